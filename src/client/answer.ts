import { ANSWER_CODES } from '../errors.ts';
import { AssistantsGatewayError, throwNetworkError } from './error.ts';
import type { Answer, AnswerError } from './types.ts';

/** A GraphQL response, or a part of one, as it was sent. */
export interface Body {
  readonly data?: object | null;
  readonly errors?: readonly Partial<AnswerError>[] | null;
  readonly extensions?: Readonly<Record<string, unknown>> | null;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined for what is not JSON. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isBody(body: unknown): body is Body {
  if (!isObject(body) || !('data' in body || 'errors' in body)) return false;
  // Some proxies and mocks write null for what is absent.
  const errors = body['errors'] ?? [];
  return isObject(body['data'] ?? {}) && Array.isArray(errors) && errors.every(isObject);
}

/** The answer in one piece of a response. Rejects like `toAnswer`, or with a `NETWORK_ERROR` if it breaks off. */
export async function readAnswer<TResult>(response: Response, url: string | URL, signal?: AbortSignal): Promise<Answer<TResult>> {
  const text = await response.text().catch((error: unknown) => throwNetworkError(error, url, signal));
  return toAnswer(parse(text), response);
}

/** Reads a GraphQL response. Throws an `AssistantsGatewayError` for anything else. */
export function toAnswer<TResult>(body: unknown, { status, headers }: Response): Answer<TResult> {
  const requestId = headers.get('x-request-id');
  if (!isBody(body)) {
    throw new AssistantsGatewayError('BAD_ANSWER', `The response does not come from an assistants gateway (HTTP ${status}).`, {
      answer: { status, requestId },
    });
  }
  const { data, errors, extensions } = body;
  // The document decides what the gateway sends: that is what its type says.
  return { data: (data ?? null) as TResult | null, errors: toErrors(errors), extensions: extensions ?? {}, status, requestId };
}

export const toErrors = (errors: Body['errors']): readonly AnswerError[] => (errors ?? []).map(toError);

function toError({ message = 'No message.', path = null, locations = [], extensions }: Partial<AnswerError>): AnswerError {
  const given: AnswerError['extensions'] = isObject(extensions) ? extensions : {};
  return { message, code: ANSWER_CODES.find((known) => known === given.code) ?? 'UNKNOWN', path, locations, extensions: given };
}
