import { setTimeout } from 'node:timers/promises';
import { MOST_UNSETTLED_MS, type Coordination } from '../coordination.ts';
import { open, seal } from '../sealing.ts';
import type { Aged, SharedRead, SharedReads } from '../shared-reads.ts';
import { Recording } from '../../upstream/recording.ts';
import type { EpochsOptions } from './epochs.ts';
import type { ReadNames } from './names.ts';
import { LEAD_ON, READ, STORE } from './scripts.ts';
import { readStored, writeStored, type StoredRead } from './stored-read.ts';

export interface RedisReadsOptions extends EpochsOptions {
  readonly id: string;
  readonly coordination: Coordination;
  /** As of the list of replicas: what was stored in another one is not found. */
  readonly era: () => string;
  /** With a caller's token, it makes the key that what is read for the caller is encrypted with. */
  readonly secret: string;
  readonly maxValueBytes: number;
  /** Milliseconds for which one replica reads for all, unless it says that it goes on. For tests. */
  readonly leadMs?: number | undefined;
}

/** How long one replica reads for all. */
const LEAD_MS = 400;
const LEAD_ON_MS = 100;
/** Milliseconds between two looks at what another replica reads; the last of them, until all have passed. */
const LOOKS_MS = [10, 20, 40, 80] as const;
const MOST_WAIT_MS = 10_000;
/** Part of its time that a value is kept less, so that those of one moment do not end at one. */
const JITTER = 0.1;

/** Where there was no write since, and when it was, by the clock of Redis. */
interface Origin {
  /** With the life of the server and the era: another one has none of what was stored in it. */
  readonly epoch: string;
  readonly redisMs: number;
}

/** What Redis says. */
type Reply =
  | (Origin & { readonly state: 'found'; readonly leftMs: number; readonly sealed: Buffer })
  | (Origin & { readonly state: 'miss' | 'led' | 'rejected'; readonly hasReplaced?: boolean })
  | { readonly state: 'unsettled' };

/** What that is worth. `begun` is when the read began, by the clock of this process. */
type Look =
  | { readonly outcome: 'hit'; readonly stored: StoredRead; readonly leftMs: number; readonly begun: number }
  | ({ readonly outcome: 'miss' | 'led' | 'rejected' } & Origin)
  | { readonly outcome: 'unsettled' };

/** What is stored; no value where only the lead is given back. */
interface Given {
  readonly value: Buffer | '';
  readonly ttlMs: number;
  /** Until when it is kept at most, by the clock of Redis. */
  readonly untilRedisMs: number;
  readonly isTooLarge: boolean;
}

const NOTHING: Given = { value: '', ttlMs: 0, untilRedisMs: 0, isTooLarge: false };

/** What replicas have read, sealed, in a Redis that all of them share. Whatever goes wrong there, the upstream is asked. */
export class RedisReads implements SharedReads {
  readonly #options: RedisReadsOptions;
  readonly #leadMs: number;
  /** Since when this replica hears of all writes. */
  #hearsSince = performance.now();

  constructor(options: RedisReadsOptions) {
    this.#options = options;
    this.#leadMs = options.leadMs ?? LEAD_MS;
    options.coordination.listen({ onWrite: () => undefined, onGap: () => void (this.#hearsSince = performance.now()) });
  }

  async read<T extends Aged>(read: SharedRead<T>): Promise<T> {
    const { coordination, names } = this.#options;
    const { tenant } = read.credential;
    // Before it is asked for: by then all writes that had been answered have begun their epochs.
    const { isCurrent } = coordination;
    if (coordination.isUntold(tenant)) return this.#loadAlone(read, isCurrent);
    const place = names.ofRead(tenant, read.key);
    const look = await this.#lookOrWait(read, place, isCurrent);
    if (look === null) return this.#loadAlone(read, isCurrent);
    if (look.outcome === 'unsettled') return unkept(read);
    if (look.outcome !== 'hit') return this.#loadFor(read, place, look);
    const { stored, begun, leftMs } = look;
    const loaded = await read.load(new Recording(stored.answers));
    return { ...loaded, begun, ttlMs: Math.min(loaded.ttlMs ?? Infinity, leftMs) };
  }

  /**
   * Without Redis. A write of unknown outcome that was announced before this replica heard of writes is known to Redis alone: until it is
   * settled, nothing is kept, as it may be the state of before. Who does not hear of writes keeps nothing for longer than a lease.
   */
  #loadAlone<T extends Aged>(read: SharedRead<T>, isCurrent: boolean): Promise<T> {
    return isCurrent && performance.now() - this.#hearsSince < MOST_UNSETTLED_MS ? unkept(read) : read.load(null);
  }

  /** What is stored. While another replica reads it, waits for that; null where Redis does not say. */
  async #lookOrWait<T extends Aged>(read: SharedRead<T>, place: ReadNames, isCurrent: boolean): Promise<Look | null> {
    const { operations } = this.#options;
    const lookOnce = () => this.#look(read, place, isCurrent);
    const until = performance.now() + MOST_WAIT_MS;
    for (let count = 0; ; count += 1) {
      const look = await operations.watch('read', read.span, lookOnce, ({ outcome }) => outcome).catch(() => null);
      if (look?.outcome !== 'led' || performance.now() >= until) return look;
      await setTimeout(LOOKS_MS[Math.min(count, LOOKS_MS.length - 1)]);
    }
  }

  async #look<T extends Aged>(read: SharedRead<T>, place: ReadNames, isCurrent: boolean): Promise<Look> {
    const { commands, names, id, epochMemoryMs, era, onReplaced } = this.#options;
    const { epochs, value, lead } = place;
    const at = performance.now();
    const fields = read.scopes.map((scope) => names.fieldOf(scope));
    const reply = replyOf(await commands.run(READ, [epochs, value, lead], [id, this.#leadMs, epochMemoryMs, era(), ...fields]));
    if (reply.state === 'unsettled') return { outcome: 'unsettled' };
    const origin = { epoch: reply.epoch, redisMs: reply.redisMs };
    if (reply.state !== 'found' && reply.hasReplaced) onReplaced?.(read.credential.tenant);
    if (reply.state !== 'found') return { outcome: reply.state, ...origin };
    const stored = await this.#open(read, place, reply);
    if (!stored) return { outcome: 'rejected', ...origin };
    const { leftMs } = reply;
    const begun = at - (stored.ttlMs - leftMs + stored.tookMs);
    // Who may have missed a write believes only what was read a moment ago, wherever it is from.
    const isTooOld = !isCurrent && performance.now() - begun >= this.#options.coordination.leaseMs;
    // How old it is, is known by a clock that was not set since.
    const isOfNoAge = leftMs < 0 || leftMs > stored.ttlMs;
    return isTooOld || isOfNoAge ? { outcome: 'miss', ...origin } : { outcome: 'hit', stored, leftMs, begun };
  }

  /** Null where it was sealed otherwise. */
  #open<T extends Aged>(
    { credential }: SharedRead<T>,
    place: ReadNames,
    { epoch, sealed }: Extract<Reply, { state: 'found' }>,
  ): Promise<StoredRead | null> {
    const { secret } = this.#options;
    const opened = async () => readStored(open(credential.keyFor(secret), sealedName(place, epoch), sealed));
    return opened().catch(() => null);
  }

  async #loadFor<T extends Aged>(read: SharedRead<T>, place: ReadNames, origin: Origin): Promise<T> {
    const { epoch } = origin;
    const recording = new Recording();
    const { commands, operations, id } = this.#options;
    const leadOn = () => commands.run(LEAD_ON, [place.lead], [epoch, id, this.#leadMs]);
    // The request does not wait for it, so it is no part of a trace.
    const goOn = () => void operations.watch('lead', null, leadOn, (isHeld) => (isHeld === 1 ? 'held' : 'lost')).catch(() => undefined);
    const leading = setInterval(goOn, LEAD_ON_MS);
    const begun = performance.now();
    try {
      const loaded = await read.load(recording);
      void this.#store(read, place, origin, { recording, freshMs: read.freshMs(loaded), tookMs: performance.now() - begun });
      return loaded;
    } catch (error) {
      this.#giveTo(read, place, epoch, NOTHING);
      throw error;
    } finally {
      clearInterval(leading);
    }
  }

  async #store<T extends Aged>(
    read: SharedRead<T>,
    place: ReadNames,
    { epoch, redisMs }: Origin,
    { recording, freshMs, tookMs }: { recording: Recording; freshMs: number; tookMs: number },
  ): Promise<void> {
    const { secret, maxValueBytes } = this.#options;
    const ttlMs = Math.floor(freshMs * (1 - Math.random() * JITTER));
    const { answers } = recording;
    if (ttlMs <= 0 || answers.length === 0) {
      this.#giveTo(read, place, epoch, NOTHING);
      return;
    }
    // In memory there is nothing that could fail.
    const packed = await writeStored({ answers, ttlMs, tookMs });
    const isTooLarge = packed.length > maxValueBytes;
    const value = isTooLarge ? '' : seal(read.credential.keyFor(secret), sealedName(place, epoch), packed);
    // However late it is stored: what it has left says how old it is.
    this.#giveTo(read, place, epoch, { value, ttlMs, untilRedisMs: redisMs + tookMs + ttlMs, isTooLarge });
  }

  /** Stores a value, if there is one, and lets others lead. */
  #giveTo<T extends Aged>({ scopes, span }: SharedRead<T>, { epochs, value: key, lead }: ReadNames, epoch: string, given: Given): void {
    const { commands, operations, names, id } = this.#options;
    const { value, ttlMs, untilRedisMs, isTooLarge } = given;
    const fields = scopes.map((scope) => names.fieldOf(scope));
    const send = () => commands.run(STORE, [epochs, key, lead], [epoch, id, ttlMs, untilRedisMs, value, ...fields]);
    const giving =
      value === '' && !isTooLarge
        ? operations.watch('lead', span, send, () => 'released')
        : operations.watch('store', span, send, (reply) => (isTooLarge ? 'too_large' : reply === 1 ? 'stored' : 'outdated'));
    void giving.catch(() => undefined);
  }
}

const unkept = async <T extends Aged>(read: SharedRead<T>): Promise<T> => ({ ...(await read.load(null)), ttlMs: 0 });

const sealedName = ({ value }: ReadNames, epoch: string): string => `${value} ${epoch}`;

/** Throws for what is no reply of the script. */
function replyOf(reply: unknown): Reply {
  const [stateBytes, epochBytes, redisMs, more, sealed] = Array.isArray(reply) ? (reply as readonly unknown[]) : [];
  const state = String(stateBytes);
  const epoch = String(epochBytes);
  if (state === 'unsettled') return { state };
  if (typeof redisMs === 'number') {
    const hasReplaced = more === 1;
    if (state === 'missing') return { state: 'miss', epoch, redisMs, hasReplaced };
    if (state === 'led' || state === 'rejected') return { state, epoch, redisMs, hasReplaced };
    if (state === 'found' && typeof more === 'number' && Buffer.isBuffer(sealed)) return { state, epoch, redisMs, leftMs: more, sealed };
  }
  throw new Error('Redis answered something else than was asked for');
}
