/** The name in the graph of a key of the Telnyx API, where it has no other one. */
export function toCamelCase(key: string): string {
  if (!key.includes('_')) return key;
  const before = known.get(key);
  if (before !== undefined) return before;
  const name = key.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  if (known.size < MOST_KNOWN && key.length <= LONGEST_KNOWN) known.set(key, name);
  return name;
}

/** Documents have the same few hundred keys again and again. What else they have is not kept without end. */
const known = new Map<string, string>();
const MOST_KNOWN = 2_000;
const LONGEST_KNOWN = 60;
