import { GraphQLError, Kind, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { isLimitExceeded, tooManyAtOnce } from '../limits/limit-exceeded.ts';
import { parseWithin, type ParseLimits } from '../limits/parse-within.ts';
import { FairQueue, QueueFullError } from '../fair-queue.ts';
import { finish, type Pieces } from '../../pieces.ts';
import { finishInTurns } from '../../turns.ts';
import { Refusal } from '../refusal.ts';
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

/** The document of a text that has passed. */
export interface Admitted {
  readonly document: DocumentNode;
  /** Whether it had to be parsed, and may never come again. */
  readonly isNew: boolean;
}

export interface DocumentsOptions {
  readonly schema: GraphQLSchema;
  readonly limits: ParseLimits;
  readonly rulesFor: RulesFor;
  /** Whether errors may hint at names of the schema. */
  readonly suggestions: boolean;
  /** Called for each text that has to be parsed. */
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

  /**
   * The document of a text. `asker` is called where it has to wait its turn. Throws a Refusal where the text is not GraphQL, does not
   * fit the schema or asks for more than it may, and a GraphQLError where too many wait.
   */
  admit(text: string, asker: () => Asker): Admitted | Promise<Admitted> {
    const document = this.#known.find(text);
    if (document) return { document, isNew: false };
    return text.length <= SHORT_TEXT ? finish(this.#inPieces(text)) : this.#admitInTurn(text, asker());
  }

  async #admitInTurn(text: string, asker: Asker): Promise<Admitted> {
    const waiter = { ...asker, weight: Math.min(text.length, MAX_WEIGHT) };
    try {
      return await this.#queue.run(waiter, async () => {
        // The one before may have been the same.
        const document = this.#known.find(text);
        return document ? { document, isNew: false } : finishInTurns(this.#inPieces(text));
      });
    } catch (error) {
      throw error instanceof QueueFullError ? tooManyAtOnce('Too many long operations are waiting to be parsed.') : error;
    }
  }

  *#inPieces(text: string): Pieces<Admitted> {
    const { limits, onParsing } = this.#options;
    onParsing();
    let document: DocumentNode;
    try {
      document = yield* parseWithin(text, limits);
    } catch (error) {
      throw error instanceof GraphQLError && !isLimitExceeded(error) ? refusal([error], 'GRAPHQL_PARSE_FAILED') : error;
    }
    yield;
    const errors = yield* this.#validate(document);
    const overLimit = errors.find(isLimitExceeded);
    if (overLimit) throw overLimit;
    if (errors.length > 0) throw refusal(foldErrors(errors), 'GRAPHQL_VALIDATION_FAILED');
    this.#known.keep(text, document);
    // What it is executed with has a turn of its own.
    yield;
    return { document, isNew: true };
  }

  *#validate(document: DocumentNode): Pieces<readonly GraphQLError[]> {
    const { schema, rulesFor, suggestions } = this.#options;
    const rules = rulesFor(document);
    const limits = { maxErrors: MAX_COUNTED, hideSuggestions: !suggestions };
    if (isExecutable(document)) return yield* validateInPieces(schema, document, { rules, nodesAtOnce: NODES_AT_ONCE, ...limits });
    return validate(schema, document, rules, limits);
  }
}

function refusal(errors: readonly GraphQLError[], code: string): Refusal {
  for (const { extensions } of errors) extensions['code'] ??= code;
  return new Refusal(errors);
}

/** Whether a document holds nothing but operations and fragments; no other one is valid. */
const isExecutable = ({ definitions }: DocumentNode): boolean =>
  definitions.every(({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION);
