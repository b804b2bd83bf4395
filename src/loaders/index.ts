import { LRUCache } from 'lru-cache';
import { cacheKey } from '../cache-key.ts';
import type { Kind, Parent, Scope } from '../upstream/kinds.ts';
import { scopeOf } from '../upstream/kinds.ts';
import type { Entries, Sized } from '../upstream/entries.ts';
import type { Resource } from '../upstream/resource.ts';
import { CachedReads, type ReadsOf, type RequestOptions } from './core/cached-reads.ts';
import type { ListFacts } from './core/list-or-singles.ts';
import { ReadCache, type ReadCacheOptions } from './core/read-cache.ts';
import type { ResourceList } from './core/resource-list.ts';
import { ResourceLoader, type ResourceReads } from './core/resource-loader.ts';
import { isOutdatedBy } from './core/tenant-writes.ts';
import { watchReads, type OnRead } from './core/watched-reads.ts';

/** Fields that an operation asks for and lists may leave out, by kind. */
export type WantedFields = ReadonlyMap<Kind, ReadonlySet<string>>;

/** All that one request may read, and what its writes do to that. */
export interface Loaders {
  /** The reads of a resource, below its parent where it has one. */
  of<W extends object>(resource: Resource<W>): ResourceReads<W>;
  of<W extends object, P extends Parent>(resource: Resource<W, P>, parent: P): ResourceReads<W>;
  /** Whether what is read is kept, so that later requests may be given the same. */
  readonly keeps: boolean;
  /** Says which of the fields that lists may lack this operation asks for; until then, all of them. */
  plan(wanted: WantedFields): void;
  /**
   * Forgets what the tenant has read in these scopes, in this request and in the cache: a write may have outdated it. If the write may
   * yet be carried out, what is read within `unsettledForMs` is not kept.
   */
  outdate(scopes: readonly Scope[], unsettledForMs?: number): void;
  /** Takes what a write brought, so that the next read finds it. */
  prime<W extends object, P extends Parent>(resource: Resource<W, P>, parent: P, brought: Sized<Entries<W>>): ResourceList<W>;
  /** Whether something that was made from these reads is still what it would be. Then they count as read. */
  useAgain(reads: ReadsOf): boolean;
  /** The same loaders, with an account of what is read through them. */
  watched(onRead: OnRead): Loaders;
}

/** What the loaders of all requests share: the cache, and what was learned about each tenant's lists. */
export interface LoaderMemory {
  readonly cache: ReadCache;
  readonly lists: LRUCache<string, ListFacts>;
}

const MAX_LISTS = 10_000;

export const createLoaderMemory = (options: ReadCacheOptions): LoaderMemory => ({
  cache: new ReadCache(options),
  lists: new LRUCache({ max: MAX_LISTS }),
});

// What is kept by resource; each loader is of the type that its own definition has.
type AnyLoader = ResourceLoader<object, Parent>;

export function createLoaders({ cache, lists }: LoaderMemory, request: RequestOptions): Loaders {
  const cached = new CachedReads(cache, request);
  const made = new Map<string, AnyLoader>();
  let wanted: WantedFields | null = null;
  const loaderOf = <W extends object, P extends Parent>(resource: Resource<W, P>, parent: P): ResourceLoader<W, P> => {
    const scope = scopeOf(resource.kind, parent);
    const known = made.get(scope) as unknown as ResourceLoader<W, P> | undefined;
    if (known) return known;
    const factsKey = () => cacheKey(request.credential().tenant, scope);
    const loader = new ResourceLoader(resource, parent, {
      request,
      cached,
      facts: { get: () => lists.get(factsKey()), set: (facts) => lists.set(factsKey(), facts) },
      wanted: () => wanted && (wanted.get(resource.kind) ?? NOTHING),
    });
    made.set(scope, loader as unknown as AnyLoader);
    return loader;
  };
  const loaders = (onRead: OnRead | null): Loaders => ({
    of: <W extends object, P extends Parent>(resource: Resource<W, P>, parent: P = null as P): ResourceReads<W> => {
      const loader = loaderOf(resource, parent);
      return onRead ? watchReads(loader, onRead) : loader;
    },
    get keeps() {
      return cached.keeps;
    },
    plan: (fields) => {
      wanted = fields;
    },
    outdate: (scopes, unsettledForMs) => {
      cached.invalidate(scopes, unsettledForMs);
      for (const loader of made.values()) if (isOutdatedBy(loader.scope, scopes)) loader.reset();
    },
    prime: (resource, parent, brought) => loaderOf(resource, parent).prime(brought),
    useAgain: (reads) => cached.useAgain(reads),
    watched: (inner) =>
      loaders((sources) => {
        onRead?.(sources);
        inner(sources);
      }),
  });
  return loaders(null);
}

const NOTHING: ReadonlySet<string> = new Set();
