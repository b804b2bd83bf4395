import { setImmediate as turn } from 'node:timers/promises';
import type { Pieces } from './pieces.ts';

/** Does one piece in each turn of the event loop. */
export async function finishInTurns<Result>(pieces: Pieces<Result>): Promise<Result> {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
    await turn();
  }
}

/** Pieces that are done in one turn of the event loop: all those of a document that people write. */
const AT_ONCE = 4;

/** Does so many pieces at once, and one in each turn after those. */
export function finishSoon<Result>(pieces: Pieces<Result>, atOnce = AT_ONCE): Result | Promise<Result> {
  for (let count = 0; count < atOnce; count += 1) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
  return finishInTurns(pieces);
}
