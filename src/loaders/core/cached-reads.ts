import { GatewayError } from '../../errors.ts';
import type { CallOptions, Upstream } from '../../upstream/client.ts';
import { ListTooLongError } from '../../upstream/pages.ts';
import type { Credential } from '../../upstream/credential.ts';
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

/** A value in use, and the stamp of its read; null where it is stale. */
export interface Taken<V> {
  readonly value: V;
  readonly stamp: number | null;
}

/** The key of a read, and the stamp that was held under it; null where nothing was. */
export interface Source {
  readonly key: string;
  readonly stamp: number | null;
}

export type Sources = readonly Source[];

/** What something was made from. */
export interface ReadsOf {
  readonly sources: Sources;
  /** How often a read was asked for. */
  readonly asked: number;
}

/** One request's reads through the shared cache. It sees its own tenant's entries only, and tallies what is used. */
export class CachedReads {
  readonly #cache: ReadCache;
  readonly #options: RequestOptions;
  /** When the request began, and no write of it earlier. */
  readonly #begun: number;
  readonly #usedAgain = new Set<string>();
  /** Stamps that were looked up, so that one request takes the same read for current throughout. */
  readonly #stamps = new Map<string, number | null>();

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
  take<V extends object>(key: string): Taken<V> | undefined {
    const { refresh, reads } = this.#options;
    if (refresh) return undefined;
    let stamp = 0;
    const value = this.#cache.peek<V>(this.#tenant, key, (freshUntil, held) => {
      stamp = held;
      reads.use(freshUntil, key, held);
    });
    if (value === undefined) return undefined;
    reads.shared += 1;
    return { value, stamp };
  }

  /**
   * Whether the reads that something was made from are those that are held now. If so, they count as used in this operation's answer,
   * and as asked for as often as they were.
   */
  useAgain({ sources, asked }: ReadsOf): boolean {
    for (const { key, stamp } of sources) if (this.#stampOf(key) !== stamp) return false;
    this.#options.reads.asked += asked;
    for (const { key, stamp } of sources) {
      if (stamp === null || this.#usedAgain.has(key)) continue;
      this.#usedAgain.add(key);
      this.take(key);
    }
    return true;
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
  async read<V extends object>(key: string, load: (call: CallOptions) => Promise<Loaded<V>>, again = false): Promise<Taken<V>> {
    const { call, onStale, reads } = this.#options;
    const refresh = again || this.#options.refresh;
    const held = again ? undefined : this.take<V>(key);
    if (held) return held;
    const { credential, signal: deadline, onAttempt, onAttemptEnd } = call();
    let isOwnLoad = false;
    const loadMarked = (signal: AbortSignal) => {
      isOwnLoad = true;
      reads.sent += 1;
      // Objects made by spreading others are slow to make.
      return load({ credential, signal, onAttempt, onAttemptEnd });
    };
    let stamp: number | null = null;
    const onFresh = (freshUntil: number, read: number) => {
      stamp = read;
      reads.use(freshUntil, key, read);
    };
    try {
      const value = await this.#cache.read(this.#tenant, key, loadMarked, { signal: deadline, refresh, onStale, onFresh });
      if (!isOwnLoad) reads.shared += 1;
      return { value, stamp };
    } catch (error) {
      // The read was shared, and what ran out was the allowance of the operation that made it.
      const isLimit = error instanceof GatewayError && error.code === 'LIMIT_EXCEEDED' && !(error instanceof ListTooLongError);
      const isForeignLimit = !isOwnLoad && isLimit;
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

  /** Forgets what the tenant has read in these scopes; see the cache's own `invalidate`. */
  invalidate(scopes: readonly string[], unsettledForMs?: number): void {
    this.#cache.invalidate(this.#tenant, scopes, unsettledForMs);
    this.#stamps.clear();
    this.#usedAgain.clear();
  }

  #stampOf(key: string): number | null {
    const known = this.#stamps.get(key);
    if (known !== undefined) return known;
    const stamp = this.#cache.stampOf(this.#tenant, key) ?? null;
    this.#stamps.set(key, stamp);
    return stamp;
  }

  get #tenant(): string {
    return this.#options.credential().tenant;
  }
}
