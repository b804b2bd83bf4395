import { encode, fromParts } from './cursor.ts';

/** The place of an item, and what it is known by where it has moved: its id, or a hash of what it holds. */
export interface WindowCursor {
  readonly page: number;
  readonly index: number;
  readonly key: string;
}

type Parts = readonly [page: number, index: number, key: string];

export const toWindowCursor = ({ page, index, key }: WindowCursor): string => encode([page, index, key]);

/** What a cursor names. Throws `BAD_USER_INPUT` for what is not a cursor of a window; `argument` names it for the caller. */
export function fromWindowCursor(argument: string, cursor: string | null): WindowCursor | null {
  if (cursor === null) return null;
  const [page, index, key] = fromParts(argument, cursor, isWindowCursor);
  return { page, index, key };
}

function isWindowCursor(parts: unknown): parts is Parts {
  if (!Array.isArray(parts) || parts.length !== 3) return false;
  const [page, index, key] = parts as readonly unknown[];
  return Number.isSafeInteger(page) && Number(page) >= 1 && Number.isSafeInteger(index) && Number(index) >= 0 && typeof key === 'string';
}
