/** Bytes that wait for a slow client; nothing more is read before they are taken. */
const MAX_WAITING = 65_536;

/** Pieces of a text, and other things between them, that are joined while their reader is slow. */
export class JoinedTexts<O extends object> {
  readonly #waiting: (string | O)[] = [];
  #bytes = 0;
  #resume: (() => void) | null = null;
  #arrived: (() => void) | null = null;

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

  /** The next of what waits; undefined where nothing does. */
  take(): string | O | undefined {
    const next = this.#waiting.shift();
    if (this.#waiting.length === 0) this.#bytes = 0;
    if (this.#bytes < MAX_WAITING) {
      this.#resume?.();
      this.#resume = null;
    }
    return next;
  }

  /** Resolves when something waits. */
  arrival(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.length > 0) resolve();
      else this.#arrived = resolve;
    });
  }

  #add(bytes: number): Promise<void> {
    this.#bytes += bytes;
    this.#arrived?.();
    this.#arrived = null;
    if (this.#bytes < MAX_WAITING) return Promise.resolve();
    return new Promise((resolve) => {
      this.#resume = resolve;
    });
  }
}
