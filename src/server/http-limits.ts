/**
 * A browser says when a page of another site sends a request that needs no permission of ours. POST takes JSON only,
 * which always needs one, so GET is what is left to refuse; following a link to GraphiQL stays allowed.
 */
export const isForged = (method: string, header: (name: string) => string | null | undefined): boolean =>
  method === 'GET' &&
  header('sec-fetch-site') === 'cross-site' &&
  header('sec-fetch-mode') !== 'cors' &&
  !(header('sec-fetch-mode') === 'navigate' && header('sec-fetch-dest') === 'document' && (header('accept') ?? '').includes('text/html'));

export const MAX_ACCEPT_LENGTH = 1_000;
/** Yoga's refusal repeats what it has to offer once for each type that was asked for. */
export const MAX_ACCEPT_TYPES = 20;
export const MAX_URL_LENGTH = 16_384;
