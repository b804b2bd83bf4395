import { createHmac, randomBytes } from 'node:crypto';

/** What tenants are hashed with: tokens that are guessed cannot be compared with a hash without it. */
export class TenantKey {
  readonly #key: string | Buffer;

  /** Equal secrets make equal tenants, in every process. Without one, tenants mean nothing outside of this process. */
  constructor(secret: string | null) {
    this.#key = secret ?? randomBytes(32);
  }

  hash(token: string): string {
    return createHmac('sha256', this.#key).update('tenant').update(token).digest('base64url').slice(0, 22);
  }
}

// Made once per process and never stored.
const processKey = new TenantKey(null);

/**
 * What a caller brought to be known by. Caches, logs and metrics see `tenant` only, a keyed hash. The token leaves this object for the upstream's Authorization header alone.
 */
export class Credential {
  readonly tenant: string;
  readonly #token: string;

  constructor(token: string, key = processKey) {
    this.#token = token;
    this.tenant = key.hash(token);
  }

  /** The value of the Authorization header for the upstream. */
  get authorization(): string {
    return `Bearer ${this.#token}`;
  }

  toJSON(): string {
    return this.tenant;
  }
}
