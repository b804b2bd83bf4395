/** Characters after which a piece ends, at the next value. */
export const PIECE = 65_536;

/** An object or a list on the way down, and how much of it is written. */
interface Level {
  readonly at: Readonly<Record<string | number, unknown>>;
  /** Null for a list. */
  readonly keys: readonly string[] | null;
  next: number;
  isEmpty: boolean;
}

/** The JSON of a value, as `JSON.stringify` writes it, in pieces: their reader can stop, or let others go first. */
export function* jsonPieces(value: unknown): Generator<string, void, void> {
  const levels: Level[] = [];
  // Joined for each piece: what is added up stays in parts until somebody reads it, all of a long answer in one turn then.
  let parts: string[] = [];
  let length = 0;
  const put = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  const write = (given: unknown): void => {
    if (!isContainer(given)) return put(JSON.stringify(given) ?? 'null');
    const keys = Array.isArray(given) ? null : Object.keys(given);
    put(keys ? '{' : '[');
    levels.push({ at: given as Level['at'], keys, next: 0, isEmpty: true });
  };
  write(value);
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const { at, keys, next } = level;
    if (next === (keys ?? (at as unknown as readonly unknown[])).length) {
      put(keys ? '}' : ']');
      levels.pop();
    } else {
      level.next += 1;
      const member = at[keys ? (keys[next] ?? '') : next];
      if (keys && isOmittedFromJson(member)) continue;
      if (!level.isEmpty) put(',');
      level.isEmpty = false;
      if (keys) put(`${JSON.stringify(keys[next])}:`);
      write(member);
    }
    if (length < PIECE) continue;
    yield parts.join('');
    parts = [];
    length = 0;
  }
  if (length > 0) yield parts.join('');
}

/** Objects that say by themselves how they are written, such as errors, are written whole. */
const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null && !hasToJson(value);

const isOmittedFromJson = (value: unknown): boolean => value === undefined || typeof value === 'function' || typeof value === 'symbol';

const hasToJson = (value: object): boolean => typeof (value as { readonly toJSON?: unknown }).toJSON === 'function';
