import { randomUUID } from 'node:crypto';
import { getOperationAST, type OperationDefinitionNode } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import type { ErrorCode } from '../../errors.ts';
import type { Metrics, RequestRecord } from '../../telemetry/metrics.ts';
import { tallyCodes, type CodeTally } from '../../operations/answer-codes.ts';
import type { Part } from '../../operations/incremental/place-errors.ts';
import type { RequestLog } from '../../operations/request-log.ts';

export interface TelemetryOptions {
  readonly endpoint: string;
  readonly log: RequestLog;
  readonly metrics: Pick<Metrics, 'print'>;
  /** The code of a request that a plugin turned away by itself. */
  readonly refusalOf: (request: Request) => ErrorCode | undefined;
}

/** What is known of a request while it is answered. */
interface Trace {
  readonly started: number;
  executed?: { readonly operation: OperationDefinitionNode; readonly context: RequestContext };
  codes: CodeTally | null;
  /** Set where the answer comes in parts; logs the request when the last one has been sent, or nobody takes it. */
  atEnd?: (() => void) | undefined;
  comesInParts: boolean;
}

const PARTS = 'multipart/mixed';

/** Measures and logs each request, and lets `/metrics` be read. */
export function useTelemetry({ endpoint, log, metrics, refusalOf }: TelemetryOptions): Plugin<RequestContext> {
  const traces = new WeakMap<Request, Trace>();
  const routeOf = (pathname: string, response: Response): RequestRecord['route'] => {
    if (pathname === endpoint) return response.headers.get('content-type')?.startsWith('text/html') ? 'graphiql' : 'graphql';
    if (pathname === '/metrics') return 'metrics';
    return pathname.startsWith('/health/') ? 'health' : 'other';
  };
  return {
    onRequest: async ({ request, url, fetchAPI, endResponse }) => {
      traces.set(request, { started: performance.now(), codes: null, comesInParts: false });
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
    // Whatever comes of a request passes here, refused or executed, when all plugins are done with its errors.
    onResultProcess: ({ request, result, setResult }) => {
      const trace = traces.get(request);
      if (!trace || Array.isArray(result)) return;
      if (!isAsyncIterable(result)) {
        trace.codes = tallyCodes(result.errors);
        return;
      }
      trace.comesInParts = true;
      const end = () => trace.atEnd?.();
      const onError = (error: unknown) => {
        end();
        throw error;
      };
      const note = <P extends Part>(part: P) => {
        for (const { errors } of [part, ...(part.incremental ?? [])]) trace.codes = tallyCodes(errors, trace.codes);
        return part;
      };
      setResult(mapAsyncIterator(result, note, onError, end));
    },
    onResponse: ({ request, response }) => {
      const trace = traces.get(request) ?? { started: performance.now(), codes: null, comesInParts: false };
      const { started, executed } = trace;
      // What a WeakMap leads to is not collected until the next full collection.
      traces.delete(request);
      const route = routeOf(new URL(request.url).pathname, response);
      // A request that became no operation can be told apart too.
      const requestId = executed?.context.requestId ?? randomUUID();
      const refusal = refusalOf(request);
      if (refusal) trace.codes = new Map([[refusal, 1]]);
      const { method, signal } = request;
      const { status, headers } = response;
      const tell = () => {
        trace.atEnd = undefined;
        log({
          route,
          method,
          status,
          milliseconds: performance.now() - started,
          requestId,
          codes: trace.codes,
          // Once somebody depends on it, this signal says by its reason alone that it has fired.
          left: signal.reason !== undefined,
          ...(executed && {
            operation: {
              tenant: executed.context.tenant,
              kind: executed.operation.operation,
              name: executed.operation.name?.value ?? null,
              upstreamCalls: executed.context.cost.upstreamCalls,
            },
          }),
        });
      };
      if (trace.comesInParts && headers.get('content-type')?.startsWith(PARTS)) trace.atEnd = tell;
      else tell();
      if (route === 'graphql') headers.set('x-request-id', requestId);
    },
  };
}
