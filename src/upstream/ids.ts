import { GatewayError } from '../errors.ts';

/** Routes beside `/ai/assistants/{id}` that an id of the same spelling would reach. */
const SIBLING_ROUTES = new Set(['tags', 'tests', 'import']);

const MAX_LENGTH = 255;

/** Slashes and their look-alikes, anything percent-encoded, query and fragment marks, control and other invisible characters, lone surrogates. */
// oxlint-disable-next-line no-misleading-character-class -- each character stands for itself
const NOT_IN_A_SEGMENT = /[/\\%?#\p{C}\p{Zl}\p{Zp}\u2044\u2215\u29F8]/u;

/** Whether a string can stand for one assistant in an upstream path, without reaching any other route. */
export function isAssistantId(id: string): boolean {
  const folded = id.normalize('NFKC').trim();
  return (
    folded.length > 0 &&
    id.length <= MAX_LENGTH &&
    folded !== '.' &&
    folded !== '..' &&
    !NOT_IN_A_SEGMENT.test(folded) &&
    !NOT_IN_A_SEGMENT.test(id) &&
    !SIBLING_ROUTES.has(folded.toLowerCase())
  );
}

/** Guards the endpoints: an id that came out of a document may be anything. */
export function assertPathSegment(id: string): void {
  if (!isAssistantId(id))
    throw new GatewayError('UPSTREAM_BAD_RESPONSE', 'The upstream sent an id by which this assistant cannot be read.');
}

/** Refuses what is not an id before any path is built; `argument` names the input for the caller. */
export function assertAssistantId(id: string, argument: string): void {
  if (isAssistantId(id)) return;
  throw new GatewayError(
    'BAD_USER_INPUT',
    `${argument} is not an assistant id: it takes 1 to ${MAX_LENGTH} characters without slashes, dot segments, percent signs or control characters, such as "assistant-0f6d3a5e", and is not one of the words tags, tests, import.`,
  );
}
