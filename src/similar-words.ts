/** How many letters have to be added, taken out, replaced or swapped with their neighbour to make one word of the other. */
export function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_cost, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}

/**
 * The word of a list that is probably meant; null where none is near. Upper case, hyphens and underscores make no difference. `most`: how
 * many letters of a word of some length may differ.
 */
export function nearest(word: string, words: readonly string[], most: (length: number) => number = aThird): string | null {
  const plain = plainOf(word);
  const limit = most(plain.length);
  const found = words
    .map((candidate) => ({ candidate, letters: plainOf(candidate) }))
    .filter(({ letters }) => Math.abs(letters.length - plain.length) <= limit)
    .map(({ candidate, letters }) => ({ candidate, far: distance(plain, letters) }))
    .filter(({ far }) => far <= limit)
    .toSorted((a, b) => a.far - b.far)[0];
  return found?.candidate ?? null;
}

const aThird = (length: number) => Math.max(1, Math.floor(length / 3));
const plainOf = (word: string) => word.toLowerCase().replaceAll(/[-_]/g, '');
