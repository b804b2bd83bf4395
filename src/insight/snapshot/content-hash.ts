import { finish, type Pieces } from '../../pieces.ts';
import { canonicalInPieces } from './canonical-json.ts';

/**
 * What a snapshot has in common with all equal ones: the SHA-256 of its canonical JSON, as 64 hexadecimal digits. `done` does the pieces
 * of that, which take long for a big one.
 */
export async function contentHash(snapshot: unknown, done: (pieces: Pieces<string>) => string | Promise<string> = finish): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(await done(canonicalInPieces(snapshot))));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
