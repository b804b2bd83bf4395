/** How many of many a message names. */
export const MOST_NAMED = 3;

/** The first of them, and how many more there are. */
export const withMore = (first: readonly string[], all: number): string =>
  [...first, ...(all > first.length ? [`${all - first.length} more`] : [])].join(', ');
