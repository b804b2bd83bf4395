import {
  AggregatorRegistry,
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type Metric,
  type OpenMetricsContentType,
} from 'prom-client';
import { COUNTED_CODES, USER_ERROR_CODES, type CountedCode } from '../errors.ts';
import type { SharedFailure, SharedOperation, SharedOperationRecord, SharedOutcomes } from '../replicas/shared-operations.ts';
import { idsOf, type Span } from '../span.ts';
import { VERSION } from '../version.ts';

/** One answered HTTP request, with values from closed sets: no id, name or path of a caller becomes a label. */
export interface RequestRecord {
  readonly route: 'graphql' | 'mcp' | 'graphiql' | 'health' | 'metrics' | 'other';
  readonly status: number;
  readonly milliseconds: number;
  /** Of which the measurement is an example; null where it is not traced. */
  readonly span: Span | null;
}

export interface CallRecord {
  readonly method: string;
  readonly status: number | null;
  readonly milliseconds: number;
  /** Whether it repeats one that failed. */
  readonly isRepeat: boolean;
  readonly span: Span | null;
}

const WORK = ['document_parsed', 'operation_executed', 'answer_reused', 'answer_shared', 'answer_composed', 'answer_cut'] as const;

/** Work done or saved: documents parsed, operations executed, answers reused, and answers that were not read. */
export type Work = (typeof WORK)[number];

/** What comes of each where nothing fails. */
const SHARED_OUTCOMES = {
  read: ['hit', 'miss', 'led', 'unsettled', 'rejected'],
  store: ['stored', 'outdated', 'too_large'],
  lead: ['held', 'lost', 'released'],
  epoch: ['done'],
  announce: ['done'],
  wait: ['acknowledged', 'lapsed'],
  find_text: ['hit', 'miss', 'rejected'],
  store_text: ['stored'],
} as const satisfies { [O in SharedOperation]: readonly SharedOutcomes[O][] };

const SHARED_FAILURES = ['timeout', 'refused', 'error', 'skipped'] as const satisfies readonly SharedFailure[];

/** Gauges, read at every scrape. */
const GAUGES = {
  gateway_read_cache_entries: 'Entries of the read cache.',
  gateway_read_cache_bytes: 'Estimated bytes of the read cache.',
  gateway_requests_in_flight: 'Requests from sockets that have no complete answer yet.',
  gateway_subscriptions: 'Subscriptions whose streams are open.',
  gateway_long_texts_waiting: 'Long operations that wait to be parsed.',
  gateway_tenant_circuits_open: 'Tenants with an open circuit breaker: their calls failed, so no calls are made for a moment.',
  gateway_jwks_unavailable: '1 while the keys that tokens are signed with cannot be fetched, else 0.',
  gateway_shared_cache_up:
    '1 while the other processes are in reach, by Redis or by the first process; else 0, also where none are configured.',
  gateway_shared_cache_configured: '1 where there are to be other processes, by REDIS_URL or WORKERS; else 0.',
  gateway_shared_cache_replicas:
    'Processes that share by Redis, as far as this one knows, with itself; 0 while it cannot reach them, and without REDIS_URL.',
  gateway_upstream_calls_waiting: 'Upstream calls that wait, as their tenants have as many under way as they may.',
  gateway_upstream_circuit_open: '1 while the circuit breaker of the whole upstream is open, else 0.',
} as const;

export type GaugeName = keyof typeof GAUGES;

export const GAUGE_NAMES = Object.keys(GAUGES) as readonly GaugeName[];

export interface Metrics {
  countWork(kind: Work): void;
  /** Counts the errors of one answer. The type is a closed set, so that no string of a caller becomes a label. */
  countErrors(codes: ReadonlyMap<CountedCode, number>): void;
  /** Counts a refused write by code. */
  countUserError(code: CountedCode): void;
  /** Observes what was asked of the shared cache. */
  observeSharedOperation(record: SharedOperationRecord): void;
  /** Counts a write that another process announced. */
  countInvalidation(): void;
  observeRequest(request: RequestRecord): void;
  observeCall(call: CallRecord): void;
  /** Registers the source of a gauge. */
  watch(name: GaugeName, read: () => number): void;
  /** What has been measured, for another process that prints it together with its own. */
  collect(): Promise<Measured>;
  /** Takes what other processes measure, null where one of them does not answer: from now on, all of them are printed together. */
  joinWith(gather: () => Promise<readonly unknown[] | null>): void;
  /** In the text format of Prometheus, or in that of OpenMetrics, which has exemplars: traces of measurements. */
  print(format?: 'prometheus' | 'openmetrics'): Promise<Printed>;
}

interface Printed {
  /** False where another process did not answer, which is all that the text says then: sums without it would fall, and rise again with the next ones. */
  readonly isComplete: boolean;
  readonly contentType: string;
  readonly text: string;
}

/** What one process has measured. */
type Measured = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** How what several processes say of one thing is put together, where that is not a sum. */
const TOGETHER = {
  gateway_jwks_unavailable: 'max',
  gateway_shared_cache_configured: 'max',
  gateway_shared_cache_replicas: 'max',
  gateway_shared_cache_up: 'min',
  gateway_upstream_circuit_open: 'max',
  nodejs_eventloop_lag_p99_seconds: 'max',
} as const;

/** Those of OpenTelemetry's conventions for HTTP. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Those for databases. */
const SHARED_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];

/** Gauges whose names are those of counters, which Prometheus' own check refuses. */
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

let ofProcess: Registry | undefined;

/**
 * The default metrics of Node.js, one registry for all gateways of the process: what measures garbage collection and the event loop
 * cannot be stopped, so one for each gateway would keep that gateway in memory for ever.
 */
function processMetrics(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
    for (const name of MISNAMED) ofProcess.removeSingleMetric(name);
  }
  return ofProcess;
}

/** A histogram with exemplars, which a registry for the format of Prometheus only takes where it is not asked first. */
function histogram<L extends string>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly L[],
  buckets = SECONDS,
): Histogram<L> {
  const made = new Histogram({ name, help, labelNames, buckets, registers: [], enableExemplars: true });
  registry.registerMetric(made);
  return made;
}

const NO_EXEMPLAR = {};
const exemplarOf = (span: Span | null) => (span?.isSampled ? idsOf(span) : NO_EXEMPLAR);

/** Printing in the format of OpenMetrics renames counters: so it is done to objects that inherit from them. */
function asOpenMetrics(registries: readonly Registry[]): Registry<OpenMetricsContentType> {
  const view = new Registry<OpenMetricsContentType>();
  view.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  for (const metric of registries.flatMap((registry) => registry.getMetricsAsArray())) {
    view.registerMetric(Object.create(metric) as Metric);
  }
  return view;
}

/** The gateway's metrics in their own registry, printed after those of its process, where there is one that can be measured. */
export function createMetrics({ hasProcess = true }: { readonly hasProcess?: boolean } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const printed = hasProcess ? [processMetrics(), registry] : [registry];
  const requests = histogram(registry, 'gateway_request_duration_seconds', 'Time from request to answer, by route and HTTP status.', [
    'route',
    'status',
  ]);
  const calls = histogram(
    registry,
    'gateway_upstream_call_duration_seconds',
    'Time of one attempt upstream, by method and HTTP status; status 0 where no answer came.',
    ['method', 'status'],
  );
  const repeats = new Counter({
    name: 'gateway_upstream_retries_total',
    help: 'Attempts upstream that repeat one that failed.',
    registers,
  });
  const rateLimited = new Counter({
    name: 'gateway_upstream_rate_limited_total',
    help: 'Attempts upstream that were refused with status 429.',
    registers,
  });
  const work = new Counter({
    name: 'gateway_work_total',
    help: 'Documents parsed, operations executed, answers taken from the cache, shared with an equal request in progress, composed from cached parts, or cut because the client did not read them.',
    labelNames: ['kind'],
    registers,
  });
  const errors = new Counter({
    name: 'gateway_errors_total',
    help: 'Errors in answers, by code: of requests, of fields, and of parts that came later.',
    labelNames: ['code'],
    registers,
  });
  const userErrors = new Counter({
    name: 'gateway_user_errors_total',
    help: 'Refused writes, reported as data in userErrors, by code.',
    labelNames: ['code'],
    registers,
  });
  const sharedOperations = new Counter({
    name: 'gateway_shared_cache_operations_total',
    help: 'What was asked of the shared cache for requests, by operation and outcome.',
    labelNames: ['op', 'outcome'],
    registers,
  });
  const sharedDurations = histogram(
    registry,
    'gateway_shared_cache_duration_seconds',
    'Time of one operation of the shared cache; of a wait, until all other processes had forgotten what a write outdated.',
    ['op'],
    SHARED_SECONDS,
  );
  const invalidations = new Counter({
    name: 'gateway_shared_cache_invalidations_total',
    help: 'Writes of other processes that were announced here, so that reads were forgotten.',
    registers,
  });
  const build = new Gauge({
    name: 'gateway_build_info',
    help: 'Processes that are measured together; the labels are the versions of the gateway and of Node.',
    labelNames: ['version', 'node'],
    registers,
  });
  build.set({ version: VERSION, node: process.version }, 1);
  // A rate over a series that starts with its first count would miss that one.
  for (const kind of WORK) work.inc({ kind }, 0);
  for (const [op, outcomes] of Object.entries(SHARED_OUTCOMES)) {
    // A wait ends with the lease at the latest, whatever fails.
    for (const outcome of [...outcomes, ...(op === 'wait' ? [] : SHARED_FAILURES)]) sharedOperations.inc({ op, outcome }, 0);
  }
  for (const code of COUNTED_CODES) errors.inc({ code }, 0);
  for (const code of USER_ERROR_CODES) userErrors.inc({ code }, 0);
  let gather: (() => Promise<readonly unknown[] | null>) | null = null;
  const collect = async () => {
    const measured = await Registry.merge(printed).getMetricsAsJSON();
    for (const metric of measured) metric.aggregator = TOGETHER[metric.name as keyof typeof TOGETHER] ?? metric.aggregator;
    return measured;
  };
  return {
    collect,
    joinWith: (given) => {
      gather = given;
    },
    countErrors: (codes) => {
      for (const [code, count] of codes) errors.inc({ code }, count);
    },
    countUserError: (code) => userErrors.inc({ code }),
    observeSharedOperation: ({ op, outcome, milliseconds, span }) => {
      sharedOperations.inc({ op, outcome });
      if (outcome !== 'skipped') sharedDurations.observe({ labels: { op }, value: milliseconds / 1_000, exemplarLabels: exemplarOf(span) });
    },
    countInvalidation: () => invalidations.inc(),
    countWork: (kind) => work.inc({ kind }),
    observeRequest: ({ route, status, milliseconds, span }) =>
      requests.observe({ labels: { route, status }, value: milliseconds / 1_000, exemplarLabels: exemplarOf(span) }),
    observeCall: ({ method, status, milliseconds, isRepeat, span }) => {
      calls.observe({ labels: { method, status: status ?? 0 }, value: milliseconds / 1_000, exemplarLabels: exemplarOf(span) });
      if (isRepeat) repeats.inc();
      if (status === 429) rateLimited.inc();
    },
    watch: (name, read) => {
      const gauge: Gauge = new Gauge({ name, help: GAUGES[name], registers: [], collect: () => gauge.set(read()) });
      registry.registerMetric(gauge);
    },
    print: async (format = 'prometheus') => {
      if (gather) {
        const [own, others] = await Promise.all([collect(), gather()]);
        if (others === null)
          return { isComplete: false, contentType: 'text/plain; charset=utf-8', text: 'A worker did not answer in time.\n' };
        const together = AggregatorRegistry.aggregate([own, ...(others as readonly Measured[])]);
        return { isComplete: true, contentType: together.contentType, text: await together.metrics() };
      }
      const printing = format === 'prometheus' ? Registry.merge(printed) : asOpenMetrics(printed);
      return { isComplete: true, contentType: printing.contentType, text: await printing.metrics() };
    },
  };
}
