/** Whole documents as callers see them who may not see secrets. */
import { isObject, type JsonObject } from '../../json.ts';
import type { Access } from '../access/access.ts';
import { inspectedAtOnce } from '../access/inspect-json.ts';
import { MASK, MAX_MASKED_BYTES } from '../access/mask.ts';
import { maskTyped } from '../access/plugin.ts';
import { redact } from '../access/redact.ts';
import { unmapped } from '../wire/extra.ts';
import type { AnyFieldMap } from '../wire/fields.ts';
import { fieldsShowing, keysOf } from '../wire/object.ts';

const shown = new WeakMap<JsonObject, JsonObject>();

/** The document with each value as the typed fields of its type show it, and what no field shows as `extra` does. */
export function maskDocument(document: JsonObject, fields: AnyFieldMap): JsonObject {
  const known = shown.get(document);
  if (known) return known;
  const masked = maskObject(document, fields);
  shown.set(document, masked);
  return masked;
}

function maskObject(object: JsonObject, fields: AnyFieldMap): JsonObject {
  const extra = unmapped(object, fields) ?? {};
  const keys = keysOf(fields);
  const entries = Object.entries(object).map(([key, value]) => {
    if (!Object.hasOwn(extra, key)) return [key, maskField(fields[key], value)] as const;
    const masked = redactWithin({ [key]: value }, 'known-places', keys);
    return isObject(masked) ? (Object.entries(masked)[0] ?? [key, MASK]) : ([key, MASK] as const);
  });
  return Object.fromEntries(entries);
}

function maskField(field: AnyFieldMap[string] | undefined, value: unknown): unknown {
  const { kind } = field?.shows ?? {};
  if (kind?.name === 'object' || kind?.name === 'union') return maskNested(value, kind.definition as () => object);
  if (kind === undefined || kind.name === 'json') return redactWithin(value, redactionOf(field?.access));
  return maskTexts(value, field?.access);
}

const redactionOf = (access: Access | undefined) => (typeof access?.redaction === 'string' ? access.redaction : 'known-places');

function maskNested(value: unknown, refOf: () => object): unknown {
  if (Array.isArray(value)) return value.map((item) => maskNested(item, refOf));
  if (!isObject(value)) return redactWithin(value, 'everything');
  const fields = fieldsShowing(refOf(), value);
  return fields ? maskObject(value, fields) : redactWithin(value, 'everything');
}

function maskTexts(value: unknown, access: Access | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => maskTexts(item, access));
  if (access === undefined || typeof value !== 'string') return value;
  return access.needs ? MASK : maskTyped(value, access);
}

/** What is too large to be looked through at once is not shown. */
function redactWithin(value: unknown, ...how: Parameters<typeof redact> extends [unknown, ...infer R] ? R : never): unknown {
  const { size, isTooDeep } = inspectedAtOnce(value);
  return isTooDeep || size > MAX_MASKED_BYTES ? MASK : redact(value, ...how);
}
