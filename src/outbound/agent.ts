import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { createDispatcher, DIRECT, type Connections } from './dispatcher.ts';

/** An answer as it arrived: its body may be compressed. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Takes a piece of a body as it arrives, so that it is not kept; nothing more is read before what it promises, which is whether more
 * is wanted. False where the piece is kept after all.
 */
export type TakePiece = (piece: Buffer, answer: Pick<RawAnswer, 'status' | 'headers'>) => Promise<boolean> | false;

/** Bytes of a body that are read, by its status; a longer one rejects with a BodyTooLargeError. */
export type MaxBytes = (status: number) => number;

/** Connections to other servers. */
export interface HttpAgent {
  send(request: Dispatcher.DispatchOptions, maxBytes: MaxBytes, take?: TakePiece | null): Sending;
  /** Whether a proxy is being asked for a way, so that what has not been sent waits for it. */
  asksProxy(): boolean;
  close(): Promise<void>;
}

export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;

  constructor(status: number, headers: IncomingHttpHeaders) {
    super('The body is longer than it may be.');
    this.status = status;
    this.headers = headers;
  }
}

/** Answers are taken as they arrive, without the streams and signals that undici's `request` makes for each. */
export function createAgent(connections: Connections, wayOut = DIRECT): HttpAgent {
  const agent = createDispatcher(connections, wayOut);
  return {
    send: (request, maxBytes, take = null) => {
      const sending = new Sending(maxBytes, take);
      try {
        agent.dispatch(request, sending);
      } catch (error) {
        sending.abort(error as Error);
      }
      return sending;
    },
    asksProxy: () => agent.asksProxy?.() ?? false,
    close: () => agent.close(),
  };
}

/** All that is wanted of an answer has been read. */
class EnoughError extends Error {
  override readonly name = 'AbortError';
}

/** A request that is under way. */
export class Sending implements Dispatcher.DispatchHandler {
  readonly answer: Promise<RawAnswer>;
  readonly #maxBytes: MaxBytes;
  readonly #take: TakePiece | null;
  #resolve!: (answer: RawAnswer) => void;
  #reject!: (reason: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #givenUp: Error | undefined;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #most = 0;
  #bytes = 0;
  readonly #chunks: Buffer[] = [];
  #taken: Promise<void> | undefined;

  constructor(maxBytes: MaxBytes, take: TakePiece | null) {
    this.#maxBytes = maxBytes;
    this.#take = take;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Whether any of it may have been sent. */
  get isSent(): boolean {
    return this.#controller !== undefined;
  }

  /** Gives it up: `answer` rejects with the reason at once, if it has not settled. */
  abort(reason: Error): void {
    this.#givenUp ??= reason;
    this.#reject(reason);
    this.#controller?.abort(reason);
  }

  onRequestStart(started: Dispatcher.DispatchController): void {
    this.#controller = started;
    if (this.#givenUp) started.abort(this.#givenUp);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // What comes before the answer proper tells nothing.
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
    this.#most = this.#maxBytes(status);
  }

  onResponseData(reading: Dispatcher.DispatchController, chunk: Buffer): void {
    // After a pause undici begins with nothing: to pause for that would never end.
    if (chunk.length === 0) return;
    this.#bytes += chunk.length;
    if (this.#bytes > this.#most) {
      this.abort(new BodyTooLargeError(this.#status, this.#headers));
      return;
    }
    const taking = this.#take?.(chunk, { status: this.#status, headers: this.#headers }) ?? false;
    if (taking === false) {
      this.#chunks.push(chunk);
      return;
    }
    reading.pause();
    const goOn = (wantsMore: boolean) => {
      if (wantsMore) reading.resume();
      else {
        this.#finish();
        reading.abort(new EnoughError());
      }
    };
    this.#taken = taking.then(goOn);
    this.#taken.catch((error: unknown) => this.abort(error as Error));
  }

  onResponseEnd(): void {
    if (!this.#taken) this.#finish();
    else
      void this.#taken.then(
        () => this.#finish(),
        (error: unknown) => this.#reject(error),
      );
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
  }

  #finish(): void {
    const [first] = this.#chunks;
    // Most answers arrive in one piece, which nobody else has.
    const body = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    this.#resolve({ status: this.#status, headers: this.#headers, body });
  }
}
