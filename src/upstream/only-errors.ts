import { isObject, type JsonObject } from '../json.ts';

/** Whether an object only tells of errors. Those of a request are objects; those that an object has of its own are texts, or none. */
export function onlyErrors(body: JsonObject): boolean {
  const { errors } = body;
  if (!Array.isArray(errors) || Object.hasOwn(body, 'id')) return false;
  return errors.length === 0 ? Object.keys(body).length === 1 : errors.every(isObject);
}
