import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { Pace } from '../../pace.ts';
import { planReads } from '../read-plan.ts';
import type { Variables } from './collect-fields.ts';
import { LongAnswers, type LongAnswer } from '../answers/long-answers.ts';
import { EntityJsonCache } from './entities/entity-json-cache.ts';
import { EntityWriter } from './entities/entity-writer.ts';
import { rememberPlans } from './plans.ts';
import { Run } from './run.ts';

export interface QueryExecutorOptions {
  readonly schema: GraphQLSchema;
  /** Estimated bytes of the JSON of entities that is kept; 0 keeps none. */
  readonly entityCacheMaxBytes: number;
  /** Bytes that an answer may have; beyond it nothing more is executed. */
  readonly maxAnswerBytes: number;
  /** Told of each entity that is written to be kept. */
  readonly onEntityWritten?: () => void;
}

export interface QueryArguments {
  readonly document: DocumentNode;
  /** Null where the document has one operation. */
  readonly operationName: string | null;
  /** Whether the document may never come again. */
  readonly isNew?: boolean;
  /** As they were sent. */
  readonly variables: Variables;
  readonly ctx: RequestContext;
}

/** The outcome of an execution. */
export interface QueryResult {
  /** The answer's `data` as JSON. */
  readonly data: string;
  readonly errors: readonly GraphQLError[];
  /** Whether it was put together from JSON of entities, rather than executed field by field. */
  readonly isComposed: boolean;
  /** Why the rest of it was left out: it is longer than it may be, or so many others are that there is no room. Null where it is whole. */
  readonly refusal: Run['refusal'];
  /** To be ended when the answer has been read. */
  readonly account: LongAnswer;
}

/** Executes a query that has passed; null where the variables do not fit, and nothing was executed. */
export type ExecuteQuery = (query: QueryArguments) => QueryResult | null | Promise<QueryResult>;

/** Fields that are written before other requests may go on, with items of lists: some milliseconds of work. */
const FIELDS_PER_TURN = 10_000;

/** Executes queries by plans, straight to JSON. Everything else is left to graphql-js. */
export function createQueryExecutor({
  schema,
  entityCacheMaxBytes,
  maxAnswerBytes,
  onEntityWritten = () => {},
}: QueryExecutorOptions): ExecuteQuery {
  const planned = rememberPlans(schema);
  // One of the greatest length can always be answered.
  const longAnswers = new LongAnswers(maxAnswerBytes);
  const cache = entityCacheMaxBytes > 0 ? new EntityJsonCache(entityCacheMaxBytes) : null;
  return ({ document, operationName, isNew = false, variables: given, ctx }) => {
    const operation = planned(document, operationName, { isNew });
    const variables = operation?.coerce(given);
    if (!operation || !variables) return null;
    planReads(document, schema, ctx);
    const plan = operation.planFor(variables);
    const pace = new Pace(FIELDS_PER_TURN);
    ctx.turns.pace = pace;
    const account = longAnswers.begin();
    const run = new Run({ plan, variables }, { pace, maxBytes: maxAnswerBytes, account });
    const entities =
      cache && !isNew && ctx.loaders.keeps
        ? new EntityWriter(run, { cache, variables, scopesKey: ctx.scopesKey, onWritten: onEntityWritten })
        : null;
    const finish = (data: string): QueryResult => ({
      data,
      errors: run.errors.list,
      isComposed: entities?.isComposed ?? false,
      refusal: run.refusal,
      account,
    });
    const fail = (error: unknown): QueryResult => {
      run.errors.add(error as GraphQLError, undefined);
      return finish('null');
    };
    try {
      const data = run.writeObject(plan.root, undefined, undefined, { ctx, entities, onFailure: null });
      return typeof data === 'string' ? finish(data) : data.then(finish, fail);
    } catch (error) {
      return fail(error);
    }
  };
}
