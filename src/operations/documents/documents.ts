import { GraphQLError, Kind, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { isLimitExceeded } from '../limits/limit-exceeded.ts';
import { parseWithin, type ParseLimits } from '../limits/parse-within.ts';
import { FairQueue, QueueFullError } from '../fair-queue.ts';
import { finish, finishInTurns, type Pieces } from '../../pieces.ts';
import type { Asker } from './asker.ts';
import { foldErrors, MAX_COUNTED } from './fold-errors.ts';
import { KnownDocuments } from './known-documents.ts';
import type { RulesFor } from './rules.ts';
import { validateInPieces } from './validation.ts';

/** Up to here a text is admitted in one go: a few milliseconds at most. */
const SHORT_TEXT = 4_096;
const NODES_AT_ONCE = 500;
/** The work of a longer text is no more than that of one so long: it has too many tokens, or is full of what is skipped. */
const MAX_WEIGHT = 65_536;
/**
 * Characters of long texts that may wait: seconds of work. Most of it is left to one caller while no other needs it, as a
 * client that waits asks for no more meanwhile, and one that is refused may come again at once.
 */
const QUEUE_LIMITS = { perCaller: 12 * 1024 * 1024, inAll: 16 * 1024 * 1024 };

/** What became of a text. */
export type Admission =
  /** `isNew`: it had to be parsed, and may never come again. */
  | { readonly is: 'passed'; readonly document: DocumentNode; readonly isNew: boolean }
  /** It is not GraphQL, does not fit the schema, or asks for more than it may. */
  | { readonly is: 'refused'; readonly errors: readonly GraphQLError[] }
  /** Too many long ones wait to be looked at. */
  | { readonly is: 'crowded-out' };

export interface DocumentsOptions {
  readonly schema: GraphQLSchema;
  readonly limits: ParseLimits;
  readonly rulesFor: RulesFor;
  /** Whether errors may hint at names of the schema. */
  readonly suggestions: boolean;
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
  /** Long texts are looked at one at a time, as their documents take many times their bytes. */
  readonly #queue = new FairQueue(QUEUE_LIMITS);

  constructor(options: DocumentsOptions) {
    this.#options = options;
  }

  /** Long texts that wait to be looked at. */
  get waiting(): number {
    return this.#queue.waiting;
  }

  /** What becomes of a text. `asker` is called where it has to wait its turn. */
  admit(text: string, asker: () => Asker): Admission | Promise<Admission> {
    const document = this.#known.find(text);
    if (document) return { is: 'passed', document, isNew: false };
    return text.length <= SHORT_TEXT ? finish(this.#inPieces(text)) : this.#admitInTurn(text, asker());
  }

  async #admitInTurn(text: string, asker: Asker): Promise<Admission> {
    const waiter = { ...asker, weight: Math.min(text.length, MAX_WEIGHT) };
    try {
      return await this.#queue.run(waiter, async () => {
        // The one before may have been the same.
        const document = this.#known.find(text);
        return document ? ({ is: 'passed', document, isNew: false } as const) : finishInTurns(this.#inPieces(text));
      });
    } catch (error) {
      if (error instanceof QueueFullError) return { is: 'crowded-out' };
      throw error;
    }
  }

  *#inPieces(text: string): Pieces<Admission> {
    const { limits, onParsing } = this.#options;
    onParsing();
    let document: DocumentNode;
    try {
      document = yield* parseWithin(text, limits);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { is: 'refused', errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] };
    }
    yield;
    const errors = yield* this.#validate(document);
    const overLimit = errors.find(isLimitExceeded);
    if (overLimit) return { is: 'refused', errors: [overLimit] };
    if (errors.length > 0)
      return { is: 'refused', errors: foldErrors(errors).map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
    this.#known.keep(text, document);
    // What it is executed with has a turn of its own.
    yield;
    return { is: 'passed', document, isNew: true };
  }

  *#validate(document: DocumentNode): Pieces<readonly GraphQLError[]> {
    const { schema, rulesFor, suggestions } = this.#options;
    const rules = rulesFor(document);
    const limits = { maxErrors: MAX_COUNTED, hideSuggestions: !suggestions };
    if (isExecutable(document)) return yield* validateInPieces(schema, document, { rules, nodesAtOnce: NODES_AT_ONCE, ...limits });
    return validate(schema, document, rules, limits);
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions['code'] ??= code;
  return error;
}

/** Whether a document holds nothing but operations and fragments; no other one is valid. */
const isExecutable = ({ definitions }: DocumentNode): boolean =>
  definitions.every(({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION);
