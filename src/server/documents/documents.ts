import { Kind, validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { parseWithin, type ParseLimits } from '../limits/parse-within.ts';
import { shorten } from '../limits/short-errors.ts';
import { finish, finishInTurns, type Pieces } from '../pieces.ts';
import { queryIn, type AskedQuery } from './asked-query.ts';
import { foldErrors, MAX_COUNTED } from './fold-errors.ts';
import { KnownDocuments } from './known-documents.ts';
import type { RulesFor } from './rules.ts';
import { validateInPieces } from './validation.ts';

/** Up to here a text is admitted in one go: a few milliseconds at most. */
const SHORT_TEXT = 4_096;
const NODES_AT_ONCE = 500;
/** Characters of all texts whose refusal the full way has yet to tell. Where they are more, it looks at the text itself. */
const MAX_SET_ASIDE = 262_144;

/** What became of a text. */
export type Admission =
  | { readonly is: 'passed'; readonly document: DocumentNode }
  | { readonly is: 'invalid'; readonly document: DocumentNode; readonly errors: readonly GraphQLError[] }
  /** It is no GraphQL, or asks for more than it may. */
  | { readonly is: 'refused'; readonly error: unknown };

export interface DocumentsOptions {
  readonly schema: GraphQLSchema;
  readonly limits: ParseLimits;
  readonly rulesFor: RulesFor;
  /** Whether any text may pass; else new ones only behind the list of operations, by `admit`. */
  readonly open: boolean;
  /** Told of each text that has to be parsed. */
  readonly onParsing: () => void;
}

/**
 * The one place where texts become documents: parsed, within the limits, valid for the schema. Those that passed are
 * remembered. Long texts are looked at piece by piece, and other requests go on meanwhile.
 */
export class Documents {
  readonly #options: DocumentsOptions;
  readonly #known = new KnownDocuments();
  readonly #setAside = new LRUCache<string, Admission>({ maxSize: MAX_SET_ASIDE, sizeCalculation: (_admission, text) => text.length + 1 });
  /** When the long texts that came so far have been looked at. */
  #longOnes: Promise<unknown> = Promise.resolve();

  constructor(options: DocumentsOptions) {
    this.#options = options;
  }

  /** The query that a request asks for; null where there is none to execute at once, and the full way has to tell why. */
  findQuery(text: string, operationName: string | null): AskedQuery | null | Promise<AskedQuery | null> {
    const known = this.#known.find(text);
    if (known) return queryIn({ document: known, name: null }, operationName);
    if (!this.#options.open) return null;
    const namesake = this.#known.findNamesake(text);
    if (namesake) return queryIn(namesake, operationName);
    const toQuery = (document: DocumentNode | null) => document && queryIn({ document, name: null }, operationName, { isNew: true });
    const passed = this.#pass(text);
    return passed instanceof Promise ? passed.then(toQuery) : toQuery(passed);
  }

  /** The document of a new text; null where it is refused, and `admit` then tells why. */
  #pass(text: string): DocumentNode | null | Promise<DocumentNode | null> {
    const keep = (admission: Admission): DocumentNode | null => {
      if (admission.is === 'passed') return admission.document;
      this.#setAside.set(text, admission);
      return null;
    };
    const admission = this.#admitAnew(text);
    return admission instanceof Promise ? admission.then(keep) : keep(admission);
  }

  /** What becomes of a text. Errors belong to who asked, and are told to nobody else. */
  admit(text: string): Admission | Promise<Admission> {
    const document = this.#known.find(text);
    if (document) return { is: 'passed', document };
    const setAside = this.#setAside.get(text);
    this.#setAside.delete(text);
    return setAside ?? this.#admitAnew(text);
  }

  #admitAnew(text: string): Admission | Promise<Admission> {
    if (text.length <= SHORT_TEXT) return finish(this.#inPieces(text));
    // One at a time, as their documents take many times their bytes; and the next one may be the same.
    const admitting = this.#longOnes.then(() => {
      const document = this.#known.find(text);
      return document ? ({ is: 'passed', document } as const) : finishInTurns(this.#inPieces(text));
    });
    this.#longOnes = admitting.catch(() => undefined);
    return admitting;
  }

  *#inPieces(text: string): Pieces<Admission> {
    const { limits, onParsing } = this.#options;
    onParsing();
    let document: DocumentNode;
    try {
      document = yield* parseWithin(text, limits);
    } catch (error) {
      return { is: 'refused', error };
    }
    yield;
    const errors = yield* this.#validate(document);
    if (errors.length > 0) return { is: 'invalid', document, errors: foldErrors(errors).map(shorten) };
    this.#known.keep(text, document);
    // What it is executed with has a turn of its own.
    yield;
    return { is: 'passed', document };
  }

  *#validate(document: DocumentNode): Pieces<readonly GraphQLError[]> {
    const { schema, rulesFor } = this.#options;
    const rules = rulesFor(document);
    if (isExecutable(document))
      return yield* validateInPieces(schema, document, { rules, maxErrors: MAX_COUNTED, nodesAtOnce: NODES_AT_ONCE });
    return validate(schema, document, rules, { maxErrors: MAX_COUNTED });
  }
}

/** Whether a document holds nothing but operations and fragments; no other one is valid. */
const isExecutable = ({ definitions }: DocumentNode): boolean =>
  definitions.every(({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION);
