import { cacheKey } from '../../cache-key.ts';
import { listAll } from '../../upstream/read-resource.ts';
import type { Parent } from '../../upstream/kinds.ts';
import type { Resource } from '../../upstream/resource.ts';
import type { Taken } from './cached-reads.ts';
import { ofList, type Given } from './given.ts';
import { isListCheaper } from './list-or-singles.ts';
import { ResourceList } from './resource-list.ts';
import type { LoaderOptions } from './loader-options.ts';

const NOTHING: ReadonlySet<string> = new Set();

interface RequestListOptions<W extends object, P extends Parent> {
  /** What the loaders of the request have in common. */
  readonly shared: LoaderOptions;
  readonly resource: Resource<W, P>;
  readonly parent: P;
  readonly scope: string;
  readonly key: string;
  /** Runs a read when there is room for one more. */
  readonly inTurn: <T>(read: () => Promise<T>) => Promise<T>;
}

/** The list of a resource for one request: one for all that it asks, and what can be concluded from what that lacks. */
export class RequestList<W extends object, P extends Parent> {
  readonly #options: RequestListOptions<W, P>;
  #shared: Promise<Taken<ResourceList<W>>> | undefined;
  /** The same, once it is there. */
  #taken: Taken<ResourceList<W>> | undefined;
  /** The same, where it was read for this request, and not before. */
  #read: Taken<ResourceList<W>> | undefined;
  #renewed: Promise<Taken<ResourceList<W>>> | undefined;

  constructor(options: RequestListOptions<W, P>) {
    this.#options = options;
  }

  shared(): Promise<Taken<ResourceList<W>>> {
    return this.#shared ?? this.#takeBy(this.#load(), { isNew: this.#held === undefined });
  }

  /** The same, read for this request. */
  renewed(): Promise<Taken<ResourceList<W>>> {
    this.#renewed ??= this.#takeBy(this.#load(true), { isNew: true });
    return this.#renewed;
  }

  /** An entry, as far as the list is held. */
  takeHeld(id: string): Given<W> | undefined {
    const { shared, key } = this.#options;
    if (this.#shared === undefined && this.#held?.byId.has(id)) {
      this.#taken = shared.cached.take<ResourceList<W>>(key);
      if (this.#taken) this.#shared = Promise.resolve(this.#taken);
    }
    return ofList(this.#taken, id);
  }

  /** Whether it is at hand, or cheaper than single reads of these ids. */
  isWorthAsking(ids: readonly string[]): boolean {
    if (ids.length === 0 || this.#options.resource.list === null) return false;
    if (this.#shared || this.#options.resource.retrieve === null) return true;
    const held = this.#held;
    if (held === undefined) return this.#isCheaper(ids.length);
    return ids.some((id) => held.byId.has(id)) || (held.isWhole && this.#isCheaper(ids.length));
  }

  /** Whether one that was read earlier lacks so many that it costs less to read it again than to read each of them. */
  isWorthReadingAgain(list: Taken<ResourceList<W>>, ids: readonly string[]): boolean {
    if (this.#options.resource.retrieve === null || list === this.#read || list.entryVersion === null || !list.value.isWhole) return false;
    return this.#isCheaper(ids.filter((id) => !list.value.byId.has(id)).length);
  }

  /**
   * That there is no such entry, for one that the list lacks: where it was read for this request, and held all that there was, or
   * where nothing else can be asked.
   */
  absentFrom(list: Taken<ResourceList<W>> | undefined): Given<W> | null {
    if (!list) return null;
    const isProof = list.value.isWhole && list === this.#read;
    if (!isProof && this.#options.resource.retrieve !== null) return null;
    return { entry: null, isOfList: true, entryVersion: list.entryVersion };
  }

  reset(): void {
    this.#shared = undefined;
    this.#taken = undefined;
    this.#read = undefined;
    this.#renewed = undefined;
  }

  #isCheaper(ids: number): boolean {
    const { resource, shared } = this.#options;
    const { wanted, lists } = shared;
    const fields = (wanted ? wanted.get(resource.kind) : new Set<string>(resource.gaps)) ?? NOTHING;
    return isListCheaper({ ids, fields }, lists.get(this.#factsKey));
  }

  #takeBy(read: Promise<Taken<ResourceList<W>>>, { isNew }: { readonly isNew: boolean }): Promise<Taken<ResourceList<W>>> {
    const reading = read.then((list) => {
      if (this.#shared === reading) this.#taken = list;
      // One that stands in while the upstream is down was read earlier.
      if (isNew && list.entryVersion !== null) this.#read = list;
      return list;
    });
    this.#shared = reading;
    return reading;
  }

  #load(again = false): Promise<Taken<ResourceList<W>>> {
    const { shared, key, resource, parent, inTurn } = this.#options;
    const { request, lists, cached } = shared;
    return inTurn(() =>
      cached.read(
        key,
        async (call) => {
          const { value, bytes } = await listAll(resource, request.upstream, call, parent);
          const list = new ResourceList(resource, value);
          if (list.entries.length > 0) lists.set(this.#factsKey, { gaps: list.gaps, bytes, count: list.entries.length });
          const { freshMs, isLasting } = resource;
          // A list is as fresh as the one of its entries that changes first.
          return { value: list, bytes, isLasting, ttlMs: freshMs && Math.min(Infinity, ...list.entries.map(freshMs)) };
        },
        again,
      ),
    );
  }

  /** It, only to look at. */
  get #held(): ResourceList<W> | undefined {
    return this.#options.shared.cached.peek<ResourceList<W>>(this.#options.key);
  }

  get #factsKey(): string {
    return cacheKey(this.#options.shared.request.credential().tenant, this.#options.scope);
  }
}
