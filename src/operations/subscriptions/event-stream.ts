import type { Clock } from '../../clock.ts';
import type { Framing } from './framing.ts';

export interface EventStreamOptions {
  readonly source: AsyncIterator<unknown>;
  readonly framing: Framing;
  readonly clock: Clock;
  /** An event as the JSON of an answer. Throws why the stream has to end. */
  readonly write: (event: unknown) => Promise<string>;
  /** Why the stream has to end, as the JSON of a list of errors. */
  readonly explain: (error: unknown) => string;
  /** Fired when nothing more is wanted of the source. */
  readonly controller: AbortController;
  /** Called once, when the last of it is made or the client has left. */
  readonly onEnd: () => void;
}

const HEARTBEAT_MS = 12_000;
const NOTHING_MORE: IteratorResult<Buffer> = { done: true, value: undefined };

/**
 * The bytes of a subscription's response, made as its client takes them. An iterator by hand: an async generator would let `return`
 * wait for an event that may never come.
 */
export class EventStream implements AsyncIterableIterator<Buffer> {
  readonly #options: EventStreamOptions;
  /** What is to be sent next: the start, then an event or nothing. */
  #ready: string | null;
  /** What is to be sent last, once that is known. */
  #last: string | null = null;
  #isBeatDue = false;
  #isReading = false;
  #isOver = false;
  /** Whoever waits for bytes. */
  #waiting: ((result: IteratorResult<Buffer>) => void) | null = null;

  constructor(options: EventStreamOptions) {
    this.#options = options;
    this.#ready = options.framing.start;
    void this.#beat();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Buffer>> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.#advance();
    });
  }

  /** The client has left, or has all of it. */
  return(): Promise<IteratorResult<Buffer>> {
    this.#leaveSource();
    this.#finish();
    this.#give(NOTHING_MORE);
    return Promise.resolve(NOTHING_MORE);
  }

  /** Completes the stream, with an error where one is the reason. What the source is at is given up. */
  end(error?: unknown): void {
    if (this.#last !== null || this.#isOver) return;
    const { framing, explain } = this.#options;
    this.#last = error === undefined ? framing.end : `${framing.failure(explain(error))}${framing.end}`;
    this.#leaveSource();
    this.#advance();
  }

  #advance(): void {
    if (!this.#waiting) return;
    if (this.#isOver) {
      this.#give(NOTHING_MORE);
      return;
    }
    const text = this.#takeText();
    if (text === null) {
      if (!this.#isReading) void this.#read();
      return;
    }
    this.#give({ done: false, value: Buffer.from(text) });
  }

  #takeText(): string | null {
    if (this.#ready !== null) {
      const text = this.#ready;
      this.#ready = null;
      return text;
    }
    if (this.#last !== null) {
      const text = this.#last;
      this.#finish();
      return text;
    }
    if (!this.#isBeatDue) return null;
    this.#isBeatDue = false;
    return this.#options.framing.heartbeat;
  }

  #give(result: IteratorResult<Buffer>): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.(result);
  }

  /** Reads one event, and no other before that one is taken. */
  async #read(): Promise<void> {
    const { source, write, framing, controller } = this.#options;
    this.#isReading = true;
    try {
      const { done = false, value } = await source.next();
      if (controller.signal.aborted) return;
      if (done) this.end();
      else {
        const json = await write(value);
        if (!controller.signal.aborted) this.#ready = framing.next(json);
      }
    } catch (error) {
      // What fails as nobody wants it any more is no failure.
      if (!controller.signal.aborted) this.end(error);
    } finally {
      this.#isReading = false;
    }
    this.#advance();
  }

  async #beat(): Promise<void> {
    const { clock, controller } = this.#options;
    try {
      for (;;) {
        await clock.wait(HEARTBEAT_MS, controller.signal);
        this.#isBeatDue = true;
        this.#advance();
      }
    } catch {
      // The stream has ended.
    }
  }

  #leaveSource(): void {
    const { controller, source } = this.#options;
    if (controller.signal.aborted) return;
    controller.abort();
    // It is at an end already, or waits for something that has been aborted; nobody waits for it.
    source.return?.().catch(() => undefined);
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.onEnd();
  }
}
