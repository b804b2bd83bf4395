/** An enum value as a person reads it: `MESSAGING` is `messaging`. */
export const toWords = (value: string): string => value.toLowerCase().replaceAll('_', ' ');

/** A count with its noun: `1 tool`, `2 tools`. */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
