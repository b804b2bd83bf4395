import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asking } from '../../context.ts';

/** What the context of an operation asks of a request of Node's. */
export class AskingRequest implements Asking {
  readonly headers: Asking['headers'];
  readonly #response: ServerResponse;
  #controller: AbortController | undefined;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.headers = new AskedHeaders(request);
    this.#response = response;
  }

  /** Made only for who wants to know that the client left. */
  get signal(): AbortSignal {
    this.#controller ??= this.#watch();
    return this.#controller.signal;
  }

  /** Its timer ends with the response, and it needs no signal of the client's besides. */
  deadline(milliseconds: number): AbortSignal {
    const expire = () => controller.abort(new DOMException('The operation took too long.', 'TimeoutError'));
    const timer = setTimeout(expire, milliseconds);
    const controller = this.#watch(() => clearTimeout(timer));
    return controller.signal;
  }

  #watch(onClose?: () => void): AbortController {
    const controller = new AbortController();
    const response = this.#response;
    const leave = () => {
      onClose?.();
      if (!response.writableFinished) controller.abort();
    };
    if (response.closed) leave();
    response.once('close', leave);
    return controller;
  }
}

class AskedHeaders {
  readonly #request: IncomingMessage;

  constructor(request: IncomingMessage) {
    this.#request = request;
  }

  get(name: string): string | null {
    const value = this.#request.headers[name];
    return (Array.isArray(value) ? value.join(', ') : value) ?? null;
  }
}
