import { GatewayError } from '../errors.ts';
import { singular, type Noun } from '../noun.ts';

/** What an id needs to be checked: see `Resource`. */
export interface Named {
  readonly noun: Noun;
  readonly siblings?: readonly string[];
  /** Whether its ids stand in no path, so that any text may be one. */
  readonly isAnyText?: boolean;
}

const MAX_LENGTH = 255;

/** Slashes and their look-alikes, anything percent-encoded, query and fragment marks, control and other invisible characters, lone surrogates. */
// oxlint-disable-next-line no-misleading-character-class -- each character stands for itself
const NOT_IN_A_SEGMENT = /[/\\%?#\p{C}\p{Zl}\p{Zp}\u2044\u2215\u29F8]/u;

/** What nearly all ids are. */
const PLAIN = /^[\w-]{1,255}$/;

/** Whether a string can stand for one of a resource in an upstream path, without reaching any other route. */
export function isIdOf({ siblings = [], isAnyText = false }: Named, id: string): boolean {
  if (PLAIN.test(id)) return isAnyText || !siblings.includes(id.toLowerCase());
  const folded = id.normalize('NFKC').trim();
  if (isAnyText) return folded.length > 0 && id.length <= MAX_LENGTH;
  return (
    folded.length > 0 &&
    id.length <= MAX_LENGTH &&
    !isDotSegment(folded) &&
    !NOT_IN_A_SEGMENT.test(folded) &&
    !NOT_IN_A_SEGMENT.test(id) &&
    !siblings.includes(folded.toLowerCase())
  );
}

/** Whether a path would take a text for itself, or for the path above. */
const isDotSegment = (text: string): boolean => text === '.' || text === '..';

/** Why a text cannot stand in a path percent-encoded, which carries any characters but dots alone; null where it can. */
export function pathTextProblem(text: string): string | null {
  if (text.trim() === '') return 'is empty';
  if (isDotSegment(text)) return 'consists of dots alone, by which Telnyx cannot be asked for it';
  return /\p{Surrogate}/u.test(text) ? 'is not valid Unicode' : null;
}

/** Ids are strings, yet a whole number reads as one too; null for anything else. */
export const idText = (id: unknown): string | null => (typeof id === 'string' ? id : Number.isSafeInteger(id) ? String(id) : null);

/** Guards the endpoints: an id that came out of a document may be anything. */
export function assertPathSegment(resource: Named, id: string): void {
  if (!isIdOf(resource, id))
    throw new GatewayError('UPSTREAM_BAD_RESPONSE', `The upstream gave this ${resource.noun[1]} an id by which it cannot be read.`);
}

/** Guards paths that hold a text which came out of a document. */
export function assertPathText(text: string, noun: string): void {
  if (pathTextProblem(text) !== null)
    throw new GatewayError('UPSTREAM_BAD_RESPONSE', `The upstream gave this ${noun} a name by which it cannot be read.`);
}

/** Says why a string is not an id; `argument` names the input for the caller. */
export const notAnId = ({ noun, siblings = [], isAnyText = false }: Named, argument: string): string =>
  `${argument} is not ${singular(noun)} id: it takes 1 to ${MAX_LENGTH} characters${
    isAnyText ? '' : ' without slashes, dot segments, percent signs or control characters'
  }${siblings.length > 0 ? `, and not ${siblings.map((word) => `"${word}"`).join(' or ')}` : ''}.`;
