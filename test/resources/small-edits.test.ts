/** Small edits: what is sent of an assistant, what is refused, and what edits that come together do. */
import { describe, expect, test } from 'vitest';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { startUpstream, type Document } from '../support/upstream.ts';
import { CANARY } from '../support/documents/secrets.ts';
import { writable } from '../support/written-assistants.ts';

const edge = (id: string, from: string, to: string) => ({
  id,
  start_node_id: from,
  condition: { type: 'llm', prompt: 'Always.' },
  target: { type: 'node', node_id: to },
});
const hangup = { type: 'hangup', hangup: {}, shared: true, tool_id: 't1' };
const flow = {
  start_node_id: 'ask',
  nodes: [
    { id: 'ask', type: 'prompt', instructions: 'Ask.', name: 'Ask', position: { x: 1, y: 2 } },
    { id: 'end', type: 'tool', shared_tool_id: 't1', tool: [hangup] },
    { id: 'more', type: 'prompt', instructions: 'More.', model: 'm' },
  ],
  edges: [edge('e1', 'ask', 'end'), edge('e2', 'ask', 'more'), edge('e3', 'more', 'end')],
};
const webhook = (name: string, url = 'https://x.example/') => ({
  type: 'webhook',
  webhook: { name, description: 'd', url, headers: [{ name: 'X-Key', value: CANARY }] },
});
const stored: Document = {
  id: 'a',
  version_id: 'v1',
  created_at: '2026-01-01T00:00:00Z',
  name: 'Ann',
  instructions: 'Be kind.',
  model: 'm',
  dynamic_variables: { x: null, y: 1 },
  tools: [webhook('one'), webhook('two'), { type: 'hangup', hangup: {} }, { ...hangup, type: 'skip_turn', skip_turn: {} }],
  conversation_flow: flow,
};
const written = { ...flow, nodes: [flow.nodes[0], { id: 'end', type: 'tool', shared_tool_id: 't1' }, flow.nodes[2]] };

const mutation = (name: string, rest = '') => {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) {
    assistantId contentHash changes { kind path } findings { code } userErrors { code message field } ${rest} } }`;
};

async function start(documents: readonly Document[] = [stored]) {
  const upstream = await startUpstream(writable({ documents }), { isDescribed: false });
  const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
  const edit = async (name: string, input: object, rest?: string) => {
    const { data, errors } = await query(mutation(name, rest), { variables: { input: { assistantId: 'a', ...input } } });
    expect(errors).toBeUndefined();
    return data[name];
  };
  const sent = () => upstream.requests.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body) as Document);
  return { edit, sent, calls: upstream.calls };
}

const llm = { llm: { prompt: 'Done.' } };
const made = { condition: { type: 'llm', prompt: 'Done.' } };

describe('what is sent is the flow, the tools or the variables alone', () => {
  const [ask, end, more] = written.nodes;
  const [e1, e2, e3] = written.edges;
  test.each([
    [
      'addFlowNode',
      { node: { speak: { message: 'Hello.', name: 'Säy "Hello"' } } },
      { nodeId: 'say_hello' },
      { nodes: [ask, end, more, { id: 'say_hello', type: 'speak', name: 'Säy "Hello"', message: 'Hello.' }] },
    ],
    [
      'addFlowNode',
      { node: { prompt: { instructions: 'x', name: 'Ask' } } },
      { nodeId: 'ask_2' },
      { nodes: [ask, end, more, { id: 'ask_2', type: 'prompt', name: 'Ask', instructions: 'x' }] },
    ],
    [
      'addFlowNode',
      { node: { speak: { nodeId: 'bye', message: 'x' } } },
      { nodeId: 'bye' },
      { nodes: [ask, end, more, { id: 'bye', type: 'speak', message: 'x' }] },
    ],
    [
      'updateFlowNode',
      { nodeId: 'more', changes: { prompt: { instructions: 'Y', model: null } } },
      { nodeId: 'more' },
      { nodes: [ask, end, { id: 'more', type: 'prompt', instructions: 'Y' }] },
    ],
    ['removeFlowNode', { nodeId: 'more' }, { nodeId: 'more' }, { nodes: [ask, end], edges: [e1] }],
    [
      'connectFlowNodes',
      { startNodeId: 'more', target: { nodeId: 'ask' }, condition: llm },
      { edgeId: 'more_to_ask' },
      { edges: [e1, e2, e3, { id: 'more_to_ask', start_node_id: 'more', ...made, target: { type: 'node', node_id: 'ask' } }] },
    ],
    [
      'connectFlowNodes',
      { edgeId: 'mine', startNodeId: 'ask', target: { assistant: { assistantId: 'b' } }, condition: llm, beforeEdgeId: 'e2' },
      { edgeId: 'mine' },
      { edges: [e1, { id: 'mine', start_node_id: 'ask', ...made, target: { type: 'assistant', assistant_id: 'b' } }, e2, e3] },
    ],
    ['disconnectFlowNodes', { edgeId: 'e2' }, { edgeId: 'e2' }, { edges: [e1, e3] }],
  ] as const)('%s %j', async (name, input, ids, changed) => {
    const { edit, sent, calls } = await start();
    const [field = ''] = Object.keys(ids);
    expect(await edit(name, input, field)).toMatchObject({ userErrors: [], assistantId: 'a', ...ids });
    expect(sent()).toEqual([{ conversation_flow: { ...written, ...changed } }]);
    expect(calls.slice(0, 2)).toEqual(['GET /ai/assistants/a', 'POST /ai/assistants/a']);
  });

  test('addFlowNode begins a flow where there is none', async () => {
    const { edit, sent } = await start([{ ...stored, conversation_flow: null }]);
    await edit('addFlowNode', { node: { prompt: { instructions: 'x' } } });
    expect(sent()).toEqual([
      { conversation_flow: { start_node_id: 'prompt', nodes: [{ id: 'prompt', type: 'prompt', instructions: 'x' }], edges: [] } },
    ]);
  });

  test('replaceTool, with the secrets that are left out', async () => {
    const { edit, sent } = await start();
    const tool = { webhook: { name: 'one', description: 'better', url: 'https://x.example/', headers: [{ name: 'X-Key' }] } };
    const answer = await edit('replaceTool', { name: 'one', tool });
    expect(answer).toMatchObject({ userErrors: [], changes: [{ path: ['tools', 'webhook:one', 'webhook', 'description'] }] });
    const better = { ...webhook('one').webhook, description: 'better' };
    expect(sent()).toEqual([
      { tools: [{ type: 'webhook', webhook: better }, webhook('two'), { type: 'hangup', hangup: {} }], tool_ids: ['t1'] },
    ]);
    await edit('replaceTool', { tool: { hangup: { description: 'Bye.' } } });
    expect(sent()[1]).toMatchObject({ tools: [{}, {}, { type: 'hangup', hangup: { description: 'Bye.' } }], tool_ids: ['t1'] });
    expect(JSON.stringify(answer)).not.toContain(CANARY);
  });

  test('setDynamicVariables', async () => {
    const { edit, sent } = await start();
    await edit('setDynamicVariables', { variables: { z: 'new', y: null }, remove: ['x'] });
    expect(sent()).toEqual([{ dynamic_variables: { y: null, z: 'new' } }]);
    expect(await edit('setDynamicVariables', { variables: { z: 'new' } })).toMatchObject({ userErrors: [], changes: [] });
    expect(sent()).toHaveLength(1);
  });
});

describe('without a write is refused', () => {
  test.each([
    ['addFlowNode', { node: { speak: { nodeId: 'ask', message: 'x' } } }, 'BAD_USER_INPUT', 'node'],
    ['updateFlowNode', { nodeId: 'gone', changes: { prompt: { instructions: 'x' } } }, 'NOT_FOUND', 'nodeId'],
    ['updateFlowNode', { nodeId: 'ask', changes: { speak: { message: 'x' } } }, 'BAD_USER_INPUT', 'changes'],
    ['removeFlowNode', { nodeId: 'gone' }, 'NOT_FOUND', 'nodeId'],
    ['connectFlowNodes', { startNodeId: 'gone', target: { nodeId: 'ask' }, condition: llm }, 'NOT_FOUND', 'startNodeId'],
    ['connectFlowNodes', { edgeId: 'e1', startNodeId: 'ask', target: { nodeId: 'ask' }, condition: llm }, 'BAD_USER_INPUT', 'edgeId'],
    [
      'connectFlowNodes',
      { startNodeId: 'ask', target: { nodeId: 'ask' }, condition: llm, beforeEdgeId: 'gone' },
      'NOT_FOUND',
      'beforeEdgeId',
    ],
    ['disconnectFlowNodes', { edgeId: 'gone' }, 'NOT_FOUND', 'edgeId'],
    ['replaceTool', { name: 'gone', tool: { hangup: {} } }, 'NOT_FOUND', 'name'],
    ['replaceTool', { tool: { webhook: { name: 'x', description: 'd', url: 'https://x.example/' } } }, 'BAD_USER_INPUT', 'name'],
    ['setDynamicVariables', { variables: {}, remove: ['gone'] }, 'NOT_FOUND', 'remove'],
  ])('%s %j', async (name, input, code, field) => {
    const { edit, calls } = await start();
    expect((await edit(name, input)).userErrors).toMatchObject([{ code, field: ['input', field] }]);
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('what cannot be an input, without any call', async () => {
    const { edit, calls } = await start();
    expect((await edit('setDynamicVariables', { assistantId: '../a', variables: [], expectedHash: 'x' })).userErrors).toHaveLength(3);
    expect((await edit('addFlowNode', { node: { prompt: { instructions: ' ' } } })).userErrors).toMatchObject([
      { field: ['input', 'node', 'prompt', 'instructions'] },
    ]);
    expect(calls).toEqual([]);
  });

  test('a flow that gets an error by it, unless that is allowed', async () => {
    const { edit, calls, sent } = await start();
    expect((await edit('removeFlowNode', { nodeId: 'ask' })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['input'] }]);
    expect(calls).toEqual(['GET /ai/assistants/a']);
    const dangling = { startNodeId: 'ask', target: { nodeId: 'gone' }, condition: llm };
    expect((await edit('connectFlowNodes', dangling)).userErrors).toMatchObject([
      { message: expect.stringMatching(/^FLOW_EDGE_TARGET_UNKNOWN: /) },
    ]);
    expect(sent()).toEqual([]);
    const { userErrors, findings } = await edit('removeFlowNode', { nodeId: 'ask', allowFindings: true });
    expect(userErrors).toEqual([]);
    expect(findings).toContainEqual({ code: 'FLOW_START_MISSING' });
    expect(sent()).toHaveLength(1);
    // What was wrong before is no reason.
    expect(await edit('setDynamicVariables', { variables: { q: 1 } })).toMatchObject({ userErrors: [] });
  });
});

test('without promotion an edit makes a version beside the main one, which stays as it is', async () => {
  const { query } = await startSandboxGateway();
  const before = (await query('{ assistant(id: "assistant-front-desk") { versionId contentHash } }')).data.assistant;
  const { data, errors } = await query(mutation('setDynamicVariables', 'versionId assistant { versionId }'), {
    variables: { input: { assistantId: 'assistant-front-desk', variables: { season: 'winter' }, promote: false } },
  });
  expect(errors).toBeUndefined();
  const { versionId, assistant, contentHash, changes, userErrors } = data.setDynamicVariables;
  expect({ userErrors, changes, contentHash, versionId: assistant.versionId }).toEqual({
    userErrors: [],
    changes: [{ kind: 'ADDED', path: ['dynamic_variables', 'season'] }],
    ...before,
  });
  const version = `{ assistant(id: "assistant-front-desk") { version(versionId: "${versionId}") { isMain dynamicVariables } } }`;
  expect((await query(version)).data.assistant.version).toMatchObject({ isMain: false, dynamicVariables: { season: 'winter' } });
});

test('of two edits of one state the second is refused with what the first has changed; without a hash both are made', async () => {
  const { query, calls } = await startSandboxGateway();
  const assistantId = 'assistant-front-desk';
  const { data } = await query(`{ assistant(id: "${assistantId}") { contentHash } }`);
  const expectedHash = data.assistant.contentHash;
  const set = async (name: string, rest: object) => {
    const input = { assistantId, variables: { [name]: name }, ...rest };
    return (await query(mutation('setDynamicVariables'), { variables: { input } })).data.setDynamicVariables;
  };
  const from = calls().length;
  const [first, second] = await Promise.all([set('one', { expectedHash }), set('two', { expectedHash })]);
  expect(first).toMatchObject({ userErrors: [] });
  expect(second).toMatchObject({
    userErrors: [{ code: 'CONFLICT', field: ['input', 'expectedHash'] }],
    changes: [{ path: ['dynamic_variables', 'one'] }],
  });
  expect(
    calls()
      .slice(from)
      .filter((call) => call.startsWith('POST')),
  ).toHaveLength(1);
  const again = await set('two', { expectedHash: first.contentHash });
  expect(again).toMatchObject({ userErrors: [] });
  await Promise.all([set('three', {}), set('four', {})]);
  const after = await query(`{ assistant(id: "${assistantId}") { dynamicVariables } }`);
  expect(after.data.assistant.dynamicVariables).toMatchObject({ one: 'one', two: 'two', three: 'three', four: 'four' });
});
