import { GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

const SUGGESTION = / Did you mean .+\?$/s;

/** Answers no questions about the schema, nor hints at it in the errors of a query that guesses. */
export const useNoIntrospection = (): Plugin => ({
  onValidate: ({ addValidationRule }) => {
    addValidationRule(NoSchemaIntrospectionCustomRule);
    return ({ valid, result, setResult }) => {
      if (valid) return;
      setResult((result as readonly GraphQLError[]).map(withoutSuggestion));
    };
  },
});

const withoutSuggestion = (error: GraphQLError) =>
  new GraphQLError(error.message.replace(SUGGESTION, ''), { nodes: error.nodes ?? null, extensions: error.extensions });
