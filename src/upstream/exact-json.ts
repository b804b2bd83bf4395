/** `JSON.parse` that keeps the digits of numbers which JavaScript would change. */
import { randomUUID } from 'node:crypto';
import { ExactNumber, isChanged } from '../exact-number.ts';
import { endOfString } from '../json-string.ts';

/**
 * What `JSON.parse` gives, with an `ExactNumber` in the place of each number that would not be the same. They are found
 * in the text, as `JSON.parse` says what it read from Node 21 on only, and then at a price for every value. `bytes` are
 * the part of the text that may hold numbers.
 */
export function parseExactly(json: string, bytes: Uint8Array = Buffer.from(json)): unknown {
  const numbers = mayChangeNumbers(bytes) ? changedNumbers(json) : [];
  if (numbers.length === 0) return JSON.parse(json) as unknown;
  const mark = randomUUID();
  const pieces: string[] = [];
  let end = 0;
  for (const { from, to } of numbers) {
    pieces.push(json.slice(end, from), `"${mark}${json.slice(from, to)}"`);
    end = to;
  }
  pieces.push(json.slice(end));
  return withNumbers(JSON.parse(pieces.join('')), mark);
}

/** The parsed value with its numbers back in place of the strings that stand for them. */
function withNumbers(parsed: unknown, mark: string): unknown {
  const numberIn = (value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? new ExactNumber(value.slice(mark.length)) : null;
  const left: unknown[] = [parsed];
  while (left.length > 0) {
    const container = left.pop();
    if (typeof container !== 'object' || container === null) continue;
    for (const [key, value] of Object.entries(container)) {
      // A number is no key, but the string is one.
      if (key.startsWith(mark)) throw new SyntaxError('A key is a number.');
      const number = numberIn(value);
      // A key such as `__proto__` is the object's own here, so that this sets nothing else.
      if (number) (container as Record<string, unknown>)[key] = number;
      else left.push(value);
    }
  }
  return numberIn(parsed) ?? parsed;
}

/** With fewer characters and an exponent of two digits at most, no number changes. */
const MIN_LENGTH = 16;
const MIN_EXPONENT_LENGTH = 3;

/**
 * Whether a look at every third character finds a number that is long or has a long exponent: both have three digits in
 * a row somewhere. It may be wrong about texts in strings, never about a text that has such a number.
 */
function mayChangeNumbers(bytes: Uint8Array): boolean {
  const { length } = bytes;
  for (let at = 0; at < length; at += 3) {
    // Met thousands of times in each answer, so this stands here without a call.
    const code = bytes[at] ?? 0;
    if (code < ZERO || code > NINE) continue;
    let from = at;
    let to = at + 1;
    while (isOfNumber(bytes[from - 1])) from -= 1;
    while (isOfNumber(bytes[to])) to += 1;
    if (isLong(bytes, from, to) && bytes[from - 1] !== QUOTE) return true;
    at = to;
  }
  return false;
}

function isLong(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from >= MIN_LENGTH) return true;
  for (let at = from + 1; at < to - MIN_EXPONENT_LENGTH; at += 1) if (isExponentMark(bytes[at])) return true;
  return false;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Where numbers stand that JavaScript would change. What is not JSON is left for the parser to refuse. */
function changedNumbers(json: string): readonly Place[] {
  const places: Place[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at);
    else if (isDigit(code) || code === MINUS) {
      const to = endOfNumber(json, at);
      const source = json.slice(at, to);
      if (JSON_NUMBER.test(source) && isChanged(source)) places.push({ from: at, to });
      at = to - 1;
    }
  }
  return places;
}

function endOfNumber(json: string, start: number): number {
  let end = start + 1;
  while (isOfNumber(json.charCodeAt(end))) end += 1;
  return end;
}

const ZERO = 0x30;
const NINE = 0x39;
const QUOTE = 0x22;
const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;

const isDigit = (code = 0) => code >= ZERO && code <= NINE;
const isExponentMark = (code?: number) => code === 0x65 || code === 0x45;
const isOfNumber = (code = 0) => isDigit(code) || code === DOT || isExponentMark(code) || code === MINUS || code === PLUS;
