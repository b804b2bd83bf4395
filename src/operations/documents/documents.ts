import { Kind, validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isLimitExceeded } from '../limits/limit-exceeded.ts';
import { parseWithin, type ParseLimits } from '../limits/parse-within.ts';
import { shorten } from '../limits/short-errors.ts';
import { FairQueue, QueueFullError } from '../fair-queue.ts';
import { finish, finishInTurns, type Pieces } from '../../pieces.ts';
import type { Asker } from './asker.ts';
import { queryIn, type AskedQuery } from './asked-query.ts';
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
/** Characters of all texts whose refusal the full way has yet to tell. Where they are more, it looks at the text itself. */
const MAX_SET_ASIDE = 262_144;

/** What became of a text. */
export type Admission =
  | { readonly is: 'passed'; readonly document: DocumentNode }
  | { readonly is: 'invalid'; readonly document: DocumentNode; readonly errors: readonly GraphQLError[] }
  /** It is no GraphQL, or asks for more than it may. */
  | { readonly is: 'refused'; readonly error: unknown }
  /** Too many long ones wait to be looked at. */
  | { readonly is: 'crowded-out' };

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
  /** Long texts are looked at one at a time, as their documents take many times their bytes. */
  readonly #queue = new FairQueue(QUEUE_LIMITS);

  constructor(options: DocumentsOptions) {
    this.#options = options;
  }

  /** Long texts that wait to be looked at. */
  get waiting(): number {
    return this.#queue.waiting;
  }

  /** The query that a request asks for; null where there is none to execute at once, and the full way has to tell why. */
  findQuery(text: string, operationName: string | null, asker: () => Asker): AskedQuery | null | Promise<AskedQuery | null> {
    const known = this.#known.find(text);
    if (known) return queryIn(known, operationName);
    if (!this.#options.open) return null;
    const toQuery = (document: DocumentNode | null) => document && queryIn(document, operationName, { isNew: true });
    const passed = this.#pass(text, asker);
    return passed instanceof Promise ? passed.then(toQuery) : toQuery(passed);
  }

  /** The document of a new text; null where it is refused, and `admit` then tells why. */
  #pass(text: string, asker: () => Asker): DocumentNode | null | Promise<DocumentNode | null> {
    const keep = (admission: Admission): DocumentNode | null => {
      if (admission.is === 'passed') return admission.document;
      // The next one who sends this text may find the queue shorter.
      if (admission.is === 'crowded-out') return null;
      this.#setAside.set(text, admission);
      return null;
    };
    const admission = this.#admitAnew(text, asker);
    return admission instanceof Promise ? admission.then(keep) : keep(admission);
  }

  /** What becomes of a text. Errors belong to who asked, and are told to nobody else. */
  admit(text: string, asker: () => Asker | Promise<Asker>): Admission | Promise<Admission> {
    const document = this.#known.find(text);
    if (document) return { is: 'passed', document };
    const setAside = this.#setAside.get(text);
    this.#setAside.delete(text);
    return setAside ?? this.#admitAnew(text, asker);
  }

  #admitAnew(text: string, asker: () => Asker | Promise<Asker>): Admission | Promise<Admission> {
    return text.length <= SHORT_TEXT ? finish(this.#inPieces(text)) : this.#admitInTurn(text, asker);
  }

  async #admitInTurn(text: string, asker: () => Asker | Promise<Asker>): Promise<Admission> {
    const waiter = { ...(await asker()), weight: Math.min(text.length, MAX_WEIGHT) };
    try {
      return await this.#queue.run(waiter, async () => {
        // The one before may have been the same.
        const document = this.#known.find(text);
        return document ? ({ is: 'passed', document } as const) : finishInTurns(this.#inPieces(text));
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
      return { is: 'refused', error };
    }
    yield;
    const errors = yield* this.#validate(document);
    const overLimit = errors.find(isLimitExceeded);
    if (overLimit) return { is: 'refused', error: overLimit };
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
