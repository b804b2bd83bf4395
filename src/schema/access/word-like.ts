/** Whether a text is a name or a plain word, which is no secret by its looks. */
import { hasToken } from './tokens.ts';

const NAME = /^[$@_A-Za-z][\w.:$ -]{0,63}$/;
/** Letters and digits in turns, which are no words. */
const TURNS = /^key\d{4}|(?:\d[A-Za-z]{1,3}){3}|^(?:sk|pk|rk|gh[a-z]|xox[a-z])[-_]|^eyJ|^AKIA/i;
const LONG_RUN = /[A-Za-z0-9]{25}/;

/** An identifier: letters, digits and what joins them, of which not so many stand in turns as in a token. */
export function isName(text: unknown): text is string {
  if (typeof text !== 'string' || !NAME.test(text) || TURNS.test(text) || hasToken(text)) return false;
  return !(LONG_RUN.test(text) && /\d/.test(text));
}

const WORDS = /^[$@_]?[A-Za-z]{1,24}\d{0,3}(?:[ _.:/-]{1,2}(?:[A-Za-z]{1,24}\d{0,3}|\d{1,3})){0,9}$/;
const CAPITALS_IN_TURNS = /[A-Z][a-z][A-Z][a-z]?[A-Z]/;

/** Stricter than `isName`: words with at most a few digits behind each, as in `voice_v2`. */
export const isWordLike = (text: unknown): text is string => isName(text) && WORDS.test(text) && !CAPITALS_IN_TURNS.test(text);
