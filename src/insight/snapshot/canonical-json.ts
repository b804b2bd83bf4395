import { decimalText, ExactNumber } from '../../exact-number.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { finish, Pace, type Pieces } from '../../pieces.ts';
import { compareText } from '../compare-text.ts';

/**
 * The one text that equal JSON values have (RFC 8785): keys in the order of their code units, no white space. A number that JavaScript
 * would change keeps its digits, which the RFC has no form for; a lone surrogate, which it forbids, becomes U+FFFD.
 */
export const canonicalJson = (root: unknown): string => finish(canonicalInPieces(root));

/** The same in pieces, for values of thousands of parts. */
export function* canonicalInPieces(root: unknown): Pieces<string> {
  const pace = new Pace(PARTS_PER_PIECE);
  const joined: string[] = [];
  let pieces: string[] = [];
  // Without recursion, as an answer may be nested deeper than the stack is. What is text already is in an object of its own.
  const left: unknown[] = [root];
  while (left.length > 0) {
    if (pace.isOver()) {
      joined.push(pieces.join(''));
      pieces = [];
      yield;
    }
    const value = left.pop();
    if (value instanceof Piece) pieces.push(value.text);
    else if (Array.isArray(value)) {
      left.push(CLOSE_LIST);
      for (let index = value.length - 1; index >= 0; index -= 1) left.push(value[index], index === 0 ? OPEN_LIST : COMMA);
      if (value.length === 0) left.push(OPEN_LIST);
    } else if (isObject(value)) {
      const keys = keysOf(value);
      if (keys.every((key) => isPlain(value[key]))) {
        pieces.push(`{${keys.map((key) => `${quoted(key)}:${plainText(value[key])}`).join(',')}}`);
        continue;
      }
      left.push(CLOSE_OBJECT);
      for (let index = keys.length - 1; index >= 0; index -= 1) {
        const key = keys[index] ?? '';
        left.push(value[key], new Piece(`${index === 0 ? '{' : ','}${quoted(key)}:`));
      }
    } else pieces.push(plainText(value));
  }
  return `${joined.join('')}${pieces.join('')}`;
}

/** In the order of their code units. */
const keysOf = (object: JsonObject): readonly string[] =>
  Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .toSorted(compareText);

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null || value instanceof ExactNumber;

const PARTS_PER_PIECE = 10_000;

class Piece {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const [OPEN_LIST, CLOSE_LIST, COMMA] = [new Piece('['), new Piece(']'), new Piece(',')];
const CLOSE_OBJECT = new Piece('}');

function plainText(value: unknown): string {
  if (value instanceof ExactNumber) return decimalText(value.source);
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value ?? null);
}

const quoted = (text: string): string => JSON.stringify(wellFormed(text));

/** The text with U+FFFD in place of each half of a character that lacks its other half. */
export const wellFormed = (text: string): string => (HALF.test(text) ? text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}') : text);
const HALF = /[\ud800-\udfff]/;
