import { finish } from '../pieces.ts';
import { finishInTurns } from '../turns.ts';
import type { Answer } from './answers/answer.ts';
import type { AnswerBody } from './answers/answer-body.ts';
import type { LongAnswer } from './answers/long-answers.ts';
import { cacheControlOf, NO_STORE, STREAM } from './caching/cache-control.ts';
import { etagOf, matchesETag } from './caching/etag.ts';
import { gzipOf } from './answers/gzip.ts';
import { httpOf } from './http-status.ts';
import type { OperationRequest } from './operation-request.ts';
import { acceptedBy } from './request/accepted.ts';
import { takesEncoding } from './request/accepted-encoding.ts';

/** What an adapter sends. */
export interface OperationResponse {
  readonly status: number;
  readonly headers: Record<string, string | number>;
  /** Null where it has none, as the client has it already. */
  readonly body: AnswerBody | null;
  /** Whether the body is sent in gzip: these bytes, or, where it is sent in pieces, a stream of them. Null where it is sent as it is. */
  readonly gzip: Buffer | 'stream' | null;
  /** To be ended when the client has read a body that is sent in pieces, or left; null where that is all the same. */
  readonly account: LongAnswer | null;
}

export interface ResponseOptions {
  readonly requestId: string;
  readonly vary: string;
  /** Bytes from which on a body is compressed; 0 compresses none. */
  readonly compressionMinBytes: number;
  /** The read cache's clock. */
  readonly now: () => number;
}

const CONTENT_TYPES = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
} as const;

/**
 * The response with an answer: its status, and what caches may do with it. A GET is answered by 304 where the client has the answer.
 * Where an adapter frames it in another way than as JSON, nothing may keep or compress it.
 */
export function respond(
  answer: Answer,
  request: Pick<OperationRequest, 'method' | 'headers'>,
  options: ResponseOptions,
): OperationResponse | Promise<OperationResponse> {
  const { body } = answer;
  const { compressionMinBytes: minBytes } = options;
  const isLong = minBytes > 0 && body.byteLength >= minBytes;
  if (!isLong || !takesEncoding('gzip', request.headers.get('accept-encoding')) || acceptedBy(request.headers.get('accept')).json === null)
    return respondIn(null, answer, request, options);
  const gzip = body.text === null ? 'stream' : gzipOf(body);
  return gzip instanceof Promise
    ? gzip.then((packed) => respondIn(packed, answer, request, options))
    : respondIn(gzip, answer, request, options);
}

/** The same, once it is known in which coding. */
function respondIn(
  gzip: OperationResponse['gzip'],
  answer: Answer,
  { method, headers: asked }: Pick<OperationRequest, 'method' | 'headers'>,
  { requestId, vary, now }: ResponseOptions,
): OperationResponse | Promise<OperationResponse> {
  const { body, errors } = answer;
  const { json } = acceptedBy(asked.get('accept'));
  const contentType = CONTENT_TYPES[json ?? 'application/json'];
  const cacheControl = json === null ? STREAM : cacheControlOf(answer, now);
  const headers: OperationResponse['headers'] = {
    'content-type': contentType,
    vary,
    'x-request-id': requestId,
    'cache-control': cacheControl,
  };
  if (gzip !== null) headers['content-encoding'] = 'gzip';
  if (gzip !== 'stream') headers['content-length'] = gzip === null ? body.byteLength : gzip.length;
  const status = errors.length === 0 ? 200 : httpOf(answer, json, headers);
  let { account } = answer;
  if (body.text !== null) {
    account?.end();
    account = null;
  }
  if (method !== 'GET' || json === null || cacheControl === NO_STORE) return { status, headers, body, gzip, account };
  answer.etags ??= new Map();
  const known = answer.etags.get(contentType);
  const withETag = (ofText: string): OperationResponse => {
    answer.etags?.set(contentType, ofText);
    // A strong ETag is of bytes, and these are others.
    const etag = gzip === null ? ofText : `${ofText.slice(0, -1)}-gzip"`;
    headers['etag'] = etag;
    if (!matchesETag(asked.get('if-none-match'), etag)) return { status, headers, body, gzip, account };
    account?.end();
    const { 'content-type': _type, 'content-length': _length, 'content-encoding': _coding, ...rest } = headers;
    return { status: 304, headers: rest, body: null, gzip: null, account: null };
  };
  if (known !== undefined) return withETag(known);
  const pieces = etagOf(contentType, body.pieces());
  return body.text === null ? finishInTurns(pieces).then(withETag) : withETag(finish(pieces));
}
