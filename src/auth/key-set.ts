import { errors, type FetchImplementation } from 'jose';
import { isObject } from '../json.ts';

/** Kinds of key that have a public half; the other ones are shared secrets, and never verify here. */
const PUBLIC_KINDS: ReadonlySet<unknown> = new Set(['RSA', 'EC', 'OKP']);

/**
 * Fetches a set of keys without its entries that are no objects, for which jose refuses all of them. Throws where no key
 * for signatures is left: an identity provider that signs has one, so an empty set is a fault of its server.
 */
export const keySetsOver =
  (fetch: FetchImplementation): FetchImplementation =>
  async (url, options) => {
    const response = await fetch(url, options);
    if (response.status !== 200) return response;
    const keys = keysIn(await response.json().catch(refuseText)).filter(isObject);
    if (!keys.some(isForSignatures)) throw new errors.JWKSInvalid('The JSON Web Key Set holds no key for signatures');
    return Response.json({ keys });
  };

function keysIn(set: unknown): readonly unknown[] {
  if (isObject(set) && Array.isArray(set['keys'])) return set['keys'];
  throw new errors.JWKSInvalid('JSON Web Key Set malformed');
}

const isForSignatures = ({ kty, use }: Readonly<Record<string, unknown>>) => PUBLIC_KINDS.has(kty) && (use === undefined || use === 'sig');

/** The parser's own message quotes the text. A body that did not arrive in time is passed on as it is. */
function refuseText(error: unknown): never {
  throw error instanceof SyntaxError ? new errors.JWKSInvalid('The JSON Web Key Set is not JSON') : error;
}
