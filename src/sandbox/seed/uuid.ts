/** The id of the `number`th of a group of things, the same in every sandbox. */
export const uuid = (group: string, number: number) => `${group}-0000-4000-8000-${String(number).padStart(12, '0')}`;
