import { createHash } from 'node:crypto';

/**
 * A strong ETag, made from nothing but the bytes of the answer and their media type. It is the same for two tenants
 * whose answers are the same, which tells neither anything: the gateway compares it with what it has just answered the
 * asking tenant, and who knows it for other content has that content, or guessed it.
 */
export const etagOf = (mediaType: string, body: string): string =>
  `"${createHash('sha256').update(mediaType).update('\n').update(body).digest('base64url')}"`;

const ETAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** Whether `If-None-Match` names this ETag: a list of them, weak or strong, or `*` for any. */
export function matchesETag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return [...ifNoneMatch.matchAll(ETAG)].some(([, opaque]) => opaque === etag);
}
