import type { IncomingHttpHeaders } from 'node:http';
import type { Agent, Dispatcher } from 'undici';
import UndiciAgent from 'undici/lib/dispatcher/agent.js';

/** An answer as it arrived: its body may be compressed. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A request that is under way. */
export interface Sending {
  readonly answer: Promise<RawAnswer>;
  /** Gives it up: `answer` rejects with the reason at once, if it has not settled. */
  readonly abort: (reason: Error) => void;
}

/**
 * Takes a piece of a body as it arrives, so that it is not kept; nothing more is read before what it promises, which is whether more
 * is wanted. False where the piece is kept after all.
 */
export type TakePiece = (piece: Buffer, answer: Pick<RawAnswer, 'status' | 'headers'>) => Promise<boolean> | false;

/** Bytes of a body that are read, by its status; a longer one rejects with a BodyTooLargeError. */
export type MaxBytes = (status: number) => number;

/** Connections to the upstream. */
export interface UpstreamAgent {
  send(request: Dispatcher.DispatchOptions, maxBytes: MaxBytes, take?: TakePiece | null): Sending;
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

/**
 * undici's Agent by itself: the package as a whole loads a fetch, WebSockets, caches and mocks too, at each start. Answers are
 * taken as they arrive, without the streams and signals that its `request` makes for each.
 */
export function createAgent(options: Agent.Options): UpstreamAgent {
  const agent = new UndiciAgent(options);
  return { send: (request, maxBytes, take = null) => send(agent, request, { maxBytes, take }), close: () => agent.close() };
}

/** All that is wanted of an answer has been read. */
class EnoughError extends Error {
  override readonly name = 'AbortError';
}

interface Reading {
  readonly maxBytes: MaxBytes;
  readonly take: TakePiece | null;
}

function send(agent: Dispatcher, request: Dispatcher.DispatchOptions, { maxBytes, take }: Reading): Sending {
  let abort: Sending['abort'] = () => {};
  const answer = new Promise<RawAnswer>((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let givenUp: Error | undefined;
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    let most = 0;
    let bytes = 0;
    const chunks: Buffer[] = [];
    let taken = Promise.resolve();
    const finish = () => {
      const [first] = chunks;
      // Most answers arrive in one piece, which nobody else has.
      resolve({ status, headers, body: chunks.length === 1 && first ? first : Buffer.concat(chunks) });
    };
    abort = (reason) => {
      givenUp ??= reason;
      reject(reason);
      controller?.abort(reason);
    };
    agent.dispatch(request, {
      onRequestStart: (started) => {
        controller = started;
        if (givenUp) started.abort(givenUp);
      },
      onResponseStart: (_controller, code, received) => {
        // What comes before the answer proper tells nothing.
        if (code < 200) return;
        status = code;
        headers = received;
        most = maxBytes(code);
      },
      onResponseData: (reading, chunk) => {
        // After a pause undici begins with nothing: to pause for that would never end.
        if (chunk.length === 0) return;
        bytes += chunk.length;
        if (bytes > most) {
          abort(new BodyTooLargeError(status, headers));
          return;
        }
        const taking = take?.(chunk, { status, headers }) ?? false;
        if (taking === false) {
          chunks.push(chunk);
          return;
        }
        reading.pause();
        const goOn = (wantsMore: boolean) => {
          if (wantsMore) reading.resume();
          else {
            finish();
            reading.abort(new EnoughError());
          }
        };
        taken = taking.then(goOn);
        taken.catch(abort);
      },
      onResponseEnd: () => {
        if (take) void taken.then(finish, reject);
        else finish();
      },
      onResponseError: (_controller, error) => reject(error),
    });
  });
  return { answer, abort };
}
