import { isPlain, type JsonObject } from '../../json.ts';
import { Pace, type Pieces } from '../../pieces.ts';
import { beginningOf, plainText as exactText, sortedKeys } from '../compare-json.ts';
import { compareText } from '../compare-text.ts';

/**
 * The one text that equal JSON values have (RFC 8785): keys in the order of their code units, no white space. A number that JavaScript
 * would change keeps its digits, which the RFC has no form for; a lone surrogate, which it forbids, becomes U+FFFD. In pieces, for values of
 * thousands of parts.
 */
export function* canonicalInPieces(root: unknown): Pieces<string> {
  const pace = new Pace(VALUES_PER_PIECE);
  const joined: string[] = [];
  let texts = [beginningOf(root, plainText)];
  // Without recursion, as an answer may be nested deeper than the stack is.
  const open: Open[] = [];
  if (!isPlain(root)) open.push(opened(root));
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    if (inner.next === inner.values.length) {
      texts.push(inner.names ? '}' : ']');
      open.pop();
      continue;
    }
    const value = inner.values[inner.next];
    const below = isPlain(value) ? null : opened(value);
    // Most objects have plain values only, and are written at once.
    const isAtOnce = below?.names && below.values.every(isPlain);
    if (inner.next > 0) texts.push(',');
    if (inner.names) texts.push(quoted(inner.names[inner.next] ?? ''), ':');
    texts.push(isAtOnce ? flatText(below.names, below.values) : beginningOf(value, plainText));
    inner.next += 1;
    if (below && !isAtOnce) open.push(below);
    if (!pace.isOver(1 + (below?.values.length ?? 0))) continue;
    joined.push(texts.join(''));
    texts = [];
    yield;
  }
  return joined.join('') + texts.join('');
}

const VALUES_PER_PIECE = 20_000;

/** A list or an object that is being written. */
interface Open {
  readonly values: readonly unknown[];
  /** Names of the members of an object; null of a list. */
  readonly names: readonly string[] | null;
  next: number;
}

function opened(value: unknown): Open {
  if (Array.isArray(value)) return { values: value as readonly unknown[], names: null, next: 0 };
  const object = value as JsonObject;
  const keys = sortedKeys(object);
  const names = wellFormedKeys(keys);
  if (names === keys) return { values: keys.map((key) => object[key]), names, next: 0 };
  return { values: inOrder(names).map((index) => object[keys[index] ?? '']), names: names.toSorted(compareText), next: 0 };
}

const flatText = (names: readonly string[], values: readonly unknown[]): string =>
  `{${names.map((name, index) => `${quoted(name)}:${plainText(values[index])}`).join(',')}}`;

const plainText = (value: unknown): string => (typeof value === 'string' ? quoted(value) : exactText(value));

const quoted = (text: string): string => JSON.stringify(wellFormed(text));

/** The text with U+FFFD in place of each half of a character that lacks its other half. */
export const wellFormed = (text: string): string => (HALF.test(text) ? text.replaceAll(LONE_HALF, '\u{fffd}') : text);
const HALF = /[\ud800-\udfff]/;
const LONE_HALF = /\p{Surrogate}/gu;

/**
 * Names of the members of an object that are well-formed, and as different as its keys: where keys would have one name, a half of a
 * character in them is written as its escape, `\ud800`. The very same list where nothing is to be done.
 */
export function wellFormedKeys(keys: readonly string[]): readonly string[] {
  if (!keys.some((key) => HALF.test(key))) return keys;
  const names = keys.map(wellFormed);
  // As with characters that have both halves.
  if (names.every((name, index) => name === keys[index])) return keys;
  const taken = new Set<string>();
  const ambiguous = new Set(names.filter((name) => taken.size === taken.add(name).size));
  return keys.map((key, index) => {
    const name = names[index] ?? '';
    if (name === key || !ambiguous.has(name)) return name;
    let escaped = key.replaceAll(LONE_HALF, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
    while (taken.has(escaped)) escaped = `\\${escaped}`;
    taken.add(escaped);
    return escaped;
  });
}

/** The indexes of names, in the order of these. */
export const inOrder = (names: readonly string[]): readonly number[] =>
  [...names.keys()].toSorted((one, other) => compareText(names[one] ?? '', names[other] ?? ''));
