import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

const SUGGESTION = / Did you mean .*$/s;

/** Keeps errors from hinting at the schema to a query, or to variables, that guess. Questions about it are refused by a rule. */
export const useNoIntrospection = (): Plugin => ({
  onValidate:
    () =>
    ({ result }) =>
      removeSuggestions(result as readonly GraphQLError[]),
  onExecute: () => ({
    onExecuteDone: ({ result }) => {
      if (!(Symbol.asyncIterator in result)) removeSuggestions(result.errors ?? []);
    },
  }),
});

function removeSuggestions(errors: readonly GraphQLError[]): void {
  for (const error of errors) error.message = error.message.replace(SUGGESTION, '');
}
