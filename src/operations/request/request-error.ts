import { GraphQLError, type ASTNode } from 'graphql';

export interface RequestErrorOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly nodes?: ASTNode | null;
}

/** The error for a request that cannot be executed as it is. The message names the part of it that is wrong. */
export const badRequest = (message: string, { status = 400, headers, nodes = null }: RequestErrorOptions = {}) =>
  new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', http: { status, ...(headers && { headers }) } } });
