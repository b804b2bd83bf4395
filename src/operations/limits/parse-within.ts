import { GraphQLError, parse, type DocumentNode } from 'graphql';
import type { Pieces } from '../../pieces.ts';
import { checkDocument, type DocumentLimits } from './document-limits.ts';
import { isLimitExceeded, limitExceeded } from './limit-exceeded.ts';
import { checkMerging } from './merge-limits.ts';
import { shorten } from './short-errors.ts';
import { checkLines, checkTokens, type TextLimits } from './text-limits.ts';

export interface ParseLimits extends DocumentLimits, TextLimits {
  /** Words, names and punctuation marks of one text. */
  readonly maxTokens: number;
}

/**
 * Parses a text, with pauses between the steps. Throws a GraphQLError where it is no GraphQL, or asks for more than it may.
 */
export function* parseWithin(text: string, limits: ParseLimits): Pieces<DocumentNode> {
  const { maxTokens } = limits;
  checkLines(text);
  try {
    const document = parse(text, { maxTokens });
    yield;
    checkTokens(document, limits);
    checkDocument(document, limits);
    yield;
    checkMerging(document);
    return document;
  } catch (error) {
    // The parser recurses, so brackets that are nested too deep end its stack.
    if (error instanceof RangeError) throw limitExceeded('The query is nested too deeply to be parsed.');
    if (!(error instanceof GraphQLError) || isLimitExceeded(error)) throw error;
    if (/more tha[nt] \d+ tokens/.test(error.message)) throw limitExceeded(`The query is longer than ${maxTokens} tokens.`);
    throw shorten(error);
  }
}
