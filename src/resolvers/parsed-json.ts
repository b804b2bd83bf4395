import { parseExactly } from '../upstream/exact-json.ts';

/** The JSON that a text is, with the digits of its numbers; null for one that is none. */
export function parsedJson(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return parseExactly(text);
  } catch {
    return null;
  }
}
