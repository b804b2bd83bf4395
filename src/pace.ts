/**
 * Spreads work over turns of the event loop: so much in each, and other requests in between. What has waited longest goes
 * first.
 */
export class Pace {
  readonly #perTurn: number;
  #left: number;
  readonly #waiting: (() => void)[] = [];
  readonly #atEnd: (() => void)[] = [];
  #isTurning = false;

  constructor(perTurn: number) {
    this.#perTurn = perTurn;
    this.#left = perTurn;
  }

  /** Takes one piece of work for this turn; false where it has to wait. */
  take(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }

  /** The value, in a later turn that has room for its work. */
  later<T>(value: T): Promise<T> {
    if (!this.#isTurning) {
      this.#isTurning = true;
      setImmediate(() => this.#turn());
    }
    return new Promise((resolve) => this.#waiting.push(() => resolve(value)));
  }

  /** Calls back when nothing waits any more: false where nothing does. */
  callAtEnd(callback: () => void): boolean {
    if (this.#isTurning) this.#atEnd.push(callback);
    return this.#isTurning;
  }

  #turn(): void {
    const now = this.#waiting.splice(0, this.#perTurn);
    this.#left = this.#perTurn - now.length;
    // What is begun may bring more, so the end shows one turn later.
    this.#isTurning = now.length > 0;
    if (this.#isTurning) setImmediate(() => this.#turn());
    for (const proceed of this.#isTurning ? now : this.#atEnd.splice(0)) proceed();
  }
}
