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
    let readers = 1;
    let onEnded = () => {};
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
      join: () => {
        readers += 1;
      },
      end: () => {
        readers -= 1;
        if (readers > 0) return;
        this.#taken -= taken;
        taken = 0;
        onEnded();
      },
      whenEnded: (listener) => {
        onEnded = listener;
      },
    };
  }
}

export interface LongAnswer {
  /** Whether there is room for an answer of so many bytes, which it keeps until its last reader has ended. */
  readonly hasRoomFor: (bytes: number) => boolean;
  /** Another client gets the same answer, and ends, too. */
  readonly join: () => void;
  /** A client has read the answer, or left, or the answer is not to be sent. Once for each client. */
  readonly end: () => void;
  /** Has `listener` called when its last reader has ended. */
  readonly whenEnded: (listener: () => void) => void;
}
