/** All of an assistant that an input could take back, and the write of it. */
import type { GraphQLSchema } from 'graphql';
import { everythingQuery, isFlowReference } from './select-all.ts';

/** Reads all of an assistant that an input could take back, with expressions of five levels. */
export const readAll = (schema: GraphQLSchema): string =>
  everythingQuery(schema, 'assistant', {
    depth: 5,
    skip: (type, field) => field === 'dynamicVariablesFromWebhook' || isFlowReference(type, field),
  });

export const UPDATE =
  'mutation($input: UpdateAssistantInput!) { updateAssistant(input: $input) { assistant { id } userErrors { code field message } } }';
