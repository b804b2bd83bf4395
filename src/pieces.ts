/** Work that pauses now and then, so that whoever has it done can let others go first. */
export type Pieces<Result> = Generator<void, Result, void>;

/** Does all of it at once. */
export function finish<Result>(pieces: Pieces<Result>): Result {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

/** Does one piece in each turn of the event loop. */
export async function finishInTurns<Result>(pieces: Pieces<Result>): Promise<Result> {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
    await turn();
  }
}

/** The next turn of the event loop. By the global function, as some of the pieces run in browsers, all at once. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Does so many pieces at once, and one in each turn after those. */
export function finishSoon<Result>(pieces: Pieces<Result>, atOnce: number): Result | Promise<Result> {
  for (let count = 0; count < atOnce; count += 1) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
  return finishInTurns(pieces);
}
