import { Repeater, SlidingBuffer, type Push, type Stop } from '@repeaterjs/repeater';
import type { Clock } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import { isOutage } from '../upstream/errors.ts';

/** Something that is read again and again until nothing more becomes of it. */
export interface Poll<C, T> {
  /** One round. What it rejects with ends the poll for all who watch; outages and rate limits only where they last. */
  readonly read: (by: C, elapsedMs: number) => Promise<T>;
  /** Equal for states that need not be reported twice; null for one that need not be reported at all. */
  readonly versionOf: (state: T) => string | null;
  readonly isLast: (state: T) => boolean;
}

/** Somebody who watches, and by whose means a round may be read. */
export interface Watcher<C> {
  /** Called before each round that is read by its means; what it rejects with ends this watcher alone. */
  readonly prepare: () => Promise<C>;
  /** Fires when it watches no more; a round that is read by its means ends with it. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** Milliseconds between rounds, the last for all that follow. */
const POLL_INTERVALS_MS = [1_000, 1_000, 2_000, 3_000, 5_000] as const;

/** Rounds in a row that fail, the last of which ends a poll. */
const MAX_FAILURES = 5;

const mayPass = (error: unknown): boolean => isOutage(error) || (error instanceof GatewayError && error.code === 'RATE_LIMITED');

/** Polls that are under way: however many watch the same, there is one read a round, and none when the last has left. */
export class SharedPolls {
  readonly #polls = new Map<string, RunningPoll<never, unknown>>();

  get count(): number {
    return this.#polls.size;
  }

  /** The states of a poll, the newest at once. While the watcher is slow, those between are left out. Equal keys are one poll. */
  watch<C, T>(key: string, poll: Poll<C, T>, watcher: Watcher<C>): AsyncIterableIterator<T> {
    return new Repeater<T>(async (push, stop) => {
      const { signal } = watcher;
      signal.throwIfAborted();
      const known = this.#polls.get(key) as unknown as RunningPoll<C, T> | undefined;
      const running = known ?? new RunningPoll(poll, watcher.clock, () => void this.#polls.delete(key));
      if (!known) this.#polls.set(key, running as unknown as RunningPoll<never, unknown>);
      const outlet = { push, stop };
      const leave = () => {
        running.leave(outlet);
        stop(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      running.join(outlet, watcher);
      await stop;
      signal.removeEventListener('abort', leave);
      running.leave(outlet);
    }, new SlidingBuffer(1));
  }
}

/** Takes the states for one watcher; `stop` ends them, with an error where one is the reason. */
interface Outlet<T> {
  readonly push: Push<T>;
  readonly stop: Stop;
}

class RunningPoll<C, T> {
  readonly #poll: Poll<C, T>;
  readonly #clock: Clock;
  readonly #watchers = new Map<Outlet<T>, Watcher<C>>();
  /** Fires when nobody is left. */
  readonly #nobody = new AbortController();
  readonly #onEnd: () => void;
  /** Rounds in a row that may fail from now on, less one; none before the first that succeeds. */
  #failuresLeft = 0;
  #newest: { readonly state: T; readonly version: string } | null = null;

  constructor(poll: Poll<C, T>, clock: Clock, onEnd: () => void) {
    this.#poll = poll;
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  join(outlet: Outlet<T>, watcher: Watcher<C>): void {
    this.#watchers.set(outlet, watcher);
    if (this.#newest) void outlet.push(this.#newest.state);
    if (this.#watchers.size === 1) void this.#run();
  }

  leave(outlet: Outlet<T>): void {
    if (!this.#watchers.delete(outlet) || this.#watchers.size > 0) return;
    this.#nobody.abort();
    this.#onEnd();
  }

  async #run(): Promise<void> {
    const began = this.#clock.now();
    try {
      for (let round = 0; ; round += 1) {
        const read = await this.#tryRound(this.#clock.now() - began);
        if (read) this.#tell(read.state);
        if (read && this.#poll.isLast(read.state)) break;
        await this.#clock.wait(POLL_INTERVALS_MS[Math.min(round, POLL_INTERVALS_MS.length - 1)] ?? 0, this.#nobody.signal);
      }
      this.#end((outlet) => outlet.stop());
    } catch (error) {
      this.#end((outlet) => outlet.stop(error));
    }
  }

  /** One round, or null where it failed for a reason that may pass. A new watcher gets that failure at once. */
  async #tryRound(elapsedMs: number): Promise<{ readonly state: T } | null> {
    try {
      const state = await this.#readRound(elapsedMs);
      this.#failuresLeft = MAX_FAILURES;
      return { state };
    } catch (error) {
      this.#failuresLeft -= 1;
      if (this.#failuresLeft <= 0 || !mayPass(error)) throw error;
      return null;
    }
  }

  /** One read, by the context of a watcher that is still there. */
  async #readRound(elapsedMs: number): Promise<T> {
    for (;;) {
      const [first] = this.#watchers;
      if (!first) throw this.#nobody.signal.reason;
      const [outlet, watcher] = first;
      let by: C;
      try {
        by = await watcher.prepare();
      } catch (error) {
        outlet.stop(error);
        this.leave(outlet);
        continue;
      }
      try {
        return await this.#poll.read(by, elapsedMs);
      } catch (error) {
        // It was given up with its watcher, and the others still want it.
        if (!watcher.signal.aborted) throw error;
        this.leave(outlet);
      }
    }
  }

  #tell(state: T): void {
    const version = this.#poll.versionOf(state);
    if (version === null || version === this.#newest?.version) return;
    this.#newest = { state, version };
    for (const outlet of this.#watchers.keys()) void outlet.push(state);
  }

  /** From now on, a watcher of the same key starts a new poll. */
  #end(conclude: (outlet: Outlet<T>) => void): void {
    if (this.#watchers.size === 0) return;
    const outlets = [...this.#watchers.keys()];
    this.#watchers.clear();
    this.#onEnd();
    for (const outlet of outlets) conclude(outlet);
  }
}
