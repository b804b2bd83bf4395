import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { jsonPieces, PIECE } from './json-pieces.ts';

/** The bytes of an answer. */
export interface AnswerBody {
  readonly byteLength: number;
  /** All of it as one text; null where it is so long that it is sent in pieces. */
  readonly text: string | null;
  readonly pieces: () => Iterable<string>;
  /** The text in bytes, made when it is sent again. */
  bytes?: Buffer;
  /** The same in gzip, made when a client takes it; null where that is hardly shorter. */
  gzip?: Buffer | null | Promise<Buffer | null>;
  /** Called when there is one, which takes memory, too. */
  readonly onGzip?: () => void;
}

/** Up to here an answer is held as one text, which can be kept for others. */
const MAX_TEXT_BYTES = 4 * 1024 * 1024;

/** The text of a part of an answer, made in turns; null where it is longer than `maxBytes`. */
export async function textInTurns(part: unknown, maxBytes: number): Promise<string | null> {
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

/** The body of a text; null where it is longer than `maxBytes`. */
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

/** The body as a stream that makes no more than its reader takes, a piece in each turn. */
export const streamOf = ({ pieces }: AnswerBody): Readable => Readable.from(inTurns(pieces()), { highWaterMark: 1 });

async function* inTurns(pieces: Iterable<string>): AsyncGenerator<Buffer, void, void> {
  for (const piece of pieces) {
    yield Buffer.from(piece);
    await turn();
  }
}
