import { GraphQLError } from 'graphql';
import { tooManyAtOnce } from '../limits/limit-exceeded.ts';

/** Streams of one tenant at once. */
const MAX_OF_TENANT = 20;

/** The streams that are open, within their limits. */
export class OpenStreams {
  readonly #max: number;
  readonly #ofTenant = new Map<string, number>();
  readonly #ends = new Set<() => void>();
  #isDraining = false;

  constructor(max: number) {
    this.#max = max;
  }

  get count(): number {
    return this.#ends.size;
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Takes a place for a stream, which `end` completes when the process is about to end; gives what frees it. Throws where there is none. */
  open(tenant: string, end: () => void): () => void {
    if (this.#isDraining) throw draining();
    const own = this.#ofTenant.get(tenant) ?? 0;
    if (this.#ends.size >= this.#max) throw tooManyAtOnce(`This process has ${this.#max} subscriptions, and takes no more.`);
    if (own >= MAX_OF_TENANT) throw tooManyAtOnce(`There are ${MAX_OF_TENANT} subscriptions of this credential, and there may be no more.`);
    this.#ofTenant.set(tenant, own + 1);
    this.#ends.add(end);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.#ends.delete(end);
      const left = (this.#ofTenant.get(tenant) ?? 1) - 1;
      if (left > 0) this.#ofTenant.set(tenant, left);
      else this.#ofTenant.delete(tenant);
    };
  }

  /** Completes all streams, and takes no more. */
  drain(): void {
    this.#isDraining = true;
    for (const end of this.#ends) end();
  }
}

const draining = () =>
  new GraphQLError('This process is about to end, and takes no more subscriptions.', {
    extensions: { code: 'LIMIT_EXCEEDED', http: { status: 503 } },
  });
