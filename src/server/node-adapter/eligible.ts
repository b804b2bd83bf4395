import type { IncomingMessage } from 'node:http';
import { LONG_BODY_BYTES } from '../long-bodies.ts';
import { isForged, MAX_ACCEPT_LENGTH, MAX_ACCEPT_TYPES, MAX_URL_LENGTH } from '../http-limits.ts';

/** Headers with a meaning that only Yoga's adapter knows. */
const NEEDS_YOGA = ['expect', 'upgrade', 'content-encoding', 'transfer-encoding'] as const;

const BODY_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i;

export interface EligibleOptions {
  readonly endpoint: string;
  /** The limit on all bodies. */
  readonly maxBodyBytes: number;
}

/** Whether a request is one for an operation, by GET or with a short body of JSON. */
export function isEligible(request: IncomingMessage, { endpoint, maxBodyBytes }: EligibleOptions): boolean {
  const { method, url = '', headers } = request;
  const isGet = method === 'GET';
  if (isGet ? !url.startsWith(`${endpoint}?`) || url.length > MAX_URL_LENGTH : method !== 'POST' || url !== endpoint) return false;
  for (const name of NEEDS_YOGA) if (headers[name] !== undefined) return false;
  if (!isGet && !hasShortBody(request, Math.min(LONG_BODY_BYTES, maxBodyBytes))) return false;
  const { accept } = headers;
  if (accept !== undefined && (accept.length > MAX_ACCEPT_LENGTH || accept.split(',').length > MAX_ACCEPT_TYPES)) return false;
  return !isGet || !((accept?.includes('text/html') ?? false) || isForged(method, (name) => headers[name]?.toString()));
}

function hasShortBody({ headers }: IncomingMessage, maxBytes: number): boolean {
  const length = Number(headers['content-length']);
  return length > 0 && length <= maxBytes && BODY_TYPE.test(headers['content-type'] ?? '');
}
