import type { Clock } from '../../src/clock.ts';

interface Wait {
  readonly until: number;
  readonly resolve: () => void;
}

/** A clock that moves by hand only. */
export class HandClock implements Clock {
  #now = Date.now();
  readonly #waits = new Set<Wait>();

  readonly now = (): number => this.#now;

  readonly wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const wait = { until: this.#now + milliseconds, resolve };
      this.#waits.add(wait);
      signal.addEventListener('abort', () => {
        this.#waits.delete(wait);
        reject(signal.reason as Error);
      });
    });

  /** Milliseconds from now to the end of everything that is waited for, the soonest first. */
  get waits(): readonly number[] {
    return [...this.#waits].map(({ until }) => until - this.#now).toSorted((a, b) => a - b);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const wait of this.#waits) {
      if (wait.until > this.#now) continue;
      this.#waits.delete(wait);
      wait.resolve();
    }
  }
}
