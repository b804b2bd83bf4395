import type { ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../../context.ts';
import type { Execute } from '../execution/executor.ts';
import type { ExecuteToText } from '../execution/texts/text-executor.ts';
import { asksForSchemaOnly } from '../caching/cache-control.ts';
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

/** An answer, or null where nothing was executed, as the variables do not fit. */
export type Execution = Answer | null | Promise<Answer | null>;

/** The answer of a known operation: at once where all that it needs is at hand. */
export function executeKnown(
  { asked, variables }: KnownOperation,
  contextValue: RequestContext,
  { schema, execute, executeToText, onComposed, maskError }: ExecutionServices,
): Execution {
  const { text, operation, name, operationName, isNew } = asked;
  const { document } = text;
  planReads(document, contextValue);
  const args = { schema, document, operationName, variableValues: variables, contextValue };
  const { cost, fieldErrors } = contextValue;
  const finish = ({ data, errors: thrown = [] }: ExecutionResult): Execution => {
    if (data === undefined) return null;
    const errors = [...thrown.map((error) => maskError(shorten(error), 'Unexpected error.')), ...fieldErrors.map(toGraphQLError)];
    const stale = cost.staleReads > 0;
    const answer = {
      ...(errors.length > 0 && { errors }),
      data,
      ...(stale && { extensions: { stale: { reads: cost.staleReads } } }),
    };
    const told = { operation, name, cost, complete: errors.length === 0 && !stale };
    const written = answerText(answer, cost.items);
    return written instanceof Promise ? written.then((whole) => toAnswer(whole, told)) : toAnswer(written, told);
  };
  const finishText = (composed: string | null): Execution => {
    if (composed !== null) {
      onComposed();
      return toAnswer(composed, { operation, name, cost, complete: true });
    }
    const result = execute(args);
    return result instanceof Promise ? result.then(finish) : finish(result);
  };
  const composing = isNew || !executeToText ? null : executeToText(args);
  return composing instanceof Promise ? composing.then(finishText) : finishText(composing);
}

interface Told {
  readonly operation: OperationDefinitionNode;
  readonly name: string | null;
  readonly cost: RequestContext['cost'];
  readonly complete: boolean;
}

const toAnswer = (text: string, { operation, name, cost, complete }: Told): Answer => ({
  text,
  byteLength: Buffer.byteLength(text),
  complete,
  freshUntil: cost.reads.freshUntil,
  sources: cost.reads.sources,
  operationName: name,
  isSchemaOnly: cost.reads.freshUntil === null && asksForSchemaOnly(operation),
  upstreamCalls: cost.upstreamCalls,
});
