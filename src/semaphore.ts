/** Lets a number of tasks run at a time, and the others wait in their order. */
export class Semaphore {
  #free: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atATime: number, mostWaiting = Infinity) {
    this.#free = atATime;
    this.#mostWaiting = mostWaiting;
  }

  /** Whether one more task would have to wait, and none more may. */
  get isFull(): boolean {
    return this.#free === 0 && this.#waiting.length >= this.#mostWaiting;
  }

  /** `task` may reject, and does not throw. */
  run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free === 0) return new Promise<void>((resolve) => this.#waiting.push(resolve)).then(() => this.#occupy(task));
    this.#free -= 1;
    return this.#occupy(task);
  }

  #occupy<T>(task: () => Promise<T>): Promise<T> {
    return task().then(
      (result) => {
        this.#leave();
        return result;
      },
      (error: unknown) => {
        this.#leave();
        throw error;
      },
    );
  }

  #leave(): void {
    // The first that waits takes the place over.
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
