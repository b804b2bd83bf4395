import { GatewayError } from '../../errors.ts';
import { encode, fromParts } from './cursor.ts';
import { compareInstants, instantOf, type Instant } from './instant.ts';

export interface KeysetOrder<C extends string> {
  readonly column: C;
  readonly direction: 'asc' | 'desc';
}

/** Where an item is in an order: its time, and its id among those of the same time. */
export interface KeysetPlace {
  readonly at: Instant;
  readonly id: string;
}

/** Negative where the first place comes before the second one. */
export function comparePlaces<C extends string>({ direction }: KeysetOrder<C>, a: KeysetPlace, b: KeysetPlace): number {
  const ascending = compareInstants(a.at, b.at) || (a.id < b.id ? -1 : Number(a.id > b.id));
  return direction === 'asc' ? ascending : -ascending;
}

/** A place, and how many items of its time the list has up to it. */
export interface CursorPlace extends KeysetPlace {
  readonly ties: number;
}

type Parts = readonly [order: string, time: string, id: string, ties: number];

/** Items of one time that are read to find the place among them. */
export const MAX_TIES = 999;

const keyOf = <C extends string>({ column, direction }: KeysetOrder<C>) => `${column}.${direction}`;

export const toKeysetCursor = <C extends string>({ at, id, ties }: CursorPlace, order: KeysetOrder<C>): string =>
  encode([keyOf(order), at.text, id, Math.min(ties, MAX_TIES)] satisfies Parts);

/** What a cursor names. Throws `BAD_USER_INPUT` for what is not a cursor of this order; `argument` names it for the caller. */
export function fromKeysetCursor<C extends string>(argument: string, cursor: string | null, order: KeysetOrder<C>): CursorPlace | null {
  if (cursor === null) return null;
  const [key, time, id, ties] = fromParts(argument, cursor, isKeysetCursor);
  if (key !== keyOf(order)) {
    throw new GatewayError('BAD_USER_INPUT', `${argument} is a cursor of another order: keep orderBy the same while paging.`);
  }
  return { at: instantOf(time) as Instant, id, ties };
}

function isKeysetCursor(parts: unknown): parts is Parts {
  if (!Array.isArray(parts) || parts.length !== 4) return false;
  const [key, time, id, ties] = parts as readonly unknown[];
  return (
    typeof key === 'string' &&
    instantOf(time) !== null &&
    typeof id === 'string' &&
    Number.isInteger(ties) &&
    Number(ties) >= 1 &&
    Number(ties) <= MAX_TIES
  );
}
