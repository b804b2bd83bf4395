import { createHmac } from 'node:crypto';

/** Of everything that is stored: what has another form has another name, so that releases never read each other's. */
const FORMAT = 1;
const LENGTH = 22;

/** Where things of tenants are: on one slot of a cluster for each of them. */
export interface ReadNames {
  readonly epochs: string;
  readonly value: string;
  readonly lead: string;
}

/** The names of keys and channels. None of them shows what it is about to who lacks the secret. */
export class Names {
  readonly #prefix: string;
  readonly #secret: string;
  /** Of the replicas with this secret: others cannot read their messages, and need not be waited for. */
  readonly #group: string;
  readonly #fields = new Map<string, string>();

  constructor(prefix: string, secret: string) {
    this.#prefix = `${prefix}${FORMAT}`;
    this.#secret = secret;
    this.#group = `${this.#prefix}:{${this.#hash('group', '')}}`;
  }

  get replicas(): string {
    return `${this.#group}:beats`;
  }

  /** Since when the replicas are known, and tenants that they distrust. */
  get replicasState(): string {
    return `${this.#group}:state`;
  }

  get channel(): string {
    return `${this.#group}:all`;
  }

  channelOf(replica: string): string {
    return `${this.#group}:to:${replica}`;
  }

  epochsOf(tenant: string): string {
    return `${this.#prefix}:{${tenant}}:e`;
  }

  ofRead(tenant: string, key: string): ReadNames {
    const hash = this.#hash('read', key);
    return { epochs: this.epochsOf(tenant), value: `${this.#prefix}:{${tenant}}:v:${hash}`, lead: `${this.#prefix}:{${tenant}}:l:${hash}` };
  }

  /** Of a text, by its SHA-256. */
  ofText(hash: string): string {
    return `${this.#prefix}:q:${this.#hash('text', hash)}`;
  }

  /** The field of a scope among the epochs of a tenant. */
  fieldOf(scope: string): string {
    const known = this.#fields.get(scope);
    if (known !== undefined) return known;
    const field = this.#hash('scope', scope);
    // Kinds are few, and come with each read; parents are many.
    if (!scope.includes('(')) this.#fields.set(scope, field);
    return field;
  }

  #hash(what: string, text: string): string {
    return createHmac('sha256', this.#secret).update(what).update('\n').update(text).digest('base64url').slice(0, LENGTH);
  }
}
