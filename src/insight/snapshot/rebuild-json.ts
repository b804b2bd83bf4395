import { setOwnValue } from '../../json.ts';
import { finish, Pace, type Pieces } from '../../pieces.ts';

/** What becomes of a value: what stands in its place, and which of the values in that are still to be rebuilt, with what is known of each. */
export interface Rebuilt<C> {
  readonly value: unknown;
  readonly left?: readonly Left<C>[];
}

export type Left<C> = readonly [key: string | number, value: unknown, about: C];

/** Where a part of the copy belongs. */
interface Part<C> {
  readonly value: unknown;
  readonly about: C;
  readonly into: unknown;
  readonly key: string | number;
}

/** A copy of a JSON value in which `step` says what becomes of each part. Without recursion, as an answer may be nested deeper than the stack is. */
export const rebuildJson = <C>(root: unknown, about: C, step: Step<C>): unknown => finish(rebuildInPieces(root, about, step));

type Step<C> = (value: unknown, about: C) => Rebuilt<C>;

/** The same in pieces, for documents of thousands of parts. */
export function* rebuildInPieces<C>(root: unknown, about: C, step: Step<C>): Pieces<unknown> {
  const pace = new Pace(PARTS_PER_PIECE);
  const top: unknown[] = [];
  const parts: Part<C>[] = [{ value: root, about, into: top, key: 0 }];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const { value, left = [] } = step(part.value, part.about);
    put(part.into, part.key, value);
    for (const [key, below, aboutIt] of left) parts.push({ value: below, about: aboutIt, into: value, key });
    if (pace.isOver(1 + left.length)) yield;
  }
  return top[0];
}

const PARTS_PER_PIECE = 5_000;

function put(into: unknown, key: string | number, value: unknown): void {
  if (typeof key === 'number') (into as unknown[])[key] = value;
  else setOwnValue(into as Record<string, unknown>, key, value);
}
