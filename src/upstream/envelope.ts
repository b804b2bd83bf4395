/** The upstream wraps the same things in different ways; these take the wrapping off. */
import { badResponse } from './errors.ts';
import type { UpstreamAnswer } from './answer.ts';
import { isObject, type JsonObject } from '../json.ts';

/** One object, bare or under `data`. An object that only tells of errors is none. */
export function unwrapObject({ body, status, requestId }: UpstreamAnswer): JsonObject {
  const inner = isObject(body) && isObject(body['data']) && !Object.hasOwn(body, 'id') ? body['data'] : body;
  if (isObject(inner) && !onlyErrors(inner)) return inner;
  throw badResponse('it is not an object', { status, requestId });
}

/** A list, bare, under `data`, or under its own name. */
export function unwrapList({ body, status, requestId }: UpstreamAnswer, name: string): readonly unknown[] {
  const inner = isObject(body) ? (body['data'] ?? body[name]) : body;
  if (Array.isArray(inner)) return inner;
  throw badResponse('it is not a list', { status, requestId });
}

/** Errors of a request are objects; those that an object has of its own are texts, or none. */
function onlyErrors(body: JsonObject): boolean {
  const { errors } = body;
  if (!Array.isArray(errors) || Object.hasOwn(body, 'id')) return false;
  return errors.length === 0 ? Object.keys(body).length === 1 : errors.every(isObject);
}
