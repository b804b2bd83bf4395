import { WAY_AND_BACK } from './upstream.ts';

/** Answers that are held back, to count how many are asked for at a time. */
export class HeldBack {
  /** The most that were waiting for their answers together. */
  most = 0;
  readonly #together: number;
  readonly #total: number;
  readonly #waiting: (() => void)[] = [];
  #asked = 0;

  /** They go on when `together` are waiting, or the last one of `total` is. */
  constructor(together: number, total: number) {
    this.#together = together;
    this.#total = total;
  }

  /**
   * Waits for the others. They are let go after one more way to the upstream at this URL and back: what was sent together with them has come
   * before.
   */
  wait(url: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      this.#asked += 1;
      this.most = Math.max(this.most, this.#waiting.length);
      if (this.#asked % this.#together !== 0 && this.#asked !== this.#total) return;
      fetch(new URL(WAY_AND_BACK, url))
        .then(() => this.#waiting.splice(0).forEach((goOn) => goOn()))
        .catch(reject);
    });
  }
}
