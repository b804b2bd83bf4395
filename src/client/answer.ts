import { AssistantsGatewayError, toNetworkError } from './error.ts';
import { GATEWAY_CODES, type Answer, type AnswerError, type ErrorCode } from './types.ts';

/** Reads a response. Throws an `AssistantsGatewayError` if it is not the answer of a GraphQL server. */
export async function readAnswer<TResult>(response: Response, signal?: AbortSignal): Promise<Answer<TResult>> {
  const { status, headers } = response;
  const requestId = headers.get('x-request-id');
  const body = parse(
    await response.text().catch((error: unknown) => {
      throw toNetworkError(error, signal);
    }),
  );
  if (!isAnswer(body)) {
    throw new AssistantsGatewayError('BAD_ANSWER', `The response does not come from an assistants gateway (HTTP ${status}).`, {
      answer: { data: null, errors: [], status, requestId },
    });
  }
  // The document decides what the gateway sends: that is what its type says.
  return { data: (body.data ?? null) as TResult | null, errors: (body.errors ?? []).map(toAnswerError), status, requestId };
}

interface Body {
  readonly data?: object | null;
  readonly errors?: readonly Partial<AnswerError>[];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isAnswer(body: unknown): body is Body {
  if (!isObject(body) || !('data' in body || 'errors' in body)) return false;
  const { data = null, errors = [] } = body;
  return (data === null || isObject(data)) && Array.isArray(errors) && errors.every(isObject);
}

const CODES: ReadonlySet<unknown> = new Set(GATEWAY_CODES);

function toAnswerError({ message, path, extensions }: Partial<AnswerError>): AnswerError {
  const given: Readonly<Record<string, unknown>> = isObject(extensions) ? extensions : {};
  const code = CODES.has(given['code']) ? (given['code'] as ErrorCode) : 'UNKNOWN';
  return { message: message ?? 'An error without a message.', path: path ?? null, extensions: { ...given, code } };
}
