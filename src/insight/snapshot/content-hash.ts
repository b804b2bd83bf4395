import { canonicalJson } from './canonical-json.ts';

/** What a snapshot has in common with all equal ones: the SHA-256 of its canonical JSON, as 64 hexadecimal digits. */
export async function contentHash(snapshot: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(snapshot)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
