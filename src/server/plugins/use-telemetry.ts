import { randomUUID } from 'node:crypto';
import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics, RequestRecord } from '../../telemetry/metrics.ts';

export interface TelemetryOptions {
  readonly endpoint: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** What is known of a request while it is answered. */
interface Trace {
  readonly started: number;
  operation?: { readonly kind: string; readonly name: string | null; readonly context: RequestContext };
}

const MAX_NAME_LENGTH = 100;

/** One log line and one measurement per request, and `/metrics` to read them. Bodies, variables and headers are never logged. */
export function useTelemetry({ endpoint, logger, metrics }: TelemetryOptions): Plugin<RequestContext> {
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
      if (!trace || !operation) return;
      trace.operation = { kind: operation.operation, name: operation.name?.value.slice(0, MAX_NAME_LENGTH) ?? null, context };
    },
    onResponse: ({ request, response }) => {
      const trace = traces.get(request);
      const milliseconds = trace ? performance.now() - trace.started : 0;
      const route = routeOf(new URL(request.url).pathname, response);
      metrics.observeRequest({ route, status: response.status, milliseconds });
      const { operation } = trace ?? {};
      // A request that became no operation can be told apart too.
      const requestId = operation?.context.requestId ?? randomUUID();
      logger[route === 'graphql' ? 'info' : 'debug'](
        {
          route,
          method: request.method,
          status: response.status,
          milliseconds: Math.round(milliseconds * 10) / 10,
          requestId,
          ...(operation && {
            tenant: operation.context.tenant,
            kind: operation.kind,
            operation: operation.name,
            upstreamCalls: operation.context.cost.upstreamCalls,
          }),
        },
        'request',
      );
      if (route === 'graphql') response.headers.set('x-request-id', requestId);
    },
  };
}
