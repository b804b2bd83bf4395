/** The upstream wraps the same things in different ways; these take the wrapping off. */
import { badResponse } from './errors.ts';
import { onlyErrors } from './only-errors.ts';
import type { UpstreamAnswer } from './answer.ts';
import { isObject, type JsonObject } from '../json.ts';

/** One object, bare or under `data`. An object that only tells of errors is none. */
export function unwrapObject({ body, status, requestId }: UpstreamAnswer): JsonObject {
  const inner = innerOf(body);
  if (isObject(inner) && !onlyErrors(inner)) return inner;
  throw badResponse('it is not an object', { status, requestId });
}

/** What is under `data`, where nothing else is beside it but what belongs to an envelope; else the body itself. */
export const innerOf = (body: unknown): unknown => (isObject(body) && isObject(body['data']) && isEnvelope(body) ? body['data'] : body);

/** A list, bare, under `data`, or under its own name. */
export function unwrapList({ body, status, requestId }: UpstreamAnswer, name: string): readonly unknown[] {
  const inner = isObject(body) ? (body['data'] ?? body[name]) : body;
  if (Array.isArray(inner)) return inner;
  throw badResponse('it is not a list', { status, requestId });
}

/** What may stand beside `data`; an object with other keys has `data` as one of its own. */
const BESIDE_DATA = new Set(['data', 'meta', 'errors', 'links', 'record_type', 'object']);

const isEnvelope = (body: JsonObject): boolean => Object.keys(body).every((key) => BESIDE_DATA.has(key));
