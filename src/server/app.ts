import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PassThrough } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Config } from '../config.ts';
import { createContext, type RequestContext, type Services } from '../context.ts';
import type { ErrorCode } from '../errors.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { createFindAsker } from '../operations/documents/asker.ts';
import { bodyStreamOf } from './connections/body-stream.ts';
import { Documents } from '../operations/documents/documents.ts';
import { createRules } from '../operations/documents/rules.ts';
import { createExecutor } from '../operations/execution/executor.ts';
import { createQueryExecutor } from '../operations/execution/execute-query.ts';
import { createErrorMask } from '../operations/graphql-error.ts';
import { examples } from './graphiql/examples.generated.ts';
import { AutomaticDocuments } from '../operations/persisted/automatic-documents.ts';
import type { OperationList } from '../operations/persisted/operation-list.ts';
import { createRequestLog } from '../operations/request-log.ts';
import { createShortPath } from './short-path/short-path.ts';
import { toCors } from '../operations/request/cors.ts';
import { useAnswerBody, type SentAnswers } from './plugins/use-answer-body.ts';
import { useDocuments } from './plugins/use-documents.ts';
import { useFieldErrors } from './plugins/use-field-errors.ts';
import { useGraphiQLPage } from './plugins/use-graphiql-page.ts';
import { useHealth, type Health } from './plugins/use-health.ts';
import { useHttpCaching } from './plugins/use-http-caching.ts';
import { useHttpGuard } from './plugins/use-http-guard.ts';
import { useIncremental } from './plugins/use-incremental.ts';
import { useInlineTrace } from './plugins/use-inline-trace.ts';
import { useLongBodies } from './plugins/use-long-bodies.ts';
import { useNoIntrospection } from './plugins/use-no-introspection.ts';
import { usePersistedDocuments } from './plugins/use-persisted-documents.ts';
import { useIdNumbers } from './plugins/use-id-numbers.ts';
import { useReadPlan } from './plugins/use-read-plan.ts';
import { useExecutor } from './plugins/use-executor.ts';
import { useRequestParser } from './plugins/use-request-parser.ts';
import { useStaleNote } from './plugins/use-stale-note.ts';
import { useTelemetry } from './plugins/use-telemetry.ts';
import { useUpstreamReport } from './plugins/use-upstream-report.ts';

export const GRAPHQL_PATH = '/graphql';

export interface AppOptions {
  readonly schema: GraphQLSchema;
  readonly config: Pick<
    Config,
    'subgraph' | 'auth' | 'shortPath' | 'answerCacheMaxBytes' | 'graphiql' | 'introspection' | 'limits' | 'corsOrigins'
  >;
  readonly services: Services;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly health: Health;
  /** The only operations that are answered; every one where there is no such list. */
  readonly operations?: OperationList | null;
}

/** The gateway without a socket: as a fetch handler, and as a listener for Node's requests, which has a shorter way for common ones. */
export interface App {
  readonly fetch: YogaServerInstance<object, RequestContext>['fetch'];
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** Told of what came on a connection and was no request; it has been refused. */
  readonly onBrokenRequest: (broken: { readonly status: number; readonly reason: string }) => void;
  /** Told of an answer that its client did not read in time. */
  readonly onStalled: () => void;
  dispose(): Promise<void>;
}

/** Puts the gateway together; it does not listen. */
export function createApp({ schema, config, services, logger, metrics, health, operations = null }: AppOptions): App {
  const maskError = createErrorMask(logger);
  const documents = new Documents({
    schema,
    limits: config.limits,
    // A router defers by itself, and its subgraphs answer whole.
    rulesFor: createRules({ introspection: config.introspection, incremental: !config.subgraph }),
    open: operations === null,
    onParsing: () => metrics.countWork('document_parsed'),
  });
  metrics.watch('gateway_long_texts_waiting', () => documents.waiting);
  const execute = createExecutor(() => metrics.countWork('operation_executed'));
  const log = createRequestLog(logger, metrics);
  const refusals = new WeakMap<Request, ErrorCode>();
  const cors = config.corsOrigins.length > 0 ? toCors(config.corsOrigins) : null;
  const texts = { list: operations, automatic: new AutomaticDocuments() };
  const sent: SentAnswers = new WeakMap();
  const yoga = createYoga<object, RequestContext>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    // Yoga's own one answers every URL that ends so, with parameters that do too. No URL ends with a space.
    healthCheckEndpoint: ' ',
    context: ({ request }) => createContext(services, request),
    plugins: [
      // First, so that the others see the answer that is sent.
      useAnswerBody({ maxBytes: config.limits.maxAnswerBytes, sent }),
      useHttpCaching({ endpoint: GRAPHQL_PATH, cors: cors !== null, sent }),
      useTelemetry({ endpoint: GRAPHQL_PATH, log, metrics, refusalOf: (request) => refusals.get(request) }),
      useHttpGuard({ endpoint: GRAPHQL_PATH, onRefusal: (request, code) => refusals.set(request, code) }),
      useHealth(health),
      ...(config.graphiql ? [useGraphiQLPage({ endpoint: GRAPHQL_PATH, examples })] : []),
      useRequestParser(),
      useLongBodies(services, config.limits.maxBodyBytes),
      usePersistedDocuments(texts),
      useDocuments(documents, createFindAsker(services)),
      ...(config.introspection ? [] : [useNoIntrospection()]),
      ...(config.subgraph ? [] : [useIncremental(maskError)]),
      useExecutor(execute),
      ...(config.subgraph ? [useInlineTrace()] : []),
      useIdNumbers(),
      useReadPlan(),
      useFieldErrors(),
      useStaleNote(),
      useUpstreamReport(),
    ],
    maskedErrors: { maskError },
    // What Yoga would log quotes requests; requests and bugs have log lines of their own.
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: cors ?? false,
    maxRequestBodySize: config.limits.maxBodyBytes,
    // `Documents` keeps what is worth keeping, within bounds.
    parserAndValidationCache: false,
    batching: false,
    multipart: false,
  });
  // Whole answers have one half of it, their parts the other.
  const answerCacheMaxBytes = Math.floor(config.answerCacheMaxBytes / 2);
  const shortPath = config.shortPath
    ? createShortPath({
        maxAnswerBytes: config.limits.maxAnswerBytes,
        endpoint: GRAPHQL_PATH,
        maxBodyBytes: config.limits.maxBodyBytes,
        services,
        schema,
        executeQuery: createQueryExecutor({
          schema,
          entityCacheMaxBytes: answerCacheMaxBytes,
          maxAnswerBytes: config.limits.maxAnswerBytes,
        }),
        maskError,
        documents,
        texts,
        log,
        cors,
        answerCacheMaxBytes,
        metrics,
      })
    : () => false;
  let inFlight = 0;
  metrics.watch('gateway_requests_in_flight', () => inFlight);
  const leave = () => {
    inFlight -= 1;
  };
  return {
    fetch: yoga.fetch,
    listener: (request, response) => {
      inFlight += 1;
      response.once('close', leave);
      const fullWay = (body: Buffer | PassThrough | null) => void yoga(body ? Object.assign(request, { body }) : request, response);
      if (shortPath(request, response, fullWay)) return;
      if (request.method === 'GET' || request.method === 'HEAD') void yoga(request, response);
      else fullWay(bodyStreamOf(request));
    },
    onBrokenRequest: ({ status, reason }) => {
      metrics.observeRequest({ route: 'other', status, milliseconds: 0 });
      logger.info({ status, reason }, 'broken request');
    },
    onStalled: () => {
      metrics.countWork('answer_cut');
      logger.info('answer cut: its client did not read it');
    },
    dispose: async () => {
      await yoga.dispose();
    },
  };
}
