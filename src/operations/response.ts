import type { Asking } from '../context.ts';
import { finish, finishInTurns } from '../pieces.ts';
import type { Answer } from './answers/answer.ts';
import type { AnswerBody } from './answers/answer-body.ts';
import type { LongAnswer } from './answers/long-answers.ts';
import { cacheControlOf, NO_STORE } from './caching/cache-control.ts';
import { etagOf, matchesETag } from './caching/etag.ts';
import { httpOf } from './http-status.ts';
import type { AnswerType } from './request/answer-type.ts';

/** What an adapter sends. */
export interface OperationResponse {
  readonly status: number;
  readonly headers: Record<string, string | number>;
  /** Null where it has none, as the client has it already. */
  readonly body: AnswerBody | null;
  /** The same in bytes, where these are at hand. */
  readonly bytes: Buffer | undefined;
  /** To be ended when the client has read the body, or left; null where that is all the same. */
  readonly account: LongAnswer | null;
}

export interface ResponseOptions {
  readonly request: Pick<Asking, 'headers'> & { readonly method: string };
  readonly requestId: string;
  readonly answerType: AnswerType;
  readonly vary: string;
  /** The read cache's clock. */
  readonly now: () => number;
}

const CONTENT_TYPES = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
} as const;

/** The response with an answer: its status, and what caches may do with it. A GET is answered by 304 where the client has the answer. */
export function respond(answer: Answer, options: ResponseOptions): OperationResponse | Promise<OperationResponse> {
  const { request, requestId, answerType, vary, now } = options;
  const { body, bytes, account, errors, freshUntil, kind, isSchemaOnly, complete, reported } = answer;
  const contentType = CONTENT_TYPES[answerType];
  const freshForMs = freshUntil === null ? null : Math.max(0, freshUntil - now());
  const cacheControl = cacheControlOf({ kind, isSchemaOnly, complete, reported, freshForMs });
  const headers: OperationResponse['headers'] = {
    'content-type': contentType,
    vary,
    'x-request-id': requestId,
    'cache-control': cacheControl,
    'content-length': body.byteLength,
  };
  const status = errors.length === 0 ? 200 : httpOf(answer, answerType, headers);
  if (request.method !== 'GET' || cacheControl === NO_STORE) return { status, headers, body, bytes, account };
  answer.etags ??= new Map();
  const known = answer.etags.get(contentType);
  const withETag = (etag: string): OperationResponse => {
    answer.etags?.set(contentType, etag);
    headers['etag'] = etag;
    if (!matchesETag(request.headers.get('if-none-match'), etag)) return { status, headers, body, bytes, account };
    account?.end();
    const { 'content-type': _type, 'content-length': _length, ...rest } = headers;
    return { status: 304, headers: rest, body: null, bytes: undefined, account: null };
  };
  if (known !== undefined) return withETag(known);
  const pieces = etagOf(contentType, body.pieces());
  return body.text === null ? finishInTurns(pieces).then(withETag) : withETag(finish(pieces));
}
