import type { ErrorCode } from '../errors.ts';

/** The body of a refusal that no GraphQL layer has seen, in the form that GraphQL clients read. */
export const errorBody = (message: string, code: ErrorCode): string => JSON.stringify({ errors: [{ message, extensions: { code } }] });
