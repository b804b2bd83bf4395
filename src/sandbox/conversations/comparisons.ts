type Comparison = <T extends string | number>(value: T, bound: T) => boolean;

/** What PostgREST calls the comparisons of a value with another one. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  gt: (value, bound) => value > bound,
  gte: (value, bound) => value >= bound,
  lt: (value, bound) => value < bound,
  lte: (value, bound) => value <= bound,
};

/** The entry of a name that a request gives, if there is one. */
export const named = <T>(known: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(known, name) ? known[name] : undefined;
