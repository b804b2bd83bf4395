import type { ErrorCode } from '../errors.ts';

/** What plugins of Yoga know of a request. */
export interface RequestRecord {
  /** When it came, on the clock of `performance.now()`. */
  readonly started: number;
  /** Whether it was an operation, which has its log line already. */
  isLogged: boolean;
  /** The code of a request that a plugin turned away by itself. */
  refusal: ErrorCode | null;
}

/** Records of requests from their arrival to their response. */
export class Requests {
  // What a WeakMap leads to is not collected until the next full collection, so nothing but these few values is in it.
  readonly #records = new WeakMap<Request, RequestRecord>();

  /** The record of a request; it begins when this is first asked. */
  of(request: Request): RequestRecord {
    const record = this.#records.get(request) ?? { started: performance.now(), isLogged: false, refusal: null };
    this.#records.set(request, record);
    return record;
  }

  end(request: Request): void {
    this.#records.delete(request);
  }
}
