import type { Answer, AnswerError, ErrorCode } from './types.ts';

interface ErrorDetails {
  readonly answer?: Answer<unknown>;
  readonly cause?: unknown;
}

/** An operation that failed, as a whole or in part. */
export class AssistantsGatewayError extends Error {
  override readonly name: string = 'AssistantsGatewayError';
  /** The code of the first error. */
  readonly code: ErrorCode;
  /** All errors of the answer, each with the path of its field; empty if there was no answer. */
  readonly errors: readonly AnswerError[];
  /** Partial data: the fields at the paths of the errors are null. Null if there is none. */
  readonly data: unknown;
  /** Seconds to wait before a retry, if the gateway states it. */
  readonly retryAfterSeconds: number | null;
  /** The gateway's id of the request, for searching its log; null if there was no answer. */
  readonly requestId: string | null;
  /** HTTP status of the answer; null if there was none. */
  readonly status: number | null;

  constructor(code: ErrorCode, message: string, { answer, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? {} : { cause });
    const waits = (answer?.errors ?? []).map(({ extensions }) => extensions.retryAfterSeconds).filter((wait) => wait !== undefined);
    this.code = code;
    this.errors = answer?.errors ?? [];
    this.data = answer?.data ?? null;
    this.retryAfterSeconds = waits.length > 0 ? Math.max(...waits) : null;
    this.requestId = answer?.requestId ?? null;
    this.status = answer?.status ?? null;
  }

  /** The error for an answer with errors or without data. */
  static of(answer: Answer<unknown>): AssistantsGatewayError {
    const [first] = answer.errors;
    if (!first) return new AssistantsGatewayError('BAD_ANSWER', 'The answer has neither data nor errors.', { answer });
    return new AssistantsGatewayError(first.extensions.code, first.message, { answer });
  }
}

/** The error of `fetch` or of the body's stream, unless the caller aborted the request. */
export function toNetworkError(cause: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted) return signal.reason;
  if (cause instanceof Error && cause.name === 'AbortError') return cause;
  return new AssistantsGatewayError('NETWORK_ERROR', 'The gateway could not be reached, or the connection broke.', { cause });
}
