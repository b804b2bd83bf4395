import { toErrors, type Body } from './answer.ts';
import type { Answer } from './types.ts';

type Path = readonly (string | number)[];

/** One piece of `incremental`, in the form of August 2022: `data` of `@defer`, `items` of `@stream`. */
interface Piece extends Body {
  readonly path?: Path;
  readonly items?: readonly unknown[] | null;
}

/** A payload of an answer in parts. */
export interface Part extends Body {
  readonly hasNext?: boolean;
  readonly incremental?: readonly Piece[] | null;
}

/** An answer with what a later part adds to it. The answer before stays as it was; what did not change is shared. */
export function mergePart<TResult>(before: Answer<TResult>, { incremental, errors, extensions }: Part): Answer<TResult> {
  let { data } = before;
  const added = [...toErrors(errors)];
  const joined = { ...before.extensions, ...extensions };
  for (const piece of incremental ?? []) {
    added.push(...toErrors(piece.errors));
    Object.assign(joined, piece.extensions);
    const { path = [], items } = piece;
    if (items) data = changeAt(data, path.slice(0, -1), (list) => insert(list, Number(path.at(-1)), items)) as TResult;
    else if (piece.data) data = changeAt(data, path, (value) => merge(value, piece.data)) as TResult;
  }
  return { ...before, data, errors: [...before.errors, ...added], extensions: joined };
}

function changeAt(value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  // Nothing is added to what is null.
  if (typeof value !== 'object' || value === null) return value;
  if (key === undefined) return change(value);
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  Object.defineProperty(copy, key, {
    value: changeAt(Reflect.get(value, key), rest, change),
    enumerable: true,
    writable: true,
    configurable: true,
  });
  return copy;
}

const insert = (list: unknown, index: number, items: readonly unknown[]): unknown =>
  Array.isArray(list) ? [...list.slice(0, index), ...items, ...list.slice(index + items.length)] : list;

/** Fields that both have are joined where they are objects or lists. */
function merge(before: unknown, added: unknown): unknown {
  if (typeof before !== 'object' || before === null || typeof added !== 'object' || added === null) return added;
  if (Array.isArray(before) || Array.isArray(added))
    return Array.isArray(before) && Array.isArray(added) ? added.map((item: unknown, index) => merge(before[index], item)) : added;
  const known = new Map(Object.entries(before));
  return { ...before, ...Object.fromEntries(Object.entries(added).map(([key, value]) => [key, merge(known.get(key), value)])) };
}
