import { cacheKey } from '../../cache-key.ts';
import type { Caller } from '../../auth/caller.ts';
import { InFlight } from '../../in-flight.ts';
import type { ReadCache } from '../../loaders/core/read-cache.ts';
import type { Answer } from '../answers/answer.ts';
import { AnswerCache } from './answer-cache.ts';

/** What equal answers for a caller have in common. */
export interface AnswerKeys {
  readonly tenant: string;
  /** Of answers that are kept: these are outdated by their reads. */
  readonly kept: string;
  /** Of answers that are being made: their reads are not known yet, so any write of the tenant comes between. */
  readonly making: string;
}

/** Answers that may be given to another request for the same: those that are kept, and those that are being made. */
export class SharedAnswers {
  readonly #reads: ReadCache;
  /** Null where no whole answers are kept. */
  readonly #kept: AnswerCache | null;
  readonly #making = new InFlight<Promise<Answer>>();

  /** `maxBytes` is for those that are kept; 0 keeps none. */
  constructor(reads: ReadCache, maxBytes: number) {
    this.#reads = reads;
    // An answer is kept no longer than its reads.
    this.#kept =
      maxBytes === 0 || !reads.keeps
        ? null
        : new AnswerCache({ maxBytes, entryVersionOf: (tenant, key) => reads.entryVersionOf(tenant, key) });
  }

  /** `asked` stands for all that decides about the answer beside the caller. */
  keysOf({ credential: { tenant }, scopesKey }: Caller, ...asked: readonly (string | number)[]): AnswerKeys {
    const kept = cacheKey(tenant, scopesKey, ...asked);
    return { tenant, kept, making: cacheKey(this.#reads.lastWrite(tenant), kept) };
  }

  find({ tenant, kept }: AnswerKeys): Answer | undefined {
    return this.#kept?.find(tenant, kept);
  }

  /** The answer that another request is waiting for. It rejects where that one has none. */
  underWay({ making }: AnswerKeys): Promise<Answer> | undefined {
    return this.#making.get(making);
  }

  /** Lets others have an answer while it is being made. */
  announce({ making: key }: AnswerKeys, making: Promise<Answer>): void {
    this.#making.begin(key, making);
    const forget = () => this.#making.end(key, making);
    making.then(forget, forget);
  }

  keep({ kept }: AnswerKeys, answer: Answer): void {
    this.#kept?.keep(kept, answer);
  }
}
