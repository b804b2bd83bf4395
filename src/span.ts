/** A part of a traced request: what was done, and how long it took. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  /** Whether it is exported; else it only gives its ids to others. */
  readonly isSampled: boolean;
  /** Begins a part of it, now or at a time on the clock of `performance.now()`. */
  begin(name: string, kind: 'server' | 'client', attributes: Attributes, started?: number): Span;
  /** Values are words of closed sets and numbers; of what a caller sends only the name of an operation. */
  set(attributes: Attributes): void;
  /** Refers to the span of another request that made what this one uses. */
  linkTo(maker: Span): void;
  /** `failure` is why it failed, a word of a closed set; null where it did not. */
  end(failure: string | null): void;
}

export type Attributes = Readonly<Record<string, string | number>>;

/** The header of a request that belongs to a span. */
export const traceparentOf = ({ traceId, spanId, isSampled }: Span): string => `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;

/** What log lines and exemplars name a span by. */
export const idsOf = ({ traceId, spanId }: Span) => ({ trace_id: traceId, span_id: spanId });
