import type { IncomingMessage } from 'node:http';
import { answerTypeFor, type AnswerType } from '../../operations/request/answer-type.ts';
import { isForged, MAX_ACCEPT_LENGTH, MAX_ACCEPT_TYPES, MAX_URL_LENGTH } from '../../operations/request/http-limits.ts';

/** Longer requests are rare, and their time is not spent on the way in. */
const SHORT_BODY_BYTES = 64 * 1024;

/** Headers with a meaning that only the full way knows. */
const NEEDS_FULL_WAY = [
  'expect',
  'upgrade',
  'content-encoding',
  'transfer-encoding',
  'x-upstream-report',
  'apollo-federation-include-trace',
] as const;

const BODY_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i;

export interface EligibleOptions {
  readonly endpoint: string;
  /** The limit on all bodies; the full way tells of what is longer. */
  readonly maxBodyBytes: number;
}

/** A request that the short path may take. */
export interface Eligible {
  readonly answerType: AnswerType;
  /** Of a GET; null where the operation is in the body. */
  readonly search: URLSearchParams | null;
}

/** What the short path needs to know of a request; null where the full way must answer. */
export function eligibilityOf(request: IncomingMessage, { endpoint, maxBodyBytes }: EligibleOptions): Eligible | null {
  const { method, url = '', headers } = request;
  const isGet = method === 'GET';
  if (isGet ? !url.startsWith(`${endpoint}?`) || url.length > MAX_URL_LENGTH : method !== 'POST' || url !== endpoint) return null;
  for (const name of NEEDS_FULL_WAY) if (headers[name] !== undefined) return null;
  if (!isGet && !hasShortBody(request, Math.min(SHORT_BODY_BYTES, maxBodyBytes))) return null;
  const { accept } = headers;
  if (accept !== undefined && (accept.length > MAX_ACCEPT_LENGTH || accept.split(',').length > MAX_ACCEPT_TYPES)) return null;
  if (isGet && ((accept?.includes('text/html') ?? false) || isForged(method, (name) => headers[name]?.toString()))) return null;
  const answerType = answerTypeFor(accept);
  return answerType && { answerType, search: isGet ? new URLSearchParams(url.slice(endpoint.length + 1)) : null };
}

function hasShortBody({ headers }: IncomingMessage, maxBytes: number): boolean {
  const length = Number(headers['content-length']);
  return length > 0 && length <= maxBytes && BODY_TYPE.test(headers['content-type'] ?? '');
}
