import { validate, type DocumentNode, type GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { KnownDocuments } from '../documents.ts';
import { isLimitExceeded } from '../limits/limit-exceeded.ts';
import { parseWithin, type ParseLimits } from '../limits/parse-within.ts';
import { shorten } from '../limits/short-errors.ts';
import type { RequestContext } from '../../context.ts';

/** Faults that are told of one document. */
const MAX_ERRORS = 20;

export interface DocumentsOptions {
  readonly documents: KnownDocuments;
  readonly limits: ParseLimits;
  /** Told of each text that has to be parsed. */
  readonly onParsing: () => void;
}

/** Parses, limits and validates each text once. */
export function useDocuments({ documents, limits, onParsing }: DocumentsOptions): Plugin<RequestContext> {
  const texts = new WeakMap<DocumentNode, string>();
  const parseAnew = (text: string): DocumentNode => {
    onParsing();
    return parseWithin(text, limits);
  };
  return {
    onParse: ({ params, setParseFn, setParsedDocument }) => {
      const { source } = params;
      const text = typeof source === 'string' ? source : source.body;
      try {
        const document = documents.find(text) ?? parseAnew(text);
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
      if (documents.hasPassed(documentAST)) {
        setResult([]);
        return undefined;
      }
      setValidationFn((schema, document, rules) => validate(schema, document, rules, { maxErrors: MAX_ERRORS }));
      return ({ valid: isValid, result }) => {
        for (const error of result as readonly GraphQLError[]) shorten(error);
        const text = texts.get(documentAST);
        if (isValid && text !== undefined) documents.keep(text, documentAST);
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
