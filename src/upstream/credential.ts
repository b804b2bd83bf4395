import { createHmac, hkdfSync, randomBytes } from 'node:crypto';

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

const KEY_BYTES = 32;

// Made once per process and never stored.
const processKey = new TenantKey(null);

/**
 * What a caller brought to be known by. Caches, logs and metrics see `tenant` only, a keyed hash. The token leaves this object for the upstream's Authorization header alone.
 */
export class Credential {
  readonly tenant: string;
  readonly #token: string;
  #derived: { readonly salt: string; readonly key: Buffer } | null = null;

  constructor(token: string, key = processKey) {
    this.#token = token;
    this.tenant = key.hash(token);
  }

  /** The value of the Authorization header for the upstream. */
  get authorization(): string {
    return `Bearer ${this.#token}`;
  }

  /** A key of 32 bytes that nobody can make without the token. */
  keyFor(salt: string): Buffer {
    if (this.#derived?.salt !== salt) this.#derived = { salt, key: Buffer.from(hkdfSync('sha256', this.#token, salt, 'reads', KEY_BYTES)) };
    return this.#derived.key;
  }

  toJSON(): string {
    return this.tenant;
  }
}
