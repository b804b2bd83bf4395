import { isJsonObject } from '../wire/checks.ts';
import type { Redaction } from './access.ts';

/** Stands in for a secret that is set. What is null or empty stays so, which says that none is set. */
export const MASK = '***';

const SECRET_KEY = /pass(?:word|wd|phrase)?$|secret|token|api_?key|authorization|credential|private_?key|cookie|signature/i;
/** Names of secrets are no secrets: `api_key_ref`, `token_retrieval_url`, `secret_id`. */
const REFERENCE_KEY = /_(?:ref|url|id|type|name|identifier|timeout_ms|count|limit)s?$|^max_|_?tokens$/i;
const HEADERS_KEY = /headers$/i;

/** A JSON value whose secrets are masked. The value itself stays as it is, since it is shared. */
export function redact(value: unknown, redaction: Redaction, secretKeys: readonly string[] = []): unknown {
  if (redaction === 'everything') return maskAll(value);
  return walk(value, (key) => secretKeys.includes(key));
}

function walk(value: unknown, isSecret: (key: string) => boolean): unknown {
  if (typeof value === 'string') return maskUrl(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, isSecret));
  if (!isJsonObject(value)) return value;
  return mapEntries(value, (key, item) => {
    if (isSecret(key) || (SECRET_KEY.test(key) && !REFERENCE_KEY.test(key))) return maskAll(item);
    return HEADERS_KEY.test(key) ? maskHeaders(item) : walk(item, never);
  });
}

const never = () => false;

/** Headers are a list of names and values, or a map. */
function maskHeaders(headers: unknown): unknown {
  if (Array.isArray(headers)) {
    return headers.map((header) =>
      isJsonObject(header) ? mapEntries(header, (key, item) => (key === 'name' ? item : maskAll(item))) : maskAll(header),
    );
  }
  return maskAll(headers);
}

function maskAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskAll);
  if (isJsonObject(value)) return mapEntries(value, (key, item) => (key === 'type' && typeof item === 'string' ? item : maskAll(item)));
  return value === null || value === '' || typeof value === 'boolean' ? value : MASK;
}

const mapEntries = (object: Readonly<Record<string, unknown>>, map: (key: string, value: unknown) => unknown) =>
  // `fromEntries` defines own properties, so a key such as `__proto__` stays data.
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(key, value)]));

const URL_START = /^[a-z][a-z0-9+.-]*:\/\//i;
const USER_INFO = /^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i;
const SECRET_PARAMETER = /([?&#;])([^=&#;]*(?:pass|secret|token|key|auth|credential|sig|code|session)[^=&#;]*)=[^&#;]+/gi;

/** A URL without the credentials that it may carry as user, or in its query; other texts as they are. */
export const maskUrl = (text: string): string =>
  URL_START.test(text) ? text.replace(USER_INFO, `$1${MASK}@`).replaceAll(SECRET_PARAMETER, `$1$2=${MASK}`) : text;
