interface Waiting {
  readonly weight: number;
  readonly proceed: () => void;
}

/**
 * Spreads work over turns of the event loop: so much in each, and other requests in between. What has waited longest goes
 * first.
 */
export class Pace {
  readonly #perTurn: number;
  #left: number;
  #waiting: Waiting[] = [];
  /** How many of those have had their turn. */
  #done = 0;
  readonly #atEnd: (() => void)[] = [];
  #isTurning = false;

  /** `perTurn` is in the unit of the weights. */
  constructor(perTurn: number) {
    this.#perTurn = perTurn;
    this.#left = perTurn;
  }

  /** Takes a piece of work for this turn; false where it has to wait. The last one of a turn may be of any weight. */
  take(weight = 1): boolean {
    if (this.#left <= 0) return false;
    this.#left -= weight;
    return true;
  }

  /** The value, in a later turn that has room for its work. */
  later<T>(value: T, weight = 1): Promise<T> {
    if (!this.#isTurning) {
      this.#isTurning = true;
      setImmediate(() => this.#turn());
    }
    return new Promise((resolve) => this.#waiting.push({ weight, proceed: () => resolve(value) }));
  }

  /** Calls back when nothing waits any more: false where nothing does. */
  callAtEnd(callback: () => void): boolean {
    if (this.#isTurning) this.#atEnd.push(callback);
    return this.#isTurning;
  }

  #turn(): void {
    this.#left = this.#perTurn;
    const first = this.#done;
    for (let next = this.#waiting[first]; next && this.take(next.weight); next = this.#waiting[this.#done]) this.#done += 1;
    const now = this.#waiting.slice(first, this.#done);
    if (this.#done === this.#waiting.length) {
      this.#waiting = [];
      this.#done = 0;
    }
    // What is begun may bring more, so the end shows one turn later.
    this.#isTurning = now.length > 0;
    if (this.#isTurning) setImmediate(() => this.#turn());
    for (const proceed of this.#isTurning ? now.map((work) => work.proceed) : this.#atEnd.splice(0)) proceed();
  }
}
