import { normalizedExecutor } from '@graphql-tools/executor';
import type { ExecutionResult as Whole, GraphQLError, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { createIncrementalSchema } from '../../schema/incremental.ts';
import { textInTurns } from '../answers/answer-body.ts';
import { shownErrors } from '../answers/assemble.ts';
import { insteadOf } from '../answers/too-long.ts';
import { extensionsOf } from '../extensions.ts';
import type { ExecutionResult } from '../execution/execute-operation.ts';
import { errorsJson, toGraphQLError, type MaskError } from '../graphql-error.ts';
import type { ReadOperation } from '../read-operation.ts';
import { Refusal } from '../refusal.ts';
import { checkCounts } from './check-counts.ts';
import { dropUnplaced } from './drop-unplaced.ts';
import { placeErrors, type Part } from './place-errors.ts';

/** A part as it is sent: its JSON is made. */
export interface WrittenPart {
  readonly stringify: () => string;
}

export interface PartsOptions {
  readonly ctx: RequestContext;
  readonly maskError: MaskError;
  readonly maxBytes: number;
  /** Whether the last part tells what the operation cost upstream. */
  readonly report: boolean;
  /** Called with the errors of each part. */
  readonly onErrors: (errors: readonly unknown[]) => void;
  /** Called once, when the last part is made or the client has left. */
  readonly onEnd: () => void;
}

/**
 * Executes operations with `@defer` or `@stream` in parts, by the executor of Yoga: no other one can. What turns out to have
 * no parts comes whole. Throws a GraphQLError where a list is to be streamed from a place that no list has.
 */
export type ExecuteInParts = (
  operation: Pick<ReadOperation, 'document' | 'operation' | 'variables'>,
  options: PartsOptions,
) => Promise<ExecutionResult | AsyncIterableIterator<WrittenPart>>;

export function createIncrementalExecutor(): ExecuteInParts {
  let schema: GraphQLSchema | undefined;
  return async ({ document, operation, variables }, options) => {
    checkCounts(document, variables);
    schema ??= createIncrementalSchema();
    const result = await normalizedExecutor<object>({
      schema,
      document,
      operationName: operation.name?.value,
      variableValues: variables,
      contextValue: options.ctx,
    });
    if (Symbol.asyncIterator in result) return written(dropUnplaced(result as AsyncIterable<Part>), options);
    const { data, errors = [] } = result as Whole;
    if (data === undefined) throw new Refusal(errors);
    const text = options.ctx.cost.bytes > options.maxBytes ? null : await textInTurns(data, options.maxBytes);
    return { data: text ?? 'null', errors, isComposed: false, refusal: text === null ? 'too long' : null, account: null };
  };
}

/**
 * The parts with their errors and extensions, each written in turns of the event loop. One with which they are too long says so,
 * and is the last.
 */
function written(parts: AsyncIterableIterator<Part>, options: PartsOptions): AsyncIterableIterator<WrittenPart> {
  const { ctx, maskError, maxBytes, report, onErrors } = options;
  let left = maxBytes;
  let isOpen = true;
  let seen = 0;
  let waiting: readonly GraphQLError[] = [];
  const complete = (part: Part): Part => {
    const { fieldErrors } = ctx;
    const placed = placeErrors(masked(part, maskError), [...waiting, ...fieldErrors.slice(seen).map(toGraphQLError)]);
    seen = fieldErrors.length;
    waiting = placed.waiting;
    const extensions = part.hasNext ? null : extensionsOf(ctx.cost, { report });
    return extensions ? { ...placed.part, extensions } : placed.part;
  };
  const write = async (part: Part): Promise<string> => {
    const text = ctx.cost.bytes > maxBytes ? null : await textInTurns(part, left);
    left -= text === null ? left : Buffer.byteLength(text);
    const sent = text === null ? insteadOf({ ...part, hasNext: false }, maxBytes) : part;
    for (const { errors } of [sent, ...(sent.incremental ?? [])]) if (errors) onErrors(errors);
    return text ?? JSON.stringify(sent);
  };
  const end = async (): Promise<IteratorResult<WrittenPart>> => {
    if (isOpen) options.onEnd();
    isOpen = false;
    await parts.return?.();
    return { done: true, value: undefined };
  };
  const next = async (): Promise<IteratorResult<WrittenPart>> => {
    if (!isOpen || left <= 0) return end();
    try {
      const result = await parts.next();
      if (result.done) return await end();
      const text = await write(complete(result.value));
      return { done: false, value: { stringify: () => text } };
    } catch (error) {
      await end();
      throw error;
    }
  };
  const iterator: AsyncIterableIterator<WrittenPart> = { next, return: end, [Symbol.asyncIterator]: () => iterator };
  return iterator;
}

/** A part whose errors are as callers see them. */
function masked(part: Part, maskError: MaskError): Part {
  const shown = (errors: readonly unknown[]) => JSON.parse(errorsJson(shownErrors(errors, maskError))) as readonly unknown[];
  return {
    ...part,
    ...(part.errors && { errors: shown(part.errors) }),
    ...(part.incremental && {
      incremental: part.incremental.map((increment) => ({ ...increment, ...(increment.errors && { errors: shown(increment.errors) }) })),
    }),
  };
}
