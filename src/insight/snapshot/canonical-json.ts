import { isObject, isPlain, type JsonObject } from '../../json.ts';
import { finish, Pace, type Pieces } from '../../pieces.ts';
import { plainText as exactText, sortedKeys } from '../compare-json.ts';
import { compareText } from '../compare-text.ts';

/**
 * The one text that equal JSON values have (RFC 8785): keys in the order of their code units, no white space. A number that JavaScript
 * would change keeps its digits, which the RFC has no form for; a lone surrogate, which it forbids, becomes U+FFFD.
 */
export const canonicalJson = (root: unknown): string => finish(canonicalInPieces(root));

/** The same in pieces, for values of thousands of parts. */
export function* canonicalInPieces(root: unknown): Pieces<string> {
  const pace = new Pace(VALUES_PER_PIECE);
  const texts: string[] = [];
  let text = beginningOf(root);
  // Without recursion, as an answer may be nested deeper than the stack is.
  const open: Open[] = [];
  if (!isPlain(root)) open.push(opened(root));
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    if (inner.next === inner.values.length) {
      text += inner.names ? '}' : ']';
      open.pop();
      continue;
    }
    const value = inner.values[inner.next];
    text += `${inner.next === 0 ? '' : ','}${inner.names ? `${quoted(inner.names[inner.next] ?? '')}:` : ''}${beginningOf(value)}`;
    inner.next += 1;
    if (!isPlain(value)) open.push(opened(value));
    if (!pace.isOver()) continue;
    texts.push(text);
    text = '';
    yield;
  }
  return texts.join('') + text;
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
  const order = names === keys ? keys : inOrder(names).map((index) => keys[index] ?? '');
  return { values: order.map((key) => object[key]), names: names === keys ? keys : names.toSorted(compareText), next: 0 };
}

const beginningOf = (value: unknown): string => (Array.isArray(value) ? '[' : isObject(value) ? '{' : plainText(value));

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
  if (!keys.some((key) => wellFormed(key) !== key)) return keys;
  const names = keys.map(wellFormed);
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
