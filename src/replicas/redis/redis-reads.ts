import { setTimeout } from 'node:timers/promises';
import type { Coordination } from '../coordination.ts';
import { open, seal } from '../sealing.ts';
import type { SharedReadOutcome } from '../replication.ts';
import type { Aged, SharedRead, SharedReads } from '../shared-reads.ts';
import { Recording } from '../../upstream/recording.ts';
import type { Commands } from './commands.ts';
import type { Names, ReadNames } from './names.ts';
import { LEAD_ON, READ, STORE } from './scripts.ts';
import { readStored, writeStored, type StoredRead } from './stored-read.ts';

export interface RedisReadsOptions {
  readonly id: string;
  readonly commands: Commands;
  readonly names: Names;
  readonly coordination: Coordination;
  /** With a caller's token, it makes the key that what is read for the caller is encrypted with. */
  readonly secret: string;
  readonly maxValueBytes: number;
  readonly epochMemoryMs: number;
  /** Milliseconds for which one replica reads for all, unless it says that it goes on. */
  readonly leadMs?: number | undefined;
  readonly onRead: (outcome: SharedReadOutcome) => void;
}

/** How long one replica reads for all, where nothing else is said. */
const LEAD_MS = 400;
const LEAD_ON_MS = 100;
/** Milliseconds between two looks at what another replica reads; the last of them, until all have passed. */
const LOOKS_MS = [10, 20, 40, 80] as const;
const MOST_WAIT_MS = 10_000;
/** Part of its time that a value is kept less, so that those of one moment do not end at one. */
const JITTER = 0.1;

/** Where there was no write since, and when it was, by the clock of Redis. */
interface Origin {
  readonly epoch: string;
  readonly redisMs: number;
}

/** `at` is before it was asked, by the clock of this process. */
type Look =
  | ({ readonly state: 'found'; readonly leftMs: number; readonly sealed: Buffer; readonly at: number } & Origin)
  | ({ readonly state: 'missing' | 'led' } & Origin)
  | { readonly state: 'unsettled' };

/** What replicas have read, sealed, in a Redis that all of them share. Whatever goes wrong there, the upstream is asked. */
export class RedisReads implements SharedReads {
  readonly #options: RedisReadsOptions;

  constructor(options: RedisReadsOptions) {
    this.#options = options;
  }

  async read<T extends Aged>(read: SharedRead<T>): Promise<T> {
    const { coordination, names, onRead } = this.#options;
    const { tenant } = read.credential;
    // Before it is asked for: by then all writes that had been answered have begun their epochs.
    const { isCurrent } = coordination;
    if (coordination.isUntold(tenant)) return read.load(null);
    const place = names.ofRead(tenant, read.key);
    const look = await this.#lookOrWait(read, place);
    if (look === null) {
      onRead('unavailable');
      return read.load(null);
    }
    if (look.state === 'unsettled') return { ...(await read.load(null)), ttlMs: 0 };
    if (look.state === 'found') {
      const found = await this.#open(read, place, look, isCurrent);
      if (found) return found;
    } else onRead('miss');
    return this.#loadFor(read, place, look);
  }

  /** What is stored. While another replica reads it, waits for that; null where Redis does not say. */
  async #lookOrWait<T extends Aged>(read: SharedRead<T>, place: ReadNames): Promise<Look | null> {
    const { onRead } = this.#options;
    const until = performance.now() + MOST_WAIT_MS;
    for (let count = 0; ; count += 1) {
      const look = await this.#look(read, place);
      if (look?.state !== 'led' || performance.now() >= until) return look;
      if (count === 0) onRead('waited');
      await setTimeout(LOOKS_MS[Math.min(count, LOOKS_MS.length - 1)]);
    }
  }

  async #look<T extends Aged>({ scopes }: SharedRead<T>, { epochs, value, lead }: ReadNames): Promise<Look | null> {
    const { commands, names, id, epochMemoryMs, leadMs = LEAD_MS } = this.#options;
    const at = performance.now();
    try {
      const fields = scopes.map((scope) => names.fieldOf(scope));
      return lookOf(await commands.run(READ, [epochs, value, lead], [id, leadMs, epochMemoryMs, ...fields]), at);
    } catch {
      return null;
    }
  }

  /** Null where it was sealed otherwise, or is of no use now. */
  async #open<T extends Aged>(
    read: SharedRead<T>,
    place: ReadNames,
    look: Extract<Look, { state: 'found' }>,
    isCurrent: boolean,
  ): Promise<T | null> {
    const { coordination, secret, onRead } = this.#options;
    let stored: StoredRead;
    try {
      stored = await readStored(open(read.credential.keyFor(secret), sealedName(place, look.epoch), look.sealed));
    } catch {
      onRead('rejected');
      return null;
    }
    const begun = look.at - (stored.ttlMs - look.leftMs + stored.tookMs);
    // Who may have missed a write believes only what was read a moment ago, wherever it is from.
    if (!isCurrent && performance.now() - begun >= coordination.leaseMs) {
      onRead('miss');
      return null;
    }
    onRead('hit');
    const loaded = await read.load(new Recording(stored.answers));
    return { ...loaded, begun, ttlMs: Math.min(loaded.ttlMs ?? Infinity, look.leftMs) };
  }

  async #loadFor<T extends Aged>(read: SharedRead<T>, place: ReadNames, origin: Origin): Promise<T> {
    const { epoch } = origin;
    const recording = new Recording();
    const { commands, id, leadMs = LEAD_MS } = this.#options;
    const goOn = () => void commands.run(LEAD_ON, [place.lead], [epoch, id, leadMs]).catch(() => undefined);
    const leading = setInterval(goOn, LEAD_ON_MS);
    const begun = performance.now();
    try {
      const loaded = await read.load(recording);
      void this.#store(read, place, origin, { recording, freshMs: read.freshMs(loaded), tookMs: performance.now() - begun });
      return loaded;
    } catch (error) {
      void this.#giveTo(read, place, epoch, { value: '', ttlMs: 0, untilRedisMs: 0 });
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
    const { secret, maxValueBytes, onRead } = this.#options;
    const ttlMs = Math.floor(freshMs * (1 - Math.random() * JITTER));
    const { answers } = recording;
    let value: Buffer | '' = '';
    if (ttlMs > 0 && answers.length > 0) {
      // In memory there is nothing that could fail.
      const packed = await writeStored({ answers, ttlMs, tookMs });
      if (packed.length <= maxValueBytes) value = seal(read.credential.keyFor(secret), sealedName(place, epoch), packed);
      else onRead('too_large');
    }
    // However late it is stored: what it has left says how old it is.
    const untilRedisMs = redisMs + tookMs + ttlMs;
    if (await this.#giveTo(read, place, epoch, { value, ttlMs, untilRedisMs })) onRead('stored');
  }

  /** Stores a value, if there is one, and lets others lead. */
  async #giveTo<T extends Aged>(
    { scopes }: SharedRead<T>,
    { epochs, value: key, lead }: ReadNames,
    epoch: string,
    { value, ttlMs, untilRedisMs }: { readonly value: Buffer | ''; readonly ttlMs: number; readonly untilRedisMs: number },
  ): Promise<boolean> {
    const { commands, names, id } = this.#options;
    const fields = scopes.map((scope) => names.fieldOf(scope));
    const storing = commands.run(STORE, [epochs, key, lead], [epoch, id, ttlMs, untilRedisMs, value, ...fields]);
    return storing.then(
      (stored) => stored === 1,
      () => false,
    );
  }
}

const sealedName = ({ value }: ReadNames, epoch: string): string => `${value} ${epoch}`;

/** Null for what is no reply of the script. */
function lookOf(reply: unknown, at: number): Look | null {
  if (!Array.isArray(reply)) return null;
  const [stateBytes, epochBytes, redisMs, leftMs, sealed] = reply as readonly unknown[];
  const state = String(stateBytes);
  const epoch = String(epochBytes);
  if (state === 'unsettled') return { state };
  if (typeof redisMs !== 'number') return null;
  if (state === 'missing' || state === 'led') return { state, epoch, redisMs };
  if (state !== 'found' || typeof leftMs !== 'number' || !Buffer.isBuffer(sealed)) return null;
  return { state, epoch, redisMs, leftMs, sealed, at };
}
