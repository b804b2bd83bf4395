import { createHash } from 'node:crypto';

/** The UUID of what comes of something else, always the same. */
export function derivedId(kind: string, of: string): string {
  const hex = createHash('sha256').update(`${kind} ${of}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
