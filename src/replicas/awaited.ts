interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly timer: NodeJS.Timeout;
}

/** Answers that are waited for, by number, and not for ever. */
export class Awaited<T> {
  readonly #timeoutMs: number;
  readonly #what: string;
  readonly #waiting = new Map<number, Waiting<T>>();

  constructor(timeoutMs: number, what: string) {
    this.#timeoutMs = timeoutMs;
    this.#what = what;
  }

  /** What is answered to what `ask` sends. Rejects where that fails, or the answer takes too long. */
  after(number: number, ask: () => unknown): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const fail = (error: unknown) => {
        this.#waiting.delete(number);
        clearTimeout(timer);
        reject(error);
      };
      const timer = setTimeout(() => fail(new Error(`no answer to ${this.#what} in ${this.#timeoutMs} ms`)), this.#timeoutMs);
      timer.unref();
      this.#waiting.set(number, { resolve, timer });
      void (async () => ask())().catch(fail);
    });
  }

  resolve(number: number, value: T): void {
    const waiting = this.#waiting.get(number);
    if (!waiting) return;
    this.#waiting.delete(number);
    clearTimeout(waiting.timer);
    waiting.resolve(value);
  }
}
