import { GraphQLError, parse, validate, type DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { checkDocument, type DocumentLimits } from '../limits/document-limits.ts';
import { isLimitExceeded, limitExceeded } from '../limits/limit-exceeded.ts';
import { checkMerging } from '../limits/merge-limits.ts';
import { shorten } from '../limits/short-errors.ts';
import { checkLines, checkTokens, type TextLimits } from '../limits/text-limits.ts';
import type { RequestContext } from '../../context.ts';

export interface DocumentOptions extends DocumentLimits, TextLimits {
  /** Words, names and punctuation marks of one text. */
  readonly maxTokens: number;
}

/** Estimated bytes of all documents that are kept. */
const MAX_KEPT_BYTES = 16 * 1024 * 1024;
/** A parsed document takes about this many times the bytes of its text. */
const BYTES_IN_MEMORY = 20;
/** Faults that are told of one document. */
const MAX_ERRORS = 20;

/**
 * Parses, limits and validates each text once. Kept are documents that passed, up to a number of bytes, so that a
 * flood of distinct texts, valid or not, does not fill the memory.
 */
export function useDocuments(options: DocumentOptions): Plugin<RequestContext> {
  const documents = new LRUCache<string, DocumentNode>({ maxSize: MAX_KEPT_BYTES });
  const valid = new WeakSet<DocumentNode>();
  const texts = new WeakMap<DocumentNode, string>();
  return {
    onParse: ({ params, setParseFn, setParsedDocument }) => {
      const { source } = params;
      const text = typeof source === 'string' ? source : source.body;
      try {
        const document = documents.get(text) ?? parseWithin(text, options);
        texts.set(document, text);
        setParsedDocument(document);
      } catch (error) {
        // What is thrown here passes the plugins that would answer it with 200, as they do with faults of the text.
        if (isLimitExceeded(error)) throw error;
        setParseFn(() => {
          throw error;
        });
      }
    },
    onValidate: ({ params, setResult, setValidationFn }) => {
      const { documentAST } = params;
      if (valid.has(documentAST)) {
        setResult([]);
        return undefined;
      }
      setValidationFn((schema, document, rules) => validate(schema, document, rules, { maxErrors: MAX_ERRORS }));
      return ({ valid: isValid, result }) => {
        for (const error of result as readonly GraphQLError[]) shorten(error);
        const text = texts.get(documentAST);
        if (!isValid || text === undefined) return;
        valid.add(documentAST);
        documents.set(text, documentAST, { size: text.length * BYTES_IN_MEMORY + 1 });
      };
    },
    onExecute: () => ({
      onExecuteDone: ({ result }) => {
        // Faults of variables, which quote their values.
        if (!(Symbol.asyncIterator in result)) for (const error of result.errors ?? []) shorten(error);
      },
    }),
  };
}

function parseWithin(text: string, options: DocumentOptions): DocumentNode {
  const { maxTokens } = options;
  checkLines(text);
  try {
    const document = parse(text, { maxTokens });
    checkTokens(document, options);
    checkDocument(document, options);
    checkMerging(document);
    return document;
  } catch (error) {
    // The parser recurses, so brackets that are nested too deep end its stack.
    if (error instanceof RangeError) throw limitExceeded('The text is nested too deep to be parsed.');
    if (!(error instanceof GraphQLError) || isLimitExceeded(error)) throw error;
    if (/more tha[nt] \d+ tokens/.test(error.message)) throw limitExceeded(`The text is longer than ${maxTokens} tokens.`);
    throw shorten(error);
  }
}
