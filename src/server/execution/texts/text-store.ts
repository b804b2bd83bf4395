import { LRUCache } from 'lru-cache';

/** What a selection gave for one document. */
export interface KeptText {
  readonly text: string;
  /** Objects of lists that were walked through for it. */
  readonly items: number;
  /** Assistants that it refers to, as often as it does: their ids, and which documents stood for them. */
  readonly references: readonly (readonly [id: string, document: number])[];
}

/** Says that the selection cannot be kept for this document, so that nobody tries again. */
export const UNFIT = 'unfit';
/** Says that it was asked once: a text is worth its making only where somebody asks again. */
export const ASKED_ONCE = 'asked once';

export type Kept = KeptText | typeof UNFIT | typeof ASKED_ONCE;

const OVERHEAD_BYTES = 400;
const REFERENCE_BYTES = 80;

/** Texts by document and by what was asked of it, within a number of bytes. It keeps no document alive. */
export class TextStore {
  readonly #texts: LRUCache<string, Kept>;
  readonly #numbers = new WeakMap<object, number>();
  #count = 0;

  constructor(maxBytes: number) {
    this.#texts = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (kept, key) =>
        OVERHEAD_BYTES + bytesOf(key) + (typeof kept === 'string' ? 0 : bytesOf(kept.text) + kept.references.length * REFERENCE_BYTES),
    });
  }

  get(document: object, asked: string): Kept | undefined {
    return this.#texts.get(this.#keyOf(document, asked));
  }

  keep(document: object, asked: string, kept: Kept): void {
    this.#texts.set(this.#keyOf(document, asked), kept);
  }

  /** Tells an object from all others, for as long as it lives. */
  numberOf(object: object): number {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    this.#count += 1;
    this.#numbers.set(object, this.#count);
    return this.#count;
  }

  get bytes(): number {
    return this.#texts.calculatedSize;
  }

  #keyOf(document: object, asked: string): string {
    return `${this.numberOf(document)} ${asked}`;
  }
}

/** A string takes two bytes for each of its units, unless all of them are ASCII. */
const bytesOf = (text: string): number => (Buffer.byteLength(text) === text.length ? text.length : text.length * 2);
