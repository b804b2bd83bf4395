/** An id argument as a text; null where it is null or absent. */
export const givenId = (id: string | number | bigint | null | undefined): string | null =>
  id === null || id === undefined ? null : String(id);
