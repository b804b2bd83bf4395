import { validate, type DocumentNode, type GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { isLimitExceeded } from '../limits/limit-exceeded.ts';
import { parseWithin, type ParseLimits } from '../limits/parse-within.ts';
import { shorten } from '../limits/short-errors.ts';
import type { RequestContext } from '../../context.ts';

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
export function useDocuments(limits: ParseLimits): Plugin<RequestContext> {
  const documents = new LRUCache<string, DocumentNode>({ maxSize: MAX_KEPT_BYTES });
  const valid = new WeakSet<DocumentNode>();
  const texts = new WeakMap<DocumentNode, string>();
  return {
    onParse: ({ params, setParseFn, setParsedDocument }) => {
      const { source } = params;
      const text = typeof source === 'string' ? source : source.body;
      try {
        const document = documents.get(text) ?? parseWithin(text, limits);
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
