/**
 * What values of variables are to an expression. Telnyx documents operators only by name, so most rules here are inferred, and say when
 * they decided (`assumptions.ts`).
 */
import { ExactNumber } from '../../exact-number.ts';
import { isObject } from '../../json.ts';

export type Kind = 'null' | 'boolean' | 'number' | 'string' | 'list' | 'map';

export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (isObject(value)) return 'map';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'number';
}

/** A fraction starts at its dot, so that no text can be split in two ways: time is linear in its length. */
const NUMERIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number that a number or a numeric string is; null for anything else. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (value instanceof ExactNumber) return value.value;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return NUMERIC.test(text) ? Number(text) : null;
}

/** `==`: the same kind and equal, lists and maps by what they hold. Null is equal to nothing, and not to null. */
export const isEqual = (one: unknown, other: unknown): boolean => kindOf(one) !== 'null' && isSame(one, other);

/** Without recursion, as values may be nested deeper than the stack is. */
function isSame(one: unknown, other: unknown): boolean {
  const left: [unknown, unknown][] = [[one, other]];
  for (let pair = left.pop(); pair; pair = left.pop()) {
    const [a, b] = pair;
    const kind = kindOf(a);
    if (kind !== kindOf(b)) return false;
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return false;
      for (const [index, item] of a.entries()) left.push([item, b[index]]);
    } else if (isObject(a) && isObject(b)) {
      const keys = Object.keys(a);
      if (keys.length !== Object.keys(b).length) return false;
      for (const key of keys) {
        if (!Object.hasOwn(b, key)) return false;
        left.push([a[key], b[key]]);
      }
    } else if (kind === 'number' ? numberOf(a) !== numberOf(b) : kind !== 'null' && a !== b) return false;
  }
  return true;
}

/** The order of two values, rising: numbers and numeric strings as numbers, two other strings by code point; null where they have none. */
export function orderOf(one: unknown, other: unknown): number | null {
  const [a, b] = [numberOf(one), numberOf(other)];
  // A difference would be no number between two that are beyond a double's range.
  if (a !== null && b !== null) return a < b ? -1 : a > b ? 1 : 0;
  return typeof one === 'string' && typeof other === 'string' ? compareCodePoints(one, other) : null;
}

/** Code units are in the order of code points but for surrogates, which stand for what comes after all others. */
function compareCodePoints(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [one.charCodeAt(index), other.charCodeAt(index)];
    if (a !== b) return rankOf(a) - rankOf(b);
  }
  return one.length - other.length;
}

const rankOf = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
