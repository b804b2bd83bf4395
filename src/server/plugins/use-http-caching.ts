import { getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import type { SentAnswer, SentAnswers } from './use-answer-body.ts';
import { asksForSchemaOnly, cacheControlOf, NO_STORE } from '../../operations/caching/cache-control.ts';
import { etagOf, matchesETag } from '../../operations/caching/etag.ts';
import { varyOf } from '../../operations/caching/vary.ts';
import { finishInTurns } from '../../pieces.ts';
import { asksForReport } from '../../operations/upstream-report.ts';

export interface HttpCachingOptions {
  readonly endpoint: string;
  /** Whether pages of other origins may ask. */
  readonly cors: boolean;
  /** Answers that are about to be sent. */
  readonly sent: SentAnswers;
}

interface Execution {
  readonly operation: OperationDefinitionNode;
  readonly context: RequestContext;
}

const JSON_ANSWER = /^application\/(?:graphql-response\+)?json\b/;

/** Says of every answer how long it may be kept, and answers a query by GET with 304 where the caller has the answer already. */
export function useHttpCaching({ endpoint, cors, sent }: HttpCachingOptions): Plugin<RequestContext & YogaInitialContext> {
  const executions = new WeakMap<Request, Execution>();
  return {
    onExecute: ({ args: { contextValue: context, document, operationName } }) => {
      const operation = getOperationAST(document, operationName);
      if (operation) executions.set(context.request, { operation, context });
    },
    onResponse: async ({ request, response, setResponse, fetchAPI }) => {
      const { headers } = response;
      const mediaType = headers.get('content-type') ?? '';
      if (new URL(request.url).pathname !== endpoint || mediaType.startsWith('text/html')) return;
      headers.set('vary', varyOf(headers.get('vary'), { cors }));
      const execution = executions.get(request);
      const answer = sent.get(request);
      executions.delete(request);
      sent.delete(request);
      // One that comes in parts is not complete when its headers are sent.
      const isWhole = response.status === 200 && JSON_ANSWER.test(mediaType) && answer !== undefined && execution !== undefined;
      const cacheControl = isWhole ? cacheControlFor(execution, answer, request) : NO_STORE;
      headers.set('cache-control', cacheControl);
      if (!isWhole || cacheControl === NO_STORE || request.method !== 'GET') return;
      const etag = await finishInTurns(etagOf(mediaType, answer.body.pieces()));
      headers.set('etag', etag);
      if (!matchesETag(request.headers.get('if-none-match'), etag)) return;
      const kept = [...headers].filter(([name]) => !/^content-/i.test(name));
      setResponse(new fetchAPI.Response(null, { status: 304, headers: Object.fromEntries(kept) }));
    },
  };
}

const cacheControlFor = ({ operation, context }: Execution, { hasErrors }: SentAnswer, request: Request): string =>
  cacheControlOf({
    kind: operation.operation,
    isSchemaOnly: asksForSchemaOnly(operation),
    complete: !hasErrors && context.cost.staleReads === 0,
    reported: asksForReport(request.headers),
    freshForMs: context.freshForMs(),
  });
