import type { CancelSignal } from '../../cancellation.ts';
import { GatewayError } from '../../errors.ts';
import type { SharedRead, SharedReads } from '../../replicas/shared-reads.ts';
import type { Span } from '../../span.ts';
import type { CallOptions, Upstream } from '../../upstream/client.ts';
import { ListTooLongError } from '../../upstream/pages.ts';
import type { Credential } from '../../upstream/credential.ts';
import type { Held, Loaded } from './loaded.ts';
import type { ReadCache } from './read-cache.ts';
import type { ReadTally } from './read-tally.ts';
import { scopesOfKey } from './tenant-writes.ts';

/** What a loader knows of the request that it serves. */
export interface RequestOptions {
  readonly upstream: Upstream;
  /** Throws where the request has no credential, so that such a request reads nothing. */
  readonly credential: () => Credential;
  /** Starts the operation's clock; asked only when a call is about to be made. */
  readonly call: () => CallOptions;
  /** The span of the operation, as for `contextOf`. */
  readonly span?: (() => Span) | null;
  /** `Cache-Control: no-cache`: ask the upstream even where a fresh answer is held. */
  readonly refresh: boolean;
  /** Called with a batch of ids that is complete, unless more of the operation is yet to come: then it keeps it until that has. */
  readonly keepBatch: (send: () => void) => boolean;
  /** Called when a stale answer is given, as the upstream cannot be reached. */
  readonly onStale: () => void;
  /** Where the reads of this operation came from. */
  readonly reads: ReadTally;
}

/** Limits of reads beside those of their operation. */
export interface ReadLimits {
  /** Upstream calls of the operation that are not for these reads. */
  readonly keepsCalls?: number;
  /** Milliseconds that the reads may take, in place of the time limit of the operation. */
  readonly withinMs?: number;
}

/** A value in use, and the entry version of its read; null where it is stale. */
export interface Taken<V> {
  readonly value: V;
  readonly entryVersion: number | null;
}

/** The key of a read, and the entry version that was held under it; null where nothing was. */
export interface Source {
  readonly key: string;
  readonly entryVersion: number | null;
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
  /** What other replicas have read; null where there is nothing of that kind. */
  readonly #shared: SharedReads | null;
  readonly #options: RequestOptions;
  #knownTenant: string | undefined;
  /** When the request began, and no write of it earlier. */
  readonly #begun: number;
  /** At least the entry version of whatever began before this request, or before its last write, here or elsewhere. */
  #lastBefore: number;
  /** Reads that were taken and are counted, once each. */
  readonly #taken = new Set<string>();
  /** Stamps that were looked up, so that one request takes the same read for current throughout. */
  readonly #entryVersions = new Map<string, number | null>();

  constructor(cache: ReadCache, shared: SharedReads | null, options: RequestOptions) {
    this.#cache = cache;
    this.#shared = shared;
    this.#options = options;
    this.#begun = cache.now();
    this.#lastBefore = cache.markVersion();
  }

  /** Whether what is read is kept, so that later requests may be given the same. */
  get keeps(): boolean {
    return !this.#options.refresh && this.#cache.keeps;
  }

  /** Whether a read began with this request and its last write, or later: what it lacks was not there by then. */
  beganSince({ entryVersion }: Taken<unknown>): boolean {
    return entryVersion !== null && entryVersion > this.#lastBefore;
  }

  /** What is held and fresh, only to look at. */
  peek<V extends object>(key: string): V | undefined {
    return this.#options.refresh ? undefined : this.#cache.peek<V>(this.#tenant, key);
  }

  /** What was read last, however long ago, only to look at. */
  lastOf<V extends object>(key: string): V | undefined {
    return this.#cache.stale<V>(this.#tenant, key);
  }

  /** What is held and fresh, to be used in this operation's answer. */
  take<V extends object>(key: string): Taken<V> | undefined {
    const { refresh, reads } = this.#options;
    if (refresh) return undefined;
    let entryVersion = 0;
    const value = this.#cache.peek<V>(this.#tenant, key, (freshUntil, held) => {
      entryVersion = held;
      reads.use(freshUntil, key, held);
    });
    if (value === undefined) return undefined;
    if (!this.#taken.has(key)) {
      this.#taken.add(key);
      reads.counts.shared += 1;
    }
    return { value, entryVersion };
  }

  /**
   * Whether the reads that something was made from are those that are held now. If so, they count as used in this operation's answer,
   * and as asked for as often as they were.
   */
  useAgain({ sources, asked }: ReadsOf): boolean {
    for (const { key, entryVersion } of sources) if (this.#entryVersionOf(key) !== entryVersion) return false;
    this.#options.reads.counts.asked += asked;
    for (const { key, entryVersion } of sources) {
      if (entryVersion !== null && !this.#taken.has(key)) this.take(key);
    }
    return true;
  }

  /** What is held, fresh or not, to be used as the upstream is down. */
  takeStale<V extends object>(key: string): V | undefined {
    const { refresh, reads, onStale } = this.#options;
    const held = refresh ? undefined : this.#cache.stale<V>(this.#tenant, key);
    if (!held) return undefined;
    reads.counts.shared += 1;
    onStale();
    return held;
  }

  /** What is held, or what `load` brings; `again` passes over what is held. Only a load starts the operation's clock. */
  read<V extends object>(key: string, load: (call: CallOptions) => Promise<Loaded<V>>, again = false): Promise<Taken<V>> {
    const { call, onStale, reads } = this.#options;
    let started: CallOptions;
    try {
      const held = again ? undefined : this.take<V>(key);
      if (held) return Promise.resolve(held);
      started = call();
    } catch (error) {
      return Promise.reject(error);
    }
    const { credential, signal: deadline, onAttempt, onAttemptEnd, span = null } = started;
    let isOwnLoad = false;
    const refresh = again || this.#options.refresh;
    const shared = refresh ? null : this.#shared;
    const loadMarked = (signal: CancelSignal): Promise<Loaded<V>> => {
      isOwnLoad = true;
      const ask: SharedRead<Loaded<V>>['load'] = (recording) => {
        reads.counts[recording?.isReplay ? 'shared' : 'sent'] += 1;
        // Objects made by spreading others are slow to make.
        return load({ credential, signal, onAttempt, onAttemptEnd, span, recording });
      };
      // Others may not know, nor Redis by now, that a write of it is not settled.
      if (!shared || this.unsettledMsOf([key]) > 0) return ask(null);
      const freshMs = (loaded: Loaded<V>) => this.#cache.freshMsOf(loaded);
      return shared.read({ credential, key, scopes: scopesOfKey(key), span, load: ask, freshMs });
    };
    let entryVersion: number | null = null;
    const onFresh = (freshUntil: number, read: number) => {
      entryVersion = read;
      reads.use(freshUntil, key, read);
    };
    const take = (value: V): Taken<V> => {
      if (!isOwnLoad) reads.counts.shared += 1;
      reads.unknownAges -= 1;
      return { value, entryVersion };
    };
    const fail = (error: unknown): Promise<Taken<V>> => {
      reads.unknownAges -= 1;
      // The read was shared, and what ran out was the allowance of the operation that made it.
      const isLimit = error instanceof GatewayError && error.code === 'LIMIT_EXCEEDED' && !(error instanceof ListTooLongError);
      if (!isOwnLoad && isLimit) return this.read(key, load, again);
      if (!isOwnLoad) reads.counts.shared += 1;
      throw error;
    };
    return this.#cache.read(this.#tenant, key, loadMarked, { signal: deadline, refresh, span, onStale, onFresh }).then(take, fail);
  }

  /** Puts in what a write brought. */
  prime(key: string, loaded: Loaded<object>): void {
    this.#cache.prime(this.#tenant, key, loaded, this.#begun);
  }

  /** Puts in what follows from a read of this request, to be used by `use`. Its time begins with the request, as the read may have taken long. */
  conclude(key: string, loaded: Loaded<object> & { readonly ttlMs: number }): Held {
    const ttlMs = Math.max(0, loaded.ttlMs - (this.#cache.now() - this.#begun));
    return this.#cache.prime(this.#tenant, key, { ...loaded, ttlMs }, this.#begun);
  }

  /** Counts what was concluded as used in this operation's answer. */
  use(key: string, { freshUntil, entryVersion }: Held): void {
    this.#options.reads.use(freshUntil, key, entryVersion);
  }

  /** The number of the tenant's last write of what these scopes have. */
  lastWriteOf(scopes: readonly string[]): number {
    return this.#cache.lastWriteOf(this.#tenant, scopes);
  }

  /** How long a write of the tenant may still be carried out that may change what each of these scopes has. */
  unsettledMsOf(scopes: readonly string[]): number {
    return this.#cache.unsettledMsOf(this.#tenant, scopes);
  }

  /** Forgets what the tenant has read in these scopes; see the cache's own `invalidate`. */
  invalidate(scopes: readonly string[], unsettledForMs?: number): Promise<void> {
    const { span = null } = this.#options;
    const forgotten = this.#cache.invalidate(this.#tenant, scopes, unsettledForMs, span && span());
    this.#lastBefore = this.#cache.markVersion();
    this.#entryVersions.clear();
    this.#taken.clear();
    return forgotten;
  }

  #entryVersionOf(key: string): number | null {
    const known = this.#entryVersions.get(key);
    if (known !== undefined) return known;
    const entryVersion = this.#cache.entryVersionOf(this.#tenant, key) ?? null;
    this.#entryVersions.set(key, entryVersion);
    return entryVersion;
  }

  get #tenant(): string {
    this.#knownTenant ??= this.#options.credential().tenant;
    return this.#knownTenant;
  }
}
