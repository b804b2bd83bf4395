import { isJsonObject, type JsonObject } from '../wire/checks.ts';
import type { Redaction } from './access.ts';
import { MASK } from './mask.ts';
import { maskText } from './mask-url.ts';
import { isHeadersName, isSecretName } from './secret-names.ts';

/**
 * A JSON value with its secrets masked. The original is not changed, since it is shared; parts without secrets are not
 * copied.
 */
export function redact(value: unknown, redaction: Redaction, secretKeys: readonly string[] = NONE): unknown {
  if (redaction === 'everything') return once(unknowns, value, maskUnknown);
  // The entries of an `extra` belong to the document, so they are cached although the `extra` object is not.
  if (isJsonObject(value)) return once(secretKeys === NONE ? walked : null, value, () => walkObject(value, walkOnce, secretKeys));
  return walkOnce(value);
}

const NONE: readonly string[] = [];

/** Parsed documents are never changed, and aliases show the same values again. */
const walked = new WeakMap<object, unknown>();
const unknowns = new WeakMap<object, unknown>();

function once(memory: WeakMap<object, unknown> | null, value: unknown, mask: (value: unknown) => unknown): unknown {
  if (memory === null || typeof value !== 'object' || value === null) return mask(value);
  const known = memory.get(value);
  if (known !== undefined) return known;
  const shown = mask(value);
  memory.set(value, shown);
  return shown;
}

const walkOnce = (value: unknown): unknown => once(walked, value, walk);

function walk(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return maskItems(value, walk);
  return isJsonObject(value) ? walkObject(value, walk) : value;
}

/** Keys that hold the name of a value beside it: `{ "name": "X-Api-Key", "value": … }`. */
const NAMING_KEYS = ['name', 'key', 'header', 'field', 'param', 'parameter', 'variable'];
const NAMED_VALUES = new Set(['value', 'values', 'val', 'default', 'content', 'data', 'const', 'example', 'examples', 'enum']);

function walkObject(object: JsonObject, walkItem: (item: unknown) => unknown, secretKeys: readonly string[] = NONE): unknown {
  const isNamedSecret = NAMING_KEYS.some((key) => {
    const name = Object.hasOwn(object, key) ? object[key] : undefined;
    return typeof name === 'string' && isSecretName(name);
  });
  return maskEntries(object, (key, item) => {
    if (item === null || typeof item === 'boolean') return item;
    if (isHeadersName(key)) return maskHeaders(key, item);
    const isSecret = isSecretName(key) || secretKeys.includes(key) || (isNamedSecret && NAMED_VALUES.has(key));
    return isSecret ? maskAll(item) : walkItem(item);
  });
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
const isHeaderName = (name: unknown): name is string => typeof name === 'string' && HEADER_NAME.test(name);

function maskHeader(header: unknown): unknown {
  if (!isJsonObject(header)) return maskAll(header);
  const naming = ['name', 'key', 'header'].find((key) => Object.hasOwn(header, key));
  const isNamed = naming !== undefined && Object.keys(header).some((key) => NAMED_VALUES.has(key.toLowerCase()));
  return maskEntries(header, (key, item) => (isNamed && key === naming && isHeaderName(item) ? item : maskAll(item)));
}

const maskPair = (pair: readonly unknown[]): unknown =>
  pair.length === 2 && isHeaderName(pair[0]) ? [pair[0], maskAll(pair[1])] : maskAll(pair);

/** Keywords of JSON Schema, which stay readable if a property is called `password`. */
const SCHEMA_TYPES = new Set<unknown>(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);

/** For a value under a key with a secret name. */
function maskAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskAll);
  if (isJsonObject(value)) return maskEntries(value, (key, item) => (key === 'type' && SCHEMA_TYPES.has(item) ? item : maskAll(item)));
  return maskLeaf(value);
}

const maskLeaf = (value: unknown): unknown =>
  value === null || value === undefined || value === '' || typeof value === 'boolean' ? value : MASK;

/** For an object of an unknown kind: its `type` and its keys are shown, and that there are values. */
function maskUnknown(value: unknown): unknown {
  if (!isJsonObject(value)) return maskWhole(value);
  return keepNames(value, (key, item) => (key === 'type' && isName(item) ? item : maskWhole(item)));
}

function maskWhole(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskWhole);
  return isJsonObject(value) ? keepNames(value, (_key, item) => maskWhole(item)) : maskLeaf(value);
}

/** Keys are usually names; a key that looks like prose, a URL or a token is masked, and numbered to keep keys distinct. */
function keepNames(object: JsonObject, map: (key: string, item: unknown) => unknown): unknown {
  let masked = 0;
  return Object.fromEntries(
    Object.entries(object).map(([key, item]) => {
      const shown = isName(key) ? key : `${MASK}${(masked += 1)}`;
      return [shown, map(key, item)];
    }),
  );
}

const NAME = /^[$@_A-Za-z][\w.$ -]{0,63}$/;
/** Prefixes of tokens, and mixed letters and digits, which are not words. */
const TOKEN = /^(?:sk|pk|rk|gh[a-z]|xox[a-z])[-_]|^key\d{4}|^eyJ|^AKIA|(?:\d[A-Za-z]{1,3}){3}/i;
const LONG_RUN = /[A-Za-z0-9]{25}/;

function isName(key: unknown): key is string {
  if (typeof key !== 'string' || !NAME.test(key) || TOKEN.test(key)) return false;
  return !(LONG_RUN.test(key) && /\d/.test(key));
}

/** The object itself if nothing changes. */
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

function maskItems(items: readonly unknown[], map: (item: unknown) => unknown): unknown {
  const shown = items.map(map);
  return shown.every((item, index) => item === items[index]) ? items : shown;
}
