const MICROSECONDS = 1_000;
/** Places between two versions, for reads of others. */
const PLACES = 512;

/** Numbers that tell reads from each other, in the order in which they began: microseconds of the cache's clock. */
export class EntryVersions {
  readonly #now: () => number;
  #last = 0;
  #placed = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** At least that of whatever has begun by now, here or elsewhere: what begins from now on here has a higher one. */
  mark(): number {
    this.#last = Math.max(this.#last, Math.floor(this.#now() * MICROSECONDS));
    return this.#last;
  }

  /** Of a read that begins now. */
  next(): number {
    this.#last = Math.max(this.#last + 1, Math.floor(this.#now() * MICROSECONDS));
    return this.#last;
  }

  /** Of a read that another replica began at this time: between two of those that begin here, so that it is none of them. */
  of(begun: number): number {
    this.#placed = (this.#placed + 1) % (PLACES - 1);
    return Math.floor(begun * MICROSECONDS) + (this.#placed + 1) / PLACES;
  }
}
