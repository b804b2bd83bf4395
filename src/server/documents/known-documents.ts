import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Estimated bytes of all documents that are kept. */
const MAX_KEPT_BYTES = 16 * 1024 * 1024;
/** A parsed document, and what is compiled from it, takes about this many times the bytes of its text. */
const BYTES_IN_MEMORY = 40;

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
    this.#byText.set(text, document, { size: text.length * BYTES_IN_MEMORY + 1 });
  }
}
