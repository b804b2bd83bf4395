/** A text whose operation is named at its beginning. */
export interface BlottedText {
  readonly name: string;
  /** The text without that name, and each other character in its place. */
  readonly blotted: string;
}

const NAMED = /^\s*query\s+([A-Za-z_]\w*)/;

/** Blots out the name of a query, so that texts which differ in nothing else are equal; null for one that begins in another way. */
export function blotName(text: string): BlottedText | null {
  const [beginning, name] = NAMED.exec(text) ?? [];
  if (beginning === undefined || name === undefined) return null;
  return { name, blotted: `${beginning.slice(0, -name.length)}${'='.repeat(name.length)}${text.slice(beginning.length)}` };
}
