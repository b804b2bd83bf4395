import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.ts';
import type { Services } from '../context.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { AnswerCache } from './caching/answer-cache.ts';
import { SentQueries } from './caching/sent-queries.ts';
import { varyOf } from './caching/vary.ts';
import { Documents } from './documents/documents.ts';
import { createRules } from './documents/rules.ts';
import { Exchange, type ExchangeServices, type Outcome } from './exchange.ts';
import { createExecutor, type ExecuteOperation } from './execution/execute-operation.ts';
import { createErrorMask, type MaskError } from './graphql-error.ts';
import { createIncrementalExecutor } from './incremental/execute-in-parts.ts';
import type { OperationRequest, OperationSource } from './operation-request.ts';
import { AutomaticDocuments } from './persisted/automatic-documents.ts';
import type { OperationList } from './persisted/operation-list.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import type { OperationResponse } from './response.ts';

export interface OperationsOptions {
  readonly schema: GraphQLSchema;
  readonly config: Pick<Config, 'subgraph' | 'answerCacheMaxBytes' | 'introspection' | 'limits' | 'corsOrigins'>;
  readonly services: Services;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The only operations that are answered; null where every one is. */
  readonly list: OperationList | null;
  /** Executes in another way; by plans if not said. */
  readonly execute?: ExecuteOperation;
}

/** The way from a request to its response, which is the same for every server in front of it. */
export interface Operations {
  /** The response to a request; null where it comes in parts, and the adapter writes none. */
  readonly answer: (request: OperationRequest, source: OperationSource) => Outcome | Promise<Outcome>;
  /** The response to a request that an adapter refuses, or fails at. */
  readonly refuse: (request: OperationRequest, errors: readonly unknown[]) => OperationResponse | Promise<OperationResponse>;
  readonly maskError: MaskError;
  readonly log: RequestLog;
}

const NO_SOURCE: OperationSource = { body: null, search: new URLSearchParams(), params: null };

export function createOperations({ schema, config, services, logger, metrics, list, ...given }: OperationsOptions): Operations {
  const { introspection, subgraph, limits, corsOrigins, answerCacheMaxBytes } = config;
  const { cache } = services.memory;
  const documents = new Documents({
    schema,
    limits,
    // A router defers by itself, and its subgraphs answer whole.
    rulesFor: createRules({ introspection, incremental: !subgraph }),
    suggestions: introspection,
    onParsing: () => metrics.countWork('document_parsed'),
  });
  metrics.watch('gateway_long_texts_waiting', () => documents.waiting);
  // Whole answers have one half of it, their parts the other.
  const maxBytes = Math.floor(answerCacheMaxBytes / 2);
  const { maxAnswerBytes } = limits;
  const shared: ExchangeServices = {
    services,
    documents,
    texts: { list, automatic: new AutomaticDocuments() },
    queries: new SentQueries(),
    answers: maxBytes === 0 ? null : new AnswerCache({ maxBytes, stampOf: (tenant, key) => cache.stampOf(tenant, key) }),
    inFlight: new Map(),
    schema,
    execute: given.execute ?? createExecutor({ schema, suggestions: introspection, entityCacheMaxBytes: maxBytes, maxAnswerBytes }),
    executeInParts: subgraph ? null : createIncrementalExecutor(),
    traces: subgraph,
    maxAnswerBytes,
    maskError: createErrorMask(logger),
    log: createRequestLog(logger, metrics),
    metrics,
    vary: varyOf(null, { cors: corsOrigins.length > 0 }),
  };
  return {
    answer: (request, source) => new Exchange(shared, request, source).run(),
    refuse: (request, errors) => new Exchange(shared, request, NO_SOURCE).refuse(errors),
    maskError: shared.maskError,
    log: shared.log,
  };
}
