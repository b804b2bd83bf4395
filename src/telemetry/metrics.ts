import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** One answered HTTP request, in words from closed sets: no id, name or path of a caller becomes a label. */
export interface RequestRecord {
  readonly route: 'graphql' | 'graphiql' | 'health' | 'metrics' | 'other';
  readonly status: number;
  readonly milliseconds: number;
}

export interface CallRecord {
  readonly method: string;
  readonly status: number | null;
  readonly milliseconds: number;
}

/** Work that requests cost, or save: what a document or an operation took, and answers that were there already. */
export type Work = 'document_parsed' | 'operation_executed' | 'answer_reused' | 'answer_shared' | 'answer_composed';

export interface Metrics {
  countWork(kind: Work): void;
  observeRequest(request: RequestRecord): void;
  observeCall(call: CallRecord): void;
  /** Asked at every scrape. */
  watchCache(usage: () => { readonly entries: number; readonly bytes: number }): void;
  /** In the text format of Prometheus. */
  print(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30];

/** The gateway's metrics in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'gateway_request_duration_seconds',
    help: 'Time from request to answer, by route and HTTP status.',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const calls = new Histogram({
    name: 'gateway_upstream_call_duration_seconds',
    help: 'Time of one attempt upstream, by method and HTTP status; status 0 where no answer came.',
    labelNames: ['method', 'status'],
    buckets: SECONDS,
    registers,
  });
  const work = new Counter({
    name: 'gateway_work_total',
    help: 'Documents parsed, operations executed, answers taken from the cache, shared with an equal request under way, or put together from parts of others.',
    labelNames: ['kind'],
    registers,
  });
  return {
    countWork: (kind) => work.inc({ kind }),
    observeRequest: ({ route, status, milliseconds }) => requests.observe({ route, status }, milliseconds / 1_000),
    observeCall: ({ method, status, milliseconds }) => calls.observe({ method, status: status ?? 0 }, milliseconds / 1_000),
    watchCache: (usage) => {
      const gauge = (name: string, help: string, read: () => number) =>
        new Gauge({
          name,
          help,
          registers,
          collect() {
            this.set(read());
          },
        });
      gauge('gateway_read_cache_entries', 'Entries of the read cache.', () => usage().entries);
      gauge('gateway_read_cache_bytes', 'Estimated bytes of the read cache.', () => usage().bytes);
    },
    print: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
