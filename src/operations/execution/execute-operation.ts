import { OperationTypeNode, type DocumentNode, type GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { TimeSlicer } from '../../time-slicer.ts';
import { LongAnswers, type LongAnswer } from '../answers/long-answers.ts';
import { planReads } from '../read-plan.ts';
import { Refusal } from '../refusal.ts';
import type { TraceTree } from '../trace/trace-tree.ts';
import type { Variables } from './collect-fields.ts';
import { EntityJsonCache } from './entities/entity-json-cache.ts';
import { EntityWriter } from './entities/entity-writer.ts';
import { rememberPlans } from './plans.ts';
import { Run } from './run.ts';

export interface ExecutorOptions {
  readonly schema: GraphQLSchema;
  /** Whether errors may hint at names of the schema. */
  readonly suggestions: boolean;
  /** Estimated bytes of the JSON of entities that is kept; 0 keeps none. */
  readonly entityCacheMaxBytes: number;
  /** Bytes that an answer may have; beyond it nothing more is executed. */
  readonly maxAnswerBytes: number;
  /** Called for each entity that is written to be kept. */
  readonly onEntityWritten?: () => void;
}

export interface ExecutionArguments {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Whether the document may never come again. */
  readonly isNew?: boolean;
  /** As they were sent. */
  readonly variables: Variables;
  readonly ctx: RequestContext;
  /** Where the root fields find their values: the event of a subscription. */
  readonly root?: unknown;
  /** Takes the times of all fields; null where nobody asked for them. */
  readonly trace?: TraceTree | null;
}

/** The outcome of an execution. */
export interface ExecutionResult {
  /** The answer's `data` as JSON. */
  readonly data: string;
  readonly errors: readonly GraphQLError[];
  /** Whether it was put together from JSON of entities, rather than executed field by field. */
  readonly isComposed: boolean;
  /** Why the rest of it was left out: it is longer than it may be, or so many others are that there is no room. Null where it is whole. */
  readonly refusal: Run['refusal'];
  /** To be ended when the answer has been read; null where it takes no room. */
  readonly account: LongAnswer | null;
}

/** Executes an operation of a document that has passed. Throws a Refusal where the variables do not fit. */
export type ExecuteOperation = (args: ExecutionArguments) => ExecutionResult | Promise<ExecutionResult>;

/** Fields that are written before other requests may go on, with items of lists: some milliseconds of work. */
const FIELDS_PER_TURN = 10_000;

/** Executes operations by plans, straight to JSON. */
export function createExecutor({
  schema,
  suggestions,
  entityCacheMaxBytes,
  maxAnswerBytes,
  onEntityWritten = () => {},
}: ExecutorOptions): ExecuteOperation {
  const planned = rememberPlans(schema, { suggestions });
  // One of the greatest length can always be answered.
  const longAnswers = new LongAnswers(maxAnswerBytes);
  const cache = entityCacheMaxBytes > 0 ? new EntityJsonCache(entityCacheMaxBytes) : null;
  return ({ document, operation, isNew = false, variables: given, ctx, root, trace = null }) => {
    const known = planned(document, operation, { isNew });
    const variables = known.coerce(given);
    if (isErrors(variables)) throw new Refusal(variables);
    planReads(document, schema, ctx);
    const plan = known.planFor(variables);
    const slicer = new TimeSlicer(FIELDS_PER_TURN);
    ctx.slicing.slicer = slicer;
    const account = longAnswers.begin();
    const run = new Run({ plan, variables }, { slicer, maxBytes: maxAnswerBytes, account, trace });
    const isQuery = operation.operation === OperationTypeNode.QUERY;
    const isMutation = operation.operation === OperationTypeNode.MUTATION;
    // What is written from kept JSON has no fields to be timed.
    const entities =
      cache && isQuery && !isNew && !trace && ctx.loaders.keeps
        ? new EntityWriter(run, { cache, variables, scopesKey: ctx.scopesKey, onWritten: onEntityWritten })
        : null;
    const finish = (data: string): ExecutionResult => ({
      data,
      errors: run.errors.list,
      isComposed: entities?.isComposed ?? false,
      refusal: run.refusal,
      account,
    });
    const fail = (error: unknown): ExecutionResult => {
      run.errors.add(error as GraphQLError, undefined);
      return finish('null');
    };
    const frame = { ctx, entities, onFailure: null };
    try {
      const data = isMutation ? run.writeInSeries(plan.root, frame) : run.writeObject(plan.root, root, undefined, frame);
      return typeof data === 'string' ? finish(data) : data.then(finish, fail);
    } catch (error) {
      return fail(error);
    }
  };
}

const isErrors = (outcome: Variables | readonly GraphQLError[]): outcome is readonly GraphQLError[] => Array.isArray(outcome);
