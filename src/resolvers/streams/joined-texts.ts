/** Bytes that wait for a slow client; nothing more is read before they are taken. */
const MAX_WAITING = 65_536;

const nothing = (): void => {};

/** Pieces of a text, and other things between them, that are joined while their reader is slow. To be read once. */
export class JoinedTexts<O extends object> implements AsyncIterable<string | O> {
  readonly #waiting: (string | O)[] = [];
  #bytes = 0;
  /** Whether nothing more is added, or nothing more is read. */
  #isOver = false;
  /** Lets the writer go on. */
  #resume = nothing;
  /** Lets the reader go on. */
  #wake = nothing;

  /** Adds a piece of text. Resolves when there is room for more. */
  readonly text = (text: string): Promise<void> => {
    const last = this.#waiting.at(-1);
    const bytes = Buffer.byteLength(text);
    if (typeof last === 'string' && this.#bytes + bytes <= MAX_WAITING) this.#waiting[this.#waiting.length - 1] = last + text;
    else this.#waiting.push(text);
    return this.#add(bytes);
  };

  /** Adds something else, which keeps its place. */
  readonly other = (other: O): Promise<void> => {
    this.#waiting.push(other);
    return this.#add(Buffer.byteLength(JSON.stringify(other)));
  };

  /** Nothing more is added: the reader ends with what waits. */
  readonly end = (): void => {
    this.#isOver = true;
    this.#resume();
    this.#wake();
  };

  async *[Symbol.asyncIterator](): AsyncGenerator<string | O, void, undefined> {
    try {
      for (;;) {
        const next = this.#take();
        if (next !== undefined) yield next;
        else if (this.#isOver) return;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      // Who adds must not wait for a reader that has left.
      this.end();
    }
  }

  #take(): string | O | undefined {
    const next = this.#waiting.shift();
    if (this.#waiting.length === 0) this.#bytes = 0;
    if (this.#bytes < MAX_WAITING) this.#resume();
    return next;
  }

  #add(bytes: number): Promise<void> {
    this.#bytes += bytes;
    this.#wake();
    if (this.#bytes < MAX_WAITING || this.#isOver) return Promise.resolve();
    return new Promise((resolve) => (this.#resume = resolve));
  }
}
