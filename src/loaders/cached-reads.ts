import { GatewayError } from '../errors.ts';
import type { CallOptions, Upstream } from '../upstream/client.ts';
import type { Credential } from '../upstream/credential.ts';
import type { Loaded, ReadCache } from './read-cache.ts';
import type { ReadTally } from './read-tally.ts';

/** What a loader knows of the request that it serves. */
export interface RequestOptions {
  readonly upstream: Upstream;
  /** Throws where the request has no credential, so that such a request reads nothing. */
  readonly credential: () => Credential;
  /** Starts the operation's clock; asked only when a call is about to be made. */
  readonly call: () => CallOptions;
  /** `Cache-Control: no-cache`: ask the upstream even where a fresh answer is held. */
  readonly refresh: boolean;
  /** Called with a batch of ids that is complete, unless more of the operation is yet to come: then it keeps it until that has. */
  readonly keepBatch: (send: () => void) => boolean;
  /** Told when a stale answer is given, as the upstream cannot be reached. */
  readonly onStale: () => void;
  /** Where the reads of this operation came from. */
  readonly reads: ReadTally;
}

/** One request's reads through the shared cache. It sees its own tenant's entries only, and tallies what is used. */
export class CachedReads {
  readonly #cache: ReadCache;
  readonly #options: RequestOptions;
  /** When the request began, and no write of it earlier. */
  readonly #begun: number;

  constructor(cache: ReadCache, options: RequestOptions) {
    this.#cache = cache;
    this.#options = options;
    this.#begun = cache.now();
  }

  /** Whether what is read is kept, so that later requests may be given the same. */
  get keeps(): boolean {
    return !this.#options.refresh && this.#cache.keeps;
  }

  /** What is held and fresh, only to look at. */
  peek<V extends object>(key: string): V | undefined {
    return this.#options.refresh ? undefined : this.#cache.peek<V>(this.#tenant, key);
  }

  /** What is held and fresh, to be used in this operation's answer. */
  take<V extends object>(key: string): V | undefined {
    const { refresh, reads } = this.#options;
    const held = refresh ? undefined : this.#cache.peek<V>(this.#tenant, key, (freshUntil, stamp) => reads.use(freshUntil, key, stamp));
    if (held) reads.shared += 1;
    return held;
  }

  /** What is held, fresh or not, to be used as the upstream is down. */
  takeStale<V extends object>(key: string): V | undefined {
    const { refresh, reads, onStale } = this.#options;
    const held = refresh ? undefined : this.#cache.standIn<V>(this.#tenant, key);
    if (!held) return undefined;
    reads.shared += 1;
    onStale();
    return held;
  }

  /** What is held, or what `load` brings; `again` passes over what is held. Only a load starts the operation's clock. */
  async read<V extends object>(key: string, load: (call: CallOptions) => Promise<Loaded<V>>, again = false): Promise<V> {
    const { call, onStale, reads } = this.#options;
    const refresh = again || this.#options.refresh;
    const held = again ? undefined : this.take<V>(key);
    if (held) return held;
    const options = call();
    let isOwnLoad = false;
    const loadMarked = (signal: AbortSignal) => {
      isOwnLoad = true;
      reads.sent += 1;
      return load({ ...options, signal });
    };
    const onFresh = (freshUntil: number, stamp: number) => reads.use(freshUntil, key, stamp);
    try {
      const value = await this.#cache.read(this.#tenant, key, loadMarked, { signal: options.signal, refresh, onStale, onFresh });
      if (!isOwnLoad) reads.shared += 1;
      return value;
    } catch (error) {
      // The read was shared, and what ran out was the allowance of the operation that made it.
      const isForeignLimit = !isOwnLoad && error instanceof GatewayError && error.code === 'LIMIT_EXCEEDED';
      if (isForeignLimit) return this.read(key, load, again);
      if (!isOwnLoad) reads.shared += 1;
      throw error;
    } finally {
      reads.untold -= 1;
    }
  }

  /** Puts in what a write brought. */
  prime(key: string, loaded: Loaded<object>): void {
    this.#cache.prime(this.#tenant, key, loaded, this.#begun);
  }

  /** Forgets all that the tenant has read so far; see the cache's own `invalidate`. */
  invalidate(unsettledForMs?: number): void {
    this.#cache.invalidate(this.#tenant, unsettledForMs);
  }

  get #tenant(): string {
    return this.#options.credential().tenant;
  }
}
