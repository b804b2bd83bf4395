import { OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { asksForSchemaOnly } from '../caching/cache-control.ts';
import type { ExecutionResult } from '../execution/execute-operation.ts';
import { errorsJson, toGraphQLError, type MaskError } from '../graphql-error.ts';
import { tooManyAtOnce } from '../limits/limit-exceeded.ts';
import { shorten } from '../limits/short-errors.ts';
import type { Answer } from './answer.ts';
import { bodyOfText, wholeText } from './answer-body.ts';
import { insteadOf, tooLong } from './too-long.ts';

export interface AssembleOptions {
  readonly operation: OperationDefinitionNode;
  readonly ctx: RequestContext;
  readonly maxBytes: number;
  readonly maskError: MaskError;
  /** What the answer says beside its data, with the errors as callers see them; null where it says nothing. */
  readonly extensions: object | null;
  /** Whether it tells how it came about. */
  readonly reported: boolean;
}

/** The errors of an execution as callers see them, with those that cost only themselves. */
export const errorsOf = (result: Pick<ExecutionResult, 'errors'>, { fieldErrors }: RequestContext, maskError: MaskError) => [
  ...result.errors.map((error) => maskError(shorten(error))),
  ...fieldErrors.map(toGraphQLError),
];

/** The answer of an execution: its data, errors and extensions, within its limit. */
export function assemble(result: ExecutionResult, errors: readonly unknown[], options: Omit<AssembleOptions, 'maskError'>): Answer {
  const { ctx, maxBytes, extensions } = options;
  const { data, refusal, account } = result;
  const finish = (body: Answer['body'], its: Pick<Answer, 'errors' | 'hasData'>): Answer => finished({ body, account, ...its }, options);
  if (refusal === 'no room') {
    const crowded = [tooManyAtOnce('Too many long answers are being written and read.')];
    return finish(wholeText(`{"errors":${errorsJson(crowded)}}`), { errors: crowded, hasData: false });
  }
  const before = errors.length > 0 ? `{"errors":${errorsJson(errors)},` : '{';
  const after = extensions === null ? '}' : `,"extensions":${JSON.stringify(extensions)}}`;
  const isTooLong = refusal !== null || ctx.cost.bytes > maxBytes;
  const body = isTooLong ? null : bodyOfText(`${before}"data":${data}${after}`, maxBytes);
  if (body) return finish(body, { errors, hasData: true });
  return finish(wholeText(JSON.stringify(insteadOf({}, maxBytes))), { errors: [tooLong(maxBytes)], hasData: true });
}

// Objects made by spreading others are slow to make, and to read.
function finished(
  { body, account, errors, hasData }: Pick<Answer, 'body' | 'account' | 'errors' | 'hasData'>,
  { operation, ctx, reported }: Pick<AssembleOptions, 'operation' | 'ctx' | 'reported'>,
): Answer {
  const { reads, staleReads, upstreamCalls } = ctx.cost;
  const isQuery = operation.operation === OperationTypeNode.QUERY;
  return {
    body,
    account,
    errors,
    hasData,
    complete: errors.length === 0 && staleReads === 0,
    isShareable: isQuery && !reported && reads.untold === 0,
    reported,
    freshUntil: reads.freshUntil,
    sources: reads.sources,
    kind: operation.operation,
    operationName: operation.name?.value ?? null,
    isSchemaOnly: reads.freshUntil === null && asksForSchemaOnly(operation),
    upstreamCalls,
  };
}

/** The answer where nothing was executed. */
export const refusedAnswer = (errors: readonly unknown[]): Answer => ({
  body: wholeText(`{"errors":${errorsJson(errors)}}`),
  account: null,
  errors,
  hasData: false,
  complete: false,
  isShareable: false,
  reported: false,
  freshUntil: null,
  sources: null,
  kind: null,
  operationName: null,
  isSchemaOnly: false,
  upstreamCalls: 0,
});
