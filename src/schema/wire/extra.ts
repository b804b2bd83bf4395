import type { JsonObject } from '../../json.ts';
import type { AnyFieldMap } from './fields.ts';

export const EXTRA_DESCRIPTION =
  'What the Telnyx API sent for this object and no typed field shows, under its original keys: keys newer than this gateway, and known keys with a value that the typed field cannot hold (an enum value read as `UNKNOWN`, a value of another type). Null when there is nothing.';

/** The entries of a wire object that its field map leaves unread, or null when it reads them all. */
export function unmapped(wire: JsonObject, fields: AnyFieldMap): JsonObject | null {
  const rest = Object.keys(wire).filter((key) => !isCarried(key, wire[key], fields));
  // `fromEntries` defines own properties, so a key such as `__proto__` stays data.
  return rest.length === 0 ? null : Object.fromEntries(rest.map((key) => [key, wire[key]]));
}

function isCarried(key: string, value: unknown, fields: AnyFieldMap): boolean {
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return field !== undefined && (value === null || value === undefined || field.carries(value));
}
