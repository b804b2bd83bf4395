import { freeName } from '../free-name.ts';

/** Telnyx makes tools of the edges that a model chooses, and their names may not be longer. */
const MAX_LENGTH = 48;

/** A short id that says what it is of, and that none of the others is: `ask`, `ask_2`. */
export const newId = (words: string, taken: ReadonlySet<string>): string =>
  freeName(words, { separator: '_', maxLength: MAX_LENGTH, fallback: 'item', isTaken: (id) => taken.has(id) });
