/** Work that pauses now and then, so that its caller can let others go first; how is in `turns.ts`. */
export type Pieces<Result> = Generator<void, Result, void>;

/** Counts what is done, and tells where a piece of it ends. */
export class Pace {
  readonly #perPiece: number;
  #left: number;

  constructor(perPiece: number) {
    this.#perPiece = perPiece;
    this.#left = perPiece;
  }

  /** Whether others may go on after this. */
  isOver(weight = 1): boolean {
    this.#left -= weight;
    if (this.#left > 0) return false;
    this.#left = this.#perPiece;
    return true;
  }
}

/** Does all of it at once. */
export function finish<Result>(pieces: Pieces<Result>): Result {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}
