/** How many letters have to be added, taken out, replaced or swapped with their neighbour to make one word of the other; infinitely many beyond `limit`. */
export function distance(a: string, b: string, limit = Infinity): number {
  let before: readonly number[] = [];
  let lowestBefore = 0;
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_cost, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    let lowest = row;
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const far = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      );
      next.push(far);
      if (far < lowest) lowest = far;
    }
    // What follows is made of the last two rows, and never less.
    if (lowest > limit && lowestBefore > limit) return Infinity;
    lowestBefore = lowest;
    before = last;
    last = next;
  }
  const far = last[b.length] ?? 0;
  return far > limit ? Infinity : far;
}

/**
 * The word of a list that is probably meant; null where none is near. Upper case, hyphens and underscores make no difference. `most`: how
 * many letters of a word of some length may differ.
 */
export const nearest = (word: string, words: readonly string[], most: (length: number) => number = aThird): string | null =>
  new SimilarWords(words).near(word, most)[0] ?? null;

/** A list of words that is asked often. */
export class SimilarWords {
  readonly #words: readonly { readonly candidate: string; readonly letters: string }[];

  constructor(words: readonly string[]) {
    this.#words = words.map((candidate) => ({ candidate, letters: plainOf(candidate) }));
  }

  /** Those that may be meant by a word, the nearest first. */
  near(word: string, most: (length: number) => number = aThird): readonly string[] {
    const plain = plainOf(word);
    const limit = most(plain.length);
    return this.#words
      .filter(({ letters }) => Math.abs(letters.length - plain.length) <= limit)
      .map(({ candidate, letters }) => ({ candidate, far: distance(plain, letters, limit) }))
      .filter(({ far }) => far <= limit)
      .toSorted((a, b) => a.far - b.far)
      .map(({ candidate }) => candidate);
  }
}

/**
 * Whether a word is another one that was not typed right: in other case or with other separators, or with a letter swapped, missing, doubled,
 * added or wrong. What begins otherwise, has other digits, or goes on beyond the other is a word of its own: `sync`, `retrieval2`, `regions`.
 */
export function isMistyped(word: string, meant: string): boolean {
  const [given, right] = [plainOf(word), plainOf(meant)];
  if (given === right) return true;
  if (given.length < 4 || Math.abs(given.length - right.length) > 1) return false;
  if (digitsOf(given) !== digitsOf(right) || distance(given, right, 1) > 1) return false;
  if (given.startsWith(right)) return given.at(-1) === given.at(-2);
  return given[0] === right[0] || (given[0] === right[1] && given[1] === right[0]);
}

const digitsOf = (word: string) => word.replaceAll(/\D/g, '');
const aThird = (length: number) => Math.max(1, Math.floor(length / 3));
const plainOf = (word: string) => word.toLowerCase().replaceAll(/[-_]/g, '');
