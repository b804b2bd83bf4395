import { errors } from 'jose';
import { GatewayError } from '../errors.ts';

export const refused = (message: string) => new GatewayError('UNAUTHENTICATED', message);

/**
 * The message about an invalid token: which part is wrong, never the expected value. Keys that could not be
 * fetched are not the token's fault; every other error of a verification is about this token and its key.
 */
export function toRefusal(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  if (error instanceof errors.JWTClaimValidationFailed)
    return refused(`The token's claim "${error.claim}" does not have the required value.`);
  return refused(
    MESSAGES.find(([kind]) => error instanceof kind)?.[1] ??
      'The key that the token is signed with cannot be used: it is malformed, or an RSA key of fewer than 2048 bits.',
  );
}

const MESSAGES = [
  [errors.JWTExpired, 'The token has expired.'],
  [errors.JWSInvalid, 'The token is not a well-formed JWT.'],
  [errors.JWTInvalid, 'The token is not a well-formed JWT.'],
  [errors.JOSEAlgNotAllowed, 'The token is signed with an algorithm that this gateway does not accept.'],
  [errors.JOSENotSupported, 'The header of the token uses a feature that this gateway does not support.'],
  [errors.JWSSignatureVerificationFailed, "The token's signature is not valid."],
] as const;
