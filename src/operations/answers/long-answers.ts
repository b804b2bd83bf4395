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
    let allowed = FREE_BYTES;
    let taken = 0;
    return {
      hasRoomFor: (bytes) => {
        while (bytes > allowed) {
          if (this.#taken + STEP_BYTES > this.#maxBytes) return false;
          this.#taken += STEP_BYTES;
          taken += STEP_BYTES;
          allowed += STEP_BYTES;
        }
        return true;
      },
      end: () => {
        this.#taken -= taken;
        taken = 0;
      },
    };
  }
}

export interface LongAnswer {
  /** Whether there is room for an answer of so many bytes, which it keeps until the end. */
  readonly hasRoomFor: (bytes: number) => boolean;
  /** The answer has been read, or is not to be sent. */
  readonly end: () => void;
}
