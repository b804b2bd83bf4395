import { Kind, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { KnownText } from './asked-query.ts';
import { blotName } from './blotted-text.ts';

/** Estimated bytes of all documents that are kept by one kind of text. */
export const MAX_KEPT_BYTES = 16 * 1024 * 1024;
/** Estimated bytes of a parsed document, and of what is compiled from it, by the length of its text. */
export const bytesInMemory = (textLength: number): number => textLength * 40 + 1;

/** Documents that passed, by their texts. Kept up to a number of bytes, so that a flood of distinct texts does not fill the memory. */
export class KnownDocuments {
  readonly #byText = new LRUCache<string, DocumentNode>({ maxSize: MAX_KEPT_BYTES });
  /** Apart from the others, as a client may send such a text, too. */
  readonly #byBlottedText = new LRUCache<string, DocumentNode>({ maxSize: MAX_KEPT_BYTES });
  #last: { readonly text: string; readonly document: DocumentNode } | undefined;

  find(text: string): DocumentNode | undefined {
    // To compare a long text takes a tenth of what it takes to look it up.
    if (text === this.#last?.text) return this.#last.document;
    const document = this.#byText.get(text);
    if (document) this.#last = { text, document };
    return document;
  }

  /** The document of a text that differs from this one in nothing but the name of its only operation, which is as long. */
  findNamesake(text: string): KnownText | undefined {
    const blotted = blotName(text);
    const document = blotted ? this.#byBlottedText.get(blotted.blotted) : undefined;
    return blotted && document ? { document, name: blotted.name } : undefined;
  }

  keep(text: string, document: DocumentNode): void {
    const size = bytesInMemory(text.length);
    this.#byText.set(text, document, { size });
    const blotted = isOneOperation(document) ? blotName(text) : null;
    if (blotted) this.#byBlottedText.set(blotted.blotted, document, { size });
  }
}

const isOneOperation = ({ definitions }: DocumentNode): boolean =>
  definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1;
