import { Notes } from '../../notes.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { KnownKeys, Redaction } from './access.ts';
import { MASK, MAX_MASKED_BYTES } from './mask.ts';
import { maskText } from './mask-url.ts';
import { hasNamedValue, isKeyOf, maskByItemBefore, namedSecrets } from './named-values.ts';
import { isHeadersName, isQueryName, isSecretName, isSecretParameter } from './secret-names.ts';
import { isName, isWordLike } from './word-like.ts';

/**
 * A JSON value with its secrets masked. The original is not changed, since it is shared; parts without secrets are not
 * copied.
 */
export function redact(value: unknown, redaction: Redaction, keys: KnownKeys = NONE): unknown {
  if (redaction === 'nothing') return value;
  if (redaction === 'everything') return once(unknowns, value, maskUnknown);
  if (redaction === 'parameters') return once(parameters, value, maskParameters);
  // What an `extra` is made of is the document's own, so that its entries are remembered where it is not.
  if (isObject(value)) return once(keys === NONE ? walked : null, value, () => walkObject(value, walkOnce, keys));
  return walkOnce(value);
}

const NONE: KnownKeys = {};

/** Parsed documents are never changed, and aliases show the same values again. */
const walked = new Notes<object, unknown>();
const unknowns = new Notes<object, unknown>();
const parameters = new Notes<object, unknown>();

function once(memory: Notes<object, unknown> | null, value: unknown, mask: (value: unknown) => unknown): unknown {
  if (memory === null || typeof value !== 'object' || value === null) return mask(value);
  const known = memory.get(value);
  if (known !== undefined) return known;
  const shown = mask(value);
  memory.set(value, shown);
  return shown;
}

const walkOnce = (value: unknown): unknown => once(walked, value, walk);

function walk(value: unknown): unknown {
  if (typeof value === 'string') return maskProse(value);
  if (Array.isArray(value)) return maskItems(value, (item, index) => maskByItemBefore(value, index) ?? walk(item));
  return isObject(value) ? walkObject(value, walk) : value;
}

/** JSON in a text is deeper than what people write only where somebody wants to end the stack. */
const MAX_DEPTH = 50;

/** A text without the credentials in it; one that is JSON is masked as that JSON is, and stays a text. */
export function maskProse(text: string): string {
  if (!/^\s{0,100}[[{]/.test(text)) return maskText(text);
  const parsed = parseJson(text);
  if (parsed === undefined) return maskText(text);
  if (isDeep(text)) return MASK;
  const shown = walk(parsed);
  if (shown === parsed) return maskText(text);
  // Long numbers would be printed as others.
  return /\d{16}|\d[eE]/.test(text) ? MASK : JSON.stringify(shown);
}

/** The same of a text that may be of any length. */
export const shownText = (text: string): string => (text.length > MAX_MASKED_BYTES ? MASK : maskProse(text));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** Keys under which names of fields stand, not pairs of a name and its value. */
const LISTS_OF_NAMES = new Set(['required', 'fields', 'columns', 'names', 'tags', 'scopes', 'features', 'keys', 'order', 'enum']);

function walkObject(object: JsonObject, walkItem: (item: unknown) => unknown, { secretKeys, fieldKeys }: KnownKeys = NONE): unknown {
  const isNamedSecret = namedSecrets(object);
  return maskEntries(object, (key, item) => {
    if (item === null || typeof item === 'boolean') return item;
    if (isHeadersName(key)) return maskHeaders(key, item);
    if (isQueryName(key) && isObject(item) && !isSecretName(key)) return maskParameters(item);
    if (isSecretName(key) || secretKeys?.includes(key) || isNamedSecret?.(key, item)) return maskAll(item);
    if (fieldKeys?.includes(key)) return maskMistyped(walkItem(item));
    if (Array.isArray(item) && LISTS_OF_NAMES.has(key)) return maskItems(item, walkItem);
    const shown = walkItem(item);
    const isSecretKey = isObject(item) && isObject(shown) ? isKeyOf(key, item) : undefined;
    return isSecretKey ? maskEntries(shown as JsonObject, (inner, value) => (isSecretKey(inner, value) ? maskAll(value) : value)) : shown;
  });
}

/** Parameters of a URL by their names: there a key, a code or a signature is a credential. */
function maskParameters(value: unknown): unknown {
  const shown = walk(value);
  return isObject(shown) ? maskEntries(shown, (name, item) => (isSecretParameter(name) ? maskAll(item) : item)) : shown;
}

/** Where a typed field could not carry the value: nobody knows what it is, so only words and numbers of it show. */
function maskMistyped(value: unknown): unknown {
  if (Array.isArray(value)) return maskItems(value, maskMistyped);
  if (isObject(value)) return maskEntries(value, (_key, item) => maskMistyped(item));
  return typeof value !== 'string' || value === '' || isWordLike(value) ? value : MASK;
}

/** Headers are a list of names and values, in objects, pairs or lines, or a map. Their names show, their values do not. */
function maskHeaders(key: string, headers: unknown): unknown {
  if (Array.isArray(headers)) return maskItems(headers, (item) => (Array.isArray(item) ? maskPair(item) : maskHeader(item)));
  // A heading has no colon.
  if (typeof headers === 'string' && /^header$/i.test(key) && !headers.includes(':')) return maskText(headers);
  return maskHeader(headers);
}

/** Valid names of headers. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/;
const isHeaderName = (name: unknown): name is string => typeof name === 'string' && HEADER_NAME.test(name) && isWordLike(name);

function maskHeader(header: unknown): unknown {
  if (!isObject(header)) return maskAll(header);
  const naming = ['name', 'key', 'header'].find((key) => Object.hasOwn(header, key));
  const isNamed = naming !== undefined && hasNamedValue(header);
  return keepNames(header, (key, item) => (isNamed && key === naming && isHeaderName(item) ? item : maskAll(item)));
}

const maskPair = (pair: readonly unknown[]): unknown =>
  pair.length === 2 && isHeaderName(pair[0]) ? [pair[0], maskAll(pair[1])] : maskAll(pair);

/** Keywords of JSON Schema, which stay readable if a property is called `password`. */
const SCHEMA_TYPES = new Set<unknown>(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);

/** For a value under a key with a secret name. */
function maskAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskAll);
  if (!isObject(value)) return maskLeaf(value);
  return keepNames(value, (key, item) => (key === 'type' && SCHEMA_TYPES.has(item) ? item : maskAll(item)));
}

const maskLeaf = (value: unknown): unknown =>
  value === null || value === undefined || value === '' || typeof value === 'boolean' ? value : MASK;

/** For an object of an unknown kind: its `type` and its keys are shown, and that there are values. */
function maskUnknown(value: unknown): unknown {
  if (!isObject(value)) return maskWhole(value);
  return keepNames(value, (key, item) => (key === 'type' && isName(item) ? item : maskWhole(item)));
}

function maskWhole(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskWhole);
  return isObject(value) ? keepNames(value, (_key, item) => maskWhole(item)) : maskLeaf(value);
}

/** Keys are names as a rule; one that looks like a text, a URL or a token is masked, and they are distinguished by number. */
function keepNames(object: JsonObject, map: (key: string, item: unknown) => unknown): unknown {
  let masked = 0;
  return Object.fromEntries(
    Object.entries(object).map(([key, item]) => {
      const shown = isWordLike(key) ? key : `${MASK}${(masked += 1)}`;
      return [shown, map(key, item)];
    }),
  );
}

/** The object itself where nothing changes. */
function maskEntries(object: JsonObject, map: (key: string, item: unknown) => unknown): unknown {
  let entries: [string, unknown][] | undefined;
  const keys = Object.keys(object);
  for (const [index, key] of keys.entries()) {
    const item = object[key];
    const name = maskText(key);
    const shown = map(key, item);
    if (!entries && (name !== key || shown !== item)) entries = keys.slice(0, index).map((before) => [before, object[before]]);
    entries?.push([name, shown]);
  }
  // `fromEntries` defines own properties, so a key such as `__proto__` stays data.
  return entries ? Object.fromEntries(entries) : object;
}

function maskItems(items: readonly unknown[], map: (item: unknown, index: number) => unknown): unknown {
  const shown = items.map((item, index) => map(item, index));
  return shown.every((item, index) => item === items[index]) ? items : shown;
}
