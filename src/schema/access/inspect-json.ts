import { Notes } from '../../notes.ts';
import { ExactNumber } from '../../exact-number.ts';
import type { Pieces } from '../../pieces.ts';
import { finishSoon } from '../../turns.ts';

/** What there is to know of a JSON value before it is printed. */
export interface Inspection {
  /** Bytes of its text, or fewer. */
  readonly size: number;
  /** Whether printing it, which recurses, would end the stack. */
  readonly isTooDeep: boolean;
  /** Whether it has a number that this version of Node cannot print. */
  readonly hasUnprintable: boolean;
}

export const MAX_DEPTH = 500;
/** Quotes, colon and comma or brace of a member of an object. */
const BYTES_PER_MEMBER = 4;
/** Values that are looked at before others may go on, and how often in one turn. */
const VALUES_PER_PIECE = 5_000;
const PIECES_AT_ONCE = 4;

/** Parsed documents are never changed, so each object of one is looked through once. */
const known = new Notes<object, Inspection>();

/** Looks through a JSON value: at once, unless it is so large that others would wait for it. */
export function inspect(value: unknown): Inspection | Promise<Inspection> {
  if (!isContainer(value)) return { size: sizeOfText(value), isTooDeep: false, hasUnprintable: isUnprintable(value) };
  return known.get(value) ?? finishSoon(inspectContainer(value), PIECES_AT_ONCE);
}

/** The size of a value that has been inspected; 0 where nobody has. */
export const inspectedSize = (value: unknown): number => (isContainer(value) ? (known.get(value)?.size ?? 0) : 0);

function* inspectContainer(value: object): Pieces<Inspection> {
  let size = 0;
  let hasUnprintable = false;
  let seen = 0;
  let level: unknown[] = [value];
  let depth = 0;
  for (; level.length > 0 && depth <= MAX_DEPTH; depth += 1) {
    const below: unknown[] = [];
    for (const item of level) {
      seen += 1;
      if (seen % VALUES_PER_PIECE === 0) yield;
      size += 1 + sizeOfText(item);
      hasUnprintable ||= isUnprintable(item);
      if (Array.isArray(item)) for (const inner of item) below.push(inner);
      else if (isContainer(item)) {
        for (const key in item) {
          if (!Object.hasOwn(item, key)) continue;
          size += BYTES_PER_MEMBER + key.length;
          below.push((item as Readonly<Record<string, unknown>>)[key]);
        }
      }
    }
    level = below;
  }
  const inspection = { size, isTooDeep: level.length > 0, hasUnprintable };
  known.set(value, inspection);
  return inspection;
}

/** How many numbers of a value print as null, as this version of Node cannot write their digits. */
export const countUnprintable = (value: unknown): number =>
  isContainer(value)
    ? Object.values(value).reduce<number>((count, item) => count + countUnprintable(item), 0)
    : Number(isUnprintable(value));

const sizeOfText = (value: unknown): number => (typeof value === 'string' ? value.length + 1 : 0);

const isUnprintable = (value: unknown): boolean => value instanceof ExactNumber && !value.isPrintable;

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null && !(value instanceof ExactNumber);

/** What `inspect` finds of a value that is looked at in one go; one that is too large for that has no end. */
export function inspectedAtOnce(value: unknown): Pick<Inspection, 'size' | 'isTooDeep'> {
  const inspection = inspect(value);
  return inspection instanceof Promise ? { size: Infinity, isTooDeep: false } : inspection;
}

/** Whether what recurses over a value would end the stack, whatever its size. */
export function* isDeeperThanTheStack(value: unknown): Pieces<boolean> {
  return isContainer(value) && (known.get(value) ?? (yield* inspectContainer(value))).isTooDeep;
}
