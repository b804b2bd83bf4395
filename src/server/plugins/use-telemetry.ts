import { randomUUID } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import type { ErrorCode } from '../../errors.ts';
import type { RequestLog } from '../../operations/request-log.ts';
import type { Metrics, RequestRecord } from '../../telemetry/metrics.ts';

export interface TelemetryOptions {
  readonly endpoint: string;
  readonly log: RequestLog;
  readonly metrics: Pick<Metrics, 'print'>;
  /** The code of a request that a plugin turned away by itself. */
  readonly refusalOf: (request: Request) => ErrorCode | undefined;
  /** Whether operations have answered a request, and logged it. */
  readonly isAnswered: (request: Request) => boolean;
}

/** Measures and logs each request that is for no operation, and lets `/metrics` be read. */
export function useTelemetry({ endpoint, log, metrics, refusalOf, isAnswered }: TelemetryOptions): Plugin {
  const started = new WeakMap<Request, number>();
  const routeOf = (pathname: string, response: Response): RequestRecord['route'] => {
    if (pathname === endpoint) return response.headers.get('content-type')?.startsWith('text/html') ? 'graphiql' : 'graphql';
    if (pathname === '/metrics') return 'metrics';
    return pathname.startsWith('/health/') ? 'health' : 'other';
  };
  return {
    onRequest: async ({ request, url, fetchAPI, endResponse }) => {
      started.set(request, performance.now());
      if (url.pathname !== '/metrics' || request.method !== 'GET') return;
      const { contentType, text } = await metrics.print();
      endResponse(new fetchAPI.Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } }));
    },
    onResponse: ({ request, response }) => {
      const milliseconds = performance.now() - (started.get(request) ?? performance.now());
      // What a WeakMap leads to is not collected until the next full collection.
      started.delete(request);
      if (isAnswered(request)) return;
      const route = routeOf(new URL(request.url).pathname, response);
      const requestId = randomUUID();
      const refusal = refusalOf(request);
      const { method, signal } = request;
      const codes = refusal ? new Map([[refusal, 1]]) : null;
      log({ route, method, status: response.status, milliseconds, requestId, codes, left: signal.reason !== undefined });
      if (route === 'graphql') response.headers.set('x-request-id', requestId);
    },
  };
}
