import DataLoader from 'dataloader';
import type { Entries, Sized } from '../../upstream/entries.ts';
import { isFailedAnswer, isOutage } from '../../upstream/errors.ts';
import { isIdOf } from '../../upstream/ids.ts';
import { scopeOf, type Parent } from '../../upstream/kinds.ts';
import { idOf } from '../../upstream/read-resource.ts';
import type { GapKey, Resource } from '../../upstream/resource.ts';
import { batchesOf, readEntry, type Batch } from './batch.ts';
import type { CachedReads, Sources, Taken } from './cached-reads.ts';
import { ofList, ofSingle, toKeep, type Given, type Single } from './given.ts';
import { isFromList, mayLack, ResourceList } from './resource-list.ts';
import { RequestList } from './request-list.ts';
import type { LoaderOptions } from './loader-options.ts';
import type { Loading, ResourceReads } from './resource-reads.ts';
import { settle, toError } from './settle.ts';
import { readKey } from './tenant-writes.ts';
import { usable } from './usable.ts';

type Known<W extends object> = ReadonlyMap<string, Given<W> | Error>;

const AT_HAND = Promise.resolve();

/**
 * Upstream cost per batch on a cold cache: one GET for one id; for more ids one list, or a GET for each where that is
 * cheaper (ids that the list lacks are read singly, once); nothing for what the request or the tenant already has.
 * Where the list fails, one GET more, and where that is answered one for each other id.
 */
export class ResourceLoader<W extends object, P extends Parent = null> implements ResourceReads<W> {
  /** What writes outdate it by. */
  readonly scope: string;
  readonly #resource: Resource<W, P>;
  readonly #parent: P;
  readonly #options: LoaderOptions;
  readonly #cached: CachedReads;
  readonly #listKey: string;
  // Made when the first read has to wait, as most requests find all that they ask for.
  #byIdMade: DataLoader<string, W | null> | undefined;
  #wholeMade: DataLoader<string, Taken<Single<W>>> | undefined;
  /** What this request was given by id; undefined while that is being read. */
  readonly #given = new Map<string, Given<W> | undefined>();
  readonly #list: RequestList<W, P>;

  constructor(resource: Resource<W, P>, parent: P, options: LoaderOptions) {
    this.#resource = resource;
    this.#parent = parent;
    this.#options = options;
    this.#cached = options.cached;
    this.scope = scopeOf(resource.kind, parent);
    this.#listKey = readKey(this.scope, 'list');
    this.#list = new RequestList({
      shared: options,
      resource,
      parent,
      scope: this.scope,
      key: this.#listKey,
      inTurn: (read) => this.#inTurn(read),
    });
  }

  load(id: string): Loading<W | null> {
    const held = this.loadHeld(id);
    if (held !== undefined) return held;
    this.#options.request.reads.counts.asked += 1;
    if (!this.#given.has(id)) this.#given.set(id, undefined);
    return this.#byId.load(id);
  }

  loadHeld(id: string): W | null | undefined {
    const known = this.#given.get(id);
    if (known === undefined && this.#given.has(id)) return undefined;
    const held = known ?? this.#takeById(id);
    if (held === undefined) return undefined;
    this.#options.request.reads.counts.asked += 1;
    if (known === undefined) this.#given.set(id, held);
    return held.entry;
  }

  async list(): Promise<ResourceList<W>> {
    return (await this.takeList()).value;
  }

  /** The same, and which read it came from. */
  takeList(): Promise<Taken<ResourceList<W>>> {
    this.#options.request.reads.counts.asked += 1;
    return this.#list.shared();
  }

  async loadWhole(id: string): Promise<W | null> {
    return (await this.takeSingle(id)).value.entry;
  }

  complete(entry: W, field: GapKey<W>): Loading<W> {
    const whole = this.takeWhole(entry, field);
    return whole ? whole.then(({ value }) => value.entry ?? entry) : entry;
  }

  /** The single read that `complete` takes, or null where it takes none. */
  takeWhole(entry: W, field: GapKey<W>): Promise<Taken<Single<W>>> | null {
    const id = idOf(this.#resource, entry);
    if (!mayLack(entry, field) || !isIdOf(this.#resource, id)) return null;
    return this.takeSingle(id);
  }

  /** One entry as a single read has it, and which read it came from. */
  takeSingle(id: string): Promise<Taken<Single<W>>> {
    this.#options.request.reads.counts.asked += 1;
    return this.#whole.load(id);
  }

  /** The reads that this id was given from; null where they are not kept, or a write has been made since. */
  sourcesOf(id: string): Sources | null {
    const given = this.#given.get(id);
    if (!given || given.entryVersion === null) return null;
    const single = this.#singleKey(id);
    if (!given.isOfList) return [{ key: single, entryVersion: given.entryVersion }];
    // A single read counts before the list, so that there was none is a part of it.
    return [
      { key: single, entryVersion: null },
      { key: this.#listKey, entryVersion: given.entryVersion },
      ...(given.absence ? [given.absence] : []),
    ];
  }

  sourcesOfList({ entryVersion }: Taken<unknown>): Sources | null {
    return entryVersion === null ? null : [{ key: this.#listKey, entryVersion }];
  }

  sourcesOfWhole(entry: W, taken: Taken<unknown>): Sources | null {
    return this.sourcesOfSingle(idOf(this.#resource, entry), taken);
  }

  sourcesOfSingle(id: string, { entryVersion }: Taken<unknown>): Sources | null {
    return entryVersion === null ? null : [{ key: this.#singleKey(id), entryVersion }];
  }

  /** Takes what a write brought, as if a list had. */
  prime({ value, bytes }: Sized<Entries<W>>): ResourceList<W> {
    const brought = new ResourceList(this.#resource, value);
    for (const [id, entry] of brought.byId) {
      this.#given.set(id, { entry, isOfList: false, entryVersion: null });
      this.#cached.prime(this.#singleKey(id), toKeep(this.#resource, entry, bytes / brought.entries.length));
    }
    return brought;
  }

  /** Forgets what this request was given. */
  reset(): void {
    this.#list.reset();
    this.#given.clear();
    this.#byIdMade = undefined;
    this.#wholeMade = undefined;
  }

  get #byId(): DataLoader<string, W | null> {
    this.#byIdMade ??= new DataLoader((ids) => this.#loadMany(ids), {
      batchScheduleFn: (send) => {
        const sendOrKeep = () => {
          if (!this.#options.request.keepBatch(send)) send();
        };
        // As DataLoader does it by itself: when all that is to be asked in this turn has been.
        void AT_HAND.then(() => process.nextTick(sendOrKeep));
      },
    });
    return this.#byIdMade;
  }

  get #whole(): DataLoader<string, Taken<Single<W>>> {
    this.#wholeMade ??= new DataLoader((ids) => Promise.all(ids.map((id) => settle(this.#readSingle(id, { whole: true })))));
    return this.#wholeMade;
  }

  #loadMany(ids: readonly string[]): Promise<(W | null | Error)[]> {
    const [only] = ids;
    return only !== undefined && ids.length === 1 && !this.#list.isWorthAsking(ids) ? this.#loadAlone(only) : this.#loadTogether(ids);
  }

  /** What most reads of an entry are: nothing is held of it, and it is asked for by itself. */
  #loadAlone(id: string): Promise<(W | null | Error)[]> {
    const held = this.#cached.take<Single<W>>(this.#singleKey(id));
    const given = held ? Promise.resolve(ofSingle(held)) : this.#readGiven(id);
    return given.then((one) => [this.#giveTo(id, one)]);
  }

  #loadTogether(ids: readonly string[]): Promise<(W | null | Error)[]> {
    const held = new Map(ids.map((id) => [id, this.#cached.take<Single<W>>(this.#singleKey(id))]));
    const asked = ids.filter((id) => held.get(id) === undefined);
    const batches = batchesOf(this.#resource, asked, this.#options);
    const give = (list?: Taken<ResourceList<W>>, known: Known<W> = new Map()) =>
      Promise.all(
        ids.map((id): Given<W> | Error | Promise<Given<W> | Error> => {
          const single = held.get(id);
          if (single) return ofSingle(single);
          const given = known.get(id) ?? ofList(list, id) ?? (this.#wasThere(id) ? null : this.#list.absentFrom(list));
          return given ?? this.#readGiven(id, batches.get(id));
        }),
      ).then((given) => given.map((one, index) => this.#giveTo(ids[index] ?? '', one)));
    if (!this.#list.isWorthAsking(asked)) return give();
    const giveKnown = (known: Known<W>) => give(undefined, known);
    const { retrieve } = this.#resource;
    return settle(retrieve ? usable(this.#list.shared()) : this.#list.shared()).then((list) => {
      if (list instanceof Error) return this.#standIn(asked, list, batches).then(giveKnown);
      if (!list || !this.#list.isWorthReadingAgain(list, asked)) return give(list);
      return settle(usable(this.#list.renewed())).then((newer) =>
        newer instanceof Error ? this.#standIn(asked, newer, batches).then(giveKnown) : give(newer),
      );
    });
  }

  /** What is known of ids where the list failed; what is not in it is to be read. */
  async #standIn(ids: readonly string[], failure: Error, batches: ReadonlyMap<string, Batch<W>>): Promise<Known<W>> {
    const known = new Map(ids.map((id) => [id, this.#staleOr(id, failure)]));
    const lacking = ids.filter((id) => known.get(id) === failure);
    const [first] = lacking;
    if (first === undefined || !this.#resource.retrieve || !isFailedAnswer(failure)) return known;
    // One first: where that fails as well, more of them would only add to the trouble.
    const given = await this.#readGiven(first, batches.get(first));
    if (!isOutage(given)) for (const id of lacking) known.delete(id);
    return known.set(first, given);
  }

  #giveTo(id: string, given: Given<W> | Error): W | null | Error {
    if (given instanceof Error) return given;
    // A write may have been made meanwhile, and what it brought counts.
    if (this.#given.has(id) && this.#given.get(id) === undefined) this.#given.set(id, given);
    return given.entry;
  }

  #readGiven(id: string, batch?: Batch<W>): Promise<Given<W> | Error> {
    return this.#readSingle(id, { batch }).then(ofSingle, toError);
  }

  /** The same, as far as it is held: a single read before the list. */
  #takeById(id: string): Given<W> | undefined {
    const single = this.#cached.take<Single<W>>(this.#singleKey(id));
    if (single) return ofSingle(single);
    return this.#list.takeHeld(id);
  }

  /** Whether a read or a write has shown that it is there: a list that lacks it may lag behind, and so may its count. */
  #wasThere(id: string): boolean {
    return this.#cached.lastOf<Single<W>>(this.#singleKey(id))?.entry != null;
  }

  /** What a single read brought earlier, where the list cannot be had because the upstream is down; else the failure. */
  #staleOr(id: string, failure: Error): Given<W> | Error {
    if (!isOutage(failure)) return failure;
    const single = this.#cached.takeStale<Single<W>>(this.#singleKey(id));
    return single ? { entry: single.entry, isOfList: false, entryVersion: null } : failure;
  }

  #readSingle(id: string, { whole = false, batch }: { whole?: boolean; batch?: Batch<W> | undefined } = {}): Promise<Taken<Single<W>>> {
    const key = this.#singleKey(id);
    const held = whole ? this.#cached.peek<Single<W>>(key)?.entry : null;
    const isPart = held !== null && held !== undefined && isFromList(held);
    const one = { id, parent: this.#parent, batch };
    const { upstream } = this.#options.request;
    return this.#inTurn(() => this.#cached.read<Single<W>>(key, (call) => readEntry(this.#resource, one, upstream, call), isPart));
  }

  /** No list answers for several parents, so that there may be as many reads as there are parents; or as ids, where there is no list. */
  #inTurn<T>(read: () => Promise<T>): Promise<T> {
    return this.#parent === null && this.#resource.list !== null ? read() : this.#options.semaphore.run(read);
  }

  #singleKey(id: string): string {
    return readKey(this.scope, `one ${id}`);
  }
}
