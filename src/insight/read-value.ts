/** Values of documents, of which each may be of any type. */
import { isObject, type JsonObject } from '../json.ts';

/** An id: a text, or a whole number, which reads as one too; null where there is none. */
export function idIn(id: unknown): string | null {
  if (typeof id === 'string') return id === '' ? null : id;
  return Number.isSafeInteger(id) ? String(id) : null;
}

/** The object under a key; an empty one where there is none. */
export const objectAt = (item: JsonObject, key: string): JsonObject => {
  const value = Object.hasOwn(item, key) ? item[key] : null;
  return isObject(value) ? value : {};
};

/** Null is as good as absent. */
export const isGiven = <T>(value: T | null | undefined): value is T & {} => value !== undefined && value !== null;

/** A text that is not blank. */
export const textIn = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

export const isBlank = (value: unknown): boolean => textIn(value) === null;
