import { diffArrays } from 'diff';

/** Lines that were taken out of a text, and those that stand there instead. */
export interface TextHunk {
  /** Line of the text before, from 1: of the first one taken out, or the one that the new lines stand in front of. */
  readonly beforeLine: number;
  readonly afterLine: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Edits beyond which two texts are reported to differ as a whole, so that no text costs more than some milliseconds. */
const MAX_EDITS = 1_000;

/** What differs between two texts, line by line; empty where neither has more than one line. */
export function textHunks(before: unknown, after: unknown): readonly TextHunk[] {
  if (typeof before !== 'string' || typeof after !== 'string' || !(before + after).includes('\n') || before === after) return [];
  const [linesBefore, linesAfter] = [before.split('\n'), after.split('\n')];
  const parts = diffArrays(linesBefore, linesAfter, { maxEditLength: MAX_EDITS });
  if (!parts) return [{ beforeLine: 1, afterLine: 1, removed: linesBefore, added: linesAfter }];
  const hunks: TextHunk[] = [];
  let [beforeLine, afterLine] = [1, 1];
  for (const { value, added: isAdded, removed: isRemoved } of parts) {
    if (!isAdded && !isRemoved) {
      beforeLine += value.length;
      afterLine += value.length;
      continue;
    }
    const open = hunks.at(-1);
    const isOpen = open && open.beforeLine + open.removed.length === beforeLine && open.afterLine + open.added.length === afterLine;
    const hunk = isOpen ? open : { beforeLine, afterLine, removed: [], added: [] };
    const grown = { ...hunk, [isAdded ? 'added' : 'removed']: [...(isAdded ? hunk.added : hunk.removed), ...value] };
    hunks.splice(isOpen ? -1 : hunks.length, isOpen ? 1 : 0, grown);
    if (isAdded) afterLine += value.length;
    else beforeLine += value.length;
  }
  return hunks;
}
