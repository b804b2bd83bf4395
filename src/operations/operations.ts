import type { GraphQLSchema } from 'graphql';
import { systemClock, type Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Services } from '../context.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { SentQueries } from './caching/sent-queries.ts';
import { SharedAnswers } from './caching/shared-answers.ts';
import { varyOf } from './caching/vary.ts';
import { Documents } from './documents/documents.ts';
import { createRules } from './documents/rules.ts';
import { Exchange, type Outcome, type Pipeline } from './exchange.ts';
import { createExecutor, type ExecuteOperation } from './execution/execute-operation.ts';
import type { MaskError } from './graphql-error.ts';
import { createIncrementalExecutor } from './incremental/execute-in-parts.ts';
import type { OperationRequest, OperationSource } from './operation-request.ts';
import { AutomaticDocuments } from './persisted/automatic-documents.ts';
import type { OperationList } from './persisted/operation-list.ts';
import { Replies } from './reply.ts';
import type { RequestLog } from './request-log.ts';
import type { OperationResponse } from './response.ts';
import { Subscriptions } from './subscriptions/subscriptions.ts';

export interface OperationsOptions {
  readonly schema: GraphQLSchema;
  readonly config: Pick<
    Config,
    'subgraph' | 'answerCacheMaxBytes' | 'entityCacheMaxBytes' | 'introspection' | 'limits' | 'corsOrigins' | 'compressionMinBytes'
  >;
  readonly services: Services;
  readonly maskError: MaskError;
  readonly log: RequestLog;
  readonly metrics: Metrics;
  /** The only operations that are answered; null where every one is. */
  readonly list: OperationList | null;
  /** What executes operations instead of plans. For tests, which compare the two. */
  readonly execute?: ExecuteOperation | undefined;
  /** The time of subscriptions. For tests. */
  readonly clock?: Clock | undefined;
}

/** The way from a request to its response, which is the same for every server in front of it. */
export interface Operations {
  /** The response to a request. It neither throws nor rejects. */
  readonly answer: (request: OperationRequest, source: OperationSource) => Outcome | Promise<Outcome>;
  /** The response to a request that an adapter refuses. */
  readonly refuse: (request: OperationRequest, errors: readonly unknown[]) => OperationResponse | Promise<OperationResponse>;
  /** Completes all subscriptions, and takes no more. */
  readonly drain: () => void;
}

/** Puts the pipeline together. */
export function createOperations(options: OperationsOptions): Operations {
  const { schema, config, services, maskError, log, metrics, list, clock = systemClock } = options;
  const { introspection, subgraph, limits, compressionMinBytes, answerCacheMaxBytes, entityCacheMaxBytes } = config;
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
  const { maxAnswerBytes } = limits;
  const vary = varyOf(config);
  const execute = options.execute ?? createExecutor({ schema, suggestions: introspection, entityCacheMaxBytes, maxAnswerBytes });
  const replies = new Replies({ vary, compressionMinBytes, now: () => cache.now(), log });
  const subscriptions = new Subscriptions({
    services,
    schema,
    execute,
    maskError,
    replies,
    metrics,
    vary,
    clock,
    maxAnswerBytes,
    maxSubscriptions: limits.maxSubscriptions,
    timeoutMs: limits.subscriptionTimeoutMs,
    suggestions: introspection,
  });
  metrics.watch('gateway_subscriptions', () => subscriptions.count);
  const pipeline: Pipeline = {
    services,
    schema,
    documents,
    texts: { list, automatic: new AutomaticDocuments(services.texts) },
    queries: new SentQueries(),
    answers: new SharedAnswers(cache, answerCacheMaxBytes),
    execute,
    subscriptions,
    executeInParts: subgraph ? null : createIncrementalExecutor(),
    traces: subgraph,
    maxAnswerBytes,
    maskError,
    replies,
    metrics,
    vary,
  };
  return {
    answer: (request, source) => new Exchange(pipeline, request).run(source),
    refuse: (request, errors) => new Exchange(pipeline, request).refuse(errors),
    drain: () => subscriptions.drain(),
  };
}
