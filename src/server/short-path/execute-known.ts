import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../context.ts';
import type { Execute } from '../execution/executor.ts';
import { toGraphQLError } from '../graphql-error.ts';
import { shorten } from '../limits/short-errors.ts';
import { planReads } from '../read-plan.ts';
import type { Answer } from './answer-cache.ts';
import type { KnownOperation } from './known-operation.ts';

export interface ExecutionServices {
  readonly schema: GraphQLSchema;
  readonly execute: Execute;
  readonly maskError: (error: unknown, message: string) => Error;
}

/** The answer of a known operation; null where nothing was executed, as its variables do not fit. */
export async function executeKnown(
  { document, operation, operationName, variables }: KnownOperation,
  contextValue: RequestContext,
  { schema, execute, maskError }: ExecutionServices,
): Promise<Answer | null> {
  planReads(document, contextValue);
  const { data, errors: thrown = [] } = await execute({ schema, document, operationName, variableValues: variables, contextValue });
  if (data === undefined) return null;
  const { fieldErrors, cost } = contextValue;
  const errors = [...thrown.map((error) => maskError(shorten(error), 'Unexpected error.')), ...fieldErrors.map(toGraphQLError)];
  const stale = cost.staleReads > 0;
  const answer = {
    ...(errors.length > 0 && { errors }),
    data,
    ...(stale && { extensions: { stale: { reads: cost.staleReads } } }),
  };
  const text = JSON.stringify(answer);
  const { freshUntil, sources } = cost.reads;
  return {
    text,
    body: Buffer.from(text),
    complete: errors.length === 0 && !stale,
    freshUntil,
    sources,
    operation,
    upstreamCalls: cost.upstreamCalls,
  };
}
