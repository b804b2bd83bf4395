/** A bearer token is visible ASCII without spaces; anything else could not be forwarded unchanged. */
const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;

/** The token of an Authorization header: null if the header is absent or empty, undefined if it is not a bearer token. */
export function readBearer(authorization: string | null): string | null | undefined {
  if (authorization === null || authorization.trim() === '') return null;
  return BEARER.exec(authorization)?.[1];
}

export const MALFORMED_BEARER = 'The Authorization header must have the form "Bearer TOKEN".';
