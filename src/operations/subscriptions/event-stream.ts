import { Readable } from 'node:stream';
import type { Clock } from '../../clock.ts';
import { GatewayError, GivenUp } from '../../errors.ts';
import type { Framing } from './framing.ts';

export interface EventStreamOptions {
  readonly source: AsyncIterator<unknown>;
  readonly framing: Framing;
  readonly clock: Clock;
  /** An event as the JSON of an answer. Throws why the stream has to end. */
  readonly write: (event: unknown) => Promise<string>;
  /** Why the stream has to end, as the members of an answer. */
  readonly explain: (error: unknown) => string;
  /** Fired when nothing more is wanted of the source. */
  readonly controller: AbortController;
  /** Called once, when the last of it is made or the client has left. */
  readonly onEnd: () => void;
}

const HEARTBEAT_MS = 12_000;

/** The bytes of a subscription's response, made as its client takes them. */
export class EventStream extends Readable {
  readonly #options: EventStreamOptions;
  /** What is to be sent next: the start, then an event or nothing. */
  #ready: string | null;
  /** What is to be sent last, once that is known. */
  #last: string | null = null;
  #isBeatDue = false;
  #isReading = false;
  /** Whether the client takes more. */
  #isWanted = false;

  constructor(options: EventStreamOptions) {
    super({ highWaterMark: 1 });
    this.#options = options;
    this.#ready = options.framing.start;
    void this.#beat();
  }

  override _read(): void {
    this.#isWanted = true;
    this.#advance();
  }

  /** The client has left, whatever its reason, or has all of it. */
  override _destroy(_reason: Error | null, done: () => void): void {
    this.#leaveSource();
    this.#options.onEnd();
    // A read that still waits is at the end, and has not failed.
    this.push(null);
    done();
  }

  /** Node's own iterator lets `return` wait for the read before it, that is for an event that may never come. */
  override [Symbol.asyncIterator](): NodeJS.AsyncIterator<Buffer> {
    return Object.assign(super[Symbol.asyncIterator](), {
      return: async () => {
        this.destroy();
        return { done: true as const, value: undefined };
      },
    });
  }

  /** Completes the stream, with an error where one is given. What the source is at is given up, for that reason or another. */
  complete(error: unknown = null, reason: unknown = error): void {
    if (this.#last !== null || this.destroyed) return;
    const { framing, explain } = this.#options;
    this.#last = error === null ? framing.end : `${framing.failure(explain(error))}${framing.end}`;
    this.#leaveSource(reason instanceof GatewayError ? new GivenUp(reason) : undefined);
    this.#advance();
  }

  #advance(): void {
    if (!this.#isWanted || this.destroyed) return;
    const text = this.#ready ?? this.#last ?? (this.#isBeatDue ? this.#options.framing.heartbeat : null);
    if (text === null) {
      if (!this.#isReading) void this.#next();
      return;
    }
    const isEnd = this.#ready === null && this.#last !== null;
    this.#isWanted = false;
    if (this.#ready !== null) this.#ready = null;
    else this.#isBeatDue = false;
    this.push(text);
    if (isEnd) this.push(null);
  }

  /** Reads one event, and no other before that one is taken. */
  async #next(): Promise<void> {
    const { source, write, framing, controller } = this.#options;
    this.#isReading = true;
    try {
      const { done = false, value } = await source.next();
      if (controller.signal.aborted) return;
      if (done) this.complete();
      else {
        const json = await write(value);
        if (!controller.signal.aborted) this.#ready = framing.next(json);
      }
    } catch (error) {
      // What fails as nobody wants it any more is no failure.
      if (!controller.signal.aborted) this.complete(error);
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

  #leaveSource(reason?: GivenUp): void {
    const { controller, source } = this.#options;
    if (controller.signal.aborted) return;
    controller.abort(reason);
    // It is at an end already, or waits for something that has been aborted; nobody waits for it.
    source.return?.().catch(() => undefined);
  }
}
