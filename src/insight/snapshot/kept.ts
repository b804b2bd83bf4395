/** Secrets in clear, which snapshots leave where they are. */
import { isObject, type JsonObject } from '../../json.ts';
import { IS_URL, OPEN_HEADERS, PLACEHOLDER, TEMPLATE, type SecretLooks } from '../references/secret-places.ts';

/** Stands in a snapshot for a secret in clear: what is there stays. */
export const KEPT: JsonObject = Object.freeze({ $kept: true });

export const isKept = (value: unknown): boolean => isObject(value) && value['$kept'] === true && Object.keys(value).length === 1;

export type Looks = Pick<SecretLooks, 'isSecretUrl' | 'hasToken'>;

/** What callers see of a document who may not see secrets. */
export interface ShownTo {
  /** The document as they see it. */
  readonly shown: JsonObject;
  readonly looks: Looks;
}

interface Leaf {
  readonly key: string;
  readonly name: string | null;
  readonly shown: unknown;
}

/** What stands before a credential in a header. */
const SCHEME = /^\s*(?:(?:bearer|basic|digest|token|api-?key)\s*)?$/i;

/** Whether a plain value is a secret in clear: masked by reads, or a credential by its looks, and no name of a secret. */
export function isClear(value: unknown, { key, name, shown }: Leaf, { isSecretUrl, hasToken }: Looks): boolean {
  if (value === null || value === undefined || typeof value === 'boolean') return false;
  if (typeof value !== 'string') return value !== shown;
  if (hasToken(value.replaceAll(TEMPLATE, ' '))) return true;
  if (value === shown) return false;
  if (name !== null && key === 'value' && OPEN_HEADERS.has(name.toLowerCase())) return false;
  const rest = value.replaceAll(TEMPLATE, '').replaceAll(PLACEHOLDER, '');
  const isReference = rest !== value && (SCHEME.test(rest) || (IS_URL.test(key) && !isSecretUrl(rest)));
  return !isReference;
}
