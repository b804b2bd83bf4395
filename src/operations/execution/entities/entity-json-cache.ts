import { LRUCache } from 'lru-cache';
import { objectId } from '../../object-id.ts';

/** The JSON that a selection gave for one entity. */
export interface EntityJson {
  readonly json: string;
  /** Objects of lists that were walked through for it. */
  readonly items: number;
  /** The kept reads that it was made from beside the entity's own: their keys, and the entry versions they had; null where nothing was held. */
  readonly sources: readonly { readonly key: string; readonly entryVersion: number | null }[];
  /** How often it asked for a read. */
  readonly asked: number;
}

/** Says that the selection cannot be kept for this document, so that nobody tries again. */
export const UNCACHEABLE = 'uncacheable';
/** Says that it was met once: JSON is worth its keeping only where somebody asks again. */
export const SEEN_ONCE = 'seen once';

export type Cached = EntityJson | typeof UNCACHEABLE | typeof SEEN_ONCE;

const ENTRY_OVERHEAD_BYTES = 400;
const SOURCE_BYTES = 120;

/** JSON by document and by what was asked of it, within a number of bytes. It keeps no document alive. */
export class EntityJsonCache {
  readonly #entries: LRUCache<string, Cached>;

  constructor(maxBytes: number) {
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (cached, key) =>
        ENTRY_OVERHEAD_BYTES +
        bytesOf(key) +
        (typeof cached === 'string' ? 0 : bytesOf(cached.json) + cached.sources.length * SOURCE_BYTES),
    });
  }

  get(document: object, asked: string): Cached | undefined {
    return this.#entries.get(keyOf(document, asked));
  }

  set(document: object, asked: string, cached: Cached): void {
    this.#entries.set(keyOf(document, asked), cached);
  }

  get bytes(): number {
    return this.#entries.calculatedSize;
  }
}

const keyOf = (document: object, asked: string): string => `${objectId(document)} ${asked}`;

/** A string takes two bytes for each of its units, unless all of them are ASCII. */
const bytesOf = (text: string): number => (Buffer.byteLength(text) === text.length ? text.length : text.length * 2);
