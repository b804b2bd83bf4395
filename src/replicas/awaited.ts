/** Answers that are waited for, by number, and not for ever. */
export class Awaited<T> {
  readonly #timeoutMs: number;
  readonly #what: string;
  readonly #waiting = new Map<number, (value: T) => void>();

  constructor(timeoutMs: number, what: string) {
    this.#timeoutMs = timeoutMs;
    this.#what = what;
  }

  /**
   * What is answered to what `ask` sends, after `ask` has resolved: what it finds out may make an answer worthless. Rejects where it
   * rejects, or both together take too long.
   */
  async after(number: number, ask: () => unknown): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<T>((resolve) => this.#waiting.set(number, resolve));
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer to ${this.#what} in ${this.#timeoutMs} ms`)), this.#timeoutMs);
      timer.unref();
    });
    try {
      const [answer] = await Promise.race([Promise.all([answered, (async () => ask())()]), late]);
      return answer;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(number);
    }
  }

  resolve(number: number, value: T): void {
    this.#waiting.get(number)?.(value);
  }
}
