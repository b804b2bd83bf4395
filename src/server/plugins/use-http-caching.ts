import { getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import { asksForSchemaOnly, cacheControlOf, NO_STORE } from '../caching/cache-control.ts';
import { etagOf, matchesETag } from '../caching/etag.ts';
import { varyOf } from '../caching/vary.ts';
import { asksForReport } from '../upstream-report.ts';

export interface HttpCachingOptions {
  readonly endpoint: string;
  /** Whether pages of other origins may ask. */
  readonly cors: boolean;
}

interface Execution {
  readonly operation: OperationDefinitionNode;
  readonly context: RequestContext;
  readonly hasErrors: boolean;
  /** The answer as it is sent, once it is. */
  readonly body: string;
}

const JSON_ANSWER = /^application\/(?:graphql-response\+)?json\b/;

/** Says of every answer how long it may be kept, and answers a query by GET with 304 where the caller has the answer already. */
export function useHttpCaching({ endpoint, cors }: HttpCachingOptions): Plugin<RequestContext & YogaInitialContext> {
  const executions = new WeakMap<Request, Partial<Execution>>();
  return {
    onExecute: ({ args: { contextValue: context, document, operationName } }) => {
      const operation = getOperationAST(document, operationName);
      if (operation) executions.set(context.request, { operation, context });
    },
    onResultProcess: ({ request, result, setResult }) => {
      const execution = executions.get(request);
      // One that comes in parts is not complete when its headers are sent.
      if (!execution || Array.isArray(result) || !('data' in result)) return;
      const stringify = result.stringify ?? JSON.stringify;
      setResult({
        ...result,
        stringify: (answer) => {
          const body = stringify(answer);
          executions.set(request, { ...execution, body, hasErrors: (result.errors?.length ?? 0) > 0 });
          return body;
        },
      });
    },
    onResponse: ({ request, response, setResponse, fetchAPI }) => {
      const { headers } = response;
      const mediaType = headers.get('content-type') ?? '';
      if (new URL(request.url).pathname !== endpoint || mediaType.startsWith('text/html')) return;
      headers.set('vary', varyOf(headers.get('vary'), { cors }));
      const execution = executions.get(request);
      executions.delete(request);
      const cacheControl = response.status === 200 && JSON_ANSWER.test(mediaType) ? cacheControlFor(execution, request) : NO_STORE;
      headers.set('cache-control', cacheControl);
      if (cacheControl === NO_STORE || request.method !== 'GET') return;
      const etag = etagOf(mediaType, execution?.body ?? '');
      headers.set('etag', etag);
      if (!matchesETag(request.headers.get('if-none-match'), etag)) return;
      const kept = [...headers].filter(([name]) => !/^content-/i.test(name));
      setResponse(new fetchAPI.Response(null, { status: 304, headers: Object.fromEntries(kept) }));
    },
  };
}

function cacheControlFor({ operation, context, body, hasErrors = true }: Partial<Execution> = {}, request: Request): string {
  if (!operation || !context || body === undefined) return NO_STORE;
  return cacheControlOf({
    kind: operation.operation,
    isSchemaOnly: asksForSchemaOnly(operation),
    complete: !hasErrors && context.cost.staleReads === 0,
    reported: asksForReport(request.headers),
    freshForMs: context.freshForMs(),
  });
}
