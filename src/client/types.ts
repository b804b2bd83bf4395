/** Every code that an error of the gateway can have; `docs/errors.md` explains each and says whether to retry. */
export const GATEWAY_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_BAD_RESPONSE',
  'LIMIT_EXCEEDED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_OPERATION_REQUIRED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTERNAL_SERVER_ERROR',
] as const;

export type GatewayCode = (typeof GATEWAY_CODES)[number];

/**
 * A code of the gateway, or one of the client: `NETWORK_ERROR` if no complete answer arrived, `BAD_ANSWER`
 * if the answer is not from a gateway, `UNKNOWN` for an error code newer than this client.
 */
export type ErrorCode = GatewayCode | 'NETWORK_ERROR' | 'BAD_ANSWER' | 'UNKNOWN';

/** The answer of a gateway: data, errors, or both if single fields failed. */
export interface Answer<TResult> {
  /** Null if the whole operation failed. A field at the path of an error is null in it. */
  readonly data: TResult | null;
  readonly errors: readonly AnswerError[];
  readonly status: number;
  /** The gateway's id of the request. */
  readonly requestId: string | null;
}

export interface AnswerError {
  readonly message: string;
  /** The field that failed, such as `['assistants', 'nodes', 0, 'tools']`; null if the whole request failed. */
  readonly path: readonly (string | number)[] | null;
  readonly extensions: {
    readonly code: ErrorCode;
    /** Seconds to wait before a retry. */
    readonly retryAfterSeconds?: number;
    /** The answer of the Telnyx API behind the error. */
    readonly upstream?: { readonly status: number; readonly requestId: string | null };
    readonly [name: string]: unknown;
  };
}
