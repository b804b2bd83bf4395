import { createHmac, randomBytes } from 'node:crypto';

/**
 * What a caller brought to be known by. Caches, logs and metrics see `tenant` only: a keyed hash that means
 * nothing outside this process. The token leaves this object for the upstream's Authorization header alone.
 */
export class Credential {
  readonly tenant: string;
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
    this.tenant = createHmac('sha256', processKey).update(token).digest('base64url').slice(0, 22);
  }

  /** The value of the Authorization header for the upstream. */
  get authorization(): string {
    return `Bearer ${this.#token}`;
  }

  toJSON(): string {
    return this.tenant;
  }
}

// Made once per process and never stored, so that a hash from a log cannot be tried against guessed tokens.
const processKey = randomBytes(32);
