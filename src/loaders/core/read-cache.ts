import { LRUCache } from 'lru-cache';
import { cacheKey } from '../../cache-key.ts';
import type { CancelSignal } from '../../cancellation.ts';
import type { Span } from '../../span.ts';
import { ALONE, type Coordination } from '../../replicas/coordination.ts';
import { EntryVersions } from './entry-versions.ts';
import { Flights } from './flights.ts';
import { freshMsOf, LASTING_TIMES, type Held, type Loaded, type ReadOptions } from './loaded.ts';
import { isOutage, reasonOf } from '../../upstream/errors.ts';
import { loading } from './settle.ts';
import { WriteLog } from './write-log.ts';

export interface ReadCacheOptions {
  /** Milliseconds a read stays fresh; 0 keeps nothing, yet reads in flight are still shared. */
  readonly ttlMs: number;
  /** Estimated bytes of all entries together. */
  readonly maxBytes: number;
  /** Milliseconds beyond its time that a read may still serve while the upstream is down; 0 by default. */
  readonly staleIfErrorMs?: number;
  /** Milliseconds from any origin; for tests. */
  readonly now?: () => number;
  /** What is known of the writes of other replicas; a process is alone by default. */
  readonly coordination?: Coordination;
}

type Load = (signal: CancelSignal) => Promise<Loaded<object>>;

interface Entry extends Held {
  readonly value: object;
  readonly size: number;
  /** When its read began, on the cache's clock. */
  readonly begun: number;
}

interface Storing {
  /** Milliseconds that it stays fresh at most. */
  readonly ttlMs: number;
  readonly entryVersion: number;
  readonly begun: number;
}

interface SharedRead {
  readonly load: Load;
  readonly signal: CancelSignal;
  readonly span: Span | null;
  /** Milliseconds that what it brings stays fresh at most. */
  readonly ttlMs: number;
}

/** Parsed JSON takes about three times the bytes of its text, measured on documents of 2 to 8 KB. */
const BYTES_IN_MEMORY = 3;
const ENTRY_OVERHEAD_BYTES = 512;
/**
 * What reads brought, shared by all requests of one tenant and by nobody else: every method takes the tenant, a
 * keyed hash of the credential, and keys that begin with their scope, as `readKey` makes them. Bounded by bytes and age, never holds errors, and lets equal reads in flight be one.
 */
export class ReadCache {
  readonly #entries: LRUCache<string, Entry>;
  readonly #flights = new Flights<Loaded<object>, Entry>();
  /** The number of the last write that concerns a read is part of its key: what was read before can no longer be found. */
  readonly #writes: WriteLog;
  readonly #ttlMs: number;
  readonly #staleIfErrorMs: number;
  readonly #now: () => number;
  readonly #versions: EntryVersions;
  readonly #coordination: Coordination;
  #prefix = { tenant: '', number: -1, text: '' };

  constructor({ ttlMs, maxBytes, staleIfErrorMs = 0, now = () => performance.now(), coordination = ALONE }: ReadCacheOptions) {
    const clock = { perf: { now }, ttlResolution: 0 };
    this.#ttlMs = ttlMs;
    this.#staleIfErrorMs = ttlMs === 0 ? 0 : staleIfErrorMs;
    this.#now = now;
    this.#versions = new EntryVersions(now);
    this.#coordination = coordination;
    this.#writes = new WriteLog(ttlMs * LASTING_TIMES + staleIfErrorMs, now);
    coordination.listen({ onWrite: (write) => this.#writes.note(write), onGap: () => this.#writes.noteAny() });
    this.#entries = new LRUCache({
      ...clock,
      maxSize: maxBytes,
      ttl: Math.max(ttlMs + staleIfErrorMs, 1),
      sizeCalculation: (entry) => entry.size,
    });
  }

  /** The clock of all times here. */
  now(): number {
    return this.#now();
  }

  /** The entry version of whatever began last, at this process or at another: reads that begin from now on have higher ones. */
  markVersion(): number {
    return this.#versions.mark();
  }

  /** Whether all writes of other replicas that have been answered are known. */
  get isCurrent(): boolean {
    return this.#coordination.isCurrent;
  }

  /** Whether reads are kept once they are made. */
  get keeps(): boolean {
    return this.#ttlMs > 0;
  }

  /** Milliseconds that what is read now stays fresh. */
  freshMsOf(loaded: Loaded<object>): number {
    return freshMsOf(loaded, this.#ttlMs);
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
    { signal, refresh = false, span = null, onStale, onFresh }: ReadOptions,
  ): Promise<V> {
    const fullKey = this.#keyOf(tenant, key);
    const ttlMs = this.#ttlOf(tenant, key, this.#now());
    const use = ({ value, freshUntil, entryVersion }: Entry): V => {
      onFresh?.(freshUntil, entryVersion);
      return value as V;
    };
    const held = refresh ? undefined : this.#get(fullKey);
    if (held && this.#isFresh(held)) return Promise.resolve(use(held));
    if (signal.aborted) return Promise.reject(reasonOf(signal));
    // A write in the meantime moves the tenant to other keys; then what a refresh brings is never looked up again.
    if (refresh) {
      const storing = { ttlMs, entryVersion: this.#versions.next(), begun: this.#now() };
      return loading(() => load(signal)).then((loaded) => use(this.#store(fullKey, loaded, storing)));
    }
    return this.#share(fullKey, { load, signal, span, ttlMs }, use, (error) => {
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
    return this.#store(this.#keyOf(tenant, key), loaded, {
      ttlMs: this.#ttlOf(tenant, key, begun),
      entryVersion: this.#versions.next(),
      begun,
    });
  }

  /**
   * Forgets what the tenant has read in these scopes so far, reads in flight included. A write whose outcome is not known may yet be
   * carried out for `unsettledForMs`: until then what is read is not kept, as it may be the state of before. Resolves when other replicas
   * have forgotten it, too. `span` is that of the operation that wrote; null where it is not traced.
   */
  invalidate(tenant: string, scopes: readonly string[], unsettledForMs = 0, span: Span | null = null): Promise<void> {
    const write = { tenant, scopes, unsettledForMs };
    this.#writes.note(write);
    return this.#coordination.announce(write, span);
  }

  /** The number of the tenant's last write, whatever it was of. */
  lastWrite(tenant: string): number {
    return this.#writes.last(tenant).number;
  }

  /** The number of the tenant's last write of what any of these scopes has. */
  lastWriteOf(tenant: string, scopes: readonly string[]): number {
    return Math.max(0, ...scopes.map((scope) => this.#writes.of(tenant, scope).number));
  }

  /** Milliseconds until a write of unknown outcome has ended for certain that may have changed what each of these scopes has; 0 where there is none. */
  unsettledMsOf(tenant: string, scopes: readonly string[]): number {
    const settledAt = Math.min(...scopes.map((scope) => this.#writes.of(tenant, scope).settledAt));
    return Math.max(0, settledAt - this.#now());
  }

  get usage(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#entries.size, bytes: this.#entries.calculatedSize };
  }

  /** How long stays fresh what was begun at this time. */
  #ttlOf(tenant: string, key: string, begun: number): number {
    return begun < this.#writes.of(tenant, key).settledAt ? 0 : this.#ttlMs;
  }

  #keyOf(tenant: string, key: string): string {
    const { number } = this.#writes.of(tenant, key);
    // One request looks up many keys of one tenant.
    if (tenant !== this.#prefix.tenant || number !== this.#prefix.number) this.#prefix = { tenant, number, text: cacheKey(tenant, number) };
    // Keys of lists of parts are put together as those of their parts.
    return `${this.#prefix.text}${key.length}:${key}`;
  }

  #find(tenant: string, key: string): Entry | undefined {
    return this.#entries.size === 0 ? undefined : this.#get(this.#keyOf(tenant, key));
  }

  #get(fullKey: string): Entry | undefined {
    const entry = this.#entries.get(fullKey);
    return entry && entry.begun > this.#usableAfter() ? entry : undefined;
  }

  #store(fullKey: string, loaded: Loaded<object>, storing: Storing): Entry {
    const entry = this.#toEntry(loaded, storing);
    if (storing.ttlMs > 0) {
      // What is still being read for this place is older.
      this.#flights.forget(fullKey);
      this.#entries.set(fullKey, entry, { ttl: this.#lifetime(entry, loaded.staleMs) });
    }
    return entry;
  }

  #toEntry(loaded: Loaded<object>, { ttlMs, entryVersion, begun }: Storing): Entry {
    const { value, bytes } = loaded;
    const now = this.#now();
    // Asked after the other clock: what comes in between makes it older, and not younger.
    const begunElsewhere = loaded.begun === undefined ? null : now - (performance.now() - loaded.begun);
    return {
      entryVersion: begunElsewhere === null ? entryVersion : this.#versions.of(begunElsewhere),
      value,
      size: Math.ceil(bytes * BYTES_IN_MEMORY) + ENTRY_OVERHEAD_BYTES,
      freshUntil: now + freshMsOf(loaded, ttlMs),
      begun: begunElsewhere ?? begun,
    };
  }

  /** How long an entry is kept: while it is fresh, and as long as it may stand in after that. */
  #lifetime({ freshUntil }: Entry, staleMs = Infinity): number {
    return Math.max(freshUntil - this.#now() + Math.min(staleMs, this.#staleIfErrorMs), 1);
  }

  /** When has begun at the latest what is not to be used now, as far as writes of other replicas are concerned: all are known, or those since are not answered yet. */
  #usableAfter(): number {
    const { isCurrent, leaseMs } = this.#coordination;
    return isCurrent ? -Infinity : this.#now() - leaseMs;
  }

  #isFresh({ freshUntil }: Entry): boolean {
    return this.#now() < freshUntil;
  }

  /** What `use` makes of a load that this reader shares with others. */
  #share<V>(
    fullKey: string,
    { load, signal, span, ttlMs }: SharedRead,
    use: (entry: Entry) => V,
    rescue: (error: unknown) => V,
  ): Promise<V> {
    const usableAfter = this.#usableAfter();
    const underWay = this.#flights.get(fullKey);
    const shared = underWay && underWay.begun > usableAfter ? underWay : null;
    if (span && shared?.span && shared.span !== span) span.linkTo(shared.span);
    const flight = shared ?? this.#begin(fullKey, { load, span, ttlMs });
    return this.#flights.join(fullKey, flight, signal).then((entry) => {
      if (!shared || entry.begun > usableAfter) return use(entry);
      // It was found at another replica, for who had asked earlier.
      return this.#share(fullKey, { load, signal, span, ttlMs }, use, rescue);
    }, rescue);
  }

  #begin(fullKey: string, { load, span, ttlMs }: Omit<SharedRead, 'signal'>) {
    const begun = this.#now();
    const entryVersion = this.#versions.next();
    const keep = (loaded: Loaded<object>, isWanted: boolean): Entry =>
      this.#store(fullKey, loaded, { ttlMs: isWanted ? ttlMs : 0, entryVersion, begun });
    return this.#flights.begin(fullKey, { begun, load, span, keep });
  }
}
