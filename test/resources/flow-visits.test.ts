/** Which way conversations took through a flow, as their messages say. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Document, type UpstreamReply } from '../support/upstream.ts';

const node = (id: string) => ({ id, type: 'prompt', instructions: id });
const FLOW = { start_node_id: 'intake', nodes: [node('intake'), node('billing'), node('never')], edges: [] };
const at = (second: number, rest: Document = {}): Document => ({
  role: 'assistant',
  text: 'Hi',
  sent_at: `2026-06-01T10:00:0${second}Z`,
  ...rest,
});

/** As the upstream sorts them, which is not the order of time. */
const MESSAGES: Readonly<Record<string, readonly Document[]>> = {
  c1: [
    at(5, { metadata: { node_id: 'intake' } }),
    at(4, { flow_node_id: 'gone' }),
    at(3, { workflow_node_id: 'billing' }),
    at(2, { workflow_node_id: 'intake' }),
    at(1, { workflow_node_id: 'intake', node_id: 'billing' }),
    at(0),
  ],
  c2: [at(1, { workflow_node_id: 'billing' })],
  c3: [at(1)],
};

async function start() {
  const upstream = await startUpstream(({ path }): UpstreamReply => {
    const [, id = '', messages] = /^\/ai\/conversations\/(\w+)(\/messages)?/.exec(path) ?? [];
    if (path.startsWith('/ai/assistants/a/versions/v')) return { body: { id: 'a', name: 'A', version_id: 'v', conversation_flow: FLOW } };
    if (path.startsWith('/ai/assistants/a')) return { body: { id: 'a', name: 'A', conversation_flow: FLOW } };
    const document = (of: string) => ({
      id: of,
      name: 'C',
      created_at: '2026-06-01T10:00:00Z',
      last_message_at: '2026-06-01T10:00:00Z',
      metadata: { assistant_id: 'a', ...(of === 'c1' && { assistant_version_id: 'v' }) },
    });
    if (id === '') {
      const asked = [...path.matchAll(/id\.eq\.(\w+)/g)].map(([, one = '']) => one);
      return { body: { data: asked.filter((one) => MESSAGES[one]).map(document) } };
    }
    const found = MESSAGES[id];
    if (!found) return NOT_FOUND;
    if (messages) return { body: { data: found, meta: { page_number: 1, page_size: 100, total_pages: 1, total_results: found.length } } };
    return { body: { data: document(id) } };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const calls = () => upstream.calls.splice(0).map((call) => call.replace(/\?.*/, ''));
  return { query, calls };
}

test('messages lead to the nodes at which they were written, and a conversation has its way', async () => {
  const { query, calls } = await start();
  const { data, errors } = await query(`{ conversation(id: "c1") {
    messages(first: 10) { nodes { flowNodeId flowNode { nodeId ... on PromptNode { effectiveInstructions } } } } flowPath { nodeId } } }`);
  expect(errors).toBeUndefined();
  expect(data.conversation.messages.nodes.map(({ flowNodeId, flowNode }: Document) => [flowNodeId, flowNode])).toEqual([
    ['intake', { nodeId: 'intake', effectiveInstructions: 'intake' }],
    ['gone', null],
    ['billing', { nodeId: 'billing', effectiveInstructions: 'billing' }],
    ['intake', { nodeId: 'intake', effectiveInstructions: 'intake' }],
    ['intake', { nodeId: 'intake', effectiveInstructions: 'intake' }],
    [null, null],
  ]);
  expect(data.conversation.flowPath).toEqual([{ nodeId: 'intake' }, { nodeId: 'billing' }, { nodeId: 'intake' }]);
  expect(calls().toSorted()).toEqual(['GET /ai/assistants/a/versions/v', 'GET /ai/conversations/c1', 'GET /ai/conversations/c1/messages']);
});

test('without a version it is the flow of the assistant as it is now, and without nodes there is no way', async () => {
  const { query, calls } = await start();
  const { data, errors } = await query('{ two: conversation(id: "c2") { flowPath { nodeId } } }');
  expect([errors, data]).toEqual([undefined, { two: { flowPath: [{ nodeId: 'billing' }] } }]);
  expect(calls().toSorted()).toEqual(['GET /ai/assistants/a', 'GET /ai/conversations/c2', 'GET /ai/conversations/c2/messages']);
  const none = await query('{ conversation(id: "c3") { flowPath { nodeId } } }');
  expect([none.errors, none.data]).toEqual([undefined, { conversation: { flowPath: null } }]);
});

const heatmap = (ids: readonly string[]) =>
  `{ assistant(id: "a") { conversationFlow { heatmap(conversationIds: ${JSON.stringify(ids)}) { node { nodeId } visits endings } } } }`;

test('a heatmap counts how often conversations came to each node', async () => {
  const { query, calls } = await start();
  const { data, errors } = await query(heatmap(['c1', 'c2', 'c3', 'c2']));
  expect(errors).toBeUndefined();
  expect(data.assistant.conversationFlow.heatmap).toEqual([
    { node: { nodeId: 'intake' }, visits: 2, endings: 1 },
    { node: { nodeId: 'billing' }, visits: 2, endings: 1 },
    { node: { nodeId: 'never' }, visits: 0, endings: 0 },
  ]);
  expect(calls().toSorted()).toEqual([
    'GET /ai/assistants/a',
    'GET /ai/conversations',
    ...['c1', 'c2', 'c3'].map((id) => `GET /ai/conversations/${id}/messages`),
  ]);
});

test('what cannot be counted is reported, and what is asked wrongly refused without a call', async () => {
  const { query, calls } = await start();
  const { data, errors } = await query(heatmap(['c2', 'gone']));
  expect(errors?.map(({ path, message, extensions }) => [path?.join('.'), message, extensions?.['code']])).toEqual([
    ['assistant.conversationFlow.heatmap', 'Conversation gone is not counted: There is no such conversation.', 'NOT_FOUND'],
  ]);
  expect(data.assistant.conversationFlow.heatmap[1]).toEqual({ node: { nodeId: 'billing' }, visits: 1, endings: 1 });
  calls();
  for (const ids of [Array.from({ length: 101 }, (_, index) => `c${index}`), ['../x']]) {
    const refused = await query(heatmap(ids));
    expect(refused.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
  }
  expect(calls()).toEqual([]);
});
