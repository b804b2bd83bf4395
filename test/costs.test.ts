import { describe, expect, test } from 'vitest';
import { startGateway } from './support/gateway.ts';
import { account, startUpstream, type Document } from './support/upstream.ts';

const LIST = 'GET /ai/assistants';
const read = (id: string) => `GET /ai/assistants/${id}`;

const handoffTo = (...ids: string[]) => ({
  type: 'handoff',
  handoff: { ai_assistants: ids.map((id) => ({ id, name: id })) },
});
const flowTo = (id: string) => ({
  start_node_id: 'n1',
  nodes: [{ id: 'n1', type: 'prompt', instructions: 'Hello' }],
  edges: [{ id: 'e1', start_node_id: 'n1', condition: { type: 'llm', prompt: 'always' }, target: { type: 'assistant', assistant_id: id } }],
});
const assistant = (id: string, rest: Document = {}): Document => ({
  id,
  name: `Name of ${id}`,
  created_at: '2026-01-01T00:00:00Z',
  model: 'some/model',
  instructions: 'Be kind.',
  ...rest,
});

const ACCOUNT = [
  assistant('a', { tools: [handoffTo('b', 'c')], mcp_servers: [{ id: 'mcp-1' }] }),
  assistant('b', { tools: [handoffTo('a')], conversation_flow: flowTo('c') }),
  assistant('c', { tools: [] }),
];

const TARGETS = `tools { ... on HandoffTool { aiAssistants { assistantId assistant { id name } } } }
  conversationFlow { edges { target { ... on AssistantTarget { assistantId assistant { name } } } } }`;

async function start(documents: readonly Document[], options: Parameters<typeof account>[1] & { cacheTtlMs?: number } = {}) {
  const upstream = await startUpstream(account(documents, options));
  const gateway = startGateway({
    upstreamUrl: upstream.url,
    ...(options.cacheTtlMs === undefined ? {} : { cacheTtlMs: options.cacheTtlMs }),
  });
  return { ...gateway, calls: upstream.calls };
}

describe('what a read costs on a cold cache', () => {
  test('one assistant, any of its own fields: one read', async () => {
    const { query, calls } = await start(ACCOUNT);
    const { data, errors } = await query(
      '{ assistant(id: "a") { id name tools { __typename } mcpServers { mcpServerId } conversationFlow { startNodeId } extra } }',
    );
    expect(errors).toBeUndefined();
    expect(data.assistant).toEqual({
      id: 'a',
      name: 'Name of a',
      tools: [{ __typename: 'HandoffTool' }],
      mcpServers: [{ mcpServerId: 'mcp-1' }],
      conversationFlow: null,
      extra: null,
    });
    expect(calls).toEqual([read('a')]);
  });

  test('the same id in several places of one operation: one read', async () => {
    const { query, calls } = await start(ACCOUNT);
    const { data } = await query('{ x: assistant(id: "a") { name } y: assistant(id: "a") { createdAt } }');
    expect(data).toEqual({ x: { name: 'Name of a' }, y: { createdAt: '2026-01-01T00:00:00Z' } });
    expect(calls).toEqual([read('a')]);
  });

  test.each([5_000, 0])('a hundred equal requests of one tenant at once, with %i ms of cache: one read', async (cacheTtlMs) => {
    const { query, calls } = await start(ACCOUNT, { cacheTtlMs });
    const answers = await Promise.all(Array.from({ length: 100 }, () => query('{ assistant(id: "a") { name } }')));
    expect(answers.every(({ data }) => data.assistant.name === 'Name of a')).toBe(true);
    expect(calls).toEqual([read('a')]);
  });

  test('the list with all its handoff and flow targets: one list', async () => {
    const { query, calls } = await start(ACCOUNT);
    const { data, errors } = await query(`{ assistants { nodes { id name ${TARGETS} } } }`);
    expect(errors).toBeUndefined();
    expect(data.assistants.nodes).toHaveLength(3);
    expect(JSON.stringify(data)).toContain('"assistant":{"id":"c","name":"Name of c"}');
    expect(calls).toEqual([LIST]);
  });

  test('several ids of one operation: one list instead of a read for each', async () => {
    const { query, calls } = await start(ACCOUNT);
    const { data } = await query('{ a: assistant(id: "a") { name tools { __typename } } b: assistant(id: "b") { name } }');
    expect(data.a.tools).toHaveLength(1);
    expect(calls).toEqual([LIST]);
  });

  test('a list in the same operation serves the single ids too, whatever their order', async () => {
    const { query, calls } = await start(ACCOUNT);
    const { data } = await query('{ one: assistant(id: "b") { name } assistants { totalCount } }');
    expect(data).toEqual({ one: { name: 'Name of b' }, assistants: { totalCount: 3 } });
    expect(calls).toEqual([LIST]);
  });

  test('a list that fails takes no single read of the operation with it', async () => {
    const { url, calls } = await startUpstream((request) =>
      request.path === '/ai/assistants' ? { status: 501 } : account(ACCOUNT)(request),
    );
    const { query } = startGateway({ upstreamUrl: url });
    const { data, errors } = await query('{ assistant(id: "b") { name lint { isOk } } account { lint { isOk } } }');
    expect(data).toMatchObject({ assistant: { name: 'Name of b', lint: { isOk: true } }, account: { lint: null } });
    expect(errors?.map(({ path }) => path)).toEqual([['account', 'lint']]);
    expect(calls.filter((call) => call.startsWith('GET /ai/assistants/'))).toEqual([read('b')]);
  });

  test('a dangling handoff: null, the bare id, and one read for it at most', async () => {
    const { query, calls } = await start([assistant('a', { tools: [handoffTo('gone')] }), assistant('b', { tools: [handoffTo('gone')] })]);
    const { data, errors } = await query(
      `{ assistants(orderBy: { field: ID }) { nodes { tools { ... on HandoffTool { aiAssistants { assistantId assistant { name } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.assistants.nodes[0].tools[0].aiAssistants).toEqual([{ assistantId: 'gone', assistant: null }]);
    expect(calls).toEqual([LIST, read('gone')]);
  });

  test('what a read brought serves the next request, and Cache-Control: no-cache asks again', async () => {
    const { query, calls } = await start(ACCOUNT);
    const text = '{ assistant(id: "a") { name } }';
    await query(text);
    await query(text);
    expect(calls).toEqual([read('a')]);
    await query(text, { headers: { 'cache-control': 'no-cache' } });
    expect(calls).toEqual([read('a'), read('a')]);
  });
});

describe.each(['absent', 'empty'] as const)('an upstream whose list leaves tools, MCP servers and flows out (%s)', (leftOutAs) => {
  const poor = { listLeavesOut: ['tools', 'mcp_servers', 'conversation_flow'], leftOutAs };

  test('fields that the list carries still cost one list', async () => {
    const { query, calls } = await start(ACCOUNT, poor);
    await query('{ assistants { nodes { id name model instructions extra } } }');
    expect(calls).toEqual([LIST]);
  });

  test('a field that the list shows nowhere is read singly, once for each, and is never wrongly empty', async () => {
    const { query, calls } = await start(ACCOUNT, poor);
    const text =
      '{ assistants(orderBy: { field: ID }) { nodes { id tools { __typename } mcpServers { mcpServerId } conversationFlow { startNodeId } } } }';
    const { data } = await query(text);
    expect(data.assistants.nodes).toEqual([
      { id: 'a', tools: [{ __typename: 'HandoffTool' }], mcpServers: [{ mcpServerId: 'mcp-1' }], conversationFlow: null },
      { id: 'b', tools: [{ __typename: 'HandoffTool' }], mcpServers: [], conversationFlow: { startNodeId: 'n1' } },
      { id: 'c', tools: [], mcpServers: [], conversationFlow: null },
    ]);
    expect(calls.toSorted()).toEqual([LIST, read('a'), read('b'), read('c')]);
    await query(text);
    expect(calls).toHaveLength(4);
  });

  test('filtering by tool reads singly too, so that nothing is missing', async () => {
    const { query, calls } = await start(ACCOUNT, poor);
    const { data } = await query('{ assistants(filter: { toolType: HANDOFF }, orderBy: { field: ID }) { totalCount nodes { id } } }');
    expect(data.assistants).toEqual({ totalCount: 2, nodes: [{ id: 'a' }, { id: 'b' }] });
    expect(calls).toHaveLength(4);
  });

  test('several ids are read singly once it is known that the list leaves out what is asked: never both', async () => {
    const { query, calls } = await start(ACCOUNT, { ...poor, cacheTtlMs: 0 });
    await query('{ assistants { totalCount } }');
    calls.length = 0;
    const both = await query('{ a: assistant(id: "a") { tools { __typename } } b: assistant(id: "b") { tools { __typename } } }');
    expect(both.data.a.tools).toHaveLength(1);
    expect(calls.toSorted()).toEqual([read('a'), read('b')]);
    calls.length = 0;
    await query('{ a: assistant(id: "a") { name } b: assistant(id: "b") { name } }');
    expect(calls).toEqual([LIST]);
  });
});

describe('several ids, once the size of the list is known', () => {
  const many = (count: number, bytes: number) =>
    Array.from({ length: count }, (_entry, index) => assistant(`x${index}`, { instructions: 'w'.repeat(bytes) }));
  const ask = (count: number) =>
    `{ ${Array.from({ length: count }, (_id, index) => `a${index}: assistant(id: "x${index}") { name }`).join(' ')} }`;
  const reads = (count: number) => Array.from({ length: count }, (_id, index) => read(`x${index}`));

  test.each([
    ['a big account: two are two reads', 200, 8_000, 2, reads(2)],
    ['a big account: twenty are one list', 200, 8_000, 20, [LIST]],
    ['a small account: two are one list', 10, 5_000, 2, [LIST]],
    ['an account of two: both are one list', 2, 90_000, 2, [LIST]],
    ['any account: one is one read', 10, 100, 1, reads(1)],
  ])('%s', async (_name, count, bytes, asked, expected) => {
    const { query, calls } = await start(many(count, bytes), { cacheTtlMs: 0 });
    const unknown = await query(ask(asked));
    expect(Object.keys(unknown.data)).toHaveLength(asked);
    expect(calls).toEqual(asked === 1 ? reads(1) : [LIST]);
    await query('{ assistants { totalCount } }');
    calls.length = 0;
    const known = await query(ask(asked));
    expect(known).toEqual(unknown);
    expect(calls.toSorted()).toEqual([...expected].toSorted());
  });

  test('handoff targets of one assistant are weighed likewise', async () => {
    const documents = [...many(200, 8_000), assistant('a', { tools: [handoffTo('x1', 'x2')] })];
    const { query, calls } = await start(documents, { cacheTtlMs: 0 });
    const text = `{ assistant(id: "a") { ${TARGETS} } }`;
    const unknown = await query(text);
    expect(calls).toEqual([read('a'), LIST]);
    calls.length = 0;
    expect(await query(text)).toEqual(unknown);
    expect(calls).toEqual([read('a'), read('x1'), read('x2')]);
  });
});

test('a list that does carry a field is believed where it is empty', async () => {
  const { query, calls } = await start(ACCOUNT);
  const { data } = await query('{ assistants(orderBy: { field: ID }) { nodes { tools { __typename } mcpServers { mcpServerId } } } }');
  expect(data.assistants.nodes[2]).toEqual({ tools: [], mcpServers: [] });
  expect(calls).toEqual([LIST]);
});
