import { GatewayError } from '../errors.ts';
import type { AssistantOrder, Place } from './assistant-order.ts';

/** A cursor encodes the sort key, not an offset, so insertions between pages neither repeat nor hide items. */
export const toCursor = ([value, id]: Place, order: AssistantOrder): string => encode([orderKey(order), value, id]);

/** The sort key of a cursor. Throws `BAD_USER_INPUT` for a value that is not a cursor of this order; `argument` names it in the message. */
export function fromCursor(argument: string, cursor: string | null, order: AssistantOrder): Place | null {
  if (cursor === null) return null;
  const parts = decode(cursor);
  if (!parts) {
    throw new GatewayError(
      'BAD_USER_INPUT',
      `${argument} is not a cursor of this list: pass endCursor or startCursor of an earlier page unchanged.`,
    );
  }
  const [key, value, id] = parts;
  if (key !== orderKey(order)) {
    throw new GatewayError('BAD_USER_INPUT', `${argument} is a cursor of another order: keep orderBy the same while paging.`);
  }
  return [value, id];
}

type CursorParts = readonly [key: string, value: Place[0], id: string];

const encode = (parts: CursorParts): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** Decodes the output of `encode`, and refuses every other value. */
function decode(cursor: string): CursorParts | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return isCursor(parts) && encode(parts) === cursor ? parts : null;
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

export const orderKey = ({ field, direction }: AssistantOrder) => `${field}:${direction}`;
