import type { AuditLine, RequestContext } from '../context.ts';
import { idsOf, type Span } from '../span.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics, RequestRecord } from '../telemetry/metrics.ts';
import { failureOf, levelOf, tallyOfLeaver, type CodeTally } from './answer-codes.ts';
import { shortName } from './trace/operation-span.ts';

/** An HTTP request that was answered. */
export interface AnsweredRequest extends RequestRecord {
  readonly method: string;
  readonly requestId: string;
  /** Of the errors of the answer, those of its later parts included; null where it has none. */
  readonly codes: CodeTally | null;
  /** Whether the client left before it had the answer. */
  readonly left: boolean;
  /** What was executed; absent where the request became no operation. */
  readonly operation?: {
    readonly tenant: RequestContext['tenant'];
    readonly kind: string;
    readonly name: string | null;
    readonly upstreamCalls: number;
  };
}

export type RequestLog = (request: AnsweredRequest) => void;

/** One log line and one measurement for each request, whose span ends here; the codes of its errors decide how loud it is. Bodies, variables and headers are never logged. */
export const createRequestLog =
  (logger: Logger, metrics: Metrics): RequestLog =>
  ({ route, method, status, milliseconds, requestId, codes: counted, left, span, operation }) => {
    metrics.observeRequest({ route, status, milliseconds, span });
    const codes = left ? tallyOfLeaver(counted) : counted;
    if (codes) metrics.countErrors(codes);
    if (span) {
      span.set({ 'http.response.status_code': status, 'gateway.request_id': requestId });
      span.end(failureOf(codes, status));
    }
    const level = route === 'graphql' || route === 'mcp' ? levelOf(codes, status) : 'debug';
    if (!logger.isLevelEnabled(level)) return;
    logger[level](
      {
        route,
        method,
        status,
        milliseconds: Math.round(milliseconds * 10) / 10,
        requestId,
        ...(span && idsOf(span)),
        ...(codes && { codes: Object.fromEntries(codes) }),
        ...(operation && {
          tenant: operation.tenant,
          kind: operation.kind,
          operation: shortName(operation.name),
          upstreamCalls: operation.upstreamCalls,
        }),
      },
      'request',
    );
  };

/** One log line for each write. Those that were refused as data are counted here, as their answers have no errors. */
export const createAudit =
  (logger: Pick<Logger, 'info'>, metrics: Pick<Metrics, 'countUserError'>) =>
  (line: AuditLine, span: Span | null): void => {
    logger.info({ audit: line, ...(span && idsOf(span)) }, 'write');
    if (line.outcome === 'refused') for (const code of line.codes) metrics.countUserError(code);
  };
