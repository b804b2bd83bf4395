import type { GraphQLSchema } from 'graphql';
import { expect, onTestFinished } from 'vitest';
import { createAuthenticate } from '../../src/auth/index.ts';
import { loadConfig, type AuthConfig, type RequestLimits } from '../../src/config.ts';
import type { Clock } from '../../src/clock.ts';
import type { AuditLine } from '../../src/context.ts';
import { DRAWING_HERE } from '../../src/drawing/drawing.ts';
import { createLoaderMemory } from '../../src/loaders/index.ts';
import { DEMO_TOKEN, startSandbox } from '../../src/sandbox/app.ts';
import { schema } from '../../src/schema/index.ts';
import { createSubgraphSchema } from '../../src/schema/subgraph.ts';
import { createApp, type App } from '../../src/server/app.ts';
import type { LoadedMcp } from '../../src/mcp/mcp.ts';
import type { OperationList } from '../../src/operations/persisted/operation-list.ts';
import { createAudit } from '../../src/operations/request-log.ts';
import type { Logger } from '../../src/telemetry/logger.ts';
import { createMetrics, type Metrics } from '../../src/telemetry/metrics.ts';
import type { Tracing } from '../../src/telemetry/tracing.ts';
import { createTransitionLog } from '../../src/telemetry/transitions.ts';
import type { Replication } from '../../src/replicas/replication.ts';
import type { Blocks } from '../../src/upstream/blocks.ts';
import { createUpstream } from '../../src/upstream/client.ts';
import { TenantKey } from '../../src/upstream/credential.ts';
import { byGraphQLJs } from './graphql-js.ts';
import type { TransportLimits } from '../../src/upstream/transport.ts';

export interface GatewayOptions {
  readonly upstreamUrl: string;
  /** The token a request has if it names none; null means none. */
  readonly token?: string | null;
  readonly defaultToken?: string | null;
  /** Passing the caller's token on, if not said. */
  readonly auth?: AuthConfig;
  readonly cacheTtlMs?: number;
  readonly cacheMaxBytes?: number;
  readonly limits?: Partial<TransportLimits>;
  readonly staleIfErrorMs?: number;
  /** The read cache's clock, in milliseconds from any origin. */
  readonly now?: () => number;
  readonly operationLimits?: Partial<RequestLimits>;
  readonly subgraph?: boolean;
  /** Another schema than the gateway's own. */
  readonly schema?: GraphQLSchema;
  /** False leaves every request to Yoga's adapter. */
  readonly nodeAdapter?: boolean;
  /** Whether operations are executed by graphql-js, for comparison. */
  readonly byGraphQLJs?: boolean;
  readonly answerCacheMaxBytes?: number;
  readonly entityCacheMaxBytes?: number;
  readonly graphiql?: boolean;
  /** Where GraphiQL was built; nowhere, if not said. */
  readonly graphiqlFolder?: string;
  /** Whether the upstream is the sandbox. */
  readonly isSandbox?: boolean;
  readonly introspection?: boolean;
  readonly corsOrigins?: readonly string[];
  readonly corsHeaders?: readonly string[];
  readonly compressionMinBytes?: number;
  /** The only operations that are answered. */
  readonly operations?: OperationList;
  /** What agents are offered; nothing, if not said. */
  readonly mcp?: LoadedMcp | null;
  readonly publicUrl?: string;
  /** The time of subscriptions and of tokens. */
  readonly clock?: Clock;
  /** What tenants are hashed with; by a key of the process, if not said. */
  readonly tenantSecret?: string;
  /** What is shared with other gateways. */
  readonly replication?: Replication;
  /** Which tenants are to wait. */
  readonly blocks?: Blocks;
  /** Its own, if not said. */
  readonly metrics?: Metrics;
  /** What takes the spans of requests; nothing, if not said. */
  readonly tracing?: Tracing;
  readonly sendsTraceparent?: boolean;
  /** Bugs are expected: do not fail the test for what the gateway logged as an error. */
  readonly allowErrors?: boolean;
}

export interface GraphQLAnswer {
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read into answers of every shape
  readonly data?: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

export interface RequestOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string | null;
  readonly signal?: AbortSignal;
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Gateway {
  readonly app: App;
  readonly logged: readonly string[];
  readonly audited: readonly AuditLine[];
  /** What was logged of each request. */
  readonly requests: readonly Readonly<Record<string, unknown>>[];
  /** Every line that was logged, with its level. */
  readonly lines: readonly LogLine[];
  /** The samples of a metric as they are scraped: its value, by what stands between its braces. */
  samples(name: string): Promise<Readonly<Record<string, number>>>;
  query(query: string, options?: RequestOptions): Promise<GraphQLAnswer>;
  post(body: unknown, options?: RequestOptions): Promise<Response>;
}

const DEFAULTS = loadConfig({});

/** The gateway through its fetch handler, in front of any upstream. A test that leaves a masked bug behind fails. */
export function startGateway(options: GatewayOptions): Gateway {
  const { token: defaultRequestToken = 'test-token', replication } = options;
  const logged: string[] = [];
  const audited: AuditLine[] = [];
  const requests: Readonly<Record<string, unknown>>[] = [];
  const lines: LogLine[] = [];
  const logger = recordingLogger(logged, requests, lines);
  const metrics = options.metrics ?? createMetrics();
  const upstream = createUpstream({
    baseUrl: options.upstreamUrl,
    ...(options.limits ? { limits: options.limits } : {}),
    sendsTraceparent: options.sendsTraceparent ?? false,
    onCall: metrics.observeCall,
    onTransition: createTransitionLog(logger),
    blocks: options.blocks ?? null,
  });
  const { limits, cache } = DEFAULTS;
  const auth = options.auth ?? { mode: 'passthrough' };
  const operationLimits = { ...limits, ...options.operationLimits };
  const subgraph = options.subgraph ?? false;
  const ownSchema = () =>
    subgraph ? createSubgraphSchema({ maxEntities: operationLimits.maxEntities, tellRouters: auth.mode === 'jwt' }) : schema;
  const served = options.schema ?? ownSchema();
  const app = createApp({
    schema: served,
    ...(options.byGraphQLJs ? { execute: byGraphQLJs(served, { suggestions: options.introspection ?? true }) } : {}),
    config: {
      upstreamUrl: options.isSandbox === true ? null : options.upstreamUrl,
      subgraph,
      auth,
      answerCacheMaxBytes: options.answerCacheMaxBytes ?? DEFAULTS.answerCacheMaxBytes,
      entityCacheMaxBytes: options.entityCacheMaxBytes ?? DEFAULTS.entityCacheMaxBytes,
      graphiql: options.graphiql ?? true,
      introspection: options.introspection ?? true,
      limits: operationLimits,
      corsOrigins: options.corsOrigins ?? [],
      corsHeaders: options.corsHeaders ?? null,
      compressionMinBytes: options.compressionMinBytes ?? DEFAULTS.compressionMinBytes,
      publicUrl: options.publicUrl ?? null,
    },
    services: {
      upstream,
      drawing: DRAWING_HERE,
      memory: createLoaderMemory(
        {
          ttlMs: options.cacheTtlMs ?? cache.ttlMs,
          maxBytes: options.cacheMaxBytes ?? cache.maxBytes,
          staleIfErrorMs: options.staleIfErrorMs ?? cache.staleIfErrorMs,
          ...(options.now ? { now: options.now } : {}),
          ...(replication ? { coordination: replication.coordination } : {}),
        },
        replication?.reads ?? null,
      ),
      authenticate: createAuthenticate(auth, options.defaultToken ?? null, {
        ...(options.clock ? { now: options.clock.now } : {}),
        ...(options.tenantSecret ? { tenantKey: new TenantKey(options.tenantSecret) } : {}),
      }),
      limits: operationLimits,
      texts: replication?.texts ?? null,
      audit: (line, span) => {
        audited.push(line);
        createAudit(logger, metrics)(line, span);
      },
    },
    logger,
    metrics,
    tracing: options.tracing,
    health: { notReady: () => null },
    graphiqlFolder: options.graphiqlFolder ?? '/nowhere',
    operations: options.operations ?? null,
    mcp: options.mcp ?? null,
    clock: options.clock,
  });
  onTestFinished(async () => {
    await upstream.close();
    if (!options.allowErrors) expect(logged).toEqual([]);
  });
  const post = async (body: unknown, { headers = {}, token = defaultRequestToken, signal }: RequestOptions = {}) =>
    app.fetch('http://127.0.0.1/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
  return {
    app: options.nodeAdapter === false ? { ...app, listener: app.yogaListener } : app,
    logged,
    audited,
    requests,
    lines,
    samples: async (name) => {
      const { text } = await metrics.print();
      const samples = [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].filter((sample) => sample[1] === name);
      return Object.fromEntries(samples.map(([, , labels = '', value]) => [labels, Number(value)]));
    },
    post,
    query: async (query, request = {}) => {
      const response = await post({ query, variables: request.variables }, request);
      return (await response.json()) as GraphQLAnswer;
    },
  };
}

/** The gateway in front of the sandbox, as `npm start` runs it. */
export async function startSandboxGateway(options: Partial<GatewayOptions> = {}, ofSandbox: Parameters<typeof startSandbox>[0] = {}) {
  const sandbox = await startSandbox(ofSandbox);
  const gateway = startGateway({ upstreamUrl: sandbox.url, token: null, defaultToken: DEMO_TOKEN, isSandbox: true, ...options });
  onTestFinished(() => sandbox.close());
  return { ...gateway, sandbox, calls: () => sandbox.calls.map(({ method, path }) => `${method} ${path}`) };
}

/** Keeps every line, and apart from the others what is logged as an error, and the lines of requests. */
function recordingLogger(logged: string[], requests: Readonly<Record<string, unknown>>[], lines: LogLine[]): Logger {
  const keeper = (level: LogLine['level']) => (details: Readonly<Record<string, unknown>>, message?: string) => {
    lines.push({ level, message: message ?? '', details });
    if (message === 'request') requests.push(details);
    else if (level === 'error') {
      logged.push(`${message ?? ''} ${details instanceof Error ? details.stack : JSON.stringify(details, errorText)}`);
    }
  };
  const [debug, info, warn, error] = (['debug', 'info', 'warn', 'error'] as const).map(keeper);
  return { isLevelEnabled: () => true, debug, info, warn, error } as unknown as Logger;
}

const errorText = (_key: string, value: unknown) => (value instanceof Error ? (value.stack ?? value.message) : value);
