import { isObject, type JsonObject } from '../json.ts';

/** A value with the bytes that its JSON took. */
export interface Sized<T> {
  readonly value: T;
  readonly bytes: number;
}

/** Whether it is an object with an id under this key, by which it can be told apart. */
export const hasId = (item: unknown, key: string): item is JsonObject => {
  const id = isObject(item) ? item[key] : undefined;
  return (typeof id === 'string' && id !== '') || Number.isSafeInteger(id);
};

/** Entries of one answer. What is no object or has no id cannot be told apart and is only counted. */
export interface Entries<W> {
  readonly entries: readonly W[];
  readonly damaged: number;
}
