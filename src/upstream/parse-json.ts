/** JSON texts of many megabytes, parsed without keeping everybody waiting meanwhile. */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { endOfString } from '../json-string.ts';
import { parseExactly } from './exact-json.ts';

/** A text up to this size is parsed in one go, a longer list in pieces of about this size: less than a millisecond each. */
const PIECE_BYTES = 65_536;

export interface ParseOptions {
  /** Asked between two pieces; what it throws ends the parsing. */
  readonly assertWanted: () => void;
  readonly pieceBytes?: number;
}

/**
 * What `JSON.parse` gives for the text, or throws for it; numbers that it would change are an `ExactNumber`. A long list, bare or directly in an object, is parsed in
 * pieces, with a turn of the event loop after each; an entry of it is never cut.
 */
export const parseJson = (body: Buffer, { assertWanted, pieceBytes = PIECE_BYTES }: ParseOptions): unknown =>
  body.length > pieceBytes ? parseInPieces(body, assertWanted, pieceBytes) : parseExactly(body.toString('utf8'), body);

async function parseInPieces(body: Buffer, assertWanted: () => void, pieceBytes: number): Promise<unknown> {
  const list: unknown[] = [];
  let start: number | undefined;
  let end = 0;
  for (const { from, to } of piecesOf(body, pieceBytes)) {
    const entries = parseExactly(`[${body.toString('utf8', from, to)}]`, body.subarray(from, to)) as readonly unknown[];
    if (entries.length === 0) throw new SyntaxError('A list lacks an entry.');
    for (const entry of entries) list.push(entry);
    start ??= from - 1;
    end = to;
    await nextTurn();
    assertWanted();
  }
  if (start === undefined) return parseExactly(body.toString('utf8'), body);
  if (body[end] !== CLOSE_LIST) throw new SyntaxError('A list has no end.');
  // The pieces are lists, and what stands around them is JSON with another list in their place: so all of it is.
  const place = randomUUID();
  const around = parseExactly(`${body.toString('utf8', 0, start)}["${place}"]${body.toString('utf8', end + 1)}`);
  return Array.isArray(around) ? list : putIn(around as Record<string, unknown>, place, list);
}

/** The object with `list` where the list of `place` stands; nowhere, if the same key came again after it. */
function putIn(object: Record<string, unknown>, place: string, list: readonly unknown[]): unknown {
  const key = Object.keys(object).find((candidate) => (object[candidate] as readonly unknown[] | null)?.[0] === place);
  if (key !== undefined) object[key] = list;
  return object;
}

/** A part of a list, from its first entry to the comma or the bracket behind its last one. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * The first list that is longer than a piece, cut between its entries. It knows strings and brackets and checks nothing:
 * what it cuts out of a text that is not JSON does not parse. No byte of a longer character looks like one of these.
 */
function* piecesOf(body: Buffer, pieceBytes: number): Generator<Piece, void> {
  let depth = 0;
  /** The depth of the list whose entries are looked at, the text itself or a value in its object; infinite outside of such. */
  let listDepth = Infinity;
  let from = 0;
  let isCut = false;
  for (let at = 0; at < body.length; at += 1) {
    switch (body[at]) {
      case QUOTE:
        at = endOfString(body, at);
        break;
      case OPEN_LIST:
        depth += 1;
        if (depth > 2 || listDepth < Infinity) break;
        listDepth = depth;
        from = at + 1;
        break;
      case OPEN_OBJECT:
        depth += 1;
        break;
      case COMMA:
        if (depth !== listDepth || at - from < pieceBytes) break;
        yield { from, to: at };
        isCut = true;
        from = at + 1;
        break;
      case CLOSE_LIST:
        if (depth === listDepth) {
          if (isCut) return yield { from, to: at };
          listDepth = Infinity;
        }
        depth -= 1;
        break;
      case CLOSE_OBJECT:
        depth -= 1;
        break;
    }
  }
}
