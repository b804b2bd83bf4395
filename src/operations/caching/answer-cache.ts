import { LRUCache } from 'lru-cache';
import type { Answer } from '../answers/answer.ts';
import { Doorkeeper } from './doorkeeper.ts';

/** Of the read cache: the entry version of what it holds for a tenant at this moment. */
export type EntryVersionOf = (tenant: string, key: string) => number | undefined;

const ENTRY_OVERHEAD_BYTES = 512;
const BYTES_PER_CHARACTER = 2;

/** Whether an answer may be given again, as long as its reads are those that are held. */
export const isRepeatable = ({ isComplete, freshUntil, sources }: Answer): boolean =>
  isComplete && freshUntil !== null && sources !== null && sources.size > 0;

/** Whether the reads that an answer was made from are those that are held and fresh now. */
export function isCurrent({ sources }: Answer, tenant: string, entryVersionOf: EntryVersionOf): boolean {
  for (const [source, entryVersion] of sources ?? []) if (entryVersionOf(tenant, source) !== entryVersion) return false;
  return sources !== null;
}

/**
 * Answers that may be given again: to the same caller, for the same request, while the read cache still holds the very
 * reads that they were made from. So they die with those: by age, by a write of the tenant, by a newer read. They keep
 * nothing alive but their own text.
 */
export class AnswerCache {
  readonly #answers: LRUCache<string, Answer>;
  readonly #entryVersionOf: EntryVersionOf;
  readonly #doorkeeper = new Doorkeeper();

  constructor({ maxBytes, entryVersionOf }: { readonly maxBytes: number; readonly entryVersionOf: EntryVersionOf }) {
    this.#entryVersionOf = entryVersionOf;
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ body: { text, byteLength, gzip } }, key) =>
        byteLength +
        (Buffer.isBuffer(gzip) ? gzip.length : 0) +
        ((text?.length ?? 0) + key.length) * BYTES_PER_CHARACTER +
        ENTRY_OVERHEAD_BYTES,
    });
  }

  find(tenant: string, key: string): Answer | undefined {
    const answer = this.#answers.get(key);
    if (!answer) return undefined;
    if (!isCurrent(answer, tenant, this.#entryVersionOf)) {
      this.#answers.delete(key);
      return undefined;
    }
    answer.body.bytes ??= Buffer.from(answer.body.text ?? '');
    return answer;
  }

  /** Keeps an answer that was made for the second time: most others are never asked for again. */
  keep(key: string, answer: Answer): void {
    const { body } = answer;
    if (body.text === null || !isRepeatable(answer)) return;
    // A name is a piece of its text, which would be kept along.
    const operationName = answer.operationName && Buffer.from(answer.operationName).toString();
    if (!this.#doorkeeper.meet(key)) return;
    const kept: Answer = { ...answer, account: null, operationName, body: { ...body, onGzip: () => this.#measureAgain(key, kept) } };
    this.#answers.set(key, kept);
  }

  /** The cache measures what it is given, and the same object only once. */
  #measureAgain(key: string, answer: Answer): void {
    if (this.#answers.peek(key)?.body === answer.body) this.#answers.set(key, { ...answer });
  }
}
