import { GatewayError } from '../../errors.ts';
import { ExactNumber } from '../../exact-number.ts';

/** Printing an answer recurses, so what is nested without end would end the stack. */
const MAX_DEPTH = 500;

/** Parsed documents are never changed, so each object of one is walked once: whether it has a number that cannot be printed. */
const known = new WeakMap<object, boolean>();

/** The JSON value, if it can be printed. Throws `UPSTREAM_BAD_RESPONSE` for one that is nested too deep. */
export function printable(value: unknown): unknown {
  if (!isContainer(value) || known.has(value)) return value;
  let hasUnprintable = false;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw new GatewayError('UPSTREAM_BAD_RESPONSE', `The upstream sent a value that is nested more than ${MAX_DEPTH} levels deep.`);
    }
    hasUnprintable ||= level.some(isUnprintable);
    level = level.flatMap((item) => (isContainer(item) ? Object.values(item) : []));
  }
  known.set(value, hasUnprintable);
  return value;
}

/** How many numbers of what is shown of a printable value print as null, as this version of Node cannot write their digits. */
export function countUnprintable(value: unknown, shown: unknown): number {
  const has = isContainer(value) ? known.get(value) : isUnprintable(value);
  return has ? countWithin(shown) : 0;
}

const countWithin = (value: unknown): number =>
  isContainer(value) ? Object.values(value).reduce<number>((count, item) => count + countWithin(item), 0) : Number(isUnprintable(value));

const isUnprintable = (value: unknown): boolean => value instanceof ExactNumber && !value.isPrintable;

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null && !(value instanceof ExactNumber);
