import { GraphQLError } from 'graphql';

/** The error for a request that was turned away before any work was done for it. */
export const limitExceeded = (message: string, status = 400): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', http: { status } } });

export const isLimitExceeded = (error: unknown): boolean => error instanceof GraphQLError && error.extensions['code'] === 'LIMIT_EXCEEDED';
