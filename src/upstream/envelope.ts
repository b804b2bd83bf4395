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

const onlyErrors = (body: JsonObject) => Array.isArray(body['errors']) && !Object.hasOwn(body, 'id');
