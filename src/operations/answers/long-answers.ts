/** Bytes of one answer that count as nothing special. */
const FREE_BYTES = 4 * 1024 * 1024;
const STEP_BYTES = 1024 * 1024;

/**
 * What long answers take of the memory, from when they are written until their clients have read them. One that finds no
 * room is refused, so that many at once, or clients that do not read, cannot fill the memory.
 */
export class LongAnswers {
  readonly #maxBytes: number;
  #taken = 0;

  /** `maxBytes` is for all of them together. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The account of an answer that is about to be written. */
  begin(): LongAnswer {
    return new LongAnswer(this);
  }

  /** False where there is no room for so many bytes. */
  take(bytes: number): boolean {
    if (this.#taken + bytes > this.#maxBytes) return false;
    this.#taken += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#taken -= bytes;
  }
}

export class LongAnswer {
  readonly #all: LongAnswers;
  #taken = 0;
  #readers = 1;
  #onEnded: (() => void) | null = null;

  constructor(all: LongAnswers) {
    this.#all = all;
  }

  /** Whether there is room for an answer of so many bytes, which it keeps until its last reader has ended. */
  hasRoomFor(bytes: number): boolean {
    while (bytes > FREE_BYTES + this.#taken) {
      if (!this.#all.take(STEP_BYTES)) return false;
      this.#taken += STEP_BYTES;
    }
    return true;
  }

  /** Another client gets the same answer, and ends, too. */
  join(): void {
    this.#readers += 1;
  }

  /** A client has read the answer, or left, or the answer is not to be sent. Once for each client. */
  end(): void {
    this.#readers -= 1;
    if (this.#readers > 0) return;
    this.#all.giveBack(this.#taken);
    this.#taken = 0;
    this.#onEnded?.();
  }

  /** Has `listener` called when its last reader has ended. */
  whenEnded(listener: () => void): void {
    this.#onEnded = listener;
  }
}
