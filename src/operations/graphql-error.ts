import { GraphQLError } from 'graphql';
import type { FieldError } from '../context.ts';
import { GatewayError, isAbort } from '../errors.ts';
import type { Logger } from '../telemetry/logger.ts';
import { messageWithoutValue } from './without-value.ts';

/** Extensions that a caller sees of a failure. */
export const errorExtensionsOf = ({ code, upstream, retryAfterSeconds }: GatewayError) => ({
  code,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  ...(upstream === undefined ? {} : { upstream: { status: upstream.status, requestId: upstream.requestId } }),
});

/** Extensions from which the HTTP status is made, and which callers do not see. */
const INTERNALS = new Set(['http', 'unexpected']);

/** The JSON of errors, or of what holds nothing else, as callers see it. */
export const errorsJson = (errors: unknown): string =>
  JSON.stringify(errors, (key, value: unknown) => (INTERNALS.has(key) ? undefined : value));

/** An error that cost only itself, as it joins those of the execution. */
export const toGraphQLError = ({ path, error }: FieldError): GraphQLError =>
  new GraphQLError(error.message, { path, extensions: errorExtensionsOf(error) });

/**
 * The one place where a thrown value becomes a GraphQL error. What is not a GatewayError and no fault of the request is a
 * bug: it is logged with its stack, and the caller learns nothing but that there was one.
 */
export const createErrorMask =
  (logger: Pick<Logger, 'error'>): MaskError =>
  (error) => {
    const located = error instanceof GraphQLError ? error : undefined;
    const cause = rootCause(error);
    if (cause instanceof GatewayError) {
      return new GraphQLError(cause.message, {
        nodes: located?.nodes ?? null,
        path: located?.path ?? null,
        extensions: errorExtensionsOf(cause),
      });
    }
    if (located && !cause) return withCode(located);
    if (!isAbort(cause)) logger.error({ err: cause }, 'bug: an unexpected error was masked');
    return new GraphQLError('Unexpected error.', {
      nodes: located?.nodes ?? null,
      path: located?.path ?? null,
      extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true },
    });
  };

export type MaskError = (error: unknown) => GraphQLError;

/** What was thrown below all the GraphQL errors around it; undefined where GraphQL itself found the fault. */
const rootCause = (error: unknown): unknown => (error instanceof GraphQLError ? rootCause(error.originalError) : error);

/** What GraphQL itself finds wrong with a request is the caller's input, unless it has a code of its own. */
function withCode(error: GraphQLError): GraphQLError {
  error.extensions['code'] ??= 'BAD_USER_INPUT';
  error.message = messageWithoutValue(error);
  return error;
}
