import type { RequestContext } from '../context.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics, RequestRecord } from '../telemetry/metrics.ts';

/** An HTTP request that was answered. */
export interface AnsweredRequest extends RequestRecord {
  readonly method: string;
  readonly requestId: string;
  /** What was executed; absent where the request became no operation. */
  readonly operation?: {
    readonly tenant: RequestContext['tenant'];
    readonly kind: string;
    readonly name: string | null;
    readonly upstreamCalls: number;
  };
}

export type RequestLog = (request: AnsweredRequest) => void;

const MAX_NAME_LENGTH = 100;

/** One log line and one measurement for each request. Bodies, variables and headers are never logged. */
export const createRequestLog =
  (logger: Logger, metrics: Metrics): RequestLog =>
  ({ route, method, status, milliseconds, requestId, operation }) => {
    metrics.observeRequest({ route, status, milliseconds });
    const level = route === 'graphql' ? 'info' : 'debug';
    if (!logger.isLevelEnabled(level)) return;
    logger[level](
      {
        route,
        method,
        status,
        milliseconds: Math.round(milliseconds * 10) / 10,
        requestId,
        ...(operation && {
          tenant: operation.tenant,
          kind: operation.kind,
          operation: operation.name?.slice(0, MAX_NAME_LENGTH) ?? null,
          upstreamCalls: operation.upstreamCalls,
        }),
      },
      'request',
    );
  };
