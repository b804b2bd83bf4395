/** Secrets that stand in a document in clear: which kind and where, and never what they are. */
import type { FoundAt } from '../../findings/finding.ts';
import type { ClearPlace, ClearValueKind } from '../../references/secret-places.ts';

const KINDS: Readonly<Record<ClearValueKind, string>> = {
  HEADER: 'the value of a header',
  PASSWORD: 'a password',
  URL: 'a URL with a credential in it',
  TOKEN: 'a token of a kind that vendors hand out',
};

export const clearSecrets = (places: readonly ClearPlace[]): readonly FoundAt[] =>
  places
    .filter(({ isEvident }) => isEvident)
    .map(({ kind, path }) => ({
      code: 'SECRET_IN_CLEAR',
      message: `A secret stands here in clear: ${KINDS[kind]}. Whoever may read the assistant sees it.`,
      advice: 'Make it an integration secret and refer to that, or take it from a dynamic variable.',
      path,
    }));
