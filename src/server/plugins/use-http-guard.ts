import type { FetchAPI, Plugin } from 'graphql-yoga';
import type { ErrorCode } from '../../errors.ts';
import { errorBody } from '../error-body.ts';
import type { Requests } from '../requests.ts';
import { isForged, MAX_ACCEPT_LENGTH, MAX_ACCEPT_TYPES, MAX_URL_LENGTH } from '../http-limits.ts';

export interface HttpGuardOptions {
  readonly endpoint: string;
  readonly requests: Requests;
}

/** Turns away requests that could not be answered well, with a small answer that repeats nothing of them. */
export const useHttpGuard = ({ endpoint, requests }: HttpGuardOptions): Plugin => ({
  onRequest: ({ request, fetchAPI, endResponse }) => {
    const refusal = refusalOf(request);
    if (refusal === null) return;
    requests.of(request).refusal = refusal[2];
    endResponse(refuse(refusal, fetchAPI));
  },
  onResponse: ({ request, response, setResponse, fetchAPI }) => {
    if (response.status === 404 && response.body === null) {
      requests.of(request).refusal = 'NOT_FOUND';
      setResponse(
        refuse(
          [
            404,
            `There is nothing at this path: GraphQL is at ${endpoint}; /health/live, /health/ready and /metrics take GET.`,
            'NOT_FOUND',
          ],
          fetchAPI,
        ),
      );
    }
  },
});

type Refusal = readonly [status: number, message: string, code: ErrorCode];

export const refuse = (
  [status, message, code]: Refusal,
  { Response }: Pick<FetchAPI, 'Response'>,
  headers: Readonly<Record<string, string>> = {},
) =>
  new Response(errorBody(message, code), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });

function refusalOf({ url, method, headers }: Request): Refusal | null {
  if (url.length > MAX_URL_LENGTH) return [414, `The URL is longer than ${MAX_URL_LENGTH} characters.`, 'LIMIT_EXCEEDED'];
  const accept = headers.get('accept') ?? '';
  if (accept.length > MAX_ACCEPT_LENGTH)
    return [406, `The Accept header is longer than ${MAX_ACCEPT_LENGTH} characters.`, 'LIMIT_EXCEEDED'];
  if (accept.split(',').length > MAX_ACCEPT_TYPES) {
    return [406, `The Accept header has more than ${MAX_ACCEPT_TYPES} types.`, 'LIMIT_EXCEEDED'];
  }
  if (isForged(method, (name) => headers.get(name)))
    return [
      403,
      'A page of another site may not send this request: list its origin in CORS_ORIGINS, or send the operation by POST.',
      'FORBIDDEN',
    ];
  return null;
}
