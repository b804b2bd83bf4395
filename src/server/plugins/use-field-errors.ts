import type { GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import { toGraphQLError } from '../../operations/graphql-error.ts';
import { placeErrors } from '../../operations/incremental/place-errors.ts';

/** Adds to the answer the errors that cost only themselves: their fields kept a value, so execution knows nothing of them. */
export const useFieldErrors = (): Plugin<RequestContext> => ({
  onExecute: ({ args: { contextValue } }) => ({
    onExecuteDone: ({ result, setResult }) => {
      const { fieldErrors } = contextValue;
      if (!isAsyncIterable(result)) {
        if (fieldErrors.length > 0) setResult({ ...result, errors: [...(result.errors ?? []), ...fieldErrors.map(toGraphQLError)] });
        return undefined;
      }
      let seen = 0;
      let waiting: readonly GraphQLError[] = [];
      return {
        onNext: (next) => {
          const placed = placeErrors(next.result, [...waiting, ...fieldErrors.slice(seen).map(toGraphQLError)]);
          seen = fieldErrors.length;
          waiting = placed.waiting;
          next.setResult(placed.part);
        },
      };
    },
  }),
});
