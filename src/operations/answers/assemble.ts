import { OperationTypeNode, type GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { asksForSchemaOnly } from '../caching/cache-control.ts';
import type { ExecutionResult } from '../execution/execute-operation.ts';
import { errorsJson, toGraphQLError, type MaskError } from '../graphql-error.ts';
import { tooManyAtOnce } from '../limits/limit-exceeded.ts';
import { shorten } from '../limits/short-errors.ts';
import type { Answer } from './answer.ts';
import { bodyOfText, wholeText, type AnswerBody } from './answer-body.ts';
import { insteadOf, tooLong } from './too-long.ts';

export interface AssembleOptions {
  readonly operation: OperationDefinitionNode;
  readonly ctx: RequestContext;
  readonly maxBytes: number;
  /** What the answer says beside its data and errors; null where it says nothing. */
  readonly extensions: object | null;
  /** Whether its costs or times are among that. */
  readonly hasReport: boolean;
}

/** Errors of an execution as callers see them. */
export const shownErrors = (errors: readonly unknown[], maskError: MaskError): readonly GraphQLError[] =>
  errors.map((error) => shorten(maskError(error)));

/** The same, with those that cost only themselves. */
export function errorsOf({ errors }: ExecutionResult, { fieldErrors }: RequestContext, maskError: MaskError): readonly GraphQLError[] {
  const shown = shownErrors(errors, maskError);
  return fieldErrors.length === 0 ? shown : [...shown, ...fieldErrors.map(toGraphQLError)];
}

/** The answer of an execution: its data, errors and extensions, within its limit. */
export function assemble(result: ExecutionResult, errors: readonly GraphQLError[], options: AssembleOptions): Answer {
  const { ctx, maxBytes, extensions } = options;
  const { data, refusal } = result;
  if (refusal === 'no room') {
    const crowded = [tooManyAtOnce('Too many long answers are being written and read.')];
    return toAnswer(wholeText(`{"errors":${errorsJson(crowded)}}`), result, crowded, options);
  }
  const before = errors.length > 0 ? `{"errors":${errorsJson(errors)},` : '{';
  const after = extensions === null ? '}' : `,"extensions":${JSON.stringify(extensions)}}`;
  const isTooLong = refusal !== null || ctx.cost.bytes > maxBytes;
  const body = isTooLong ? null : bodyOfText(`${before}"data":${data}${after}`, maxBytes);
  if (body) return toAnswer(body, result, errors, options);
  return toAnswer(wholeText(JSON.stringify(insteadOf({}, maxBytes))), result, [tooLong(maxBytes)], options);
}

/** Objects made by spreading others are slow to make, and to read. */
function toAnswer(
  body: AnswerBody,
  { account, refusal }: ExecutionResult,
  errors: readonly GraphQLError[],
  { operation, ctx, hasReport }: AssembleOptions,
): Answer {
  const { reads, staleReads, upstreamCalls } = ctx.cost;
  const isQuery = operation.operation === OperationTypeNode.QUERY;
  return {
    body,
    account,
    errors,
    hasData: refusal !== 'no room',
    isComplete: errors.length === 0 && staleReads === 0,
    isShareable: isQuery && !hasReport && reads.unknownAges === 0,
    hasReport,
    freshUntil: reads.freshUntil,
    sources: reads.sources,
    kind: operation.operation,
    operationName: operation.name?.value ?? null,
    isSchemaOnly: reads.freshUntil === null && asksForSchemaOnly(operation),
    upstreamCalls,
  };
}

/** The answer where nothing was executed. */
export const refusedAnswer = (errors: readonly GraphQLError[], operation: OperationDefinitionNode | null): Answer => ({
  body: wholeText(`{"errors":${errorsJson(errors)}}`),
  account: null,
  errors,
  hasData: false,
  isComplete: false,
  isShareable: false,
  hasReport: false,
  freshUntil: null,
  sources: null,
  kind: operation?.operation ?? null,
  operationName: operation?.name?.value ?? null,
  isSchemaOnly: false,
  upstreamCalls: 0,
});
