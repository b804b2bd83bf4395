import { GraphQLError, parse, type DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { checkDocument, type DocumentLimits } from '../limits/document-limits.ts';
import { limitExceeded } from '../limits/limit-exceeded.ts';
import type { RequestContext } from '../../context.ts';

export interface DocumentOptions extends DocumentLimits {
  /** Words, names and punctuation marks of one text. */
  readonly maxTokens: number;
}

/** Estimated bytes of all documents that are kept. */
const MAX_KEPT_BYTES = 16 * 1024 * 1024;
/** A parsed document takes about this many times the bytes of its text. */
const BYTES_IN_MEMORY = 20;

/**
 * Parses, limits and validates each text once. Kept are documents that passed, up to a number of bytes, so that a
 * flood of distinct texts, valid or not, does not fill the memory.
 */
export function useDocuments({ maxTokens, ...limits }: DocumentOptions): Plugin<RequestContext> {
  const documents = new LRUCache<string, DocumentNode>({ maxSize: MAX_KEPT_BYTES });
  const valid = new WeakSet<DocumentNode>();
  const texts = new WeakMap<DocumentNode, string>();
  const parseWithin = (text: string): DocumentNode => {
    const document = parseText(text, maxTokens);
    checkDocument(document, limits);
    texts.set(document, text);
    return document;
  };
  return {
    onParse: ({ params, setParseFn, setParsedDocument }) => {
      const { source } = params;
      const text = typeof source === 'string' ? source : source.body;
      const kept = documents.get(text);
      if (kept) setParsedDocument(kept);
      else setParseFn(() => parseWithin(text));
    },
    onValidate: ({ params, setResult }) => {
      const { documentAST } = params;
      if (valid.has(documentAST)) {
        setResult([]);
        return undefined;
      }
      return ({ valid: isValid }) => {
        const text = texts.get(documentAST);
        if (!isValid || text === undefined) return;
        valid.add(documentAST);
        documents.set(text, documentAST, { size: text.length * BYTES_IN_MEMORY + 1 });
      };
    },
  };
}

function parseText(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    // The parser recurses, so brackets that are nested too deep end its stack.
    if (error instanceof RangeError) throw limitExceeded('The text is nested too deep to be parsed.');
    if (error instanceof GraphQLError && error.message.includes('token limit')) {
      throw limitExceeded(`The text is longer than ${maxTokens} tokens.`);
    }
    throw error;
  }
}
