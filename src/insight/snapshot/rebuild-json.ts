import { finish, Pace, type Pieces } from '../../pieces.ts';

/** What becomes of a value: one in its place, or the values below it, each with what is known of it. */
export type Rebuilt<C> =
  | { readonly value: unknown }
  | { readonly items: readonly (readonly [unknown, C])[] }
  | { readonly entries: readonly (readonly [string, unknown, C])[] };

/** Where a part of the copy belongs. */
interface Part<C> {
  readonly value: unknown;
  readonly about: C;
  readonly into: unknown[] | Record<string, unknown>;
  readonly key: string | number;
}

/** A copy of a JSON value in which `step` says what becomes of each part. Without recursion, as an answer may be nested deeper than the stack is. */
export const rebuildJson = <C>(root: unknown, about: C, step: Step<C>): unknown => finish(rebuildInPieces(root, about, step));

type Step<C> = (value: unknown, about: C) => Rebuilt<C>;

/** The same in pieces, for documents of thousands of parts. */
export function* rebuildInPieces<C>(root: unknown, about: C, step: Step<C>): Pieces<unknown> {
  const pace = new Pace(PARTS_PER_PIECE);
  const top: unknown[] = [];
  const left: Part<C>[] = [{ value: root, about, into: top, key: 0 }];
  for (let part = left.pop(); part; part = left.pop()) {
    if (pace.isOver()) yield;
    const rebuilt = step(part.value, part.about);
    if ('value' in rebuilt) put(part, rebuilt.value);
    else if ('items' in rebuilt) {
      const list: unknown[] = Array.from({ length: rebuilt.items.length });
      put(part, list);
      for (const [index, [value, below]] of rebuilt.items.entries()) left.push({ value, about: below, into: list, key: index });
    } else {
      const object: Record<string, unknown> = {};
      put(part, object);
      for (const [key, value, below] of rebuilt.entries) {
        const next: Part<C> = { value, about: below, into: object, key };
        // Keys stand in the order that was given.
        put(next, null);
        left.push(next);
      }
    }
  }
  return top[0];
}

const PARTS_PER_PIECE = 4_000;

function put<C>({ into, key }: Part<C>, value: unknown): void {
  // A key such as `__proto__` stays data.
  if (key === '__proto__') Object.defineProperty(into, key, { value, enumerable: true, writable: true, configurable: true });
  else (into as Record<string | number, unknown>)[key] = value;
}
