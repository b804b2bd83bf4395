import { decimalText, ExactNumber } from './exact-number.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed JSON value is an object, rather than a list, null or a plain value. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);

/** Whether a JSON value has no others in it. */
export const isPlain = (value: unknown): boolean => !Array.isArray(value) && !isObject(value);

/** The objects of what should be a list of objects. */
export const objectsIn = <T extends object = JsonObject>(value: unknown): readonly T[] =>
  Array.isArray(value) ? value.filter((item): item is T => isObject(item)) : [];

/**
 * The text that a text, a number with all its digits or a boolean reads as; null for anything else. `String` would call a `toString` of an
 * object, which an answer may have.
 */
export function scalarText(value: unknown): string | null {
  if (value instanceof ExactNumber) return value.source;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/**
 * Whether two JSON values are equal but for nulls, which are as good as absent; `isEqualJson` compares those, too. The order of keys does not
 * matter, nor how a number is spelt. Without recursion, as an answer may be nested deeper than the stack is.
 */
export function isEqualButNulls(one: unknown, other: unknown): boolean {
  const left: unknown[] = [one, other];
  while (left.length > 0) {
    const [a, b] = [left.pop(), left.pop()];
    if (a === b) continue;
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return false;
      for (const [index, item] of a.entries()) left.push(item, b[index]);
    } else if (isObject(a) && isObject(b)) {
      for (const key of Object.keys(a)) left.push(a[key], ownValue(b, key));
      for (const key of Object.keys(b)) if (!Object.hasOwn(a, key) && (b[key] ?? null) !== null) return false;
    } else if (
      a instanceof ExactNumber
        ? !(b instanceof ExactNumber && decimalText(a.source) === decimalText(b.source))
        : (a ?? null) !== (b ?? null)
    )
      return false;
  }
  return true;
}

const ownValue = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : null);

/** Sets a key of an object that is being made; one such as `__proto__` stays data. */
export function setOwnValue(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else object[key] = value;
}

/** What stands at a place of a JSON value; undefined where nothing does. */
export function valueAtPlace(root: unknown, place: readonly (string | number)[]): unknown {
  let value = root;
  for (const step of place) {
    if (Array.isArray(value)) value = (value as readonly unknown[])[Number(step)];
    else value = isObject(value) && Object.hasOwn(value, String(step)) ? value[String(step)] : undefined;
  }
  return value;
}
