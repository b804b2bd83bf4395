import type { GraphQLError } from 'graphql';

type Path = readonly (string | number)[];

/** One part of an answer that comes in parts. */
export interface Part {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
  readonly incremental?: readonly Increment[];
  readonly hasNext?: boolean;
  readonly extensions?: object;
}

/** What a later part adds at `path`: fields of an object, or items of a list from the index at the path's end on. */
export interface Increment {
  readonly path?: Path;
  readonly label?: unknown;
  readonly data?: unknown;
  readonly items?: unknown;
  readonly errors?: readonly unknown[];
}

export interface Placed<P extends Part> {
  readonly part: P;
  /** Errors whose place has yet to come. */
  readonly waiting: readonly GraphQLError[];
}

/** Puts each error into the part that has its place. With the last part come those, too, whose place never came. */
export function placeErrors<P extends Part>(part: P, errors: readonly GraphQLError[]): Placed<P> {
  if (errors.length === 0) return { part, waiting: errors };
  let waiting = errors;
  const take = (belongs: (path: Path) => boolean): readonly GraphQLError[] => {
    const taken = waiting.filter(({ path }) => belongs(path ?? []));
    waiting = waiting.filter((error) => !taken.includes(error));
    return taken;
  };
  let placed: Part = part;
  if ('data' in part)
    placed = withErrors(
      placed,
      take((path) => leadsInto(part.data, path)),
    );
  if (part.incremental) {
    placed = {
      ...placed,
      incremental: part.incremental.map((increment) =>
        withErrors(
          increment,
          take((path) => isWithin(increment, path)),
        ),
      ),
    };
  }
  if (part.hasNext === false && waiting.length > 0) {
    placed = { ...placed, incremental: [...(placed.incremental ?? []), { path: [], data: {}, errors: waiting }] };
    waiting = [];
  }
  return { part: placed as P, waiting };
}

const withErrors = <T extends Part | Increment>(to: T, errors: readonly GraphQLError[]): T =>
  errors.length === 0 ? to : { ...to, errors: [...(to.errors ?? []), ...errors] };

function isWithin({ path: at = [], data, items }: Increment, path: Path): boolean {
  if (items === undefined) return startsWith(path, at) && leadsInto(data, path.slice(at.length));
  const list = at.slice(0, -1);
  const offset = Number(path[list.length]) - Number(at.at(-1));
  if (!startsWith(path, list) || !(offset >= 0)) return false;
  return items === null || leadsInto(items, [offset, ...path.slice(at.length)]);
}

const startsWith = (path: Path, start: Path) => start.every((key, index) => path[index] === key);

/** Whether a value has the place, or is null on the way there. */
function leadsInto(value: unknown, path: Path): boolean {
  let at = value;
  for (const key of path) {
    if (at === null) return true;
    if (typeof at !== 'object' || !Object.hasOwn(at, key)) return false;
    at = (at as Readonly<Record<string | number, unknown>>)[key];
  }
  return true;
}
