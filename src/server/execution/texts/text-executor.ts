import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../../context.ts';
import type { Execute } from '../executor.ts';
import { assistantSchemaOf } from './assistant-schema.ts';
import { rememberPlans } from './remember-plans.ts';
import { keysOf, TextSource } from './text-source.ts';
import { TextStore } from './text-store.ts';
import { writeAnswer } from './write-answer.ts';

export interface TextExecutorOptions {
  readonly schema: GraphQLSchema;
  /** Makes the texts. */
  readonly execute: Execute;
  /** Estimated bytes of all texts together. */
  readonly maxBytes: number;
}

/**
 * Answers queries with texts that were made before: the JSON of a selection on an assistant is made once for each document,
 * when it is asked for the second time, and put together with others. The result is a complete answer without errors, or
 * null where the usual execution has to answer; it then finds all reads already made.
 */
export type ExecuteToText = (args: ExecutionArgs) => string | null | Promise<string | null>;

export function createTextExecutor({ schema, execute, maxBytes }: TextExecutorOptions): ExecuteToText {
  const store = new TextStore(maxBytes);
  const assistantSchema = assistantSchemaOf(schema);
  const planFor = rememberPlans(schema);
  return (args) => {
    const ctx = args.contextValue as RequestContext;
    if (args.schema !== schema || !ctx.loaders.assistant.keeps) return null;
    const plan = planFor(args.document, args.operationName ?? null);
    const variables = plan && plan.coerce(args.variableValues ?? {});
    const keys = plan && variables && keysOf(plan.slots, { store, variables, scopesKey: ctx.scopesKey });
    if (!keys) return null;
    const undo = markOf(ctx);
    const source = new TextSource({ store, ctx, keys, execute, schema: assistantSchema, variables: args.variableValues ?? {} });
    // Whatever fails, the usual execution meets it again and says it properly.
    const giveUp = (): null => {
      undo();
      return null;
    };
    const finish = (data: string): string | null =>
      source.isLacking || ctx.fieldErrors.length > 0 || ctx.cost.staleReads > 0 ? giveUp() : `{"data":${data}}`;
    const written = writeAnswer({ args, plan, variables, texts: source });
    return typeof written === 'string' ? finish(written) : written.then(finish, giveUp);
  };
}

/** Takes back what an attempt has counted, as the usual execution counts it again. */
function markOf({ fieldErrors, cost }: RequestContext): () => void {
  const { items } = cost;
  const { asked } = cost.reads;
  const errors = fieldErrors.length;
  return () => {
    fieldErrors.length = errors;
    cost.items = items;
    cost.reads.asked = asked;
  };
}
