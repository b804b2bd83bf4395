import { LRUCache } from 'lru-cache';
import type { Span } from '../../span.ts';
import type { SharedTexts } from '../../replicas/shared-texts.ts';

/** Estimated bytes of all texts that are kept. */
const MAX_BYTES = 8 * 1024 * 1024;
const BYTES_PER_CHARACTER = 2;
const ENTRY_OVERHEAD_BYTES = 256;
const MAX_FOUND = 1_000;

/**
 * Texts that clients may name by their hash once they have sent them. Bounded by bytes, so a flood of long texts makes
 * it forget others, and their clients send them again. Holds only what parsed and fits the schema.
 */
export class AutomaticDocuments {
  readonly #texts = new LRUCache<string, string>({
    maxSize: MAX_BYTES,
    sizeCalculation: (text) => text.length * BYTES_PER_CHARACTER + ENTRY_OVERHEAD_BYTES,
  });

  readonly #shared: SharedTexts | null;
  /** Hashes of texts that were found with other replicas: these need not be given them. */
  readonly #found = new LRUCache<string, true>({ max: MAX_FOUND });

  /** `shared` has those of other replicas. */
  constructor(shared: SharedTexts | null = null) {
    this.#shared = shared;
  }

  /** `span` is that of the request; null where it is not traced. */
  find(hash: string, span: Span | null = null): string | undefined | Promise<string | undefined> {
    return this.#texts.get(hash) ?? (this.#shared ? this.#findShared(this.#shared, hash, span) : undefined);
  }

  /** The caller has made sure that the hash is that of the text. */
  remember(hash: string, text: string, span: Span | null = null): void {
    if (!this.#texts.has(hash) && !this.#found.has(hash)) this.#shared?.remember(hash, text, span);
    this.#texts.set(hash, text);
  }

  async #findShared(shared: SharedTexts, hash: string, span: Span | null): Promise<string | undefined> {
    const text = await shared.find(hash, span);
    if (text !== undefined) this.#found.set(hash, true);
    return text;
  }

  /** Texts held, and their estimated bytes. */
  get usage(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#texts.size, bytes: this.#texts.calculatedSize };
  }
}
