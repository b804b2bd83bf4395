import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { OperationCost } from '../../context.ts';
import { finishInTurns, type Pieces } from '../../pieces.ts';
import { jsonPieces, PIECE } from './json-pieces.ts';

/** The bytes of an answer. */
export interface AnswerBody {
  readonly byteLength: number;
  /** All of it as one text; null where it is so long that it is sent in pieces. */
  readonly text: string | null;
  readonly pieces: () => Iterable<string>;
}

/** Above so many objects of lists, or bytes of long texts and JSON, an answer is written in turns. */
const MANY_ITEMS = 2_000;
const MANY_BYTES = 262_144;
/** Up to here an answer is held as one text, which can be kept for others. */
const MAX_TEXT_BYTES = 4 * 1024 * 1024;
/** What an answer may cost and has cost, which tells whether it may be long before it is written. */
export interface AnswerSize {
  readonly cost: Pick<OperationCost, 'items' | 'bytes'>;
  readonly maxBytes: number;
}

const isLong = ({ items, bytes }: AnswerSize['cost']): boolean => items > MANY_ITEMS || bytes > MANY_BYTES;

/** The body of an answer; null where it is longer than it may be. A long one is written in turns, and others go on in between. */
export function bodyOf(answer: object, { cost, maxBytes }: AnswerSize): AnswerBody | null | Promise<AnswerBody | null> {
  if (cost.bytes > maxBytes) return null;
  return isLong(cost) ? finishInTurns(measure(answer, maxBytes)) : bodyOfText(JSON.stringify(answer), maxBytes);
}

/** The text of a part of an answer, made in turns; null where it is longer than `maxBytes`. */
export async function textInTurns(part: object, maxBytes: number): Promise<string | null> {
  const written: string[] = [];
  let bytes = 0;
  for (const piece of jsonPieces(part)) {
    bytes += Buffer.byteLength(piece);
    if (bytes > maxBytes) return null;
    written.push(piece);
    // Most parts are one short piece.
    if (piece.length >= PIECE) await turn();
  }
  return written.join('');
}

export function bodyOfText(text: string, maxBytes: number): AnswerBody | null {
  const body = wholeText(text);
  if (body.byteLength > maxBytes) return null;
  return body.byteLength <= MAX_TEXT_BYTES ? body : { ...body, text: null, pieces: () => slicesOf(text) };
}

/** The body of a text, whatever its length. */
export const wholeText = (text: string): AnswerBody => ({ byteLength: Buffer.byteLength(text), text, pieces: () => [text] });

const SLICE = 65_536;
const isHalfAPair = (code: number): boolean => code >= 0xd8_00 && code <= 0xdb_ff;

/** A text in pieces, none of which ends in the middle of a character. */
function* slicesOf(text: string): Generator<string, void, void> {
  let end = 0;
  for (let start = 0; start < text.length; start = end) {
    end = Math.min(start + SLICE, text.length);
    if (end < text.length && isHalfAPair(text.charCodeAt(end - 1))) end -= 1;
    yield text.slice(start, end);
  }
}

function* measure(answer: object, maxBytes: number): Pieces<AnswerBody | null> {
  let byteLength = 0;
  let kept: string[] = [];
  for (const piece of jsonPieces(answer)) {
    byteLength += Buffer.byteLength(piece);
    if (byteLength > maxBytes) return null;
    if (byteLength <= MAX_TEXT_BYTES) kept.push(piece);
    else kept = [];
    // One in each turn, as many answers may be written at once.
    yield;
  }
  const text = byteLength <= MAX_TEXT_BYTES ? kept.join('') : null;
  return { byteLength, text, pieces: () => (text === null ? jsonPieces(answer) : [text]) };
}

/** The body as a stream that makes no more than its reader takes, a piece in each turn. */
export const streamOf = ({ pieces }: AnswerBody): Readable => Readable.from(inTurns(pieces()), { highWaterMark: 1 });

async function* inTurns(pieces: Iterable<string>): AsyncGenerator<Buffer, void, void> {
  for (const piece of pieces) {
    yield Buffer.from(piece);
    await turn();
  }
}
