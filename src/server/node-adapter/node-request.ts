import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../../auth/caller.ts';
import { Cancellation, type CancelSignal } from '../../cancellation.ts';
import type { GatewayError } from '../../errors.ts';
import type { Span } from '../../span.ts';
import type { OperationRequest } from '../../operations/operation-request.ts';

/** When a request came, and its span. */
export type Arrival = Pick<OperationRequest, 'started' | 'span'>;

/** A request of Node's server as operations see it. */
export class NodeRequest implements OperationRequest {
  readonly method: string;
  readonly headers: OperationRequest['headers'];
  readonly caller: Caller | GatewayError;
  readonly started: number;
  readonly span: Span | null;
  /** Yoga writes them. */
  readonly writesStreams = false;
  readonly #response: ServerResponse;
  #controller: AbortController | undefined;

  constructor(request: IncomingMessage, response: ServerResponse, caller: Caller | GatewayError, { started, span }: Arrival) {
    this.method = request.method ?? 'POST';
    this.headers = new NodeHeaders(request);
    this.caller = caller;
    this.started = started;
    this.span = span;
    this.#response = response;
  }

  readonly hasLeft = (): boolean => this.#response.destroyed;

  /** Made only for who wants to know that the client left. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      this.#watch(this.#controller);
    }
    return this.#controller.signal;
  }

  /** Its timer ends with the response, and it needs no signal of the client's besides. */
  deadline(milliseconds: number): CancelSignal {
    const cancellation = new Cancellation();
    const expire = () => cancellation.abort(new DOMException('The operation took too long.', 'TimeoutError'));
    const timer = setTimeout(expire, milliseconds);
    this.#watch(cancellation, () => clearTimeout(timer));
    return cancellation;
  }

  #watch(onLeft: { abort: () => void }, onClose?: () => void): void {
    const response = this.#response;
    const leave = () => {
      onClose?.();
      if (!response.writableFinished) onLeft.abort();
    };
    if (response.closed) leave();
    response.once('close', leave);
  }
}

class NodeHeaders {
  readonly #request: IncomingMessage;

  constructor(request: IncomingMessage) {
    this.#request = request;
  }

  get(name: string): string | null {
    const value = this.#request.headers[name];
    return (Array.isArray(value) ? value.join(', ') : value) ?? null;
  }
}
