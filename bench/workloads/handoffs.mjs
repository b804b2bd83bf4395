import { idAt } from '../documents.mjs';

const HANDOFFS = 'tools { ... on HandoffTool { aiAssistants { assistant { name model } } } }';

/** W3: a list of 200, and the assistants that each hands over to. */
export const W3 = {
  id: 'W3',
  title: 'list of 200, handoff targets’ `name model`',
  schema: 'small',
  reads: 'list',
  query: `query W3($first: Int!) { assistants(first: $first) { nodes { ${HANDOFFS} } } }`,
  variables: { first: 200 },
  differing: {
    query: `query W3($first: Int!, $caller: String, $live: Boolean = false) { assistants(first: $first) { nodes { ${HANDOFFS} dynamicVariablesFromWebhook(from: $caller) @include(if: $live) } } }`,
    vary: 'first',
  },
  answer: ({ list, byId }, { first }) => ({
    assistants: { nodes: list.slice(0, first).map(({ tools }) => ({ tools: tools.map((tool) => showTool(tool, byId)) })) },
  }),
};

/** W5: one assistant, and those that it hands over to. */
export const W5 = {
  id: 'W5',
  title: 'one assistant, handoff targets’ `name model`',
  schema: 'small',
  reads: 'handoffs',
  query: `query W5($id: ID!) { assistant(id: $id) { id name ${HANDOFFS} } }`,
  variables: { id: idAt(17, 200) },
  answer: ({ byId }, { id }) => {
    const { name, tools } = byId.get(id);
    return { assistant: { id, name, tools: tools.map((tool) => showTool(tool, byId)) } };
  },
};

/** Ids of the assistants that a document hands over to. */
export const targetsOf = ({ tools }) => tools.flatMap(({ handoff }) => handoff?.ai_assistants.map(({ id }) => id) ?? []);

function showTool({ handoff }, byId) {
  if (handoff === undefined) return {};
  return {
    aiAssistants: handoff.ai_assistants.map(({ id }) => {
      const { name, model } = byId.get(id);
      return { assistant: { name, model } };
    }),
  };
}
