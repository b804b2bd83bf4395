const MAX_SOURCES = 16;

/** How many reads there were, and where they came from. */
export interface ReadCounts {
  /** Reads that resolvers asked for, the same one again included. */
  asked: number;
  /** Reads that were sent upstream, repeats of a failed attempt not counted. */
  sent: number;
  /** Reads that the cache answered, or a read of another operation that was under way. */
  shared: number;
}

/** Where an operation's reads came from, and until when all of them are fresh. The loaders write it, one per operation. */
export class ReadTally {
  /** Operations of one stream may count together. */
  readonly counts: ReadCounts;
  /** Calls that were begun, less those of whose answers the age is known; and failures that the answer reports in its data. */
  unknownAges = 0;
  #oldest: number | null = null;
  /** Whether the same read was used as it was before and after it was made again. */
  #isMixed = false;
  readonly #sources = new Map<string, number>();

  constructor(counts: ReadCounts = { asked: 0, sent: 0, shared: 0 }) {
    this.counts = counts;
  }

  /** Notes a read in use by its entry version, and the key under which the cache holds it. */
  use(freshUntil: number, key: string, entryVersion: number): void {
    this.#oldest = Math.min(freshUntil, this.#oldest ?? Infinity);
    const before = this.#sources.get(key);
    if (before !== undefined && before !== entryVersion) this.#isMixed = true;
    if (this.#sources.size <= MAX_SOURCES) this.#sources.set(key, entryVersion);
  }

  /** The entry versions of the reads in use, by their keys in the cache; null where there are too many to look at again and again, or one of them is no longer held. */
  get sources(): ReadonlyMap<string, number> | null {
    return this.#isMixed || this.#sources.size > MAX_SOURCES ? null : this.#sources;
  }

  /**
   * When the oldest value in use stops being fresh, on the cache's clock. Null where that is not known: nothing was
   * read, or somebody called the upstream and did not tell.
   */
  get freshUntil(): number | null {
    return this.unknownAges > 0 ? null : this.#oldest;
  }
}
