import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PassThrough } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Services } from '../context.ts';
import type { ExecuteOperation } from '../operations/execution/execute-operation.ts';
import { GRAPHIQL_FOLDER } from '../graphiql-folder.ts';
import { createErrorMask } from '../operations/graphql-error.ts';
import { createOperations } from '../operations/operations.ts';
import { varyOf } from '../operations/caching/vary.ts';
import type { OperationList } from '../operations/persisted/operation-list.ts';
import { createRequestLog } from '../operations/request-log.ts';
import type { LoadedMcp } from '../mcp/mcp.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Tracing } from '../telemetry/tracing.ts';
import type { CorsOptions } from './cors.ts';
import { bodyStreamOf } from './connections/body-stream.ts';
import { whyOff } from './graphiql/why-off.ts';
import { MCP_PATH } from './mcp/paths.ts';
import { createNodeAdapter } from './node-adapter/node-adapter.ts';
import { useCors } from './plugins/use-cors.ts';
import { useGraphiQL, useNoGraphiQL, type GraphiQLOptions } from './plugins/use-graphiql.ts';
import { useHead } from './plugins/use-head.ts';
import { useHealth, type Health } from './plugins/use-health.ts';
import { useHttpGuard } from './plugins/use-http-guard.ts';
import { metadataOf } from './mcp/metadata.ts';
import { useMcp } from './plugins/use-mcp.ts';
import { useLongBodies } from './plugins/use-long-bodies.ts';
import { useOperations } from './plugins/use-operations.ts';
import { useRequestParser } from './plugins/use-request-parser.ts';
import { useTelemetry } from './plugins/use-telemetry.ts';
import { Requests } from './requests.ts';

export const GRAPHQL_PATH = '/graphql';

export interface AppOptions {
  readonly schema: GraphQLSchema;
  readonly config: Pick<
    Config,
    | 'upstreamUrl'
    | 'subgraph'
    | 'auth'
    | 'answerCacheMaxBytes'
    | 'entityCacheMaxBytes'
    | 'graphiql'
    | 'introspection'
    | 'limits'
    | 'corsOrigins'
    | 'corsHeaders'
    | 'compressionMinBytes'
    | 'publicUrl'
  >;
  readonly services: Services;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Null, or absent, where requests are not traced. */
  readonly tracing?: Tracing | null | undefined;
  readonly health: Health;
  /** The only operations that are answered; every one where there is no such list. */
  readonly operations?: OperationList | null;
  /** What agents are offered; nothing if not said. */
  readonly mcp?: LoadedMcp | null;
  /** What executes operations instead of plans. For tests, which compare the two. */
  readonly execute?: ExecuteOperation | undefined;
  /** Requests and responses of a platform other than Node. */
  readonly fetchAPI?: typeof globalThis | undefined;
  /** The time of subscriptions. For tests. */
  readonly clock?: Clock | undefined;
  /** Where GraphiQL was built. For tests. */
  readonly graphiqlFolder?: string | undefined;
}

/** The gateway without a socket: as a fetch handler, and as a listener for Node's requests. */
export interface App {
  readonly fetch: YogaServerInstance<object, object>['fetch'];
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** The same by Yoga's adapter alone. For tests, which compare the two. */
  readonly yogaListener: App['listener'];
  /** Called for what came on a connection and was not a request; it has been refused. */
  readonly onBrokenRequest: (broken: { readonly status: number; readonly reason: string }) => void;
  /** Called for an answer that its client did not read in time. */
  readonly onStalled: () => void;
  /** Completes all subscriptions, and takes no more: the process is about to end. */
  readonly drain: () => void;
  dispose(): Promise<void>;
}

/** Puts the gateway together; it does not listen. */
export function createApp(options: AppOptions): App {
  const {
    schema,
    config,
    services,
    logger,
    metrics,
    tracing = null,
    health,
    graphiqlFolder = GRAPHIQL_FOLDER,
    operations: list = null,
    mcp: loadedMcp = null,
    execute,
    clock,
    fetchAPI,
  } = options;
  const maskError = createErrorMask(logger);
  const log = createRequestLog(logger, metrics);
  const operations = createOperations({ schema, config, services, maskError, log, metrics, list, execute, clock });
  const { authenticate } = services;
  const requests = new Requests(tracing ? spansOf(tracing) : () => null);
  const cors: CorsOptions | null = config.corsOrigins.length > 0 ? { origins: config.corsOrigins, headers: config.corsHeaders } : null;
  const { maxBodyBytes } = config.limits;
  const mcp = loadedMcp && loadedMcp.create({ operations, maskError, logger, now: clock?.now });
  const offReason = whyOff(config, list !== null);
  const head = useHead();
  const yoga = createYoga({
    schema,
    ...(fetchAPI && { fetchAPI }),
    graphqlEndpoint: GRAPHQL_PATH,
    // Yoga's own one answers every URL that ends so, with parameters that do too. No URL ends with a space.
    healthCheckEndpoint: ' ',
    plugins: [
      head.asGet,
      // First, so that the others see the response that is sent.
      useOperations({ endpoint: GRAPHQL_PATH, operations, authenticate, vary: varyOf(config), requests, maxBodyBytes }),
      // Behind it the guard, which refuses by itself: the last to see a response logs it.
      useTelemetry({ endpoint: GRAPHQL_PATH, log, metrics, requests }),
      useHttpGuard({ endpoint: GRAPHQL_PATH, requests }),
      useCors({ cors, logger }),
      useHealth(health),
      ...(mcp ? [useMcp({ mcp, metadata: metadataOf(config), authenticate, cors, maskError, requests, maxBodyBytes })] : []),
      offReason === null
        ? useGraphiQL({ endpoint: GRAPHQL_PATH, folder: graphiqlFolder, page: pageOf(config) })
        : useNoGraphiQL({ endpoint: GRAPHQL_PATH, reason: offReason }),
      useRequestParser(),
      useLongBodies(services, maxBodyBytes),
      head.withoutBody,
    ],
    maskedErrors: { maskError },
    // What Yoga would log quotes requests; requests and bugs have log lines of their own.
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    maxRequestBodySize: maxBodyBytes,
    // Documents are kept by operations.
    parserAndValidationCache: false,
    batching: false,
    multipart: false,
  });
  const nodeAdapter = createNodeAdapter({ endpoint: GRAPHQL_PATH, maxBodyBytes, operations, authenticate, maskError, tracing, cors });
  let inFlight = 0;
  metrics.watch('gateway_requests_in_flight', () => inFlight);
  const leave = () => {
    inFlight -= 1;
  };
  const passToYoga = (request: IncomingMessage, response: ServerResponse, body: Buffer | PassThrough | null) =>
    void yoga(body ? Object.assign(request, { body }) : request, response);
  const yogaListener: App['listener'] = (request, response) =>
    passToYoga(request, response, request.method === 'GET' || request.method === 'HEAD' ? null : bodyStreamOf(request));
  return {
    fetch: yoga.fetch,
    listener: (request, response) => {
      inFlight += 1;
      response.once('close', leave);
      if (!nodeAdapter(request, response, (body) => passToYoga(request, response, body))) yogaListener(request, response);
    },
    yogaListener,
    onBrokenRequest: ({ status, reason }) => {
      metrics.observeRequest({ route: 'other', status, milliseconds: 0, span: null });
      logger.info({ status, reason }, 'broken request');
    },
    onStalled: () => {
      metrics.countWork('answer_cut');
      logger.info('answer cut: its client did not read it');
    },
    drain: operations.drain,
    dispose: async () => {
      await mcp?.close();
      await yoga.dispose();
    },
  };
}

/** Spans of requests for operations and tools. HEAD is answered as GET; what else comes is refused, or asks for permissions. */
const spansOf = (tracing: Tracing) => (request: Request, started: number) => {
  const { method, headers, url } = request;
  const { pathname: route } = new URL(url);
  if ((method !== 'GET' && method !== 'POST') || (route !== GRAPHQL_PATH && route !== MCP_PATH)) return null;
  return tracing.begin({ method, route, started, traceparent: headers.get('traceparent') });
};

/** What GraphiQL's page knows of the gateway: an account of its own has other data than the sandbox, and asks for a token. */
function pageOf({ upstreamUrl, auth }: Pick<Config, 'upstreamUrl' | 'auth'>): GraphiQLOptions['page'] {
  const isSandbox = upstreamUrl === null;
  return { tabs: isSandbox ? 'sandbox' : 'any', token: isSandbox && auth.mode === 'passthrough' ? 'sandbox' : auth.mode };
}
