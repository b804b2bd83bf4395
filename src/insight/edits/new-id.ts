/** Telnyx makes tools of the edges that a model chooses, and their names may not be longer. */
const MAX_LENGTH = 48;

/** A short id that says what it is of, and that none of the others is: `ask`, `ask_2`. */
export function newId(words: string, taken: ReadonlySet<string>): string {
  const slug = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, MAX_LENGTH);
  const base = slug === '' ? 'item' : slug;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(id)) return id;
  }
}
