import { ExactNumber } from './exact-number.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed JSON value is an object, rather than a list, null or a plain value. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);

/** The objects of what should be a list of objects. */
export const objectsIn = <T extends object = JsonObject>(value: unknown): readonly T[] =>
  Array.isArray(value) ? value.filter((item): item is T => isObject(item)) : [];
