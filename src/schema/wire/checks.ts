/** Conditions on a value of the Telnyx API before a typed field may hold it. */
import { ExactNumber } from '../../exact-number.ts';
import { isObject } from '../../json.ts';

export const isString = (value: unknown): value is string => typeof value === 'string';
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
/** A number with too many digits is read as the nearest double; `extra` has it as sent. */
export const isFloat = (value: unknown): boolean => Number.isFinite(value instanceof ExactNumber ? value.value : value);

/** GraphQL's `Int` has 32 bits; larger numbers stay readable in `extra`. */
export const isInt = (value: unknown): value is number => typeof value === 'number' && (value | 0) === value;

/** Ids are strings in the Telnyx API; a whole number that lost no digit is accepted as well. */
export const isId = (value: unknown): value is string | number => typeof value === 'string' || Number.isSafeInteger(value);

const ISO_8601 = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** An ISO 8601 date or date and time. The zone may be missing, as some upstream services leave it out. */
export const isDateTime = (value: unknown): value is string => typeof value === 'string' && ISO_8601.test(value);

/** Describes the type that arrived, without its value. */
export function describeKind(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'null';
  if (value instanceof ExactNumber) return Number.isFinite(value.value) ? 'a number' : 'a number beyond the range of double precision';
  return isObject(value) ? 'an object' : `a ${typeof value}`;
}
