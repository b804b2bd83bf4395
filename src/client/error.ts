import type { Answer, AnswerError, ErrorCode } from './types.ts';

interface ErrorDetails {
  readonly answer?: Partial<Answer<unknown>>;
  readonly cause?: unknown;
}

/** An operation that failed, as a whole or in part. */
export class AssistantsGatewayError extends Error {
  /** The code of the first error. */
  declare readonly code: ErrorCode;
  /** All errors of the answer, each with the path of its field; empty if there was no answer. */
  declare readonly errors: readonly AnswerError[];
  /** Partial data: the fields at the paths of the errors are null. Null if there is none. */
  declare readonly data: unknown;
  /** Seconds to wait before a retry, if the gateway states it. */
  declare readonly retryAfterSeconds: number | null;
  /** The gateway's id of the request, for searching its log; null if there was no answer. */
  declare readonly requestId: string | null;
  /** HTTP status of the answer; null if there was none. */
  declare readonly status: number | null;

  /** The client makes them; programs do so in tests only. */
  constructor(code: ErrorCode, message: string, { answer = {}, ...options }: ErrorDetails = {}) {
    super(message, options);
    const { errors = [], data = null, requestId = null, status = null } = answer;
    const waits = errors.flatMap(({ extensions }) => extensions.retryAfterSeconds ?? []);
    const retryAfterSeconds = waits.length > 0 ? Math.max(...waits) : null;
    Object.assign(this, { name: 'AssistantsGatewayError', code, errors, data, retryAfterSeconds, requestId, status });
  }
}

/** The error for an answer with errors or without data; undefined for any other. */
export function failureOf(answer: Answer<unknown>): AssistantsGatewayError | undefined {
  const [first] = answer.errors;
  if (first) return new AssistantsGatewayError(first.code, first.message, { answer });
  if (answer.data === null) return new AssistantsGatewayError('BAD_ANSWER', 'The answer has neither data nor errors.', { answer });
  return undefined;
}

/** Throws the error of `fetch` or of the body's stream, unless the caller aborted the request. */
export function throwNetworkError(cause: unknown, url: string | URL, signal?: AbortSignal): never {
  if (signal?.aborted) throw signal.reason;
  if ((cause as Error).name === 'AbortError') throw cause;
  throw new AssistantsGatewayError('NETWORK_ERROR', `No complete answer of ${String(url)}: ${reasonOf(cause)}`, { cause });
}

/** Node says "fetch failed", and the reason two causes deeper, at times as a code alone. */
function reasonOf(error: unknown): string {
  const { cause, message, code } = error as { readonly cause?: unknown; readonly message?: string; readonly code?: string };
  return cause ? reasonOf(cause) : message || code || String(error);
}
