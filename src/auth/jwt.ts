import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { GatewayError } from '../errors.ts';
import { Credential } from '../upstream/credential.ts';
import { chooseAccount, type Accounts } from './account.ts';
import { MALFORMED_BEARER, readBearer } from './bearer.ts';
import type { Authenticate, Caller } from './caller.ts';
import { keyOfScopes, scopesOf } from './scope.ts';

export interface JwtOptions {
  /** Where the public keys are, or the secret that signer and gateway share. */
  readonly keys: { readonly jwksUrl: string } | { readonly secret: string };
  /** What `iss` must be; null takes any. */
  readonly issuer: string | null;
  /** What `aud` must name; null takes any. */
  readonly audience: string | null;
  /** Seconds by which clocks may differ. */
  readonly clockSkewSecs: number;
  readonly accounts: Accounts;
  /** Milliseconds of the clock that `exp` and `nbf` are compared with; for tests. */
  readonly now?: () => number;
}

// A public key must never serve as a shared secret, so each kind of key has algorithms of its own. None of them is "none".
const SHARED_SECRET = ['HS256', 'HS384', 'HS512'];
const PUBLIC_KEY = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

/** How long a verified token is known again without a look at its signature; a key that is withdrawn counts until then. */
const KNOWN_FOR_MS = 60_000;
const MAX_KNOWN = 10_000;
/** Milliseconds for one fetch of the public keys. */
const JWKS_TIMEOUT_MS = 5_000;

/** Callers are known by a JWT; the upstream is called with a key of the gateway's own. */
export function verifyJwt({ keys, issuer, audience, clockSkewSecs, accounts, now = Date.now }: JwtOptions): Authenticate {
  const key = 'secret' in keys ? new TextEncoder().encode(keys.secret) : remoteKeys(keys.jwksUrl);
  const claims = { ...(issuer !== null && { issuer }), ...(audience !== null && { audience }), clockTolerance: clockSkewSecs };
  const known = new LRUCache<string, { readonly caller: Caller; readonly until: number }>({ max: MAX_KNOWN });

  const verify = async (token: string, hash: string): Promise<Caller | GatewayError> => {
    try {
      const algorithms = 'secret' in keys ? SHARED_SECRET : PUBLIC_KEY;
      const { payload } = await jwtVerify(token, key, { ...claims, algorithms, currentDate: new Date(now()) });
      const credential = chooseAccount(payload, accounts);
      if (credential instanceof GatewayError) return credential;
      const scopes = scopesOf(payload);
      const caller = { credential, scopes, scopesKey: keyOfScopes(scopes), subject: payload.sub ?? null };
      const expiry = payload.exp === undefined ? Infinity : (payload.exp + clockSkewSecs) * 1_000;
      known.set(hash, { caller, until: Math.min(now() + KNOWN_FOR_MS, expiry) });
      return caller;
    } catch (error) {
      return toRefusal(error);
    }
  };

  return (authorization) => {
    const token = readBearer(authorization);
    if (token === null) return refused('This request has no token. Send one as "Authorization: Bearer TOKEN".');
    if (token === undefined) return refused(MALFORMED_BEARER);
    // The keyed hash stands for the token, so that no token is kept.
    const hash = new Credential(token).tenant;
    const held = known.get(hash);
    return held && now() < held.until ? held.caller : verify(token, hash);
  };
}

const remoteKeys = (url: string): JWTVerifyGetKey => createRemoteJWKSet(new URL(url), { timeoutDuration: JWKS_TIMEOUT_MS });

const refused = (message: string) => new GatewayError('UNAUTHENTICATED', message);

/** What the holder of a token may learn of its faults: which claim is wrong, never what would have been right. */
function toRefusal(error: unknown): GatewayError {
  if (error instanceof errors.JWTExpired) return refused('The token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) return refused(`The token's claim "${error.claim}" is not the one needed here.`);
  if (NOT_GENUINE.some((kind) => error instanceof kind)) {
    return refused('The token is no JWT that was signed for this gateway.');
  }
  return new GatewayError('UPSTREAM_UNAVAILABLE', 'The keys that tokens are signed with cannot be fetched now.', { cause: error });
}

const NOT_GENUINE = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKInvalid,
  errors.JWKSMultipleMatchingKeys,
  errors.JWKSNoMatchingKey,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTInvalid,
];
