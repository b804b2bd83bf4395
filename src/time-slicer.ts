interface Waiting {
  readonly weight: number;
  readonly proceed: () => void;
}

/**
 * Spreads work over turns of the event loop: so much in each, and other requests in between. What has waited longest goes
 * first.
 */
export class TimeSlicer {
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

  /** Notes that work of this turn was heavier than it was taken for. */
  spend(weight: number): void {
    this.#left -= weight;
  }

  /** The value, in a later turn that has room for its work. */
  later<T>(value: T, weight = 1): Promise<T> {
    return new Promise((resolve) => this.#wait({ weight, proceed: () => resolve(value) }));
  }

  /** Does work of a weight that it spends by itself, in a later turn. */
  runLater<T>(work: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const proceed = () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      };
      this.#wait({ weight: 0, proceed });
    });
  }

  #wait(work: Waiting): void {
    this.#waiting.push(work);
    if (this.#isTurning) return;
    this.#isTurning = true;
    setImmediate(() => this.#turn());
  }

  /** Calls back when nothing waits any more: false where nothing does. */
  callAtEnd(callback: () => void): boolean {
    if (this.#isTurning) this.#atEnd.push(callback);
    return this.#isTurning;
  }

  #turn(): void {
    this.#left = this.#perTurn;
    const first = this.#done;
    for (let next = this.#waiting[first]; next && this.take(next.weight); next = this.#waiting[this.#done]) {
      this.#done += 1;
      next.proceed();
    }
    // What is begun may bring more, so the end shows one turn later.
    this.#isTurning = this.#done > first;
    if (this.#done === this.#waiting.length) {
      this.#waiting = [];
      this.#done = 0;
    }
    if (this.#isTurning) setImmediate(() => this.#turn());
    else for (const callback of this.#atEnd.splice(0)) callback();
  }
}
