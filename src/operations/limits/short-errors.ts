import type { GraphQLError } from 'graphql';

const MAX_MESSAGE_LENGTH = 500;

/** graphql-js quotes what it complains about, whole, and once for each complaint; a beginning of it is enough. */
export function shorten(error: GraphQLError): GraphQLError {
  if (error.message.length > MAX_MESSAGE_LENGTH) error.message = `${error.message.slice(0, MAX_MESSAGE_LENGTH)}…`;
  return error;
}
