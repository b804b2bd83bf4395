import type { CountedCode } from '../errors.ts';
import type { Span } from '../span.ts';

/** What plugins of Yoga know of a request. */
export interface RequestRecord {
  /** When it came, on the clock of `performance.now()`. */
  readonly started: number;
  /** Null where it is not traced. */
  readonly span: Span | null;
  /** Whether it was an operation, which has its log line already. */
  isLogged: boolean;
  /** The code of a request that a plugin turned away by itself. */
  refusal: CountedCode | null;
}

/** Null for what is not traced. */
type BeginSpan = (request: Request, started: number) => Span | null;

/** Records of requests from their arrival to their response. */
export class Requests {
  // What a WeakMap leads to is not collected until the next full collection, so nothing but these few values is in it.
  readonly #records = new WeakMap<Request, RequestRecord>();

  readonly #beginSpan: BeginSpan;

  constructor(beginSpan: BeginSpan) {
    this.#beginSpan = beginSpan;
  }

  /** The record of a request; it begins when this is first asked. */
  of(request: Request): RequestRecord {
    const known = this.#records.get(request);
    if (known) return known;
    const started = performance.now();
    const record = { started, span: this.#beginSpan(request, started), isLogged: false, refusal: null };
    this.#records.set(request, record);
    return record;
  }

  end(request: Request): void {
    this.#records.delete(request);
  }
}
