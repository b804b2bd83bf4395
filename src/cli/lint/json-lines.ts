/** On which line of a text of JSON each of its values stands: the parser of the platform does not say. */

/** A value, with those in it by their keys or indexes. */
export interface Located {
  /** Of a member of an object that of its key, counted from 1. */
  readonly line: number;
  readonly below: Map<string, Located>;
}

interface Open {
  readonly located: Located;
  readonly isList: boolean;
  /** The key that has been read and has no value yet. */
  key: { readonly name: string; readonly line: number } | null;
}

/** Strings, which have no line breaks, what separates, and all other scalars. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}:,\n]|[^\s"[\]{}:,]+/g;

/** Reads a text that is known to be JSON. */
export function locate(text: string): Located {
  const top: Open = { located: { line: 1, below: new Map() }, isList: true, key: null };
  const open: Open[] = [top];
  let line = 1;
  for (const [token] of text.matchAll(TOKEN)) {
    const last = open.at(-1) ?? top;
    if (token === '\n') line += 1;
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':' && token !== ',') {
      if (!last.isList && last.key === null) {
        last.key = { name: String(JSON.parse(token)), line };
        continue;
      }
      const located = { line: last.key?.line ?? line, below: new Map<string, Located>() };
      last.located.below.set(last.key?.name ?? String(last.located.below.size), located);
      last.key = null;
      if (token === '{' || token === '[') open.push({ located, isList: token === '[', key: null });
    }
  }
  return top.located.below.get('0') ?? top.located;
}
