import { getVariableValues, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../../context.ts';
import type { Execute } from '../executor.ts';
import { assistantSchemaOf } from './assistant-schema.ts';
import type { Variables } from './needs.ts';
import type { Plan } from './plan.ts';
import { rememberPlans } from './remember-plans.ts';
import { createTextSource, keysOf } from './text-source.ts';
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
export type ExecuteToText = (args: ExecutionArgs) => Promise<string | null>;

export function createTextExecutor({ schema, execute, maxBytes }: TextExecutorOptions): ExecuteToText {
  const store = new TextStore(maxBytes);
  const assistantSchema = assistantSchemaOf(schema);
  const planFor = rememberPlans(schema);
  return async (args) => {
    const ctx = args.contextValue as RequestContext;
    if (args.schema !== schema || !ctx.loaders.assistant.keeps) return null;
    const plan = planFor(args.document, args.operationName ?? null);
    const variables = plan && coerce(schema, plan, args);
    const keys = plan && variables && keysOf(plan.slots, { store, variables, scopesKey: ctx.scopesKey });
    if (!keys) return null;
    const undo = markOf(ctx);
    const source = createTextSource({ store, ctx, keys, execute, schema: assistantSchema, variables: args.variableValues ?? {} });
    try {
      const data = await writeAnswer({ args, plan, variables, textOf: source.textOf });
      if (!source.isLacking() && ctx.fieldErrors.length === 0 && ctx.cost.staleReads === 0) return `{"data":${data}}`;
    } catch {
      // Whatever it was, the usual execution meets it again and says it properly.
    }
    undo();
    return null;
  };
}

function coerce(schema: GraphQLSchema, { operation }: Plan, { variableValues }: ExecutionArgs): Variables | null {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {}, { maxErrors: 1 });
  return coerced ?? null;
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
