/** Work that pauses now and then, so that whoever has it done can let others go first; how is in `turns.ts`. */
export type Pieces<Result> = Generator<void, Result, void>;

/** Does all of it at once. */
export function finish<Result>(pieces: Pieces<Result>): Result {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}
