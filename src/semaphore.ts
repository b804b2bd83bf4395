import type { CancelSignal } from './cancellation.ts';

/** Lets a number of tasks run at a time, and the others wait in their order. */
export class Semaphore {
  #free: number;
  readonly #mostWaiting: number;
  readonly #waiting = new Set<() => void>();

  constructor(atATime: number, mostWaiting = Infinity) {
    this.#free = atATime;
    this.#mostWaiting = mostWaiting;
  }

  /** Whether one more task would have to wait, and none more may. */
  get isFull(): boolean {
    return this.#free === 0 && this.#waiting.size >= this.#mostWaiting;
  }

  /** Tasks that wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** `task` may reject, and does not throw. Where the signal fires while it waits, it is not run, and the signal's reason is thrown. */
  run<T>(task: () => Promise<T>, signal?: CancelSignal): Promise<T> {
    const waiting = this.enter(signal);
    return waiting ? waiting.then(() => this.#occupy(task)) : this.#occupy(task);
  }

  /** Takes a place, which is to be left: at once, by null, or when there is one. Rejects with the signal's reason where that fires before. */
  enter(signal?: CancelSignal): Promise<void> | null {
    if (this.#free === 0) return this.#wait(signal);
    this.#free -= 1;
    return null;
  }

  #wait(signal: CancelSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(proceed);
        reject(signal?.reason);
      };
      const proceed = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      if (signal?.aborted) {
        leave();
        return;
      }
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.add(proceed);
    });
  }

  #occupy<T>(task: () => Promise<T>): Promise<T> {
    return task().then(
      (result) => {
        this.leave();
        return result;
      },
      (error: unknown) => {
        this.leave();
        throw error;
      },
    );
  }

  /** Gives back a place that `enter` took. */
  leave(): void {
    // The first that waits takes the place over.
    const [next] = this.#waiting;
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
