import type { GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../../context.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { tallyCodes, type CodeTally } from '../../operations/answer-codes.ts';
import { bodyOfText, wholeText, type AnswerBody } from '../../operations/answers/answer-body.ts';
import type { LongAnswer } from '../../operations/answers/long-answers.ts';
import { insteadOf, tooLong } from '../../operations/answers/too-long.ts';
import { asksForSchemaOnly } from '../../operations/caching/cache-control.ts';
import type { ExecuteQuery, QueryResult } from '../../operations/execution/execute-query.ts';
import { errorsJson, toGraphQLError } from '../../operations/graphql-error.ts';
import { unsafeIdIn } from '../../operations/limits/id-numbers.ts';
import { tooManyAtOnce } from '../../operations/limits/limit-exceeded.ts';
import { shorten } from '../../operations/limits/short-errors.ts';
import type { Answer } from '../../operations/caching/answer-cache.ts';
import type { ReadOperation } from './read-operation.ts';

export interface ExecutionServices {
  readonly schema: GraphQLSchema;
  readonly executeQuery: ExecuteQuery;
  readonly maxAnswerBytes: number;
  readonly metrics: Pick<Metrics, 'countWork'>;
  readonly maskError: (error: unknown, message: string) => Error;
}

/** An answer, or null where nothing was executed, as the variables do not fit. */
export type Execution = Answer | null | Promise<Answer>;

/** The answer of a known operation: at once where all that it needs is at hand. */
export function executeKnown(
  { asked, variables }: Pick<ReadOperation, 'asked' | 'variables'>,
  ctx: RequestContext,
  { schema, executeQuery, maxAnswerBytes, metrics, maskError }: ExecutionServices,
): Execution {
  const { document, operation, operationName, isNew } = asked;
  if (unsafeIdIn({ schema, document, operationName, variableValues: variables })) return null;
  const finish = ({ data, errors: thrown, isComposed, refusal, account }: QueryResult): Answer => {
    metrics.countWork(isComposed ? 'answer_composed' : 'operation_executed');
    const { cost } = ctx;
    if (refusal === 'no room')
      return refuse(tooManyAtOnce('Too many long answers are being written and read.'), { operation, cost, account });
    const errors = [...thrown.map((error) => maskError(shorten(error), 'Unexpected error.')), ...ctx.fieldErrors.map(toGraphQLError)];
    const { staleReads } = cost;
    const before = errors.length > 0 ? `{"errors":${errorsJson(errors)},` : '{';
    const after = staleReads > 0 ? `,"extensions":${JSON.stringify({ stale: { reads: staleReads } })}}` : '}';
    const isTooLong = refusal !== null || cost.bytes > maxAnswerBytes;
    const body = isTooLong ? null : bodyOfText(`${before}"data":${data}${after}`, maxAnswerBytes);
    // Objects made by spreading others are slow to make, and to read.
    if (body)
      return toAnswer(body, { operation, cost, account, complete: errors.length === 0 && staleReads === 0, codes: tallyCodes(errors) });
    const instead = wholeText(JSON.stringify(insteadOf({}, maxAnswerBytes)));
    return toAnswer(instead, { operation, cost, account, complete: false, codes: tallyCodes([tooLong(maxAnswerBytes)]) });
  };
  const result = executeQuery({ document, operationName, isNew, variables, ctx });
  return result instanceof Promise ? result.then(finish) : result && finish(result);
}

/** An answer without data, with the status of its error. */
function refuse(error: GraphQLError, made: Pick<Made, 'operation' | 'cost' | 'account'>): Answer {
  const { status, headers } = error.extensions['http'] as { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  const body = wholeText(`{"errors":${errorsJson([error])}}`);
  return { ...toAnswer(body, { ...made, complete: false, codes: tallyCodes([error]) }), refusal: { status, headers } };
}

interface Made {
  readonly operation: OperationDefinitionNode;
  readonly account: LongAnswer;
  readonly cost: RequestContext['cost'];
  readonly complete: boolean;
  readonly codes: CodeTally | null;
}

const toAnswer = (body: AnswerBody, { operation, account, cost, complete, codes }: Made): Answer => ({
  body,
  account,
  complete,
  codes,
  freshUntil: cost.reads.freshUntil,
  sources: cost.reads.sources,
  operationName: operation.name?.value ?? null,
  isShareable: cost.reads.untold === 0,
  isSchemaOnly: cost.reads.freshUntil === null && asksForSchemaOnly(operation),
  upstreamCalls: cost.upstreamCalls,
});
