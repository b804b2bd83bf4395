import { GatewayError } from '../../errors.ts';
import type { ListOrder, Place } from './order.ts';

/** A cursor names a place, not a position, so what is inserted meanwhile neither repeats nor hides anything. */
export const toCursor = ([value, id]: Place, order: ListOrder): string => encode([orderKey(order), value, id]);

/** The place that a cursor names. Throws `BAD_USER_INPUT` for what is not a cursor of this order; `argument` names it for the caller. */
export function fromCursor(argument: string, cursor: string | null, order: ListOrder): Place | null {
  if (cursor === null) return null;
  const [key, value, id] = fromParts(argument, cursor, isCursor);
  if (key !== orderKey(order)) {
    throw new GatewayError('BAD_USER_INPUT', `${argument} is a cursor of another order: keep orderBy the same while paging.`);
  }
  return [value, id];
}

type CursorParts = readonly [key: string, value: Place[0], id: string];

/** Parts that a cursor is made of, as one text. */
export const encode = (parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts of the output of `encode`, if they are those of this list; refuses every other text. `argument` names it for the caller. */
export function fromParts<T extends readonly unknown[]>(argument: string, cursor: string, isOne: (parts: unknown) => parts is T): T {
  const parts = decode(cursor);
  if (isOne(parts) && encode(parts) === cursor) return parts;
  throw new GatewayError(
    'BAD_USER_INPUT',
    `${argument} is not a cursor of this list: pass endCursor or startCursor of an earlier page unchanged.`,
  );
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function isCursor(parts: unknown): parts is CursorParts {
  if (!Array.isArray(parts) || parts.length !== 3) return false;
  const [key, value, id] = parts as readonly unknown[];
  if (typeof key !== 'string' || typeof id !== 'string') return false;
  return value === null || typeof value === (key.startsWith('created_at') ? 'number' : 'string');
}

export const orderKey = ({ field, direction }: ListOrder) => `${field}:${direction}`;
