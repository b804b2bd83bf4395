import type { GraphQLSchema } from 'graphql';
import { isAsyncIterable, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import { createIncrementalSchema } from '../../schema/incremental.ts';
import { checkCounts } from '../../operations/incremental/check-counts.ts';
import { comesInParts } from '../../operations/incremental/comes-in-parts.ts';
import { dropUnplaced } from '../../operations/incremental/drop-unplaced.ts';
import type { Part } from '../../operations/incremental/place-errors.ts';

type MaskError = (error: unknown, message: string) => Error;

/**
 * Answers operations with `@defer` or `@stream` in parts, where the client takes them. graphql-js cannot, so these alone
 * are executed by Yoga's own executor; for all others the directives have no effect, as the specification allows.
 */
export function useIncremental(maskError: MaskError): Plugin<RequestContext & YogaInitialContext> {
  let schema: GraphQLSchema | undefined;
  return {
    onExecute: ({ args: { document, contextValue, variableValues }, executeFn, setExecuteFn }) => {
      if (!comesInParts({ document, variables: variableValues, accept: contextValue.request.headers.get('accept') })) return undefined;
      checkCounts(document, variableValues ?? {});
      schema ??= createIncrementalSchema();
      const covered = schema;
      setExecuteFn((args) => executeFn({ ...args, schema: covered }));
      return {
        onExecuteDone: ({ result, setResult }) => {
          if (!isAsyncIterable(result)) return undefined;
          setResult(dropUnplaced(result));
          // Yoga masks the errors of an answer, not those of what its parts add.
          return { onNext: (next) => next.setResult(masked(next.result, maskError)) };
        },
      };
    },
  };
}

const masked = <P extends Part>(part: P, maskError: MaskError): P => ({
  ...part,
  ...(part.incremental && {
    incremental: part.incremental.map(({ errors, ...increment }) => ({
      ...increment,
      ...(errors && { errors: errors.map((error) => maskError(error, 'Unexpected error.')) }),
    })),
  }),
});
