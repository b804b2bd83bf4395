/** W2: a list of 200, and what kind of tools each has. */
export const W2 = {
  id: 'W2',
  title: 'list of 200: `id name tools { __typename }`',
  schema: 'small',
  reads: 'list',
  query: 'query W2($first: Int!) { assistants(first: $first) { nodes { id name tools { __typename } } } }',
  variables: { first: 200 },
  differing: {
    query:
      'query W2($first: Int!, $caller: String, $live: Boolean = false) { assistants(first: $first) { nodes { id name tools { __typename } dynamicVariablesFromWebhook(from: $caller) @include(if: $live) } } }',
    vary: 'first',
  },
  answer: ({ list }, { first }) => ({
    assistants: {
      nodes: list
        .slice(0, first)
        .map(({ id, name, tools }) => ({ id, name, tools: tools.map(({ type }) => ({ __typename: TOOLS[type] })) })),
    },
  }),
};

const TOOLS = {
  webhook: 'WebhookTool',
  handoff: 'HandoffTool',
  retrieval: 'RetrievalTool',
  send_dtmf: 'DTMFTool',
  hangup: 'HangupTool',
};
