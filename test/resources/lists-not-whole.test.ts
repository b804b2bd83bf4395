/** Lists that hold fewer entries than the upstream counts: what follows from them says so, and nothing is deleted for them. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Document } from '../support/upstream.ts';

const ASSISTANT: Document = {
  id: 'a',
  name: 'A',
  instructions: 'x',
  model: 'm',
  tools: [],
  mcp_servers: [],
  conversation_flow: { nodes: [] },
};
const SECRET: Document = { id: 's1', identifier: 'k1', record_type: 'integration_secret' };

/** Lists by their paths, each of which counts as many more entries as `more` says of it. */
async function start(lists: Readonly<Record<string, readonly Document[]>>, more: Readonly<Record<string, number>>) {
  const upstream = await startUpstream(({ method, path }) => {
    const [pathname = ''] = path.split('?');
    if (method === 'DELETE') return { body: '' };
    const list = lists[pathname];
    if (list) return { body: { data: list, meta: { total_pages: 1, total_results: list.length + (more[pathname] ?? 0) } } };
    const parent = lists[pathname.slice(0, pathname.lastIndexOf('/'))];
    const entry = parent?.find(({ id }) => pathname.endsWith(`/${String(id)}`));
    return entry ? { body: entry } : NOT_FOUND;
  });
  return { calls: upstream.calls, ...startGateway({ upstreamUrl: upstream.url }) };
}

const deletionsIn = (calls: readonly string[]) => calls.filter((call) => call.startsWith('DELETE'));

test.each([
  ['insightGroup', 'deleteInsightGroup', '/ai/conversations/insight-groups'],
  ['sharedTool', 'deleteSharedTool', '/ai/tools'],
  ['mcpServer', 'deleteMcpServer', '/ai/mcp_servers'],
])('%s is not taken for unused where assistants are missing', async (field, mutation, path) => {
  const entry = { id: 'g1', name: 'G', type: 'hangup', display_name: 'G' };
  const { query, calls } = await start({ '/ai/assistants': [ASSISTANT], [path]: [entry] }, { '/ai/assistants': 4 });
  const { data } = await query(`{ ${field}(id: "g1") { usage { isUsed isComplete } deletability { isDeletable } } }`);
  expect(data[field]).toEqual({ usage: { isUsed: false, isComplete: false }, deletability: { isDeletable: false } });
  const written = await query(`mutation { ${mutation}(input: { id: "g1" }) { userErrors { code } } }`);
  expect(written.data[mutation].userErrors).toEqual([{ code: 'CONFLICT' }]);
  expect(deletionsIn(calls)).toEqual([]);
});

test.each([
  ['assistants', { '/ai/assistants': 4 }],
  ['MCP servers', { '/ai/mcp_servers': 4 }],
  ['shared tools', { '/ai/tools': 4 }],
  ['secrets, of which it may be one,', { '/integration_secrets': 4 }],
])('a secret is not deleted where %s are missing', async (_name, more) => {
  const lists = { '/ai/assistants': [ASSISTANT], '/ai/mcp_servers': [], '/ai/tools': [], '/integration_secrets': [SECRET] };
  const { query, calls } = await start(lists, more);
  const id = '/integration_secrets' in more ? 's2' : 's1';
  const { data } = await query(`mutation { deleteIntegrationSecret(input: { id: "${id}" }) { userErrors { code } } }`);
  expect(data.deleteIntegrationSecret.userErrors).toEqual([{ code: 'CONFLICT' }]);
  expect(deletionsIn(calls)).toEqual([]);
});

test.each([
  ['assistants', { '/ai/assistants': 7 }],
  ['secrets', { '/integration_secrets': 7 }],
])('an inventory of secrets tells of %s that are missing', async (_name, more) => {
  const { query } = await start(
    { '/ai/assistants': [ASSISTANT], '/ai/mcp_servers': [], '/ai/tools': [], '/integration_secrets': [SECRET] },
    more,
  );
  const { data, errors } = await query('{ secretInventory { unused { identifier } } }');
  expect(data.secretInventory.unused).toEqual([{ identifier: 'k1' }]);
  expect(errors).toMatchObject([{ message: expect.stringContaining('7 entries'), path: ['secretInventory'] }]);
});

test.each([
  [
    'integrationConnections { id integrationId }',
    '/ai/integrations/connections',
    [{ id: 'ic0' }, { id: 'ic1', integration_id: 'i1' }],
    [
      { id: 'ic0', integrationId: null },
      { id: 'ic1', integrationId: 'i1' },
    ],
    undefined,
  ],
  [
    'integrationSecrets { nodes { id } }',
    '/integration_secrets',
    [{ identifier: 'k0' }, SECRET],
    { nodes: [{ id: 's1' }] },
    'The upstream sent 1 entry that is not an integration secret or has no id.',
  ],
  [
    'insightGroups { nodes { insights { id } } }',
    '/ai/conversations/insight-groups',
    [{ id: 'g', name: 'G', insights: [{ name: 'I' }, { id: 'i1' }] }],
    { nodes: [{ insights: [{ id: 'i1' }] }] },
    'The upstream sent an object where an object with an id is expected.',
  ],
])('%s shows what lies beside a damaged entry', async (text, path, list, expected, message) => {
  const { query } = await start({ [path]: list }, {});
  const { data, errors } = await query(`{ ${text} }`);
  expect(Object.values(data)).toEqual([expected]);
  expect(errors?.map((error: { message: string }) => error.message)).toEqual(message && [message]);
});

test('an answer to a write without an id is reported as one of no use', async () => {
  const { url } = await startUpstream(() => ({ body: { data: { identifier: 'k9', record_type: 'integration_secret' } } }));
  const { query } = startGateway({ upstreamUrl: url });
  const { errors } = await query(`mutation {
    createIntegrationSecret(input: { identifier: "k9", bearer: "t" }) { integrationSecret { id } }
  }`);
  expect(errors).toMatchObject([{ path: ['createIntegrationSecret'], extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
});

test('a secret that a list lacks is not said to be absent where others are missing', async () => {
  const assistant = { ...ASSISTANT, llm_api_key_ref: 'k2' };
  const { query } = await start({ '/ai/assistants': [assistant], '/integration_secrets': [SECRET] }, { '/integration_secrets': 7 });
  const { data, errors } = await query(`{
    known: integrationSecret(identifier: "k1") { id }
    integrationSecret(identifier: "k2") { id }
    assistants { nodes { llmApiKeySecret { id } } }
  }`);
  expect(data).toEqual({ known: { id: 's1' }, integrationSecret: null, assistants: { nodes: [{ llmApiKeySecret: null }] } });
  const message = 'The list is not whole: the upstream counts 7 more integration secrets than it sent.';
  const path = ['assistants', 'nodes', 0, 'llmApiKeySecret'];
  const extensions = { code: 'UPSTREAM_BAD_RESPONSE' };
  expect(errors).toHaveLength(2);
  expect(errors).toEqual(
    expect.arrayContaining([path, ['integrationSecret']].map((at) => expect.objectContaining({ message, path: at, extensions }))),
  );
});

const NOT_A_SECRET = 'the upstream sent 1 entry that is not an integration secret or has no id';
test.each([
  [
    '{ integrationSecret(identifier: "k2") { id } }',
    '/integration_secrets',
    [SECRET, { id: 's2' }],
    { integrationSecret: null },
    [['integrationSecret'], NOT_A_SECRET],
  ],
  [
    '{ assistant(id: "a") { llmApiKeySecret { id } } known: integrationSecret(identifier: "k1") { id } }',
    '/integration_secrets',
    [SECRET, { id: 's2' }],
    { assistant: { llmApiKeySecret: null }, known: { id: 's1' } },
    [['assistant', 'llmApiKeySecret'], NOT_A_SECRET],
  ],
  [
    '{ model(id: "m2") { id } }',
    '/ai/openai/models',
    [{ id: 'm' }, 5],
    { model: null },
    [['model'], 'the upstream sent 1 entry that is not a model or has no id'],
  ],
  [
    '{ testSuite(name: "none") { name } known: testSuite(name: "one") { name } }',
    '/ai/assistants/tests/test-suites',
    ['one', 5],
    { testSuite: null, known: { name: 'one' } },
    [['testSuite'], 'the upstream sent 1 entry that is not a test suite or has no name'],
  ],
] as const)('%s says that a list shows only a part', async (text, path, list, expected, [place, message]) => {
  const assistant = { ...ASSISTANT, llm_api_key_ref: 'k2' };
  const others = {
    '/ai/assistants': [assistant],
    '/ai/integrations': [{ id: 'i' }],
    '/ai/conversations/insights': [{ id: 'i', name: 'I' }],
  };
  const { query } = await start({ ...others, [path]: list as never }, {});
  const { data, errors } = await query(text);
  expect(data).toEqual(expected);
  expect(errors).toContainEqual(expect.objectContaining({ path: place, message: expect.stringContaining(message) }));
});

test('an inventory of secrets reads no assistant singly where another list fails', async () => {
  const { query, calls } = await start({ '/ai/assistants': [{ id: 'a', name: 'A' }], '/ai/mcp_servers': [], '/ai/tools': [] }, {});
  const { data, errors } = await query('{ secretInventory { unused { identifier } } }');
  expect([data, errors]).toMatchObject([{ secretInventory: null }, [{ path: ['secretInventory'] }]]);
  // What is begun for it after the answer would come in the next turns.
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(calls.filter((call) => call.startsWith('GET /ai/assistants/'))).toEqual([]);
});
