import { GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import { extensionsOf } from '../graphql-error.ts';
import { placeErrors } from '../incremental/place-errors.ts';

/** Adds to the answer the errors that cost only themselves: their fields kept a value, so execution knows nothing of them. */
export const useFieldErrors = (): Plugin<RequestContext> => ({
  onExecute: ({ args: { contextValue } }) => ({
    onExecuteDone: ({ result, setResult }) => {
      if (!isAsyncIterable(result)) {
        if (contextValue.fieldErrors.length > 0) setResult({ ...result, errors: [...(result.errors ?? []), ...takeErrors(contextValue)] });
        return undefined;
      }
      let waiting: readonly GraphQLError[] = [];
      return {
        onNext: (next) => {
          const placed = placeErrors(next.result, [...waiting, ...takeErrors(contextValue)]);
          waiting = placed.waiting;
          next.setResult(placed.part);
        },
      };
    },
  }),
});

/** The errors since the last time. */
const takeErrors = ({ fieldErrors }: RequestContext): readonly GraphQLError[] =>
  fieldErrors.splice(0).map(({ path, error }) => new GraphQLError(error.message, { path, extensions: extensionsOf(error) }));
