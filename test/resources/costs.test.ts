/** What reads of shared tools and MCP servers cost, and those of assistants that refer to them. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { library, LISTS, server, tool, type Library } from '../support/resources.ts';
import { startUpstream, type Document } from '../support/upstream.ts';
import { expectCosts } from '../support/costs.ts';

const shared = (id: string) => ({ type: 'hangup', shared: true, tool_id: id, hangup: {} });
const assistant = (id: string, rest: Document): Document => ({ id, name: `Name of ${id}`, model: 'm', ...rest });

const LIBRARY: Library = {
  assistants: [
    assistant('a', { tools: [shared('t1'), shared('t2'), shared('gone'), { type: 'hangup', tool_id: 't3', hangup: {} }] }),
    assistant('b', {
      mcp_servers: [{ id: 's1' }, { id: 's2' }, { id: 'gone' }],
      conversation_flow: {
        nodes: [
          { id: 'n1', type: 'prompt', shared_tool_ids: ['t1', 't2'] },
          { id: 'n2', type: 'tool', shared_tool_id: 't1' },
        ],
      },
    }),
  ],
  tools: ['t1', 't2', 't3'].map((id) => tool(id)),
  servers: ['s1', 's2', 's3'].map((id) => server(id)),
};

async function start(state: Library = structuredClone(LIBRARY), cacheTtlMs = 5_000) {
  const upstream = await startUpstream(library(state));
  return { state, calls: upstream.calls, ...startGateway({ upstreamUrl: upstream.url, cacheTtlMs }) };
}

test.each([
  ['one MCP server', '{ mcpServer(id: "s1") { name allowedTools url } again: mcpServer(id: "s1") { type } }', ['GET /ai/mcp_servers/s1']],
  ['one shared tool, its tool included', '{ sharedTool(id: "t1") { displayName tool { __typename } } }', ['GET /ai/tools/t1']],
  ['one that does not exist', '{ mcpServer(id: "gone") { name } }', ['GET /ai/mcp_servers/gone']],
  ['several of a kind', '{ a: mcpServer(id: "s1") { name } b: mcpServer(id: "s2") { name } }', [LISTS.servers]],
  ['both lists', '{ mcpServers { totalCount } sharedTools { totalCount } }', [LISTS.servers, LISTS.tools]],
  [
    'assistants and their MCP servers',
    '{ assistants { nodes { mcpServers { mcpServerId mcpServer { name } } } } }',
    [LISTS.assistants, LISTS.servers, 'GET /ai/mcp_servers/gone'],
  ],
  [
    'assistants and their shared tools, on four ways',
    `{ assistants { nodes { sharedTools { id } tools { ... on Tool { toolId sharedTool { displayName } } }
        conversationFlow { nodes { ... on PromptNode { sharedTools { id } } ... on ToolNode { sharedTool { id } } } } } } }`,
    [LISTS.assistants, LISTS.tools, 'GET /ai/tools/gone'],
  ],
  [
    'the uses of all of a kind',
    '{ mcpServers { nodes { id usage { isUsed assistants { paths } } deletability { isDeletable } } } }',
    [LISTS.servers, LISTS.assistants],
  ],
  [
    'nodes of three types',
    `{ nodes(ids: ["${Buffer.from('McpServer:s1').toString('base64url')}", "${Buffer.from('SharedTool:t1').toString('base64url')}",
        "${Buffer.from('Assistant:a').toString('base64url')}"]) { globalId __typename } }`,
    ['GET /ai/mcp_servers/s1', 'GET /ai/tools/t1', 'GET /ai/assistants/a'],
  ],
])('%s', async (_name, query, expected) => expectCosts(await start(), query, expected));

test.each([
  ['assistants', '{ a: assistant(id: "a") { sharedTools { id } } b: assistant(id: "b") { sharedTools { id } } }', ['a', 'b']],
  [
    'assistants, by a fragment on what they have in common',
    `{ a: assistant(id: "a") { ...Tools } b: assistant(id: "b") { ...Tools } }
      fragment Tools on AssistantConfiguration { sharedTools { id } }`,
    ['a', 'b'],
  ],
])('the shared tools of %s are read without a list that is known to leave tools out', async (_name, query, ids) => {
  const without = ids.map((id) => assistant(id, {}));
  const whole = (id: string) => ({ body: assistant(id, { tools: [shared('t1')] }) });
  const upstream = await startUpstream(
    library({ ...structuredClone(LIBRARY), assistants: without }, (_method, path) => {
      const [, id] = /^\/ai\/assistants\/(\w+)/.exec(path) ?? [];
      return id === undefined ? undefined : whole(id);
    }),
  );
  let now = 0;
  const { query: ask } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 5_000, now: () => now });
  await ask('{ assistants { totalCount } }');
  now += 60_000;
  upstream.calls.splice(0);
  const { data } = await ask(query);
  expect(data).toEqual(Object.fromEntries(ids.map((id) => [id, { sharedTools: [{ id: 't1' }] }])));
  expect(upstream.calls.toSorted()).toEqual([...ids.map((id) => `GET /ai/assistants/${id}`), 'GET /ai/tools/t1'].toSorted());
});

test('what assistants refer to is what there is, each once', async () => {
  const { query } = await start();
  const { data } =
    await query(`{ a: assistant(id: "a") { sharedTools { id } tools { ... on Tool { toolId shared sharedTool { displayName } } } }
    b: assistant(id: "b") { mcpServers { mcpServerId allowedTools mcpServer { name } }
      conversationFlow { nodes { ... on PromptNode { sharedToolIds sharedTools { id } } ... on ToolNode { sharedTool { id } } } } } }`);
  expect(data).toEqual({
    a: {
      sharedTools: [{ id: 't1' }, { id: 't2' }],
      tools: [
        { toolId: 't1', shared: true, sharedTool: { displayName: 'Name of t1' } },
        { toolId: 't2', shared: true, sharedTool: { displayName: 'Name of t2' } },
        { toolId: 'gone', shared: true, sharedTool: null },
        { toolId: 't3', shared: null, sharedTool: null },
      ],
    },
    b: {
      mcpServers: [
        { mcpServerId: 's1', allowedTools: null, mcpServer: { name: 'Name of s1' } },
        { mcpServerId: 's2', allowedTools: null, mcpServer: { name: 'Name of s2' } },
        { mcpServerId: 'gone', allowedTools: null, mcpServer: null },
      ],
      conversationFlow: {
        nodes: [{ sharedToolIds: ['t1', 't2'], sharedTools: [{ id: 't1' }, { id: 't2' }] }, { sharedTool: { id: 't1' } }],
      },
    },
  });
});

test('usage names the assistants and the places, and what is not used can be deleted', async () => {
  const { query } = await start();
  const { data } = await query(`{ sharedTool(id: "t1") { usage { isUsed isComplete assistants { assistantId assistant { name } paths } } }
    unused: sharedTool(id: "t3") { usage { isUsed assistants { assistantId } } deletability { isDeletable reasons } }
    mcpServer(id: "s1") { usage { assistants { assistantId paths } } deletability { isDeletable reasons } } }`);
  expect(data).toEqual({
    sharedTool: {
      usage: {
        isUsed: true,
        isComplete: true,
        assistants: [
          { assistantId: 'a', assistant: { name: 'Name of a' }, paths: [['tools', 't1']] },
          {
            assistantId: 'b',
            assistant: { name: 'Name of b' },
            paths: [
              ['conversationFlow', 'nodes', 'n1', 'sharedToolIds'],
              ['conversationFlow', 'nodes', 'n2', 'sharedToolId'],
            ],
          },
        ],
      },
    },
    unused: { usage: { isUsed: false, assistants: [] }, deletability: { isDeletable: true, reasons: [] } },
    mcpServer: {
      usage: { assistants: [{ assistantId: 'b', paths: [['mcpServers', 's1']] }] },
      deletability: { isDeletable: false, reasons: [expect.stringContaining('assistant b')] },
    },
  });
});

test.each([
  ['the definition as the settings', { type: 'webhook', tool_definition: { name: 'call', url: 'https://example.com' } }],
  ['the settings under their kind', { type: 'webhook', tool_definition: { webhook: { name: 'call', url: 'https://example.com' } } }],
])('a shared tool reads as the tool that assistants have: %s', async (_name, rest) => {
  const { query } = await start({ ...structuredClone(LIBRARY), tools: [tool('t1', { ...rest, timeout_ms: 7_000 })] });
  const { data, errors } = await query(
    '{ sharedTool(id: "t1") { kind type extra tool { ... on WebhookTool { name url shared toolId timeoutMs extra } } } }',
  );
  expect(errors).toBeUndefined();
  expect(data.sharedTool).toEqual({
    kind: 'WEBHOOK',
    type: 'webhook',
    extra: null,
    tool: { name: 'call', url: 'https://example.com', shared: true, toolId: 't1', timeoutMs: 7_000, extra: null },
  });
});

test('a kind that nobody knows is UNKNOWN, and shown whole', async () => {
  const { query } = await start({
    ...structuredClone(LIBRARY),
    tools: [tool('t1', { type: 'teleport', tool_definition: { to: 'moon' } })],
  });
  const { data } = await query('{ sharedTool(id: "t1") { kind type tool { ... on UnknownTool { raw } } } }');
  expect(data.sharedTool).toMatchObject({ kind: 'UNKNOWN', type: 'teleport', tool: { raw: { teleport: { to: 'moon' } } } });
});

test('lists are filtered, sorted and cut here, and damaged entries cost themselves', async () => {
  const servers = [...Array.from({ length: 120 }, (_entry, index) => server(`s${String(index).padStart(3, '0')}`)), { name: 'no id' }];
  const { query, calls } = await start({ ...structuredClone(LIBRARY), servers });
  const { data, errors } = await query(`{ mcpServers(first: 2, filter: { urlContains: "/S11" }, orderBy: { field: NAME, direction: DESC }) {
    totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`);
  expect(data.mcpServers).toMatchObject({ totalCount: 10, nodes: [{ id: 's119' }, { id: 's118' }], pageInfo: { hasNextPage: true } });
  expect(errors?.map(({ message }) => message)).toEqual(['The upstream sent 1 entry that is not an MCP server or has no id.']);
  expect(calls).toHaveLength(2);
  const { data: next } =
    await query(`{ mcpServers(first: 1, after: "${String(data.mcpServers.pageInfo.endCursor)}", filter: { urlContains: "/S11" },
    orderBy: { field: NAME, direction: DESC }) { nodes { id } } }`);
  expect(next.mcpServers.nodes).toEqual([{ id: 's117' }]);
  const refused = await query('{ sharedTools(filter: { kind: UNKNOWN }) { totalCount } }');
  expect(refused.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
});

test('assistants are listed by what they use, for the one list', async () => {
  const { query, calls } = await start();
  const { data, errors } = await query(`{ byServer: assistants(filter: { mcpServerId: "s1" }) { nodes { id } }
    byTool: assistants(filter: { sharedToolId: "t1" }, orderBy: { field: ID }) { nodes { id } }
    both: assistants(filter: { sharedToolId: "t1", mcpServerId: "s2", toolType: HANGUP }) { totalCount }
    none: assistants(filter: { sharedToolId: "t3" }) { totalCount } }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    byServer: { nodes: [{ id: 'b' }] },
    byTool: { nodes: [{ id: 'a' }, { id: 'b' }] },
    both: { totalCount: 0 },
    none: { totalCount: 0 },
  });
  expect(calls).toEqual([LISTS.assistants]);
});
