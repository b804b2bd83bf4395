import { describe, expect, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { jwtMode, sign } from './tokens.ts';

const DOCUMENTS = [
  { id: 'a', name: 'Ann', tools: [{ type: 'handoff', handoff: { ai_assistants: [{ id: 'b', name: 'Bob' }] } }] },
  { id: 'b', name: 'Bob', tools: [] },
];
const IMPORT = `mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "key" }) {
  assistants { id name tools { ... on HandoffTool { aiAssistants { assistantId assistant { name } } } } } userErrors { code }
} }`;

async function start(options: Partial<GatewayOptions> = {}) {
  const answer = account(DOCUMENTS);
  const upstream = await startUpstream((request) => (request.method === 'POST' ? { body: { data: [DOCUMENTS[0]] } } : answer(request)));
  const gateway = startGateway({ upstreamUrl: upstream.url, token: null, auth: jwtMode(), ...options });
  return { ...gateway, calls: upstream.calls, as: async (scope: string) => ({ token: await sign(scope) }) };
}

describe('what each scope opens', () => {
  const operations = {
    'one assistant': ['{ assistant(id: "a") { name } }', 'assistants:read'],
    'a node': ['{ node(id: "QXNzaXN0YW50OmE") { globalId } }', 'assistants:read'],
    'the list': ['{ assistants { totalCount } }', 'assistants:read'],
    'an MCP server': ['{ mcpServer(id: "a") { name } }', 'assistants:read'],
    'a shared tool': ['{ sharedTool(id: "a") { displayName } }', 'assistants:read'],
    'both lists': ['{ mcpServers { totalCount } sharedTools { totalCount } }', 'assistants:read'],
    'a create': [
      'mutation { createMcpServer(input: { mcpServer: { name: "N", type: "sse", url: "u" } }) { mcpServer { name } } }',
      'assistants:write',
    ],
    'an update': [
      'mutation { updateSharedTool(input: { id: "a", changes: { displayName: "D" } }) { sharedTool { displayName } } }',
      'assistants:write',
    ],
    'a delete': ['mutation { deleteMcpServer(input: { id: "a" }) { deletedId } }', 'assistants:write'],
    'a promotion': [
      'mutation { promoteAssistantVersion(input: { assistantId: "a", versionId: "v" }) { userErrors { code } } }',
      'assistants:write',
    ],
    'a canary deploy': ['mutation { deleteCanaryDeploy(input: { assistantId: "a" }) { deletedId } }', 'assistants:write'],
    'an import': [
      'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "key" }) { assistants { name } } }',
      'assistants:import',
    ],
    'the webhook of the customer': ['{ assistant(id: "a") { dynamicVariablesFromWebhook } }', 'assistants:read assistants:write'],
  } as const;
  const scopes = ['assistants:read', 'assistants:write', 'assistants:import', 'secrets:read'];

  test.each(Object.entries(operations))('%s needs its own, and no other stands in', async (_name, [operation, needed]) => {
    const { query, calls, as } = await start();
    const without = needed.split(' ').map((scope) => scopes.filter((other) => other !== scope).join(' '));
    for (const [index, held] of without.entries()) {
      const { errors } = await query(operation, await as(held));
      expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
      expect(errors?.[0]?.message).toContain(needed.split(' ')[index]);
    }
    // Reading is allowed where only the right to write is missing; what was refused made no call.
    expect(calls.filter((call) => call !== 'GET /ai/assistants/a')).toEqual([]);
    const granted = await query(operation, await as(needed));
    expect(granted.errors?.map(({ extensions }) => extensions?.['code']) ?? []).not.toContain('FORBIDDEN');
    expect(calls.length).toBeGreaterThan(0);
  });

  test('the webhook of the customer may be called by who may run things, too', async () => {
    const { query, as } = await start();
    const { errors } = await query('{ assistant(id: "a") { dynamicVariablesFromWebhook } }', await as('assistants:read assistants:run'));
    expect(errors?.map(({ extensions }) => extensions?.['code']) ?? []).not.toContain('FORBIDDEN');
  });

  test('without any, nothing is read', async () => {
    const { query, calls, as } = await start();
    for (const scope of ['', 'openid', 'assistants', 'ASSISTANTS:READ', 'assistants:*', 'assistants:readonly']) {
      const { data, errors } = await query('{ assistant(id: "a") { name } }', await as(scope));
      expect(data).toEqual({ assistant: null });
      expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
    }
    expect(calls).toEqual([]);
  });

  test('who may write, but not read, sees what the write brought, and not who uses what', async () => {
    const library = (id: string) => ({ id, name: 'N', url: 'https://user:pw@mcp.example.com', mcp_servers: [{ id: 's' }] });
    const upstream = await startUpstream(({ path }) => ({
      body: path === '/ai/assistants' ? { data: [library('hidden')] } : library('s'),
    }));
    const gateway = startGateway({ upstreamUrl: upstream.url, token: null, auth: jwtMode() });
    const token = await sign('assistants:write');
    const update = 'mutation { updateMcpServer(input: { id: "s", changes: { name: "N" } }) { mcpServer { name url usage { isUsed } } } }';
    const { data, errors } = await gateway.query(update, { token });
    expect(data.updateMcpServer.mcpServer).toEqual({ name: 'N', url: expect.stringContaining('***'), usage: null });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'FORBIDDEN' }]);
    const remove = 'mutation { deleteMcpServer(input: { id: "s" }) { deletedId userErrors { code message } } }';
    const refused = await gateway.query(remove, { token });
    expect(refused.data.deleteMcpServer).toMatchObject({ deletedId: null, userErrors: [{ code: 'CONFLICT' }] });
    expect(JSON.stringify(refused)).not.toContain('hidden');
    expect(JSON.stringify(await gateway.query(remove, { token: await sign('assistants:write assistants:read') }))).toContain('hidden');
  });

  test('who may import, but not read, sees what the import brought and follows no reference from there', async () => {
    const { query, calls, as } = await start();
    const { data, errors } = await query(IMPORT, await as('assistants:import'));
    expect(data.importAssistants.assistants).toEqual([
      { id: 'a', name: 'Ann', tools: [{ aiAssistants: [{ assistantId: 'b', assistant: null }] }] },
    ]);
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
    expect(calls).toEqual(['POST /ai/assistants/import']);
  });

  test('_entities needs the right to read, for each representation', async () => {
    const { query, calls, as } = await start({ subgraph: true });
    const variables = {
      of: [
        { __typename: 'Assistant', id: 'a' },
        { __typename: 'Assistant', id: 'b' },
      ],
    };
    const operation = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Assistant { name } } }';
    const refused = await query(operation, { ...(await as('assistants:import')), variables });
    expect(refused.data).toEqual({ _entities: [null, null] });
    expect(refused.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(calls).toEqual([]);
    const granted = await query(operation, { ...(await as('assistants:read')), variables });
    expect(granted).toEqual({ data: { _entities: [{ name: 'Ann' }, { name: 'Bob' }] } });
    expect(calls).toEqual(['GET /ai/assistants']);
  });
});

describe('caches', () => {
  test('callers of one account share its reads, whatever they may see, and its writes outdate the reads of all', async () => {
    const { query, calls, as } = await start();
    const read = '{ assistant(id: "a") { name } }';
    await query(read, await as('assistants:read'));
    await query(read, await as('assistants:read secrets:read'));
    expect(calls).toEqual(['GET /ai/assistants/a']);
    await query(IMPORT, await as('assistants:import'));
    await query('{ assistant(id: "b") { name } }', await as('assistants:read'));
    await query('{ assistants { totalCount } }', await as('assistants:read'));
    expect(calls).toEqual(['GET /ai/assistants/a', 'POST /ai/assistants/import', 'GET /ai/assistants/b', 'GET /ai/assistants']);
  });

  test('what a caller with more scopes has read does not open it to one with fewer', async () => {
    const { query, as } = await start();
    const read = '{ assistant(id: "a") { name } }';
    expect((await query(read, await as('assistants:read'))).data.assistant.name).toBe('Ann');
    expect((await query(read, await as('secrets:read'))).data.assistant).toBeNull();
  });
});

test('the audit log has the subject of the token', async () => {
  const { query, audited, as } = await start();
  await query(IMPORT, await as('assistants:import'));
  expect(audited).toMatchObject([{ operation: 'importAssistants', outcome: 'done', subject: 'user-1' }]);
});

describe('what routers learn', () => {
  test('with JWTs, the subgraph says which scopes its fields need', async () => {
    const { query } = await start({ subgraph: true });
    const { sdl } = (await query('{ _service { sdl } }')).data._service;
    expect(sdl).toMatch(/import: \[[^\]]*"@authenticated", "@requiresScopes"/);
    expect(sdl).toMatch(/\): ImportAssistantsPayload! .*@authenticated @requiresScopes\(scopes: \[\["assistants:import"\]\]\)/);
    expect(sdl).toContain('sipAuthPassword: String @authenticated @requiresScopes(scopes: [["secrets:read"]])');
  });

  test('without, it says nothing of scopes, as a router would look for them in an API key', async () => {
    const { query } = await start({ subgraph: true, auth: { mode: 'passthrough' } });
    const { sdl } = (await query('{ _service { sdl } }')).data._service;
    expect(sdl).not.toMatch(/@authenticated|@requiresScopes/);
  });
});
