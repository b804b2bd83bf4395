import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Estimated bytes of all documents that are kept. */
export const MAX_KEPT_BYTES = 16 * 1024 * 1024;
/** Estimated bytes of a parsed document, and of what is compiled from it, by the length of its text. */
export const bytesInMemory = (textLength: number): number => textLength * 40 + 1;

/** Documents that passed, by their texts. Kept up to a number of bytes, so that a flood of distinct texts does not fill the memory. */
export class KnownDocuments {
  readonly #byText = new LRUCache<string, DocumentNode>({ maxSize: MAX_KEPT_BYTES });
  #last: { readonly text: string; readonly document: DocumentNode } | undefined;

  find(text: string): DocumentNode | undefined {
    // To compare a long text takes a tenth of what it takes to look it up.
    if (text === this.#last?.text) return this.#last.document;
    const document = this.#byText.get(text);
    if (document) this.#last = { text, document };
    return document;
  }

  keep(text: string, document: DocumentNode): void {
    this.#byText.set(text, document, { size: bytesInMemory(text.length) });
  }
}
