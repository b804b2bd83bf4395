/** Whole documents of assistants as callers see them who may not see secrets. */
import { isObject, type JsonObject } from '../../json.ts';
import { maskUrlField } from '../access/mask-url.ts';
import { redact } from '../access/redact.ts';
import { isKnownType } from '../wire/union.ts';

/** Types of JSON Schema, which tools have for their parameters. */
const SCHEMA_TYPES = new Set<unknown>(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);

/**
 * The document with every secret masked that its typed fields would mask: by the names of keys and the places of headers
 * and credentials, in every text that may be a URL, and all texts of what is of an unknown kind.
 */
export const maskDocument = (document: JsonObject): JsonObject => masked(redact(document, 'known-places')) as JsonObject;

function masked(value: unknown): unknown {
  // What has spaces is prose, which has been looked through for credentials.
  if (typeof value === 'string') return /\s/.test(value) ? value : maskUrlField(value);
  if (Array.isArray(value)) return value.map(masked);
  if (!isObject(value)) return value;
  const { type } = value;
  if (typeof type === 'string' && !isKnownType(type) && !SCHEMA_TYPES.has(type)) return redact(value, 'everything');
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item)]));
}
