import { cacheKey } from '../../cache-key.ts';
import { listAll } from '../../upstream/read-resource.ts';
import type { Parent } from '../../upstream/kinds.ts';
import { ANY_KEY, freshMsOfList, type Resource } from '../../upstream/resource.ts';
import type { Taken } from './cached-reads.ts';
import { ABSENCE, ofList, type Given } from './given.ts';
import { isListCheaper } from './list-or-singles.ts';
import { ResourceList } from './resource-list.ts';
import type { LoaderOptions } from './loader-options.ts';
import type { Held } from './loaded.ts';
import { readKey } from './tenant-writes.ts';

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

/** A list that held all that there was, and for how long it is believed that there is no more. */
interface Proof<W extends object> {
  readonly list: Taken<ResourceList<W>>;
  /** Null where another request concluded it, a moment ago. */
  readonly absence: Held | null;
}

/** What is held of a conclusion: from which read of the list it is. */
interface Conclusion {
  readonly entry: null;
  readonly listVersion: number | null;
}

/** The list of a resource for one request: one for all that it asks, and what can be concluded from what that lacks. */
export class RequestList<W extends object, P extends Parent> {
  readonly #options: RequestListOptions<W, P>;
  #shared: Promise<Taken<ResourceList<W>>> | undefined;
  /** The same, once it is there. */
  #taken: Taken<ResourceList<W>> | undefined;
  /** What the last list that was looked at proves. */
  #proof: Proof<W> | undefined;
  #renewed: Promise<Taken<ResourceList<W>>> | undefined;

  constructor(options: RequestListOptions<W, P>) {
    this.#options = options;
  }

  shared(): Promise<Taken<ResourceList<W>>> {
    return this.#shared ?? this.#takeBy(this.#load());
  }

  /** The same, read by this request for itself. */
  renewed(): Promise<Taken<ResourceList<W>>> {
    this.#renewed ??= this.#takeBy(this.#load(true));
    return this.#renewed;
  }

  /** An entry, as far as the list is held. */
  takeHeld(id: string): Given<W> | undefined {
    const { shared, key } = this.#options;
    if (this.#shared === undefined && this.#held?.byId.has(id)) {
      this.#taken = shared.cached.take<ResourceList<W>>(key);
      if (this.#taken) {
        this.#shared = Promise.resolve(this.#taken);
        this.#proveBy(this.#taken);
      }
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

  /** Whether one that began earlier lacks so many that it costs less to read it again than to read each of them. */
  isWorthReadingAgain(list: Taken<ResourceList<W>>, ids: readonly string[]): boolean {
    const { resource } = this.#options;
    if (resource.retrieve === null || list.entryVersion === null || !list.value.isWhole || list === this.#proof?.list) return false;
    return this.#isCheaper(ids.filter((id) => !list.value.byId.has(id)).length);
  }

  /**
   * That there is no such entry, for one that the list lacks: where it began with this request or later, and held all that there was,
   * which is believed as briefly as a single read that finds none; or where nothing else can be asked, and an error where that list does not
   * show all that there is.
   */
  absentFrom(list: Taken<ResourceList<W>> | undefined): Given<W> | Error | null {
    if (!list) return null;
    const given = { entry: null, isOfList: true, entryVersion: list.entryVersion };
    if (this.#options.resource.retrieve === null) return list.value.notWhole() ?? given;
    if (list !== this.#proof?.list) return null;
    const { cached } = this.#options.shared;
    const { absence } = this.#proof;
    if (absence) cached.use(this.#absenceKey, absence);
    const held = absence ?? cached.take<Conclusion>(this.#absenceKey);
    return held ? { ...given, absence: { key: this.#absenceKey, entryVersion: held.entryVersion } } : null;
  }

  reset(): void {
    this.#shared = undefined;
    this.#taken = undefined;
    this.#proof = undefined;
    this.#renewed = undefined;
  }

  #isCheaper(ids: number): boolean {
    const { resource, shared } = this.#options;
    const { wanted, lists } = shared;
    const fields = (wanted ? wanted.get(resource.kind) : new Set<string>([...(resource.gaps?.keys ?? []), ANY_KEY])) ?? NOTHING;
    return isListCheaper({ ids, fields }, lists.get(this.#factsKey));
  }

  #takeBy(read: Promise<Taken<ResourceList<W>>>): Promise<Taken<ResourceList<W>>> {
    const reading = read.then((list) => {
      if (this.#shared === reading) this.#taken = list;
      this.#proveBy(list);
      return list;
    });
    this.#shared = reading;
    return reading;
  }

  /** What another request had begun before may lack what was created since, but for a moment after that request has concluded it. */
  #proveBy(list: Taken<ResourceList<W>>): void {
    if (!list.value.isWhole) return;
    const { cached } = this.#options.shared;
    const listVersion = list.entryVersion;
    if (cached.beganSince(list)) {
      const value: Conclusion = { entry: null, listVersion };
      this.#proof = { list, absence: cached.conclude(this.#absenceKey, { ...ABSENCE, value }) };
    } else if (listVersion !== null && cached.peek<Conclusion>(this.#absenceKey)?.listVersion === listVersion) {
      this.#proof = { list, absence: null };
    }
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
          return { value: list, bytes, isLasting: resource.isLasting, ttlMs: freshMsOfList(resource, parent, list.entries) };
        },
        again,
      ),
    );
  }

  /** It, only to look at. */
  get #held(): ResourceList<W> | undefined {
    return this.#options.shared.cached.peek<ResourceList<W>>(this.#options.key);
  }

  /** Under this the cache holds, as long as it is believed, that there is nothing but what the list has. */
  get #absenceKey(): string {
    return readKey(this.#options.scope, 'absence');
  }

  get #factsKey(): string {
    return cacheKey(this.#options.shared.request.credential().tenant, this.#options.scope);
  }
}
