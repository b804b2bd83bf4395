import type { Clock } from '../clock.ts';

/** Something that is read again and again until nothing more becomes of it. */
export interface Poll<C, T> {
  /** One round. What it rejects with ends the poll for all who watch. */
  readonly read: (by: C, elapsedMs: number) => Promise<T>;
  /** Equal for states that nobody has to be told of twice; null for one that nobody has to be told of at all. */
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
const RHYTHM_MS = [1_000, 1_000, 2_000, 3_000, 5_000] as const;

/** Polls that are under way: however many watch the same, there is one read a round, and none when the last has left. */
export class SharedPolls {
  readonly #polls = new Map<string, RunningPoll<never, unknown>>();

  get count(): number {
    return this.#polls.size;
  }

  /** The states of a poll, the newest at once. While the watcher is slow, those between are left out. Equal keys are one poll. */
  async *watch<C, T>(key: string, poll: Poll<C, T>, watcher: Watcher<C>): AsyncGenerator<T, void, undefined> {
    watcher.signal.throwIfAborted();
    const known = this.#polls.get(key) as unknown as RunningPoll<C, T> | undefined;
    const running = known ?? new RunningPoll(poll, watcher.clock, () => void this.#polls.delete(key));
    if (!known) this.#polls.set(key, running as unknown as RunningPoll<never, unknown>);
    const inbox = new Inbox<T>();
    const leave = () => {
      running.leave(inbox);
      inbox.fail(watcher.signal.reason);
    };
    watcher.signal.addEventListener('abort', leave, { once: true });
    try {
      running.join(inbox, watcher);
      for (;;) {
        const next = await inbox.take();
        if (next === null) return;
        yield next.state;
      }
    } finally {
      watcher.signal.removeEventListener('abort', leave);
      running.leave(inbox);
    }
  }
}

class RunningPoll<C, T> {
  readonly #poll: Poll<C, T>;
  readonly #clock: Clock;
  readonly #watchers = new Map<Inbox<T>, Watcher<C>>();
  /** Fires when nobody is left. */
  readonly #nobody = new AbortController();
  readonly #onEnd: () => void;
  #newest: { readonly state: T; readonly version: string } | null = null;

  constructor(poll: Poll<C, T>, clock: Clock, onEnd: () => void) {
    this.#poll = poll;
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  join(inbox: Inbox<T>, watcher: Watcher<C>): void {
    this.#watchers.set(inbox, watcher);
    if (this.#newest) inbox.put(this.#newest.state);
    if (this.#watchers.size === 1) void this.#run();
  }

  leave(inbox: Inbox<T>): void {
    if (!this.#watchers.delete(inbox) || this.#watchers.size > 0) return;
    this.#nobody.abort();
    this.#onEnd();
  }

  async #run(): Promise<void> {
    const began = this.#clock.now();
    try {
      for (let round = 0; ; round += 1) {
        const state = await this.#readRound(this.#clock.now() - began);
        this.#tell(state);
        if (this.#poll.isLast(state)) break;
        await this.#clock.wait(RHYTHM_MS[Math.min(round, RHYTHM_MS.length - 1)] ?? 0, this.#nobody.signal);
      }
      this.#end((inbox) => inbox.end());
    } catch (error) {
      this.#end((inbox) => inbox.fail(error));
    }
  }

  /** One read, by the means of whoever still watches. */
  async #readRound(elapsedMs: number): Promise<T> {
    for (;;) {
      const [first] = this.#watchers;
      if (!first) throw this.#nobody.signal.reason;
      const [inbox, watcher] = first;
      let by: C;
      try {
        by = await watcher.prepare();
      } catch (error) {
        inbox.fail(error);
        this.leave(inbox);
        continue;
      }
      try {
        return await this.#poll.read(by, elapsedMs);
      } catch (error) {
        // It was given up with its watcher, and the others still want it.
        if (!watcher.signal.aborted) throw error;
        this.leave(inbox);
      }
    }
  }

  #tell(state: T): void {
    const version = this.#poll.versionOf(state);
    if (version === null || version === this.#newest?.version) return;
    this.#newest = { state, version };
    for (const inbox of this.#watchers.keys()) inbox.put(state);
  }

  /** From now on, who asks for the same begins anew. */
  #end(conclude: (inbox: Inbox<T>) => void): void {
    if (this.#watchers.size === 0) return;
    const inboxes = [...this.#watchers.keys()];
    this.#watchers.clear();
    this.#onEnd();
    for (const inbox of inboxes) conclude(inbox);
  }
}

/** The newest state that a watcher has not taken, and how the poll has ended for it. */
class Inbox<T> {
  #state: { readonly state: T } | null = null;
  #end: { readonly error?: unknown } | null = null;
  #wake: (() => void) | null = null;

  put(state: T): void {
    this.#state = { state };
    this.#wake?.();
  }

  end(): void {
    this.#end ??= {};
    this.#wake?.();
  }

  fail(error: unknown): void {
    this.#end ??= { error };
    this.#wake?.();
  }

  /** The next state; null at the end. Rejects where the poll has failed. */
  async take(): Promise<{ readonly state: T } | null> {
    while (this.#state === null && this.#end === null) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const state = this.#state;
    this.#state = null;
    if (state === null && this.#end && 'error' in this.#end) throw this.#end.error;
    return state;
  }
}
