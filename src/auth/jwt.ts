import { jwtVerify, type FetchImplementation, type JWTPayload, type JWTVerifyOptions } from 'jose';
import { LRUCache } from 'lru-cache';
import { entryLimit } from '../entry-limit.ts';
import { GatewayError } from '../errors.ts';
import { Credential, type TenantKey } from '../upstream/credential.ts';
import { chooseAccount, type Accounts } from './account.ts';
import { MALFORMED_BEARER, readBearer } from './bearer.ts';
import type { Authenticate, Caller } from './caller.ts';
import { PublishedKeys, type KeyEvents } from './published-keys.ts';
import { refused, toRefusal } from './refusal.ts';
import { keyOfScopes, scopesOf } from './scope.ts';

export interface JwtOptions {
  /** URL of the public keys, and seconds for which expired keys are used while they cannot be fetched; or the shared secret. */
  readonly keys: { readonly jwksUrl: string; readonly maxStaleSecs: number } | { readonly secret: string };
  /** Required value of `iss`; null accepts any. */
  readonly issuer: string | null;
  /** Required value of `aud`; null accepts any. */
  readonly audience: string | null;
  /** Seconds by which clocks may differ. */
  readonly clockSkewSecs: number;
  readonly accounts: Accounts;
  /** What tenants are hashed with; a key of this process if not given. */
  readonly tenantKey?: TenantKey | undefined;
  /** What fetches the public keys; directly if not given. */
  readonly fetchKeys?: FetchImplementation | undefined;
  readonly events?: KeyEvents | undefined;
  /** Timeout of one fetch of the public keys in milliseconds; for tests. */
  readonly fetchTimeoutMs?: number | undefined;
  /** Milliseconds of the clock that `exp`, `nbf` and the age of keys are compared with; for tests. */
  readonly now?: (() => number) | undefined;
}

// A public key must never serve as a shared secret, so each kind of key has its own algorithms. None of them is "none".
const SHARED_SECRET = ['HS256', 'HS384', 'HS512'];
const PUBLIC_KEY = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

/** Milliseconds for which a verified token is cached without checking its signature again; a revoked key is accepted until then. */
const KNOWN_FOR_MS = 60_000;
const MAX_KNOWN = 10_000;

/** A secret, or the published keys of the signer. */
interface VerifyingKey {
  readonly verify: (token: string, checks: JWTVerifyOptions) => Promise<JWTPayload>;
}

function sharedSecret(secret: string): VerifyingKey {
  const key = new TextEncoder().encode(secret);
  return { verify: async (token, checks) => (await jwtVerify(token, key, checks)).payload };
}

/** Callers authenticate with a JWT; upstream calls use an API key of the gateway. */
export function verifyJwt(options: JwtOptions): Authenticate {
  const { keys, issuer, audience, clockSkewSecs, accounts, tenantKey, fetchKeys, events, fetchTimeoutMs, now = Date.now } = options;
  const key: VerifyingKey =
    'secret' in keys
      ? sharedSecret(keys.secret)
      : new PublishedKeys({
          url: keys.jwksUrl,
          maxStaleMs: keys.maxStaleSecs * 1_000,
          timeoutMs: fetchTimeoutMs,
          fetch: fetchKeys,
          events,
          now,
        });
  const algorithms = 'secret' in keys ? SHARED_SECRET : PUBLIC_KEY;
  const claims = { ...(issuer !== null && { issuer }), ...(audience !== null && { audience }), clockTolerance: clockSkewSecs };
  const known = new LRUCache<string, { readonly caller: Caller; readonly until: number }>(entryLimit(MAX_KNOWN));

  const verify = async (token: string, hash: string): Promise<Caller | GatewayError> => {
    const checks = { ...claims, algorithms, currentDate: new Date(now()) };
    const payload = await key.verify(token, checks).catch(toRefusal);
    if (payload instanceof GatewayError) return payload;
    const credential = chooseAccount(payload, accounts, tenantKey);
    if (credential instanceof GatewayError) return credential;
    const scopes = scopesOf(payload);
    const expiresAt = payload.exp === undefined ? null : (payload.exp + clockSkewSecs) * 1_000;
    const caller = { credential, scopes, scopesKey: keyOfScopes(scopes), subject: payload.sub ?? null, expiresAt };
    known.set(hash, { caller, until: Math.min(now() + KNOWN_FOR_MS, expiresAt ?? Infinity) });
    return caller;
  };

  return (authorization) => {
    const token = readBearer(authorization);
    if (token === null) return refused('This request has no token. Send one as "Authorization: Bearer TOKEN".');
    if (token === undefined) return refused(MALFORMED_BEARER);
    // Keyed by a hash of the token, so that no token is stored.
    const hash = new Credential(token).tenant;
    const held = known.get(hash);
    return held && now() < held.until ? held.caller : verify(token, hash);
  };
}
