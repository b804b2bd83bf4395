import type { Span } from '../span.ts';

/** A request for an operation, as its span needs it. */
export interface TracedRequest {
  readonly method: 'GET' | 'POST';
  /** The path that it came by. */
  readonly route: '/graphql' | '/mcp';
  /** When it came, on the clock of `performance.now()`. */
  readonly started: number;
  /** The header of that name, as it was sent. */
  readonly traceparent: string | null;
}

export interface Tracing {
  /** Begins the span of a request, within the trace that the request names. */
  begin(request: TracedRequest): Span;
  /** Sends what is left, for two seconds at most. */
  close(): Promise<void>;
}

/** Which requests are traced, and what takes their spans. */
export interface TracingOptions {
  /** Takes OTLP over HTTP. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** What else is reported of the process. */
  readonly resource: Readonly<Record<string, string>>;
  readonly sampler: `${'' | 'parentbased_'}${'always_on' | 'always_off' | 'traceidratio'}`;
  /** The share of traces that is sampled, from 0 to 1, where the sampler has one. */
  readonly ratio: number;
  /** Whether requests to the upstream carry `traceparent`. */
  readonly sendsTraceparent: boolean;
}
