import type { LRUCache } from 'lru-cache';
import type { Kind } from '../../upstream/kinds.ts';
import type { CachedReads, RequestOptions } from './cached-reads.ts';
import type { ListFacts } from './list-or-singles.ts';
import type { KnownFacts } from './tenant-facts.ts';
import type { Semaphore } from '../../semaphore.ts';

/** Fields that an operation asks for and lists may leave out, by kind. */
export type WantedFields = ReadonlyMap<Kind, ReadonlySet<string>>;

/** What the loaders of one request have in common. */
export interface LoaderOptions {
  readonly request: RequestOptions;
  readonly cached: CachedReads;
  /** What is known of the last list of each tenant and scope. */
  readonly lists: LRUCache<string, ListFacts>;
  readonly facts: KnownFacts;
  /** For reads of which each parent has its own. */
  readonly semaphore: Semaphore;
  /** Null as long as nobody has said what is wanted. */
  wanted: WantedFields | null;
}
