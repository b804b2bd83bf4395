import { cacheKey } from '../../cache-key.ts';
import type { Caller } from '../../auth/caller.ts';
import type { Span } from '../../span.ts';
import { InFlight } from '../../in-flight.ts';
import type { ReadCache } from '../../loaders/core/read-cache.ts';
import type { Answer } from '../answers/answer.ts';
import { AnswerCache, isCurrent, isRepeatable, type EntryVersionOf } from './answer-cache.ts';

/** What equal answers for a caller have in common. */
export interface AnswerKeys {
  readonly tenant: string;
  /** Of answers that are kept: these are outdated by their reads. */
  readonly kept: string;
  /** Of answers that are being made: their reads are not known yet, so any write of the tenant comes between. */
  readonly making: string;
}

/** An answer that a request is waiting for. */
export interface Making {
  readonly answer: Promise<Answer>;
  /** Of that request; null where it is not traced. */
  readonly span: Span | null;
}

/** Answers that may be given to another request for the same: those that are kept, those that are being made, and long ones that are being sent. */
export class SharedAnswers {
  readonly #reads: ReadCache;
  /** Null where no whole answers are kept. */
  readonly #kept: AnswerCache | null;
  readonly #making = new InFlight<Making>();
  /** Long ones, which are not kept, for as long as somebody reads them. */
  readonly #sending = new InFlight<Answer>();
  readonly #entryVersionOf: EntryVersionOf;

  /** `maxBytes` is for those that are kept; 0 keeps none. */
  constructor(reads: ReadCache, maxBytes: number) {
    this.#reads = reads;
    this.#entryVersionOf = (tenant, key) => reads.entryVersionOf(tenant, key);
    // An answer is kept no longer than its reads.
    this.#kept = maxBytes === 0 || !reads.keeps ? null : new AnswerCache({ maxBytes, entryVersionOf: this.#entryVersionOf });
  }

  /** `asked` stands for all that decides about the answer beside the caller. */
  keysOf({ credential: { tenant }, scopesKey }: Caller, ...asked: readonly (string | number)[]): AnswerKeys {
    const kept = cacheKey(tenant, scopesKey, ...asked);
    return { tenant, kept, making: cacheKey(this.#reads.lastWrite(tenant), kept) };
  }

  /** One whose account another reader has to join, if it has one. */
  find({ tenant, kept }: AnswerKeys): Answer | undefined {
    const held = this.#kept?.find(tenant, kept);
    if (held) return held;
    const sent = this.#sending.get(kept);
    return sent && isCurrent(sent, tenant, this.#entryVersionOf) ? sent : undefined;
  }

  /**
   * What another request is waiting for. Its answer rejects where that one has none. None while a write of another replica may have come
   * in between: reads that the other request could use may be too old by now.
   */
  underWay({ making }: AnswerKeys): Making | undefined {
    return this.#reads.isCurrent ? this.#making.get(making) : undefined;
  }

  /** Lets others have an answer while it is being made, which it is until the function is called that this returns. */
  announce({ making: key }: AnswerKeys, making: Making): () => void {
    this.#making.begin(key, making);
    return () => this.#making.end(key, making);
  }

  /** Keeps an answer, or, where it is long, lets others read the same bytes while it is being sent. */
  keep({ kept }: AnswerKeys, answer: Answer): void {
    this.#kept?.keep(kept, answer);
    if (answer.body.text !== null || !answer.account || !isRepeatable(answer)) return;
    this.#sending.begin(kept, answer);
    answer.account.whenEnded(() => this.#sending.end(kept, answer));
  }
}
