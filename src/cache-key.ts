/** What a key is built from. Two numbers are the same part where they print alike. */
export type KeyPart = string | number | boolean | null | undefined;

/**
 * One string for a list of parts, for use as the key of a cache, a map or a read in flight. Different lists never give equal keys:
 * a text is preceded by its length, so that whatever it holds cannot pass for a separator or for another part. A list of unknown
 * length goes in as a key of its own.
 */
export function cacheKey(...parts: readonly KeyPart[]): string {
  let key = '';
  for (const part of parts) key += typeof part === 'string' ? `${part.length}:${part}` : `${part};`;
  return key;
}
