/** The public keys of an identity provider: fetched, cached, and kept while they cannot be fetched. */
import {
  createRemoteJWKSet,
  customFetch,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type FetchImplementation,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  type ProtectedHeaderParameters,
} from 'jose';
import { GatewayError } from '../errors.ts';
import { DIRECT } from '../outbound/dispatcher.ts';
import { createDocumentFetch } from '../outbound/fetch.ts';
import { keySetsOver } from './key-set.ts';
import { refused } from './refusal.ts';

/** Listeners for changes in the availability of the keys. Each is called once per change, not for each failed fetch. */
export interface KeyEvents {
  /** The keys cannot be fetched. `ageMs` is the age of the keys in use; null if there are none. */
  readonly onKeysUnavailable?: (event: { readonly error: unknown; readonly ageMs: number | null }) => void;
  /** They can be fetched again, after so many milliseconds. */
  readonly onKeysRestored?: (event: { readonly afterMs: number }) => void;
}

export interface PublishedKeysOptions {
  readonly url: string;
  /** Milliseconds for which expired keys are used while no others can be fetched. */
  readonly maxStaleMs: number;
  /** Timeout of one fetch in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** What fetches them; directly if not given. */
  readonly fetch?: FetchImplementation | undefined;
  readonly events?: KeyEvents | undefined;
  /** Milliseconds from any origin. */
  readonly now: () => number;
}

/** Age in milliseconds at which keys are fetched again, so that a revoked key is no longer accepted. */
const MAX_AGE_MS = 600_000;
/** Minimum milliseconds between fetches for unknown key ids, and after a failed fetch, for any number of tokens. */
const PACE_MS = 5_000;
/** The same while there are no keys, so that no token can be verified. */
const PACE_WITHOUT_KEYS_MS = 1_000;
const TIMEOUT_MS = 5_000;

/** jose fetches, checks and matches the keys; when to fetch is decided here, since jose has no stale keys and no pause after a failure. */
export class PublishedKeys {
  readonly #options: PublishedKeysOptions;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  /** When the keys in use were fetched; null if there are none. */
  #fetchedAt: number | null = null;
  /** Counts the sets of keys, of which two may be of the same millisecond. */
  #generation = 0;
  #fetching: Promise<void> | null = null;
  /** When keys were last fetched because of an unknown key id. */
  #soughtAt = -Infinity;
  /** The latest failure, if no fetch has succeeded since; `since` is the time of the first one. */
  #failure: { readonly since: number; readonly at: number; readonly error: unknown } | null = null;

  constructor(options: PublishedKeysOptions) {
    this.#options = options;
    this.#keys = createRemoteJWKSet(new URL(options.url), {
      timeoutDuration: options.timeoutMs ?? TIMEOUT_MS,
      cacheMaxAge: Infinity,
      cooldownDuration: Infinity,
      [customFetch]: keySetsOver(options.fetch ?? createDocumentFetch(DIRECT).fetch),
    });
  }

  /**
   * The claims of a valid token. What the keys do not verify may be signed with a newer one: under an unknown id, without
   * an id, or under the id of the key before. Throws `UPSTREAM_UNAVAILABLE` if the keys cannot be fetched, what of the
   * token fits none of them if its key is not there, and jose's error for any other fault.
   */
  async verify(token: string, options: JWTVerifyOptions): Promise<JWTPayload> {
    await this.#assertKeys();
    const generation = this.#generation;
    try {
      return await payloadByAny(token, this.#keys, options);
    } catch (error) {
      if (!(await this.#areNewer(generation, error))) throw this.#explain(error, token, { isRecent: true });
    }
    return payloadByAny(token, this.#keys, options).catch((error: unknown) => {
      throw this.#explain(error, token, { isRecent: false });
    });
  }

  /** Whether there are keys that may verify what those of that generation did not: others have fetched them, or they are fetched now. */
  async #areNewer(generation: number, error: unknown): Promise<boolean> {
    if (error instanceof errors.JWKSNoMatchingKey) return generation !== this.#generation || this.#seek();
    // Its key is known, so the token is wrong as far as is known while the keys cannot be fetched.
    if (error instanceof errors.JWSSignatureVerificationFailed) return generation !== this.#generation || this.#seek().catch(() => false);
    return false;
  }

  #explain(error: unknown, token: string, recency: { readonly isRecent: boolean }): unknown {
    return error instanceof errors.JWKSNoMatchingKey ? this.#unknown(decodeProtectedHeader(token), recency) : error;
  }

  /** What of a token's header fits no published key. */
  #unknown({ kid, alg }: ProtectedHeaderParameters, { isRecent }: { readonly isRecent: boolean }): GatewayError {
    const ids = (this.#keys.jwks()?.keys ?? []).map((key) => key.kid);
    const what =
      kid === undefined
        ? `No published key is for tokens that are signed with ${alg}.`
        : ids.includes(kid)
          ? 'The published key with the "kid" of the token is for another "alg" or "use".'
          : 'None of the published keys has the "kid" of the token.';
    const again = `They are read again every ${PACE_MS / 1_000} seconds at most: a key that has just been published is known after that.`;
    return refused(isRecent ? `${what} ${again}` : what);
  }

  async #assertKeys(): Promise<void> {
    const { maxStaleMs, now } = this.#options;
    const age = this.#fetchedAt === null ? Infinity : now() - this.#fetchedAt;
    const areUsable = age <= MAX_AGE_MS + maxStaleMs;
    if (this.#failure) {
      if (now() - this.#failure.at >= (areUsable ? PACE_MS : PACE_WITHOUT_KEYS_MS)) {
        const fetching = this.#fetch();
        // No token waits for a server that has just failed, while there are usable keys.
        if (areUsable) fetching.catch(() => undefined);
        else await fetching;
      } else if (!areUsable) throw unavailable(this.#failure.error);
    } else if (age > MAX_AGE_MS) {
      await this.#fetch().catch((error: unknown) => {
        if (!areUsable) throw error;
      });
    }
  }

  /** Fetches keys because of an unknown key id; false if that was done recently. */
  async #seek(): Promise<boolean> {
    const now = this.#options.now();
    if (this.#fetching) return this.#fetching.then(() => true);
    if (this.#failure && now - this.#failure.at < PACE_MS) throw unavailable(this.#failure.error);
    if (now - this.#soughtAt < PACE_MS) return false;
    this.#soughtAt = now;
    await this.#fetch();
    return true;
  }

  /** One fetch at a time, shared by all waiting tokens. */
  #fetch(): Promise<void> {
    this.#fetching ??= this.#reload().finally(() => (this.#fetching = null));
    return this.#fetching;
  }

  async #reload(): Promise<void> {
    try {
      await this.#keys.reload();
    } catch (error) {
      this.#fail(error);
      throw unavailable(error);
    }
    const { events, now } = this.#options;
    this.#fetchedAt = now();
    this.#generation += 1;
    const failure = this.#failure;
    this.#failure = null;
    if (failure) events?.onKeysRestored?.({ afterMs: now() - failure.since });
  }

  #fail(error: unknown): void {
    const { events, now } = this.#options;
    const before = this.#failure;
    this.#failure = { since: before?.since ?? now(), at: now(), error };
    if (!before) events?.onKeysUnavailable?.({ error, ageMs: this.#fetchedAt === null ? null : now() - this.#fetchedAt });
  }
}

const unavailable = (cause: unknown) =>
  new GatewayError('UPSTREAM_UNAVAILABLE', 'The signing keys of tokens (JWKS) cannot be fetched at the moment.', { cause });

/** A token without a key id may be signed by any key of its algorithm. */
async function payloadByAny(token: string, keyOf: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keyOf, options)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const candidate of error) {
      try {
        return (await jwtVerify(token, candidate, options)).payload;
      } catch (reason) {
        // Claims are checked after the signature.
        if (reason instanceof errors.JWTExpired || reason instanceof errors.JWTClaimValidationFailed) throw reason;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}
