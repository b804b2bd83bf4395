import type { IncomingMessage } from 'node:http';

/** Longer requests are rare, and their time is not spent on the way in. */
const SHORT_BODY_BYTES = 64 * 1024;

/** What common clients accept, and what they get: the same as on the full way. */
const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['', JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['application/graphql-response+json', GRAPHQL_TYPE],
  ['application/graphql-response+json, application/json', GRAPHQL_TYPE],
  ['application/graphql-response+json,application/json;q=0.9', GRAPHQL_TYPE],
]);

/** Headers with a meaning that only the full way knows. */
const NEEDS_FULL_WAY = [
  'origin',
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

/** The media type of the answer to a request that the short path may take; null where the full way must. */
export function answerTypeOf({ method, url, headers }: IncomingMessage, { endpoint, maxBodyBytes }: EligibleOptions): string | null {
  if (method !== 'POST' || url !== endpoint || !BODY_TYPE.test(headers['content-type'] ?? '')) return null;
  const length = Number(headers['content-length']);
  if (!(length > 0 && length <= Math.min(SHORT_BODY_BYTES, maxBodyBytes))) return null;
  for (const name of NEEDS_FULL_WAY) if (headers[name] !== undefined) return null;
  return MEDIA_TYPES.get(headers.accept ?? '') ?? null;
}
