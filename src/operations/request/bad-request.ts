import { GraphQLError } from 'graphql';

/** The error for a request that is no GraphQL request. The message names the part of it that is wrong. */
export const badRequest = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
