import { LRUCache } from 'lru-cache';
import { entryLimit } from '../../entry-limit.ts';
import { cacheKey } from '../../cache-key.ts';
import { Cancellation, type CancelSignal } from '../../cancellation.ts';
import { InFlight } from '../../in-flight.ts';
import type { Held, Loaded, ReadOptions } from './loaded.ts';
import { later, NO_WRITE, TenantWrites, type LastWrite } from './tenant-writes.ts';
import { isOutage, reasonOf } from '../../upstream/errors.ts';
import { loading } from './settle.ts';

export interface ReadCacheOptions {
  /** Milliseconds a read stays fresh; 0 keeps nothing, yet reads in flight are still shared. */
  readonly ttlMs: number;
  /** Estimated bytes of all entries together. */
  readonly maxBytes: number;
  /** Milliseconds beyond its time that a read may still serve while the upstream is down; 0 by default. */
  readonly staleIfErrorMs?: number;
  /** Milliseconds from any origin; for tests. */
  readonly now?: () => number;
}

type Load = (signal: CancelSignal) => Promise<Loaded<object>>;

interface Entry extends Held {
  readonly value: object;
  readonly size: number;
}

interface Storing {
  /** Milliseconds that it stays fresh at most. */
  readonly ttlMs: number;
  readonly entryVersion: number;
}

interface SharedRead {
  readonly load: Load;
  readonly signal: CancelSignal;
  /** Milliseconds that what it brings stays fresh at most. */
  readonly ttlMs: number;
}

/** A load that is under way, and who waits for it. */
interface Flight {
  readonly cancellation: Cancellation;
  readonly outcome: Promise<Entry>;
  readers: number;
}

/** Parsed JSON takes about three times the bytes of its text, measured on documents of 2 to 8 KB. */
const BYTES_IN_MEMORY = 3;
const ENTRY_OVERHEAD_BYTES = 512;
/** How long a tenant's write is remembered beyond the age of what it outdated: no operation, and so no read in flight, lives longer. */
const WRITE_MEMORY_MS = 3_600_000;
const MAX_WRITERS = 10_000;
/** How many times longer is kept what hardly ever changes. */
const LASTING_TIMES = 60;

/**
 * What reads brought, shared by all requests of one tenant and by nobody else: every method takes the tenant, a
 * keyed hash of the credential, and keys that begin with their scope, as `readKey` makes them. Bounded by bytes and age, never holds errors, and lets equal reads in flight be one.
 */
export class ReadCache {
  readonly #entries: LRUCache<string, Entry>;
  readonly #flights = new InFlight<Flight>();
  /** The last writes of each tenant. The number of the one that concerns a read is part of its key: what was read before can no longer be found. */
  readonly #writes: LRUCache<string, TenantWrites>;
  readonly #ttlMs: number;
  readonly #staleIfErrorMs: number;
  readonly #now: () => number;
  #lastVersion = 0;
  #prefix = { tenant: '', number: -1, text: '' };
  #writeCount = 0;
  /** What counts as the last write of tenants whose own is not remembered. */
  #forgottenWrite: LastWrite = NO_WRITE;

  constructor({ ttlMs, maxBytes, staleIfErrorMs = 0, now = () => performance.now() }: ReadCacheOptions) {
    const clock = { perf: { now }, ttlResolution: 0 };
    this.#ttlMs = ttlMs;
    this.#staleIfErrorMs = ttlMs === 0 ? 0 : staleIfErrorMs;
    this.#now = now;
    this.#entries = new LRUCache({
      ...clock,
      maxSize: maxBytes,
      ttl: Math.max(ttlMs + staleIfErrorMs, 1),
      sizeCalculation: (entry) => entry.size,
    });
    this.#writes = new LRUCache<string, TenantWrites>({
      ...clock,
      ...entryLimit(MAX_WRITERS),
      ttl: ttlMs * LASTING_TIMES + staleIfErrorMs + WRITE_MEMORY_MS,
      // Room for another writer was made by forgetting this one: from now on, who has no number sees no older reads.
      dispose: (writes, _tenant, reason) => {
        if (reason === 'evict') this.#forgottenWrite = later(this.#forgottenWrite, writes.last);
      },
    });
  }

  /** The clock of all times here. */
  now(): number {
    return this.#now();
  }

  /** The entry version of the read that began last: those that begin from now on have higher ones. */
  get lastVersion(): number {
    return this.#lastVersion;
  }

  /** Whether reads are kept once they are made. */
  get keeps(): boolean {
    return this.#ttlMs > 0;
  }

  /** A fresh value, without asking anyone. */
  peek<V extends object>(tenant: string, key: string, onFresh?: ReadOptions['onFresh']): V | undefined {
    const held = this.#find(tenant, key);
    if (!held || !this.#isFresh(held)) return undefined;
    onFresh?.(held.freshUntil, held.entryVersion);
    return held.value as V;
  }

  /** The entry version of the read that is held and fresh. */
  entryVersionOf(tenant: string, key: string): number | undefined {
    const held = this.#find(tenant, key);
    return held && this.#isFresh(held) ? held.entryVersion : undefined;
  }

  /** A value that is kept, fresh or not: what may stand in while the upstream is down. */
  stale<V extends object>(tenant: string, key: string): V | undefined {
    return this.#find(tenant, key)?.value as V | undefined;
  }

  /** A fresh value, or the one that `load` brings; readers of the same key at the same time share one load. */
  read<V extends object>(
    tenant: string,
    key: string,
    load: (signal: CancelSignal) => Promise<Loaded<V>>,
    { signal, refresh = false, onStale, onFresh }: ReadOptions,
  ): Promise<V> {
    const fullKey = this.#keyOf(tenant, key);
    const ttlMs = this.#ttlOf(tenant, key, this.#now());
    const use = ({ value, freshUntil, entryVersion }: Entry): V => {
      onFresh?.(freshUntil, entryVersion);
      return value as V;
    };
    const held = refresh ? undefined : this.#entries.get(fullKey);
    if (held && this.#isFresh(held)) return Promise.resolve(use(held));
    if (signal.aborted) return Promise.reject(reasonOf(signal));
    // A write in the meantime moves the tenant to other keys; then what a refresh brings is never looked up again.
    if (refresh) {
      const entryVersion = this.#nextVersion();
      return loading(() => load(signal)).then((loaded) => use(this.#store(fullKey, loaded, { ttlMs, entryVersion })));
    }
    return this.#share(fullKey, { load, signal, ttlMs }, use, (error) => {
      if (!held || !isOutage(error)) throw error;
      onStale?.();
      return held.value as V;
    });
  }

  /**
   * Puts in what a write brought that was begun at `begun` on the cache's clock, or what follows from a read, so that the next read
   * finds it.
   */
  prime(tenant: string, key: string, loaded: Loaded<object>, begun = this.#now()): Held {
    return this.#store(this.#keyOf(tenant, key), loaded, { ttlMs: this.#ttlOf(tenant, key, begun), entryVersion: this.#nextVersion() });
  }

  /**
   * Forgets what the tenant has read in these scopes so far, reads in flight included. A write whose outcome is not known may yet be
   * carried out for `unsettledForMs`: until then what is read is not kept, as it may be the state of before.
   */
  invalidate(tenant: string, scopes: readonly string[], unsettledForMs = 0): void {
    this.#writeCount += 1;
    const write = { number: this.#writeCount, settledAt: unsettledForMs > 0 ? this.#now() + unsettledForMs : -Infinity };
    const writes = this.#writes.get(tenant) ?? new TenantWrites(this.#forgottenWrite);
    for (const scope of scopes) writes.note(scope, write);
    // Anew, as its time begins with its last write.
    this.#writes.set(tenant, writes, { noDisposeOnSet: true });
  }

  /** The number of the tenant's last write, whatever it was of. */
  lastWrite(tenant: string): number {
    return (this.#writes.get(tenant)?.last ?? this.#forgottenWrite).number;
  }

  /** The number of the tenant's last write of what any of these scopes has. */
  lastWriteOf(tenant: string, scopes: readonly string[]): number {
    return Math.max(0, ...scopes.map((scope) => this.#writeOf(tenant, scope).number));
  }

  get usage(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#entries.size, bytes: this.#entries.calculatedSize };
  }

  /** The last write that concerns a read. */
  #writeOf(tenant: string, key: string): LastWrite {
    return this.#writes.size === 0 ? this.#forgottenWrite : (this.#writes.get(tenant)?.of(key) ?? this.#forgottenWrite);
  }

  /** How long stays fresh what was begun at this time. */
  #ttlOf(tenant: string, key: string, begun: number): number {
    return begun < this.#writeOf(tenant, key).settledAt ? 0 : this.#ttlMs;
  }

  #keyOf(tenant: string, key: string): string {
    const { number } = this.#writeOf(tenant, key);
    // One request looks up many keys of one tenant.
    if (tenant !== this.#prefix.tenant || number !== this.#prefix.number) this.#prefix = { tenant, number, text: cacheKey(tenant, number) };
    // Keys of lists of parts are put together as those of their parts.
    return `${this.#prefix.text}${key.length}:${key}`;
  }

  #find(tenant: string, key: string): Entry | undefined {
    return this.#entries.size === 0 ? undefined : this.#entries.get(this.#keyOf(tenant, key));
  }

  #nextVersion(): number {
    this.#lastVersion += 1;
    return this.#lastVersion;
  }

  #store(fullKey: string, loaded: Loaded<object>, { ttlMs, entryVersion }: Storing): Entry {
    const entry = this.#toEntry(loaded, ttlMs, entryVersion);
    if (ttlMs > 0) {
      // What is still being read for this place is older.
      this.#flights.forget(fullKey);
      this.#entries.set(fullKey, entry, { ttl: this.#lifetime(entry, loaded.staleMs) });
    }
    return entry;
  }

  #toEntry({ value, bytes, ttlMs = Infinity, isLasting }: Loaded<object>, mostMs: number, entryVersion: number): Entry {
    return {
      entryVersion,
      value,
      size: Math.ceil(bytes * BYTES_IN_MEMORY) + ENTRY_OVERHEAD_BYTES,
      freshUntil: this.#now() + Math.min(ttlMs, isLasting ? mostMs * LASTING_TIMES : mostMs),
    };
  }

  /** How long an entry is kept: while it is fresh, and as long as it may stand in after that. */
  #lifetime({ freshUntil }: Entry, staleMs = Infinity): number {
    return Math.max(freshUntil - this.#now() + Math.min(staleMs, this.#staleIfErrorMs), 1);
  }

  #isFresh({ freshUntil }: Entry): boolean {
    return this.#now() < freshUntil;
  }

  /** What `use` makes of a load, or the reason why this reader has left. The load is cancelled when its last reader leaves. */
  #share<V>(fullKey: string, { load, signal, ttlMs }: SharedRead, use: (entry: Entry) => V, rescue: (error: unknown) => V): Promise<V> {
    const flight = this.#flights.get(fullKey) ?? this.#begin(fullKey, load, ttlMs);
    flight.readers += 1;
    return new Promise<Entry>((resolve, reject) => {
      const leave = () => {
        reject(reasonOf(signal));
        flight.readers -= 1;
        if (flight.readers > 0) return;
        this.#flights.end(fullKey, flight);
        flight.cancellation.abort();
      };
      const stay = () => signal.removeEventListener('abort', leave);
      signal.addEventListener('abort', leave, { once: true });
      flight.outcome.then(
        (entry) => {
          stay();
          return resolve(entry);
        },
        (error: unknown) => {
          stay();
          reject(error);
        },
      );
    }).then(use, rescue);
  }

  #begin(fullKey: string, load: Load, ttlMs: number): Flight {
    const cancellation = new Cancellation();
    const entryVersion = this.#nextVersion();
    const keep = (loaded: Loaded<object>): Entry => {
      // Nobody waited any more, and another load may have begun.
      const isWanted = this.#flights.end(fullKey, flight);
      return this.#store(fullKey, loaded, { ttlMs: isWanted ? ttlMs : 0, entryVersion });
    };
    const fail = (error: unknown): never => {
      this.#flights.end(fullKey, flight);
      throw error;
    };
    const flight: Flight = { cancellation, outcome: loading(() => load(cancellation)).then(keep, fail), readers: 0 };
    this.#flights.begin(fullKey, flight);
    return flight;
  }
}
