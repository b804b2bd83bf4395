import { randomUUID } from 'node:crypto';
import { getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import type { Metrics, RequestRecord } from '../../telemetry/metrics.ts';
import type { RequestLog } from '../request-log.ts';

export interface TelemetryOptions {
  readonly endpoint: string;
  readonly log: RequestLog;
  readonly metrics: Metrics;
}

/** What is known of a request while it is answered. */
interface Trace {
  readonly started: number;
  executed?: { readonly operation: OperationDefinitionNode; readonly context: RequestContext };
}

/** Measures and logs each request, and lets `/metrics` be read. */
export function useTelemetry({ endpoint, log, metrics }: TelemetryOptions): Plugin<RequestContext> {
  const traces = new WeakMap<Request, Trace>();
  const routeOf = (pathname: string, response: Response): RequestRecord['route'] => {
    if (pathname === endpoint) return response.headers.get('content-type')?.startsWith('text/html') ? 'graphiql' : 'graphql';
    if (pathname === '/metrics') return 'metrics';
    return pathname.startsWith('/health/') ? 'health' : 'other';
  };
  return {
    onRequest: async ({ request, url, fetchAPI, endResponse }) => {
      traces.set(request, { started: performance.now() });
      if (url.pathname !== '/metrics' || request.method !== 'GET') return;
      const { contentType, text } = await metrics.print();
      endResponse(new fetchAPI.Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } }));
    },
    onExecute: ({ args }) => {
      const context = args.contextValue as RequestContext & { readonly request?: Request };
      const trace = context.request && traces.get(context.request);
      const operation = getOperationAST(args.document, args.operationName);
      if (trace && operation) trace.executed = { operation, context };
    },
    onResponse: ({ request, response }) => {
      const { started, executed } = traces.get(request) ?? {};
      // What a WeakMap leads to is not collected until the next full collection.
      traces.delete(request);
      const route = routeOf(new URL(request.url).pathname, response);
      // A request that became no operation can be told apart too.
      const requestId = executed?.context.requestId ?? randomUUID();
      log({
        route,
        method: request.method,
        status: response.status,
        milliseconds: started === undefined ? 0 : performance.now() - started,
        requestId,
        ...(executed && {
          operation: {
            tenant: executed.context.tenant,
            kind: executed.operation.operation,
            name: executed.operation.name?.value ?? null,
            upstreamCalls: executed.context.cost.upstreamCalls,
          },
        }),
      });
      if (route === 'graphql') response.headers.set('x-request-id', requestId);
    },
  };
}
