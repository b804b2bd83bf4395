import { execute, type GraphQLSchema } from 'graphql';
import type { ExecuteOperation } from '../../src/operations/execution/execute-operation.ts';
import { planReads } from '../../src/operations/read-plan.ts';
import { Refusal } from '../../src/operations/refusal.ts';

/** Executes operations by graphql-js: what execution by plans is compared with. */
export const byGraphQLJs =
  (schema: GraphQLSchema, { suggestions }: { readonly suggestions: boolean }): ExecuteOperation =>
  async ({ document, operation, variables, ctx, root }) => {
    planReads(document, schema, ctx);
    const { data, errors = [] } = await execute({
      schema,
      document,
      operationName: operation.name?.value,
      variableValues: variables,
      contextValue: ctx,
      rootValue: root,
      hideSuggestions: !suggestions,
    });
    if (data === undefined) throw new Refusal(errors);
    return { data: JSON.stringify(data), errors, isComposed: false, refusal: null, account: null };
  };
