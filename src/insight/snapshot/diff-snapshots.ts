/** What two documents differ in, of what their authors decide. */
import type { JsonObject } from '../../json.ts';
import type { Pieces } from '../../pieces.ts';
import { diffInPieces, diffToTheLast, type AssistantDiff } from '../document-diff/diff-assistants.ts';
import { openSnapshot } from './plan-snapshot.ts';

/** As a plan tells it: nothing only where both have one `contentHash`, secrets apart. */
export function* diffOfStates(before: object, after: object): Pieces<AssistantDiff> {
  return yield* diffToTheLast(yield* openSnapshot(before as JsonObject), yield* openSnapshot(after as JsonObject));
}

/** As versions are compared: without what is null, empty or absent, and where nodes are drawn. */
export function* diffOfContents(before: object, after: object): Pieces<AssistantDiff> {
  return yield* diffInPieces(yield* openSnapshot(before as JsonObject), yield* openSnapshot(after as JsonObject));
}
