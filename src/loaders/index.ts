import { LRUCache } from 'lru-cache';
import { entryLimit } from '../entry-limit.ts';
import { cacheKey } from '../cache-key.ts';
import { scopeOf, withThoseAlong, type Parent, type Scope } from '../upstream/kinds.ts';
import type { Entries, Sized } from '../upstream/entries.ts';
import type { PageSource } from '../upstream/page-source.ts';
import type { AskedPage } from '../upstream/pages.ts';
import { windowSource, type WindowPage } from '../upstream/read-window.ts';
import type { ListResource, Resource, WindowResource } from '../upstream/resource.ts';
import type { SharedReads } from '../replicas/shared-reads.ts';
import { CachedReads, type ReadsOf, type RequestOptions } from './core/cached-reads.ts';
import type { ListFacts } from './core/list-or-singles.ts';
import { PageLoader, type PageReads } from './core/page-loader.ts';
import { ReadCache, type ReadCacheOptions } from './core/read-cache.ts';
import { mayLack, type ResourceList } from './core/resource-list.ts';
import type { LoaderOptions, WantedFields } from './core/loader-options.ts';
import { ResourceLoader } from './core/resource-loader.ts';
import type { ListReads, ResourceReads } from './core/resource-reads.ts';
import { TenantFacts, type KnownFacts } from './core/tenant-facts.ts';
import { isOutdatedBy } from './core/tenant-writes.ts';
import { Semaphore } from '../semaphore.ts';
import { SharedPolls } from './shared-polls.ts';
import { Turns } from './turns.ts';
import { watchReads, type OnRead } from './core/watched-reads.ts';

/** All that one request may read, and what its writes do to that. */
export interface Loaders {
  /** The reads of a resource, below its parent where it has one. */
  of<W extends object>(resource: Resource<W>): ResourceReads<W>;
  of<W extends object>(resource: ListResource<W>): ListReads<W>;
  of<W extends object, P extends Parent>(resource: Resource<W, P>, parent: P): ResourceReads<W>;
  of<W extends object, P extends Parent>(resource: ListResource<W, P>, parent: P): ListReads<W>;
  /** The reads of a list in windows, below its parent where it has one. */
  windows<W extends object, P extends Parent, Q extends object>(
    resource: WindowResource<W, P, Q>,
    parent: P,
  ): PageReads<AskedPage<Q>, WindowPage<W>>;
  /** The reads of whatever else is read in parts. */
  pages<A, V extends object>(source: PageSource<A, V>): PageReads<A, V>;
  /** Whether an empty field of an entry may be an omission of the list that it came from: see `complete`. */
  mayLack(entry: object, field: string): boolean;
  /** What reads of the tenant have shown of the upstream. */
  readonly facts: KnownFacts;
  /** Whether what is read is kept, so that later requests may be given the same. */
  readonly keeps: boolean;
  /** Says which of the fields that lists may lack this operation asks for; until then, all of them. */
  plan(wanted: WantedFields): void;
  /**
   * Forgets what the tenant has read in these scopes, in this request and in the cache: a write may have outdated it. If the write may
   * yet be carried out, what is read within `unsettledForMs` is not kept. Resolves when other replicas have forgotten it, too: the answer
   * to a write waits for that.
   */
  outdate(scopes: readonly Scope[], unsettledForMs?: number): Promise<void>;
  /** The number of the last write that outdated any of these scopes, made by any caller of the tenant: higher than that of any before. */
  lastWriteOf(scopes: readonly Scope[]): number;
  /** Milliseconds for which a write of unknown outcome may still be carried out that may change what each of these scopes has; 0 where there is none. */
  unsettledMsOf(scopes: readonly Scope[]): number;
  /** Takes what a write brought, so that the next read finds it. */
  prime<W extends object, P extends Parent>(resource: Resource<W, P>, parent: P, brought: Sized<Entries<W>>): ResourceList<W>;
  /** Whether something that was made from these reads is still what it would be. Then they count as read. */
  useAgain(reads: ReadsOf): boolean;
  /** The same loaders, with an account of what is read through them; an account that they had before is no longer kept. */
  watched(onRead: OnRead): Loaders;
}

/** What the loaders of all requests share: the cache, and what was learned about each tenant's lists. */
export interface LoaderMemory {
  readonly cache: ReadCache;
  /** What other replicas have read; null where there is nothing of that kind. */
  readonly shared: SharedReads | null;
  readonly lists: LRUCache<string, ListFacts>;
  readonly facts: TenantFacts;
  readonly polls: SharedPolls;
  /** Of writes that are made of what is stored: between its read and the write, no other of the tenant changes it. */
  readonly turns: Turns;
}

const MAX_LISTS = 10_000;
/** Reads of one request that are under way at a time, of those that each parent has for itself. */
const READS_AT_A_TIME = 8;

export const createLoaderMemory = (options: ReadCacheOptions, shared: SharedReads | null = null): LoaderMemory => ({
  cache: new ReadCache(options),
  // Where nothing is kept, others have nothing of it.
  shared: options.ttlMs > 0 ? shared : null,
  lists: new LRUCache(entryLimit(MAX_LISTS)),
  facts: new TenantFacts(options.now),
  polls: new SharedPolls(),
  turns: new Turns(),
});

export const createLoaders = ({ cache, shared, lists, facts }: LoaderMemory, request: RequestOptions): Loaders =>
  new RequestLoaders({
    request,
    cached: new CachedReads(cache, shared, request),
    lists,
    facts: facts.of(() => request.credential().tenant),
    semaphore: new Semaphore(READS_AT_A_TIME),
    wanted: null,
  });

// What is kept by scope; each loader is of the type that its own definition has.
type AnyLoader = ResourceLoader<object, Parent>;
type AnyPageLoader = PageLoader<unknown, object>;

/** The loaders that a request has made, by what they read. */
class MadeLoaders {
  readonly byScope = new Map<string, AnyLoader>();
  readonly pages = new Map<string, AnyPageLoader>();
}

class RequestLoaders implements Loaders {
  readonly #shared: LoaderOptions;
  readonly #made: MadeLoaders;
  readonly #onRead: OnRead | null;

  constructor(shared: LoaderOptions, made = new MadeLoaders(), onRead: OnRead | null = null) {
    this.#shared = shared;
    this.#made = made;
    this.#onRead = onRead;
  }

  of<W extends object, P extends Parent>(resource: ListResource<W, P>, parent: P = null as P): ResourceReads<W> {
    // Of what is only read as a list, nobody is given more than that.
    const loader = this.#loaderOf(resource as Resource<W, P>, parent);
    return this.#onRead ? watchReads(loader, this.#onRead) : loader;
  }

  windows<W extends object, P extends Parent, Q extends object>(resource: WindowResource<W, P, Q>, parent: P) {
    return this.pages(windowSource(resource, parent));
  }

  pages<A, V extends object>(source: PageSource<A, V>): PageReads<A, V> {
    const key = cacheKey(source.scope, source.name);
    const known = this.#made.pages.get(key) as unknown as PageLoader<A, V> | undefined;
    const loader = known ?? new PageLoader(source, this.#shared);
    if (!known) this.#made.pages.set(key, loader as unknown as AnyPageLoader);
    return this.#onRead ? loader.watched(this.#onRead) : loader;
  }

  mayLack(entry: object, field: string): boolean {
    return mayLack(entry, field);
  }

  get facts(): KnownFacts {
    return this.#shared.facts;
  }

  get keeps(): boolean {
    return this.#shared.cached.keeps;
  }

  plan(wanted: WantedFields): void {
    this.#shared.wanted = wanted;
  }

  outdate(scopes: readonly Scope[], unsettledForMs?: number): Promise<void> {
    const outdated = withThoseAlong(scopes);
    const forgotten = this.#shared.cached.invalidate(outdated, unsettledForMs);
    const made = [...this.#made.byScope.values(), ...this.#made.pages.values()];
    for (const loader of made) if (isOutdatedBy(loader.scope, outdated)) loader.reset();
    return forgotten;
  }

  lastWriteOf(scopes: readonly Scope[]): number {
    return this.#shared.cached.lastWriteOf(scopes);
  }

  unsettledMsOf(scopes: readonly Scope[]): number {
    return this.#shared.cached.unsettledMsOf(scopes);
  }

  prime<W extends object, P extends Parent>(resource: Resource<W, P>, parent: P, brought: Sized<Entries<W>>): ResourceList<W> {
    return this.#loaderOf(resource, parent).prime(brought);
  }

  useAgain(reads: ReadsOf): boolean {
    return this.#shared.cached.useAgain(reads);
  }

  watched(onRead: OnRead): Loaders {
    return new RequestLoaders(this.#shared, this.#made, onRead);
  }

  #loaderOf<W extends object, P extends Parent>(resource: Resource<W, P>, parent: P): ResourceLoader<W, P> {
    const scope = scopeOf(resource.kind, parent);
    const known = this.#made.byScope.get(scope) as unknown as ResourceLoader<W, P> | undefined;
    if (known) return known;
    const loader = new ResourceLoader(resource, parent, this.#shared);
    this.#made.byScope.set(scope, loader as unknown as AnyLoader);
    return loader;
  }
}
