/** Both error formats of the upstream, and what travels between it and us, as the gateway's closed set of codes. */
import type { CancelSignal } from '../cancellation.ts';
import { codeOf } from '../error-code.ts';
import { isObject, scalarText } from '../json.ts';
import { GatewayError, type ErrorCode, type Refusal, type UpstreamReference } from '../errors.ts';

/** What of an answer decides about its error. Header names are lower-case. */
export interface FailedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed body, or undefined where it is empty or not JSON. */
  readonly body: unknown;
}

/** The error for an upstream answer whose status is not 2xx. */
export function answerError(answer: FailedAnswer): GatewayError {
  const code = saysKeyIsReused(answer) ? 'CONFLICT' : codeOfStatus(answer.status);
  const upstream = referenceOf(answer);
  return new GatewayError(code, MESSAGES[code], {
    upstream,
    refusals: refusalsOf(answer.body),
    retryAfterSeconds: saysWhen(code, answer) ? retryAfterSeconds(answer.headers) : undefined,
  });
}

/** A rate limit always ends some time; an outage may say when. */
const saysWhen = (code: ErrorCode, { headers }: FailedAnswer) =>
  code === 'RATE_LIMITED' || (code === 'UPSTREAM_UNAVAILABLE' && headers['retry-after'] !== undefined);

export const referenceOf = ({ status, headers }: Pick<FailedAnswer, 'status' | 'headers'>): UpstreamReference => ({
  status,
  requestId: first(headers['x-request-id'])?.slice(0, 128) ?? null,
});

/** An answer that is 2xx, yet not what was asked for. */
export const badResponse = (reason: string, upstream?: UpstreamReference, cause?: unknown) =>
  new GatewayError('UPSTREAM_BAD_RESPONSE', `The upstream's answer could not be used: ${reason}.`, { upstream, cause });

/** The error for a list whose URL the upstream does not know. */
export const missingList = (cause: GatewayError) =>
  new GatewayError('NOT_FOUND', 'The upstream does not have this list: check UPSTREAM_URL, such as https://api.telnyx.com/v2.', {
    upstream: cause.upstream,
    cause,
  });

/** What is read, or null where it fails by one of these codes. */
export const nullFor = <T>(codes: readonly ErrorCode[], reading: Promise<T>): Promise<T | null> =>
  reading.catch((error: unknown) => {
    if (error instanceof GatewayError && codes.includes(error.code)) return null;
    throw error;
  });

/** A failure below HTTP. An abort by the caller is not a failure of the upstream and stays what it was. */
export function connectionError(cause: unknown, timedOut: boolean): unknown {
  if (cause instanceof GatewayError) return cause;
  const code = codeOf(cause) ?? '';
  if (timedOut || TIMEOUT_CODES.has(code)) {
    return new GatewayError('UPSTREAM_TIMEOUT', MESSAGES.UPSTREAM_TIMEOUT, { cause });
  }
  if (UNREADABLE_CODES.has(code) || isParserError(cause)) return badResponse('it violates HTTP', undefined, cause);
  return new GatewayError('UPSTREAM_UNAVAILABLE', MESSAGES.UPSTREAM_UNAVAILABLE, { cause });
}

/** undici's parser names its errors, yet gives them no code. An answer that ends early is a broken connection, not a broken answer. */
const isParserError = (cause: unknown) => cause instanceof Error && cause.name === 'HTTPParserError' && !/\bEOF\b/.test(cause.message);

/** Why a signal ended a call. A clock that ran out is a failure the caller may see; a caller who left is not. */
export const reasonOf = ({ reason }: CancelSignal): unknown =>
  reason instanceof Error && reason.name === 'TimeoutError'
    ? new GatewayError('UPSTREAM_TIMEOUT', 'The operation exceeded its time limit.', { cause: reason })
    : reason;

/** Throws the reason of a signal that has fired. */
export function assertRunning(signal: CancelSignal | null | undefined): void {
  if (signal?.aborted) throw reasonOf(signal);
}

/** Whether the upstream could not be reached, failed, or was too slow. */
export const isOutage = (error: unknown): boolean =>
  error instanceof GatewayError && (error.code === 'UPSTREAM_UNAVAILABLE' || error.code === 'UPSTREAM_TIMEOUT');

/** Whether the upstream answered that it failed, without a word on when to come again: something else may be answered. */
export const isFailedAnswer = (error: unknown): boolean =>
  error instanceof GatewayError && isOutage(error) && error.upstream !== undefined && error.retryAfterSeconds === undefined;

/** Whether a failure says nothing against asking another way: an answer came, and it was of no use. */
export const isUnusableAnswer = (error: unknown): boolean => error instanceof GatewayError && UNUSABLE_CODES.has(error.code);

/** Whether an answer of this status says that the upstream has carried out nothing; null stands for no answer. */
export const isRefusedStatus = (status: number | null): boolean => status !== null && status >= 400 && status < 500 && status !== 408;

/** Whether there was no connection, so that nothing was sent. */
export const isConnectFailure = (error: unknown): boolean => CONNECT_CODES.has(codeOf(error) ?? '');

const UNUSABLE_CODES = new Set<ErrorCode>(['UPSTREAM_BAD_RESPONSE', 'FORBIDDEN', 'NOT_FOUND']);

const CONNECT_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'PROXY_REFUSED',
  'PROXY_CLOSED',
  'PROXY_SILENT',
  'PROXY_UNREADABLE',
]);
const TIMEOUT_CODES = new Set(['UND_ERR_CONNECT_TIMEOUT', 'PROXY_SILENT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
const UNREADABLE_CODES = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_EXCEEDED_MAX_SIZE']);

function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 400:
    case 413:
    case 422:
      return 'BAD_USER_INPUT';
    case 401:
      return 'UNAUTHENTICATED';
    case 402:
    case 403:
      return 'FORBIDDEN';
    case 404:
    case 410:
      return 'NOT_FOUND';
    case 409:
      return 'CONFLICT';
    case 429:
      return 'RATE_LIMITED';
    case 408:
    case 504:
      return 'UPSTREAM_TIMEOUT';
    default:
      return status >= 500 ? 'UPSTREAM_UNAVAILABLE' : 'UPSTREAM_BAD_RESPONSE';
  }
}

const MESSAGES: Readonly<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: 'The upstream refused the credential.',
  FORBIDDEN: 'The credential may not do this.',
  NOT_FOUND: 'The upstream does not have this resource.',
  BAD_USER_INPUT: 'The upstream refused the input.',
  CONFLICT: 'The request conflicts with another one, or with the state of the resource.',
  RATE_LIMITED: 'The upstream accepts no more requests from this credential for now.',
  UPSTREAM_TIMEOUT: 'The upstream did not answer in time.',
  UPSTREAM_UNAVAILABLE: 'The upstream cannot be reached or is failing.',
  UPSTREAM_BAD_RESPONSE: "The upstream's answer could not be used.",
  LIMIT_EXCEEDED: 'A limit of the gateway was exceeded.',
};

const DEFAULT_RETRY_AFTER_SECONDS = 1;

/** `Retry-After` in seconds or as a date, else the seconds of `x-ratelimit-reset`; a second where neither says. */
export function retryAfterSeconds(headers: FailedAnswer['headers'], now = Date.now()): number {
  const retryAfter = first(headers['retry-after'])?.trim() || undefined;
  const asDate = retryAfter === undefined ? Number.NaN : (Date.parse(retryAfter) - now) / 1000;
  const candidates = [Number(retryAfter ?? Number.NaN), asDate, Number(first(headers['x-ratelimit-reset']) ?? Number.NaN)];
  const seconds = candidates.find((value) => Number.isFinite(value) && value >= 0);
  return Math.ceil(seconds ?? DEFAULT_RETRY_AFTER_SECONDS);
}

const MAX_REFUSALS = 20;

/** What the upstream says against the input, from any of its error bodies. */
function refusalsOf(body: unknown): readonly Refusal[] {
  if (!isObject(body)) return typeof body === 'string' ? [{ message: shorten(body), path: null }] : [];
  if (Array.isArray(body['errors'])) return body['errors'].slice(0, MAX_REFUSALS).flatMap(codedRefusal);
  if (Array.isArray(body['detail'])) return body['detail'].slice(0, MAX_REFUSALS).flatMap(validationRefusal);
  const message = firstText(body['detail'], body['message']);
  return message === undefined ? [] : [{ message, path: null }];
}

/** What an answer of success says in `errors` and `warnings` beside its data: a part of the write was refused, or is to be looked at. */
export function remarksOf(body: unknown): readonly Refusal[] {
  if (!isObject(body)) return [];
  const said = [body['errors'], body['warnings']].flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []));
  return said
    .slice(0, MAX_REFUSALS)
    .flatMap((entry) => (typeof entry === 'string' ? [{ message: shorten(entry), path: null }] : codedRefusal(entry)));
}

const IDEMPOTENCY_HEADER = 'Idempotency-Key';
/** The upstream's code for an idempotency key that was used for another request. */
const REUSED_KEY = '10027';
const isReusedKey = (entry: unknown) => isObject(entry) && scalarText(entry['code']) === REUSED_KEY;

const saysKeyIsReused = ({ status, body }: FailedAnswer) =>
  status === 422 && isObject(body) && Array.isArray(body['errors']) && body['errors'].some(isReusedKey);

/** `{ code, title, detail, source: { pointer | parameter } }`, of which only some is ever there. */
function codedRefusal(entry: unknown): readonly Refusal[] {
  if (!isObject(entry)) return [];
  const message = firstText(entry['detail'], entry['description'], entry['title'], entry['message']);
  if (message === undefined) return [];
  const source = isObject(entry['source']) ? entry['source'] : {};
  const place = firstText(source['pointer'], source['parameter'], isReusedKey(entry) ? IDEMPOTENCY_HEADER : undefined);
  return [{ message, path: place === undefined ? null : place.split('/').filter((part) => part !== '' && part !== 'body') }];
}

/** `{ loc: ['body', 'provider'], msg, type }`. */
function validationRefusal(entry: unknown): readonly Refusal[] {
  if (!isObject(entry)) return typeof entry === 'string' ? [{ message: shorten(entry), path: null }] : [];
  const message = firstText(entry['msg'], entry['message']);
  if (message === undefined) return [];
  const path = Array.isArray(entry['loc']) ? entry['loc'].slice(1).map((step) => scalarText(step) ?? '') : null;
  return [{ message, path }];
}

const MAX_MESSAGE_LENGTH = 500;
const shorten = (text: string) => (text.length > MAX_MESSAGE_LENGTH ? `${text.slice(0, MAX_MESSAGE_LENGTH)}…` : text);
const firstText = (...candidates: unknown[]) => {
  const found = candidates.find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? shorten(found) : undefined;
};
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
