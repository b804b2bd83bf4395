import { createHash } from 'node:crypto';
import type { Pieces } from '../../pieces.ts';

/**
 * A strong ETag, made from nothing but the bytes of the answer and their media type. It is the same for two tenants
 * whose answers are the same, which tells neither anything: the gateway compares it with what it has just answered the
 * asking tenant, and who knows it for other content has that content, or guessed it.
 */
export function* etagOf(mediaType: string, body: Iterable<string>): Pieces<string> {
  const hash = createHash('sha256').update(mediaType).update('\n');
  for (const piece of body) {
    hash.update(piece);
    yield;
  }
  return `"${hash.digest('base64url')}"`;
}

const ETAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** Whether `If-None-Match` names this ETag: a list of them, weak or strong, or `*` for any. */
export function matchesETag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return [...ifNoneMatch.matchAll(ETAG)].some(([, opaque]) => opaque === etag);
}
