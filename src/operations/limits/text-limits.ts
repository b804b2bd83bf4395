import { TokenKind, type DocumentNode, type Token } from 'graphql';
import { limitExceeded } from './limit-exceeded.ts';

export interface TextLimits {
  /** Directives in the whole text. */
  readonly maxDirectives: number;
}

/** Each error is reported with its line, and finding that takes time by the line. */
const MAX_LINES = 10_000;
/** Answers repeat names: a key of the answer once for every item of a list. */
const MAX_NAME_LENGTH = 200;
/** Brackets of any kind within each other; walks through a document recurse. */
const MAX_NESTING = 100;

const LINE_BREAK = /\r\n|[\n\r]/g;
const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Throws `LIMIT_EXCEEDED` for a text of too many lines; for what is not GraphQL, too. */
export function checkLines(text: string): void {
  LINE_BREAK.lastIndex = 0;
  for (let lines = 1; LINE_BREAK.test(text); lines += 1) {
    if (lines >= MAX_LINES) throw limitExceeded(`The query has more than ${MAX_LINES} lines.`);
  }
}

/** Throws `LIMIT_EXCEEDED` for names that are too long, brackets that are nested too deep, or too many directives. */
export function checkTokens({ loc }: DocumentNode, { maxDirectives }: TextLimits): void {
  let nesting = 0;
  let directives = 0;
  for (let token: Token | null | undefined = loc?.startToken; token; token = token.next) {
    if (token.kind === TokenKind.NAME && token.value.length > MAX_NAME_LENGTH) {
      throw limitExceeded(`A name is longer than ${MAX_NAME_LENGTH} characters.`);
    }
    if (token.kind === TokenKind.AT) directives += 1;
    if (OPENING.has(token.kind)) nesting += 1;
    if (CLOSING.has(token.kind)) nesting -= 1;
    if (nesting > MAX_NESTING) throw limitExceeded(`Brackets are nested more than ${MAX_NESTING} levels deep.`);
  }
  if (directives > maxDirectives) throw limitExceeded(`The query has ${directives} directives, but may have at most ${maxDirectives}.`);
}
