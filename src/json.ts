import { ExactNumber } from './exact-number.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed JSON value is an object, rather than a list, null or a plain value. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);

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

/** Whether two JSON values are equal. The order of keys does not matter, and null is as good as absent. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one instanceof ExactNumber) return other instanceof ExactNumber && one.source === other.source;
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((item, index) => isSameJson(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return (one ?? null) === (other ?? null);
  return [one, other].every((object) => Object.keys(object).every((key) => isSameJson(ownValue(one, key), ownValue(other, key))));
}

const ownValue = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : null);

/** What stands at a place of a JSON value; undefined where nothing does. */
export function valueAtPlace(root: unknown, place: readonly (string | number)[]): unknown {
  let value = root;
  for (const step of place) {
    if (Array.isArray(value)) value = (value as readonly unknown[])[Number(step)];
    else value = isObject(value) && Object.hasOwn(value, String(step)) ? value[String(step)] : undefined;
  }
  return value;
}
