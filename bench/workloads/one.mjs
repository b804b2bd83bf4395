import { idAt } from '../documents.mjs';

/** W1: three fields of one assistant. */
export const W1 = {
  id: 'W1',
  title: '`assistant(id)`, three fields',
  schema: 'small',
  reads: 'one',
  query: 'query W1($id: ID!) { assistant(id: $id) { id name model } }',
  variables: { id: idAt(17, 200) },
  differing: {
    query:
      'query W1($id: ID!, $caller: String, $live: Boolean = false) { assistant(id: $id) { id name model dynamicVariablesFromWebhook(from: $caller) @include(if: $live) } }',
    vary: 'id',
  },
  answer: ({ byId }, { id }) => {
    const { name, model } = byId.get(id);
    return { assistant: { id, name, model } };
  },
};
