/**
 * Spreads work over turns of the event loop: so much in each, and other requests in between. What has waited longest goes
 * first.
 */
export class Pace {
  readonly #perTurn: number;
  #left: number;
  #waiting: (() => void)[] = [];

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
    if (this.#waiting.length === 0) setImmediate(() => this.#turn());
    return new Promise((resolve) => this.#waiting.push(() => resolve(value)));
  }

  #turn(): void {
    const now = this.#waiting.splice(0, this.#perTurn);
    this.#left = this.#perTurn - now.length;
    if (this.#waiting.length > 0) setImmediate(() => this.#turn());
    for (const begin of now) begin();
  }
}
