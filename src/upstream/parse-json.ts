/** JSON texts of many megabytes, parsed without keeping everybody waiting meanwhile. */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isObject } from '../json.ts';
import { endOfString } from '../json-string.ts';
import { parseExactly } from './exact-json.ts';

/** A text up to this size is parsed in one go, longer lists in pieces of about this size: less than a millisecond each. */
const PIECE_BYTES = 65_536;

export interface ParseOptions {
  /** Asked between two pieces; what it throws ends the parsing. */
  readonly assertWanted: () => void;
  readonly pieceBytes?: number;
}

/**
 * What `JSON.parse` gives for the text, or throws for it; numbers that it would change are an `ExactNumber`. Long lists, bare or in one object or two, are parsed in
 * pieces, with a turn of the event loop after each; an entry of it is never cut.
 */
export const parseJson = (body: Buffer, { assertWanted, pieceBytes = PIECE_BYTES }: ParseOptions): unknown =>
  body.length > pieceBytes ? parseInPieces(body, assertWanted, pieceBytes) : parseExactly(body.toString('utf8'), body);

/** A list that was cut, and where the text of its entries stands. */
interface CutList {
  readonly from: number;
  to: number;
  readonly entries: unknown[];
}

async function parseInPieces(body: Buffer, assertWanted: () => void, pieceBytes: number): Promise<unknown> {
  const lists: CutList[] = [];
  for (const { from, to, isFirst } of piecesOf(body, pieceBytes)) {
    const parsed = parseExactly(`[${body.toString('utf8', from, to)}]`, body.subarray(from, to)) as readonly unknown[];
    if (parsed.length === 0) throw new SyntaxError('A list lacks an entry.');
    if (isFirst) lists.push({ from, to, entries: [] });
    const list = lists.at(-1);
    for (const entry of parsed) list?.entries.push(entry);
    if (list) list.to = to;
    await nextTurn();
    assertWanted();
  }
  if (lists.length === 0) return parseExactly(body.toString('utf8'), body);
  if (lists.some(({ to }) => body[to] !== CLOSE_LIST)) throw new SyntaxError('A list has no end.');
  // The pieces are lists, and what stands around them is JSON with other lists in their places: so all of it is.
  const mark = randomUUID();
  const around: string[] = [];
  let end = 0;
  for (const [index, { from, to }] of lists.entries()) {
    around.push(body.toString('utf8', end, from), `"${mark}",${index}`);
    end = to;
  }
  around.push(body.toString('utf8', end));
  return putIn(parseExactly(around.join('')), mark, lists, MAX_LIST_DEPTH);
}

/** The value with the lists in their places; one is nowhere, if the same key came again after it. */
function putIn(value: unknown, mark: string, lists: readonly CutList[], depth: number): unknown {
  if (Array.isArray(value)) return value[0] === mark ? lists[Number(value[1])]?.entries : value;
  if (depth === 1 || !isObject(value)) return value;
  // A key such as `__proto__` is the object's own here, so that this sets nothing else.
  for (const key of Object.keys(value)) (value as Record<string, unknown>)[key] = putIn(value[key], mark, lists, depth - 1);
  return value;
}

/** A part of a list, from its first entry to the comma or the bracket behind its last one. */
interface Piece {
  readonly from: number;
  readonly to: number;
  /** Whether it begins its list. */
  readonly isFirst: boolean;
}

/** The deepest lists that are cut: the text, a value in its object, or one in an object in that, such as the edges of the flow of an assistant. */
const MAX_LIST_DEPTH = 3;

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * The lists that are longer than a piece, and in nothing but objects, cut between their entries. It knows strings and brackets and checks nothing:
 * what it cuts out of a text that is not JSON does not parse. No byte of a longer character looks like one of these.
 */
function* piecesOf(body: Buffer, pieceBytes: number): Generator<Piece, void> {
  let depth = 0;
  /** The depth of the list whose entries are looked at; infinite outside of such. */
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
        if (depth > MAX_LIST_DEPTH || listDepth < Infinity) break;
        listDepth = depth;
        from = at + 1;
        break;
      case OPEN_OBJECT:
        depth += 1;
        break;
      case COMMA:
        if (depth !== listDepth || at - from < pieceBytes) break;
        yield { from, to: at, isFirst: !isCut };
        isCut = true;
        from = at + 1;
        break;
      case CLOSE_LIST:
        if (depth === listDepth) {
          if (isCut) yield { from, to: at, isFirst: false };
          isCut = false;
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
