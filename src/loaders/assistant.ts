import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { cacheKey } from '../cache-key.ts';
import { GatewayError } from '../errors.ts';
import { listAssistants, retrieveAssistant, type AssistantEntries, type Sized } from '../upstream/endpoints/assistants.ts';
import { isOutage, isUnusableAnswer } from '../upstream/errors.ts';
import { isAssistantId } from '../upstream/ids.ts';
import { LIST_GAPS, type AssistantWire, type ListGap } from '../upstream/wire/assistant.ts';
import { AssistantList, isFromList, mayLack } from './assistant-list.ts';
import { CachedReads, type RequestOptions } from './cached-reads.ts';
import type { ReadCache } from './read-cache.ts';
import { watchReads, type AssistantReads, type Loading, type ReadWatch } from './watched-reads.ts';

/** What outlives a request: the shared cache, and what was learned about each tenant's lists. */
export interface AssistantMemory {
  readonly cache: ReadCache;
  /** The gaps that the tenant's last list had. */
  readonly gaps: LRUCache<string, ReadonlySet<ListGap>>;
}

export const createAssistantMemory = (cache: ReadCache): AssistantMemory => ({
  cache,
  gaps: new LRUCache({ max: 10_000 }),
});

const ALL_GAPS: ReadonlySet<ListGap> = new Set(LIST_GAPS);
const LIST_KEY = cacheKey('assistants');
const singleKey = (id: string) => cacheKey('assistant', id);

/** "There is none" is believed only briefly, as it also says "not yet". */
const ABSENCE_TTL_MS = 1_000;

/** A single document, or that there is none. */
interface Single {
  readonly assistant: AssistantWire | null;
}

/**
 * Reads of assistants for one request. Upstream cost per batch on a cold cache: one GET for one id, one list for
 * more (ids that the list lacks are read singly, once); nothing for what the request or the tenant already has.
 */
export class AssistantLoader implements AssistantReads {
  readonly #memory: AssistantMemory;
  readonly #options: RequestOptions;
  readonly #cached: CachedReads;
  // Made when the first read has to wait, as most requests find all that they ask for.
  #byIdMade: DataLoader<string, AssistantWire | null> | undefined;
  #wholeMade: DataLoader<string, AssistantWire | null> | undefined;
  /** What this request was given by id; undefined while that is being read. */
  readonly #given = new Map<string, AssistantWire | null | undefined>();
  #list: Promise<AssistantList> | undefined;
  /** The same, once it is there. */
  #listHeld: AssistantList | undefined;
  #wanted: ReadonlySet<ListGap> = ALL_GAPS;

  constructor(memory: AssistantMemory, options: RequestOptions) {
    this.#memory = memory;
    this.#options = options;
    this.#cached = new CachedReads(memory.cache, options);
  }

  /** One assistant, or null where there is none. It may come from a list: see `complete`. */
  load(id: string): Loading<AssistantWire | null> {
    const held = this.loadHeld(id);
    if (held !== undefined) return held;
    this.#options.reads.asked += 1;
    if (!this.#given.has(id)) this.#given.set(id, undefined);
    return this.#byId.load(id);
  }

  /**
   * What `load` would give at this moment without asking anyone; undefined where it would have to. It counts as read:
   * the answer is as fresh as that, and this request is given the same from now on.
   */
  loadHeld(id: string): AssistantWire | null | undefined {
    const known = this.#given.get(id);
    if (known === undefined && this.#given.has(id)) return undefined;
    const held = known === undefined ? this.#takeById(id) : known;
    if (held === undefined) return undefined;
    this.#options.reads.asked += 1;
    if (known === undefined) this.#given.set(id, held);
    return held;
  }

  /** Whether what is read is kept, so that later requests may be given the same. */
  get keeps(): boolean {
    return this.#cached.keeps;
  }

  /** The same loader; `watch` is told of what is read through it beyond the document at hand. */
  watched(watch: ReadWatch): AssistantReads {
    return watchReads(this, watch);
  }

  /** All assistants of the tenant, for one GET. */
  list(): Promise<AssistantList> {
    this.#options.reads.asked += 1;
    return this.#sharedList();
  }

  /**
   * The assistant with `field` as a single read has it. Free where the document's own value can be trusted, else
   * one GET.
   */
  complete(assistant: AssistantWire, field: ListGap): AssistantWire | Promise<AssistantWire> {
    if (!mayLack(assistant, field) || !isAssistantId(String(assistant.id))) return assistant;
    this.#options.reads.asked += 1;
    return this.#whole.load(String(assistant.id)).then((whole) => whole ?? assistant);
  }

  /** Tells which of the fields that a list may lack this operation asks for; until told, all of them. */
  plan(wanted: ReadonlySet<ListGap>): void {
    this.#wanted = wanted;
  }

  /**
   * Forgets what the tenant has read, in this request and in the cache: a write may have outdated it. If the write may yet be
   * carried out, what is read within `unsettledForMs` is not kept.
   */
  forget(unsettledForMs = 0): void {
    this.#cached.invalidate(unsettledForMs);
    this.#list = undefined;
    this.#listHeld = undefined;
    this.#given.clear();
    this.#byIdMade = undefined;
    this.#wholeMade = undefined;
  }

  /** After a write: forgets what the tenant has read, and takes what the write brought in its place. */
  replace({ value, bytes }: Sized<AssistantEntries>): AssistantList {
    this.forget();
    const brought = new AssistantList(value);
    for (const [id, assistant] of brought.byId) {
      this.#given.set(id, assistant);
      this.#cached.prime(singleKey(id), { value: { assistant }, bytes: bytes / brought.assistants.length });
    }
    return brought;
  }

  get #byId(): DataLoader<string, AssistantWire | null> {
    this.#byIdMade ??= new DataLoader((ids) => this.#loadMany(ids), {
      batchScheduleFn: (send) => {
        const sendOrKeep = () => {
          if (!this.#options.keepBatch(send)) send();
        };
        // As DataLoader does it by itself: when all that is to be asked in this turn has been.
        void Promise.resolve().then(() => process.nextTick(sendOrKeep));
      },
    });
    return this.#byIdMade;
  }

  get #whole(): DataLoader<string, AssistantWire | null> {
    this.#wholeMade ??= new DataLoader((ids) => Promise.all(ids.map((id) => settle(this.#readSingle(id, { whole: true })))));
    return this.#wholeMade;
  }

  async #loadMany(ids: readonly string[]): Promise<(AssistantWire | null | Error)[]> {
    const held = new Map(ids.map((id) => [id, this.#cached.take<Single>(singleKey(id))]));
    const list = await settle(this.#listWorthAsking(ids.filter((id) => held.get(id) === undefined)));
    const loaded = await Promise.all(
      ids.map((id) => {
        const single = held.get(id);
        if (single) return single.assistant;
        if (list instanceof Error) return this.#standIn(id, list);
        return list?.byId.get(id) ?? settle(this.#readSingle(id));
      }),
    );
    for (const [index, id] of ids.entries()) {
      const given = loaded[index];
      // A write may have been made meanwhile, and what it brought counts.
      const isAwaited = this.#given.has(id) && this.#given.get(id) === undefined;
      if (isAwaited && !(given instanceof Error)) this.#given.set(id, given);
    }
    return loaded;
  }

  /** The same, as far as it is held: a single read before the list. */
  #takeById(id: string): AssistantWire | null | undefined {
    const single = this.#cached.take<Single>(singleKey(id));
    if (single) return single.assistant;
    if (this.#list === undefined) {
      this.#listHeld = this.#cached.take<AssistantList>(LIST_KEY);
      if (this.#listHeld) this.#list = Promise.resolve(this.#listHeld);
    }
    return this.#listHeld?.byId.get(id);
  }

  /** What a single read brought earlier, where the list cannot be had because the upstream is down; else the failure. */
  #standIn(id: string, failure: Error): AssistantWire | null | Error {
    if (!isOutage(failure)) return failure;
    const single = this.#cached.takeStale<Single>(singleKey(id));
    return single ? single.assistant : failure;
  }

  /** The list, where it is at hand or cheaper than single reads of these ids. */
  async #listWorthAsking(ids: readonly string[]): Promise<AssistantList | undefined> {
    if (ids.length === 0) return undefined;
    const { gaps } = this.#memory;
    const atHand = this.#list !== undefined || this.#cached.peek(LIST_KEY) !== undefined;
    const leavesOut = gaps.get(this.#options.credential().tenant);
    const wouldBeReadAgain = leavesOut !== undefined && [...this.#wanted].some((field) => leavesOut.has(field));
    if (!atHand && (ids.length < 2 || wouldBeReadAgain)) return undefined;
    try {
      return await this.#sharedList();
    } catch (error) {
      // A list that is of no use (too large, malformed, not allowed) says nothing about single reads.
      if (isUnusableAnswer(error)) return undefined;
      throw error;
    }
  }

  /** One list for all that this request asks of it. */
  #sharedList(): Promise<AssistantList> {
    if (this.#list) return this.#list;
    const reading = this.#readList().then((list) => {
      if (this.#list === reading) this.#listHeld = list;
      return list;
    });
    this.#list = reading;
    return reading;
  }

  #readList(): Promise<AssistantList> {
    const { upstream } = this.#options;
    const { gaps } = this.#memory;
    return this.#cached.read(LIST_KEY, async (call) => {
      const { value, bytes } = await listAssistants(upstream, call);
      const list = new AssistantList(value);
      if (list.assistants.length > 0) gaps.set(call.credential.tenant, list.gaps);
      return { value: list, bytes };
    });
  }

  async #readSingle(id: string, { whole = false } = {}): Promise<AssistantWire | null> {
    const { upstream } = this.#options;
    const held = whole ? this.#cached.peek<Single>(singleKey(id))?.assistant : null;
    const isPart = held !== null && held !== undefined && isFromList(held);
    const { assistant } = await this.#cached.read<Single>(
      singleKey(id),
      async (call) => {
        try {
          const { value, bytes } = await retrieveAssistant(upstream, id, call);
          return { value: { assistant: value }, bytes };
        } catch (error) {
          if (!(error instanceof GatewayError && error.code === 'NOT_FOUND')) throw error;
          return { value: { assistant: null }, bytes: 0, ttlMs: ABSENCE_TTL_MS };
        }
      },
      isPart,
    );
    return assistant;
  }
}

/** DataLoader takes an Error as the answer for one key, so that a failed key fails alone. */
const settle = <V>(promise: Promise<V>): Promise<V | Error> =>
  promise.catch((error: unknown) => (error instanceof Error ? error : new Error('Unknown failure', { cause: error })));
