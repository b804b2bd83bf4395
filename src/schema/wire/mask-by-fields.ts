import { isObject, type JsonObject } from '../../json.ts';
import { finish, Pace, type Pieces } from '../../pieces.ts';
import type { Access } from '../access/access.ts';
import { inspectedAtOnce, isDeeperThanTheStack } from '../access/inspect-json.ts';
import { MASK, MAX_MASKED_BYTES } from '../access/mask.ts';
import { maskTexts } from '../access/plugin.ts';
import { redact } from '../access/redact.ts';
import { unmapped } from './extra.ts';
import type { AnyFieldMap } from './fields.ts';
import { fieldsShowing, isOfUnknownKind, keysOf } from './object.ts';

/**
 * The object with each value as the typed fields of its type show it to callers who may not see secrets, and what no field shows as `extra`
 * does. What is nested too deep to be looked through is not shown.
 */
export const maskByFields = (object: JsonObject, fields: AnyFieldMap): JsonObject => finish(maskInPieces(object, fields));

/** The same in pieces, for documents of thousands of objects. */
export function* maskInPieces(object: JsonObject, fields: AnyFieldMap): Pieces<JsonObject> {
  const shallow: [string, unknown][] = [];
  for (const [key, value] of Object.entries(object)) shallow.push([key, (yield* isDeeperThanTheStack(value)) ? MASK : value]);
  return yield* maskEach(Object.fromEntries(shallow), fields, new Pace(OBJECTS_PER_PIECE));
}

const OBJECTS_PER_PIECE = 1_000;

function* maskEach(object: JsonObject, fields: AnyFieldMap, pace: Pace): Pieces<JsonObject> {
  if (pace.isOver()) yield;
  const extra = unmapped(object, fields) ?? {};
  // As a whole, as a name beside a value says what it is.
  const shown = redactWithin(extra, isOfUnknownKind(fields) ? 'everything' : 'known-places', keysOf(fields));
  const shownExtra = isObject(shown) ? shown : Object.fromEntries(Object.keys(extra).map((key) => [key, MASK]));
  const known: [string, unknown][] = [];
  for (const [key, value] of Object.entries(object)) {
    if (!Object.hasOwn(extra, key)) known.push([key, yield* maskField(fields[key], value, pace)]);
  }
  // Names may be masked too, and then be one.
  return { ...Object.fromEntries(known), ...shownExtra };
}

function* maskField(field: AnyFieldMap[string] | undefined, value: unknown, pace: Pace): Pieces<unknown> {
  const { kind } = field?.shows ?? {};
  if (kind?.name === 'object' || kind?.name === 'union') return yield* maskNested(value, kind.definition as () => object, pace);
  if (kind === undefined || kind.name === 'json') return redactWithin(value, redactionOf(field?.access));
  return maskOfText(value, field?.access);
}

const redactionOf = (access: Access | undefined) => (typeof access?.redaction === 'string' ? access.redaction : 'known-places');

function* maskNested(value: unknown, refOf: () => object, pace: Pace): Pieces<unknown> {
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) items.push(yield* maskNested(item, refOf, pace));
    return items;
  }
  if (!isObject(value)) return redactWithin(value, 'everything');
  const fields = fieldsShowing(refOf(), value);
  return fields ? yield* maskEach(value, fields, pace) : redactWithin(value, 'everything');
}

function maskOfText(value: unknown, access: Access | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => maskOfText(item, access));
  if (access === undefined || typeof value !== 'string') return value;
  return access.needs ? MASK : maskTexts(value, access);
}

/** A JSON value with its secrets masked. What is too large to be looked through at once is not shown. */
export function redactWithin(value: unknown, ...how: Parameters<typeof redact> extends [unknown, ...infer R] ? R : never): unknown {
  const { size, isTooDeep } = inspectedAtOnce(value);
  return isTooDeep || size > MAX_MASKED_BYTES ? MASK : redact(value, ...how);
}
