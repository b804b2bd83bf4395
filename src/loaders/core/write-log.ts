import { LRUCache } from 'lru-cache';
import { entryLimit } from '../../entry-limit.ts';
import type { TenantWrite } from '../../replicas/coordination.ts';
import { later, NO_WRITE, TenantWrites, type LastWrite } from './tenant-writes.ts';

/** How long a tenant's write is remembered beyond the age of what it outdated: no operation, and so no read in flight, lives longer. */
const WRITE_MEMORY_MS = 3_600_000;
const MAX_WRITERS = 10_000;

/** The last writes of each tenant, numbered in the order in which they are known here. */
export class WriteLog {
  readonly #tenants: LRUCache<string, TenantWrites>;
  readonly #now: () => number;
  #count = 0;
  /** What counts as the last write of tenants whose own is not remembered. */
  #forgotten: LastWrite = NO_WRITE;

  /** `oldestMs` is the age of the oldest reads that are kept. */
  constructor(oldestMs: number, now: () => number) {
    this.#now = now;
    this.#tenants = new LRUCache<string, TenantWrites>({
      perf: { now },
      ttlResolution: 0,
      ...entryLimit(MAX_WRITERS),
      ttl: oldestMs + WRITE_MEMORY_MS,
      // Room for another writer was made by forgetting this one: from now on, who has no number sees no older reads.
      dispose: (writes, _tenant, reason) => {
        if (reason === 'evict') this.#forgotten = later(this.#forgotten, writes.last);
      },
    });
  }

  note({ tenant, scopes, unsettledForMs }: TenantWrite): void {
    this.#count += 1;
    const write = { number: this.#count, settledAt: unsettledForMs > 0 ? this.#now() + unsettledForMs : -Infinity };
    const writes = this.#tenants.get(tenant) ?? new TenantWrites(this.#forgotten);
    for (const scope of scopes) writes.note(scope, write);
    // Set again, as its time begins with its last write.
    this.#tenants.set(tenant, writes, { noDisposeOnSet: true });
  }

  /** There may have been a write of any tenant, of anything. */
  noteAny(): void {
    this.#count += 1;
    this.#forgotten = { ...this.#forgotten, number: this.#count };
    // What is not settled is still not, and of nobody else.
    const unsettled = [...this.#tenants].filter(([, { last }]) => last.settledAt > this.#now());
    this.#tenants.clear();
    for (const [tenant, writes] of unsettled) {
      writes.noteAny(this.#count);
      this.#tenants.set(tenant, writes);
    }
  }

  /** The tenant's last write, whatever it was of. */
  last(tenant: string): LastWrite {
    return this.#tenants.get(tenant)?.last ?? this.#forgotten;
  }

  /** The tenant's last write that concerns the read with this key, or reads of a scope. */
  of(tenant: string, key: string): LastWrite {
    return this.#tenants.size === 0 ? this.#forgotten : (this.#tenants.get(tenant)?.of(key) ?? this.#forgotten);
  }
}
