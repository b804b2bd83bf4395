import type { AnswerCode } from '../errors.ts';

/** A code that the gateway answers with; the page [Errors](https://github.com/assistants-gateway/assistants-gateway/blob/HEAD/docs/errors.md) has what each means. */
export type GatewayCode = AnswerCode;

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
  /** Such as `stale`, or `upstream` for a request with `X-Upstream-Report`; empty if there are none. */
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly status: number;
  /** The gateway's id of the request. */
  readonly requestId: string | null;
}

/** One error of an answer. */
export interface AnswerError {
  readonly message: string;
  /** The code as this client knows it; `extensions.code` has it as it was sent. */
  readonly code: ErrorCode;
  /** The field that failed, such as `['assistants', 'nodes', 0, 'tools']`; null if the whole request failed. */
  readonly path: readonly (string | number)[] | null;
  /** Where in the text of the operation the field is, both counted from 1; empty if it has no place there. */
  readonly locations: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: {
    readonly code?: string;
    /** Seconds to wait before a retry. */
    readonly retryAfterSeconds?: number;
    /** The answer of the Telnyx API behind the error. */
    readonly upstream?: { readonly status: number; readonly requestId: string | null };
    readonly [name: string]: unknown;
  };
}
