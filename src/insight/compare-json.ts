import { decimalText, ExactNumber } from '../exact-number.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Pieces } from '../pieces.ts';
import { compareText } from './compare-text.ts';

/** Whether two JSON values are equal to the last null and the last empty list; the order of keys does not matter. `isEqualButNulls` has null for absent. */
export const isEqualJson = (one: unknown, other: unknown): boolean => one === other || compareSome([other, one], Infinity) === 0;

/** The order of two JSON values by the first place where they differ, 0 for those that are equal; in pieces for big ones. */
export function* compareInPieces(one: unknown, other: unknown): Pieces<number> {
  const left = [other, one];
  for (;;) {
    const order = compareSome(left, VALUES_PER_PIECE);
    if (order !== null) return order;
    yield;
  }
}

const VALUES_PER_PIECE = 50_000;

/**
 * Compares so many of the pairs that are left, of which the last one is looked at first; null where that does not decide yet. Without
 * recursion, as an answer may be nested deeper than the stack is.
 */
function compareSome(left: unknown[], count: number): number | null {
  for (let done = 0; left.length > 0; done += 1) {
    if (done >= count) return null;
    const [a, b] = [left.pop(), left.pop()];
    if (a === b) continue;
    if (a instanceof Order) return a.sign;
    if (Array.isArray(a) && Array.isArray(b)) done += pushItems(a, b, left);
    else if (isObject(a) && isObject(b)) done += pushMembers(a, b, left);
    else {
      const order = compareText(beginningOf(a), beginningOf(b));
      if (order !== 0) return order;
    }
  }
  return 0;
}

/** What decides where all before it is equal. */
class Order {
  readonly sign: number;

  constructor(sign: number) {
    this.sign = sign;
  }
}

/** How many items were looked at. */
function pushItems(one: readonly unknown[], other: readonly unknown[], left: unknown[]): number {
  if (one.length !== other.length) left.push(null, new Order(one.length - other.length));
  for (let index = Math.min(one.length, other.length) - 1; index >= 0; index -= 1) {
    if (one[index] !== other[index]) left.push(other[index], one[index]);
  }
  return one.length;
}

function pushMembers(one: JsonObject, other: JsonObject, left: unknown[]): number {
  const [given, givenOther] = [Object.keys(one), Object.keys(other)];
  const isAlike = given.length === givenOther.length && given.every((key, index) => key === givenOther[index]);
  const [keys, others] = isAlike ? [given, given] : [sortedKeys(one), sortedKeys(other)];
  let common = keys.length;
  if (!isAlike) {
    common = 0;
    while (common < keys.length && keys[common] === others[common]) common += 1;
    const [next, nextOther] = [keys[common], others[common]];
    if (next !== nextOther) left.push(null, new Order(next === undefined || (nextOther !== undefined && next > nextOther) ? 1 : -1));
  }
  for (let index = common - 1; index >= 0; index -= 1) {
    const key = keys[index] ?? '';
    if (one[key] !== other[key]) left.push(other[key], one[key]);
  }
  return common;
}

/** How the text of a value begins: all of it where it has no others in it. */
export const beginningOf = (value: unknown, textOf: (plain: unknown) => string = plainText): string =>
  Array.isArray(value) ? '[' : isObject(value) ? '{' : textOf(value);

/** The text of a value that is neither a list nor an object: the same for all spellings of a number, with all its digits. */
export const plainText = (value: unknown): string =>
  value instanceof ExactNumber ? decimalText(value.source) : JSON.stringify(value ?? null);

/** The keys of an object that have values, in the order of their code units. */
export function sortedKeys(object: JsonObject): string[] {
  const keys = Object.keys(object);
  let isInOrder = true;
  let isWhole = true;
  for (const [index, key] of keys.entries()) {
    isInOrder &&= index === 0 || (keys[index - 1] ?? '') < key;
    isWhole &&= object[key] !== undefined;
  }
  const given = isWhole ? keys : keys.filter((key) => object[key] !== undefined);
  return isInOrder ? given : given.toSorted(compareText);
}
