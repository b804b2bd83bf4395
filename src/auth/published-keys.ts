/** The public keys of an identity provider: fetched, cached, and kept while they cannot be fetched. */
import { createRemoteJWKSet, customFetch, errors, type JWTHeaderParameters, type JWTVerifyGetKey } from 'jose';
import { GatewayError } from '../errors.ts';
import { fetchKeySet } from './key-set.ts';
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
      [customFetch]: fetchKeySet,
    });
  }

  /** The key of a token. Throws `UPSTREAM_UNAVAILABLE` if the keys cannot be fetched, and says what of the token fits none of them if its key is not there. */
  readonly keyOf: JWTVerifyGetKey = async (header, token) => {
    await this.#assertKeys();
    const fetchedAt = this.#fetchedAt;
    try {
      return await this.#keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // New keys may have been fetched while the token was compared with the previous ones.
      if (fetchedAt === this.#fetchedAt && !(await this.#seek())) throw this.#unknown(header, { isRecent: true });
    }
    try {
      return await this.#keys(header, token);
    } catch (error) {
      throw error instanceof errors.JWKSNoMatchingKey ? this.#unknown(header, { isRecent: false }) : error;
    }
  };

  /** When the keys in use were fetched. */
  get fetchedAt(): number | null {
    return this.#fetchedAt;
  }

  /** Whether there are newer keys, fetched for a token that those of `fetchedAt` do not verify; not more often than for unknown key ids. */
  async renew(fetchedAt: number | null): Promise<boolean> {
    return this.#fetchedAt !== fetchedAt || this.#seek().catch(() => false);
  }

  /** What of a token's header fits no published key. */
  #unknown({ kid, alg }: Partial<JWTHeaderParameters>, { isRecent }: { readonly isRecent: boolean }): GatewayError {
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
    if (this.#keys.reloading) return this.#fetch().then(() => true);
    if (this.#failure && now - this.#failure.at < PACE_MS) throw unavailable(this.#failure.error);
    if (now - this.#soughtAt < PACE_MS) return false;
    this.#soughtAt = now;
    await this.#fetch();
    return true;
  }

  /** One fetch at a time, shared by all waiting tokens. */
  async #fetch(): Promise<void> {
    try {
      await this.#keys.reload();
    } catch (error) {
      this.#fail(error);
      throw unavailable(error);
    }
    const { events, now } = this.#options;
    this.#fetchedAt = now();
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
