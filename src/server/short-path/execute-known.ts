import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../context.ts';
import type { Execute } from '../execution/executor.ts';
import type { ExecuteToText } from '../execution/texts/text-executor.ts';
import { toGraphQLError } from '../graphql-error.ts';
import { shorten } from '../limits/short-errors.ts';
import { planReads } from '../read-plan.ts';
import type { Answer } from './answer-cache.ts';
import { answerText } from './answer-text.ts';
import type { KnownOperation } from './known-operation.ts';

export interface ExecutionServices {
  readonly schema: GraphQLSchema;
  readonly execute: Execute;
  /** Puts an answer together from what was answered before, where it can; null where nothing is kept. */
  readonly executeToText: ExecuteToText | null;
  readonly onComposed: () => void;
  readonly maskError: (error: unknown, message: string) => Error;
}

/** The answer of a known operation; null where nothing was executed, as its variables do not fit. */
export async function executeKnown(
  { document, isNew, operation, operationName, variables }: KnownOperation,
  contextValue: RequestContext,
  { schema, execute, executeToText, onComposed, maskError }: ExecutionServices,
): Promise<Answer | null> {
  planReads(document, contextValue);
  const args = { schema, document, operationName, variableValues: variables, contextValue };
  const { cost, fieldErrors } = contextValue;
  const composed = isNew ? null : ((await executeToText?.(args)) ?? null);
  if (composed !== null) {
    onComposed();
    return toAnswer(composed, { operation, cost, complete: true });
  }
  const { data, errors: thrown = [] } = await execute(args);
  if (data === undefined) return null;
  const errors = [...thrown.map((error) => maskError(shorten(error), 'Unexpected error.')), ...fieldErrors.map(toGraphQLError)];
  const stale = cost.staleReads > 0;
  const answer = {
    ...(errors.length > 0 && { errors }),
    data,
    ...(stale && { extensions: { stale: { reads: cost.staleReads } } }),
  };
  return toAnswer(await answerText(answer, cost.items), { operation, cost, complete: errors.length === 0 && !stale });
}

const toAnswer = (
  text: string,
  { operation, cost, complete }: Pick<Answer, 'operation' | 'complete'> & { readonly cost: RequestContext['cost'] },
): Answer => ({
  text,
  byteLength: Buffer.byteLength(text),
  complete,
  freshUntil: cost.reads.freshUntil,
  sources: cost.reads.sources,
  operation,
  upstreamCalls: cost.upstreamCalls,
});
