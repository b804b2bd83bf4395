import type { OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { Doorkeeper } from './doorkeeper.ts';

/** A whole answer, as it is sent. */
export interface Answer {
  readonly text: string;
  readonly byteLength: number;
  /** The text in bytes, made when the answer is given again. */
  bytes?: Buffer;
  /** Whether it has no errors and nothing stale, so that another request for the same may have it. */
  readonly complete: boolean;
  /** When the oldest read in it stops being fresh, on the read cache's clock; null where that is not known. */
  readonly freshUntil: number | null;
  /** What the read cache held when the answer was made from it; null where that is too much to look at each time. */
  readonly sources: ReadonlyMap<string, object> | null;
  readonly operation: OperationDefinitionNode;
  readonly upstreamCalls: number;
}

/** Of the read cache: what it holds for a tenant at this moment. */
export type Held = (tenant: string, key: string) => object | undefined;

const ENTRY_OVERHEAD_BYTES = 512;
const BYTES_PER_CHARACTER = 2;

/**
 * Answers that may be given again: to the same caller, for the same bytes, while the read cache still holds the very
 * reads that they were made from. So they die with those: by age, by a write of the tenant, by a newer read.
 */
export class AnswerCache {
  readonly #answers: LRUCache<string, Answer>;
  readonly #held: Held;
  readonly #doorkeeper = new Doorkeeper();

  constructor({ maxBytes, held }: { readonly maxBytes: number; readonly held: Held }) {
    this.#held = held;
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ text, byteLength }, key) => byteLength + (text.length + key.length) * BYTES_PER_CHARACTER + ENTRY_OVERHEAD_BYTES,
    });
  }

  find(tenant: string, key: string): Answer | undefined {
    const answer = this.#answers.get(key);
    if (!answer?.sources) return undefined;
    for (const [source, value] of answer.sources) {
      if (this.#held(tenant, source) === value) continue;
      this.#answers.delete(key);
      return undefined;
    }
    answer.bytes ??= Buffer.from(answer.text);
    return answer;
  }

  /** Keeps an answer that was made for the second time: most others are never asked for again. */
  keep(key: string, answer: Answer): void {
    const { complete, freshUntil, sources } = answer;
    if (!complete || freshUntil === null || sources === null || sources.size === 0) return;
    if (this.#doorkeeper.meet(key)) this.#answers.set(key, answer);
  }
}
