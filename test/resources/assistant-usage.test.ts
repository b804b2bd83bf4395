/** Who leads to an assistant: handoffs and flows of others, in their main versions or all of them. */
import { expect, test } from 'vitest';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { startUpstream, type Document } from '../support/upstream.ts';

const handoff = (id: string, toolId?: string): Document => ({
  type: 'handoff',
  ...(toolId && { tool_id: toolId, shared: true }),
  handoff: { ai_assistants: [{ id, name: 'Desk' }] },
});

const ASSISTANTS: readonly Document[] = [
  { id: 'desk', name: 'Desk', version_id: 'd1', tools: [handoff('desk')], conversation_flow: null },
  { id: 'a', name: 'Ann', version_id: 'a2', tools: [handoff('desk'), handoff('desk', 't1'), handoff('other')], conversation_flow: null },
  {
    id: 'b',
    name: 'Bob',
    version_id: 'b1',
    tools: [],
    conversation_flow: {
      start_node_id: 'n',
      nodes: [{ id: 'n', type: 'prompt', tools: [[handoff('desk', 't2')]] }],
      edges: [{ id: 'e', start_node_id: 'n', target: { type: 'assistant', assistant_id: 'desk' } }],
    },
  },
  { id: 'c', name: 'Cyd', version_id: 'c2', tools: [], conversation_flow: null },
];

const VERSIONS: Readonly<Record<string, readonly Document[]>> = {
  c: [
    { id: 'c', name: 'Cyd', version_id: 'c1', tools: [handoff('desk')], conversation_flow: { nodes: [] } },
    { id: 'c', name: 'Cyd', version_id: 'c2', tools: [], conversation_flow: null },
  ],
};

const LIST = 'GET /ai/assistants';

async function start(assistants = ASSISTANTS) {
  const upstream = await startUpstream(({ path }) => {
    const [, , , id, below] = path.split('/');
    if (id === undefined) return { body: { data: assistants } };
    if (below === 'versions') return { body: { data: VERSIONS[id] ?? [] } };
    return { body: ASSISTANTS.find((one) => one['id'] === id) };
  });
  return { calls: upstream.calls, ...startGateway({ upstreamUrl: upstream.url }) };
}

test('the places in other assistants, for one list', async () => {
  const { query, calls } = await start();
  const { data, errors } = await query(`{
    assistants(filter: { ids: ["desk", "c"] }, orderBy: { field: ID, direction: DESC }) { nodes {
      id usage { isUsed isComplete assistants { assistantId versionId paths assistant { name } } } deletability { isDeletable reasons }
    } }
  }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    assistants: {
      nodes: [
        {
          id: 'desk',
          usage: {
            isUsed: true,
            isComplete: true,
            assistants: [
              {
                assistantId: 'a',
                versionId: 'a2',
                paths: [
                  ['tools', 'handoff', 'aiAssistants', 'desk'],
                  ['tools', 't1', 'aiAssistants', 'desk'],
                ],
                assistant: { name: 'Ann' },
              },
              {
                assistantId: 'b',
                versionId: 'b1',
                paths: [
                  ['conversationFlow', 'nodes', 'n', 'tools', 't2', 'aiAssistants', 'desk'],
                  ['conversationFlow', 'edges', 'e', 'target'],
                ],
                assistant: { name: 'Bob' },
              },
            ],
          },
          deletability: {
            isDeletable: false,
            reasons: [
              'The assistant a uses it at tools.handoff.aiAssistants.desk, tools.t1.aiAssistants.desk.',
              'The assistant b uses it at conversationFlow.nodes.n.tools.t2.aiAssistants.desk, conversationFlow.edges.e.target.',
            ],
          },
        },
        {
          id: 'c',
          usage: { isUsed: false, isComplete: true, assistants: [] },
          deletability: { isDeletable: true, reasons: [] },
        },
      ],
    },
  });
  expect(calls).toEqual([LIST]);
});

test('versions are looked through when asked for, for one list of each assistant', async () => {
  const { query, calls } = await start();
  const { data } = await query(`{ assistants(filter: { ids: ["desk"] }) { nodes {
    usage(includeVersions: true) { assistants { assistantId versionId } }
  } } }`);
  expect(data).toEqual({
    assistants: {
      nodes: [
        {
          usage: {
            assistants: [
              { assistantId: 'a', versionId: 'a2' },
              { assistantId: 'b', versionId: 'b1' },
              { assistantId: 'c', versionId: 'c1' },
            ],
          },
        },
      ],
    },
  });
  expect(calls.toSorted()).toEqual([LIST, ...ASSISTANTS.map(({ id }) => `GET /ai/assistants/${String(id)}/versions`)].toSorted());
});

test('what the list leaves out is read before it is said that nobody leads there', async () => {
  const { query, calls } = await start(ASSISTANTS.map(({ tools: _tools, conversation_flow: _flow, ...rest }) => rest));
  const { data } = await query('{ assistants(filter: { ids: ["desk"] }) { nodes { usage { assistants { assistantId } } } } }');
  expect(data.assistants.nodes[0].usage.assistants).toEqual([{ assistantId: 'a' }, { assistantId: 'b' }]);
  expect(calls).toHaveLength(1 + ASSISTANTS.length);
});

test('what Telnyx refuses to delete is not deletable, and what it deletes is', async () => {
  const { query } = await startSandboxGateway();
  const { data } = await query('{ assistants { nodes { id deletability { isDeletable } } } }');
  const nodes = data.assistants.nodes as readonly { id: string; deletability: { isDeletable: boolean } }[];
  expect(new Set(nodes.map(({ deletability }) => deletability.isDeletable))).toEqual(new Set([true, false]));
  const refused = nodes.filter(({ deletability }) => !deletability.isDeletable);
  for (const { id } of refused) {
    const { data: answer } = await query(`mutation { deleteAssistant(input: { id: "${id}" }) { userErrors { code } } }`);
    expect(answer.deleteAssistant.userErrors).toEqual([{ code: 'CONFLICT' }]);
  }
  const free = nodes.find(({ deletability }) => deletability.isDeletable)?.id ?? '';
  const { data: answer } = await query(`mutation { deleteAssistant(input: { id: "${free}" }) { deletedId } }`);
  expect(answer).toEqual({ deleteAssistant: { deletedId: free } });
});

test('a list of versions with damage says that it could not be looked through', async () => {
  const upstream = await startUpstream(({ path }) => {
    if (path === '/ai/assistants') return { body: { data: ASSISTANTS } };
    return { body: { data: ['junk'] } };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data } = await query(`{ assistants(filter: { ids: ["desk"] }) { nodes {
    now: usage { isComplete } ever: usage(includeVersions: true) { isComplete }
  } } }`);
  expect(data.assistants.nodes).toEqual([{ now: { isComplete: true }, ever: { isComplete: false } }]);
});
