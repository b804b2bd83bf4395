import { GraphQLError } from 'graphql';
import { maskError as maskYogaError } from 'graphql-yoga';
import type { FieldError } from '../context.ts';
import { GatewayError, isAbort } from '../errors.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Part } from './incremental/place-errors.ts';

/** Extensions that a caller sees of a failure. */
export const extensionsOf = ({ code, upstream, retryAfterSeconds }: GatewayError) => ({
  code,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  ...(upstream === undefined ? {} : { upstream: { status: upstream.status, requestId: upstream.requestId } }),
});

/** Words of Yoga to itself, for which errors have no place outside. */
const INTERNALS = new Set(['http', 'unexpected']);

/** Errors as callers see them. */
export const errorsJson = (errors: readonly unknown[]): string =>
  JSON.stringify(errors, (key, value: unknown) => (INTERNALS.has(key) ? undefined : value));

/** A part of an answer whose errors are as callers see them. */
export function withoutInternals<P extends Pick<Part, 'errors' | 'incremental'>>({ errors, incremental, ...part }: P) {
  return {
    ...part,
    ...(errors && { errors: JSON.parse(errorsJson(errors)) as unknown }),
    ...(incremental && {
      incremental: incremental.map(({ errors: inner, ...increment }) => ({
        ...increment,
        ...(inner && { errors: JSON.parse(errorsJson(inner)) as unknown }),
      })),
    }),
  };
}

/** An error that cost only itself, as it joins those of the execution. */
export const toGraphQLError = ({ path, error }: FieldError): GraphQLError =>
  new GraphQLError(error.message, { path, extensions: extensionsOf(error) });

/**
 * The one place where a thrown value becomes a GraphQL error. What is no GatewayError and no fault of the request is a
 * bug: it is logged with its stack, and the caller learns nothing but that there was one.
 */
export const createErrorMask =
  (logger: Logger) =>
  (error: unknown, message: string): Error => {
    const located = error instanceof GraphQLError ? error : undefined;
    const cause = rootCause(error);
    if (cause instanceof GatewayError) {
      return new GraphQLError(cause.message, {
        nodes: located?.nodes ?? null,
        path: located?.path ?? null,
        extensions: extensionsOf(cause),
      });
    }
    if (located && !cause) return withCode(located);
    if (!isAbort(cause)) logger.error({ err: cause }, 'bug: an unexpected error was masked');
    return maskYogaError(error, message, false);
  };

/** What was thrown below all the GraphQL errors around it; undefined where GraphQL itself found the fault. */
const rootCause = (error: unknown): unknown => (error instanceof GraphQLError ? rootCause(error.originalError) : error);

/** The caller has left, so nobody reads the answer. */

/** Words of Yoga for what has a word here. */
const CODE_OF_YOGA: Readonly<Record<string, string>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  REQUEST_ENTITY_TOO_LARGE: 'LIMIT_EXCEEDED',
};

/** What GraphQL itself finds wrong with a request is the caller's input, unless it has a code of its own. */
function withCode(error: GraphQLError): GraphQLError {
  const code = error.extensions['code'] ?? 'BAD_USER_INPUT';
  error.extensions['code'] = (typeof code === 'string' && CODE_OF_YOGA[code]) || code;
  return error;
}
