import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import { extensionsOf } from '../graphql-error.ts';

/** Adds to the answer the errors that cost only themselves: their fields kept a value, so execution knows nothing of them. */
export const useFieldErrors = (): Plugin<RequestContext> => ({
  onExecute: ({ args }) => ({
    onExecuteDone: ({ result, setResult }) => {
      const { fieldErrors } = args.contextValue;
      if (fieldErrors.length === 0 || Symbol.asyncIterator in result) return;
      const added = fieldErrors.map(({ path, error }) => new GraphQLError(error.message, { path, extensions: extensionsOf(error) }));
      const executed = result as ExecutionResult;
      setResult({ ...executed, errors: [...(executed.errors ?? []), ...added] });
    },
  }),
});
