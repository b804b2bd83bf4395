import { randomUUID } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import type { RequestLog } from '../../operations/request-log.ts';
import type { Metrics, RequestRecord } from '../../telemetry/metrics.ts';
import { filesPathOf } from '../graphiql/page.ts';
import { MCP_PATH } from '../mcp/paths.ts';
import { refuse } from './use-http-guard.ts';
import type { Requests } from '../requests.ts';

export interface TelemetryOptions {
  readonly endpoint: string;
  readonly log: RequestLog;
  readonly metrics: Pick<Metrics, 'print'>;
  readonly requests: Requests;
}

/** Prometheus asks for it before all others; a browser does not name it. */
const isOpenMetrics = (accept: string | null): boolean => accept?.includes('application/openmetrics-text') ?? false;

/** Measures and logs each request that is for no operation, and lets `/metrics` be read. */
export function useTelemetry({ endpoint, log, metrics, requests }: TelemetryOptions): Plugin {
  const files = filesPathOf(endpoint);
  const routeOf = (pathname: string, response: Response): RequestRecord['route'] => {
    if (pathname.startsWith(files)) return 'graphiql';
    if (pathname === endpoint) return response.headers.get('content-type')?.startsWith('text/html') ? 'graphiql' : 'graphql';
    if (pathname === MCP_PATH) return 'mcp';
    if (pathname === '/metrics') return 'metrics';
    return pathname.startsWith('/health/') ? 'health' : 'other';
  };
  return {
    onRequest: async ({ request, url, fetchAPI, endResponse }) => {
      requests.of(request);
      if (url.pathname !== '/metrics') return;
      if (request.method !== 'GET') {
        endResponse(refuse([405, '/metrics takes GET and HEAD only.', 'BAD_USER_INPUT'], fetchAPI, { allow: 'GET, HEAD' }));
        return;
      }
      const printed = await metrics.print(isOpenMetrics(request.headers.get('accept')) ? 'openmetrics' : 'prometheus');
      const headers = { 'content-type': printed.contentType, 'cache-control': 'no-store', vary: 'accept' };
      endResponse(new fetchAPI.Response(printed.text, { status: printed.isComplete ? 200 : 503, headers }));
    },
    onResponse: ({ request, response }) => {
      const { started, span, isLogged, refusal } = requests.of(request);
      requests.end(request);
      if (isLogged) return;
      const route = routeOf(new URL(request.url).pathname, response);
      const requestId = randomUUID();
      const { method, signal } = request;
      const milliseconds = performance.now() - started;
      const codes = refusal ? new Map([[refusal, 1]]) : null;
      log({ route, method, status: response.status, milliseconds, requestId, codes, left: signal.reason !== undefined, span });
      if (route === 'graphql') response.headers.set('x-request-id', requestId);
    },
  };
}
