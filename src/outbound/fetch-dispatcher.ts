import type { Dispatcher } from 'undici';

/** Sends what a dispatcher of undici would. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What the platform adds by itself, and undoes by itself. */
const OF_PLATFORM = new Set(['accept-encoding', 'content-encoding', 'content-length', 'transfer-encoding']);

/** Requests by the `fetch` of a platform that has no sockets to keep. Bodies are decompressed by then, and connections are the platform's matter. */
export function createFetchDispatcher(fetch: Fetch): Pick<Dispatcher, 'dispatch'> & { readonly close: () => Promise<void> } {
  return {
    dispatch: (request, handler) => {
      void send(fetch, request, handler);
      return true;
    },
    close: () => Promise.resolve(),
  };
}

async function send(fetch: Fetch, request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): Promise<void> {
  const reading = new Reading();
  try {
    handler.onRequestStart?.(reading, null);
    const response = await fetch(`${String(request.origin)}${request.path}`, {
      method: request.method,
      headers: withoutOwn(Object.entries((request.headers ?? {}) as Readonly<Record<string, string | undefined>>)),
      body: (request.body as string | null | undefined) ?? null,
      // An answer that leads elsewhere is an answer, as it is to undici.
      redirect: 'manual',
      signal: reading.signal,
    });
    handler.onResponseStart?.(reading, response.status, Object.fromEntries(withoutOwn([...response.headers])));
    const pieces = response.body?.getReader();
    for (let piece = await pieces?.read(); piece && !piece.done; piece = await pieces?.read()) {
      handler.onResponseData?.(reading, Buffer.from(piece.value.buffer, piece.value.byteOffset, piece.value.byteLength));
      await reading.resumed;
    }
    handler.onResponseEnd?.(reading, {});
  } catch (error) {
    handler.onResponseError?.(reading, reading.reason ?? causeOf(error));
  }
}

const withoutOwn = (headers: readonly (readonly [string, string | undefined])[]) =>
  headers.flatMap(([name, value]) =>
    value === undefined || OF_PLATFORM.has(name.toLowerCase()) ? [] : [[name, value] as [string, string]],
  );

/** Node's fetch has what happened as the cause of its error. */
const causeOf = (error: unknown): Error =>
  error instanceof Error ? (error.cause instanceof Error ? error.cause : error) : new Error(String(error));

/** A body that is read, until somebody has had enough or wants it to wait. */
class Reading implements Dispatcher.DispatchController {
  readonly #ending = new AbortController();
  #resumption: { readonly promise: Promise<void>; readonly resume: () => void } | null = null;

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  get aborted(): boolean {
    return this.signal.aborted;
  }

  get reason(): Error | null {
    return this.aborted ? (this.signal.reason as Error) : null;
  }

  get paused(): boolean {
    return this.#resumption !== null;
  }

  /** Settled while nobody wants it to wait; rejects once it has been ended. */
  get resumed(): Promise<void> {
    return Promise.resolve(this.#resumption?.promise).then(() => this.signal.throwIfAborted());
  }

  pause(): void {
    if (this.#resumption) return;
    let resume!: () => void;
    const promise = new Promise<void>((resolve) => (resume = resolve));
    this.#resumption = { promise, resume };
  }

  resume(): void {
    const waiting = this.#resumption;
    this.#resumption = null;
    waiting?.resume();
  }

  abort(reason: Error): void {
    this.#ending.abort(reason);
    this.resume();
  }
}
