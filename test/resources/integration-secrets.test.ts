/** Integration secrets: what reads of them cost, where they are used, and that their values go nowhere but upstream. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { secretsIn } from '../support/canaries.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { LISTS_OF, neighbours, PAGE, secret, SECRETIVE, type Neighbours } from '../support/neighbours.ts';
import { pageOf } from '../support/page-of.ts';
import { server, tool } from '../support/resources.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { expectCosts } from '../support/costs.ts';
import { mutation } from './write.ts';

type Instead = (method: string, path: string, body: string) => UpstreamReply | undefined;

async function start(state: Neighbours = SECRETIVE(), options: Partial<GatewayOptions> = {}, instead?: Instead) {
  const upstream = await startUpstream(neighbours(state, instead));
  return { state, calls: upstream.calls, sent: upstream.requests, ...startGateway({ upstreamUrl: upstream.url, ...options }) };
}

const REFERENCE = '{ identifier assistantId versionId mcpServerId path }';
const USES = {
  ofModelKey: [
    { identifier: 'model-key', assistantId: 'a', versionId: 'a1', mcpServerId: null, path: ['llmApiKeyRef'] },
    { identifier: 'model-key', assistantId: 'b', versionId: 'b1', mcpServerId: null, path: ['voiceSettings', 'apiKeyRef'] },
    { identifier: 'model-key', assistantId: null, versionId: null, mcpServerId: 's', path: ['apiKeyRef'] },
  ],
  missing: [
    {
      identifier: 'gone-key',
      assistantId: 'a',
      versionId: 'a1',
      mcpServerId: null,
      path: ['conversationFlow', 'nodes', 'n', 'llmApiKeyRef'],
    },
  ],
};

describe('reads', () => {
  test.each([
    [
      'one that exists and one that does not',
      '{ a: integrationSecret(identifier: "crm-key") { id } b: integrationSecret(identifier: "gone-key") { id } }',
      [LISTS_OF.secrets],
    ],
    [
      'the list, twice',
      '{ integrationSecrets(first: 1) { totalCount } all: integrationSecrets { nodes { identifier globalId } } }',
      [LISTS_OF.secrets],
    ],
    [
      'those of a type',
      '{ integrationSecrets(filter: { type: BASIC }) { totalCount } }',
      [`GET /integration_secrets?${PAGE}&filter%5Btype%5D=basic`],
    ],
    [
      'all that names one, with the secrets',
      '{ assistants { nodes { llmApiKeySecret { id } voiceSettings { apiKeySecret { id } } conversationFlow { nodes { ... on PromptNode { llmApiKeySecret { id } } } } } } mcpServers { nodes { apiKeySecret { id } } } }',
      [LISTS_OF.assistants, LISTS_OF.secrets, LISTS_OF.servers],
    ],
    ['what one assistant names', '{ assistant(id: "a") { secretReferences { identifier path } } }', ['GET /ai/assistants/a']],
    [
      'where each is used',
      `{ integrationSecrets { nodes { references ${REFERENCE} } } }`,
      [LISTS_OF.assistants, LISTS_OF.secrets, LISTS_OF.servers, LISTS_OF.tools],
    ],
    [
      'the inventory',
      '{ secretInventory { references { secret { id } assistant { name } mcpServer { name } } missing { identifier } unused { identifier } clearValues { kind path } } }',
      [LISTS_OF.assistants, LISTS_OF.secrets, LISTS_OF.servers, LISTS_OF.tools],
    ],
    [
      'one by its global id',
      `{ node(id: "${Buffer.from('IntegrationSecret:crm-key').toString('base64url')}") { globalId } }`,
      [LISTS_OF.secrets],
    ],
  ])('%s', async (_what, query, expected) => expectCosts(await start(), query, expected));

  describe('of 250 secrets, 120 MCP servers and 101 shared tools, page by page', () => {
    const ids = (count: number) => Array.from({ length: count }, (_entry, index) => `k${index}`);
    const long: Neighbours = {
      assistants: [{ ...SECRETIVE().assistants[0], llm_api_key_ref: 'k240' }],
      secrets: ids(250).map((one) => secret(one)),
      servers: ids(120).map((one) => server(one)),
      tools: ids(101).map((one) => tool(one)),
    };
    const pages = (path: string, count: number) => Array.from({ length: count }, (_page, index) => pageOf(path, 100, '', index + 1));
    const secrets = pages('/integration_secrets', 3);
    const holders = [LISTS_OF.assistants, ...pages('/ai/mcp_servers', 2), ...pages('/ai/tools', 2)];
    test.each([
      ['one', '{ integrationSecret(identifier: "k240") { id } }', secrets],
      ['a part of the list', '{ integrationSecrets(first: 1, after: null) { nodes { id } } }', secrets],
      ['what an assistant names', '{ assistant(id: "a") { llmApiKeySecret { id } } }', ['GET /ai/assistants/a', ...secrets]],
      ['where one is used', '{ integrationSecret(identifier: "k240") { references { path } } }', [...secrets, ...holders]],
      ['the inventory', '{ secretInventory { unused { id } } }', [...secrets, ...holders]],
    ])('%s', async (_what, query, expected) => expectCosts(await start(long), query, expected));
  });

  test('find what exists, and null for the rest', async () => {
    const { query } = await start();
    const { data } = await query(`{
      found: integrationSecret(identifier: "crm-key") { id identifier createdAt updatedAt extra }
      none: integrationSecret(identifier: "id-crm-key") { id }
      some: integrationSecrets(filter: { identifierContains: "KEY", identifiers: ["crm-key", "spare-key", "none"] }, orderBy: { field: NAME }) { nodes { identifier } }
      assistant(id: "a") { llmApiKeySecret { identifier } conversationFlow { nodes { ... on PromptNode { llmApiKeyRef llmApiKeySecret { id } } } } }
    }`);
    expect(data).toEqual({
      found: { id: 'id-crm-key', identifier: 'crm-key', createdAt: '2026-01-01T00:00:00Z', updatedAt: null, extra: null },
      none: null,
      some: { nodes: [{ identifier: 'crm-key' }, { identifier: 'spare-key' }] },
      assistant: {
        llmApiKeySecret: { identifier: 'model-key' },
        conversationFlow: { nodes: [{ llmApiKeyRef: 'gone-key', llmApiKeySecret: null }] },
      },
    });
  });

  test('the inventory has what is used, missing, unused and in clear', async () => {
    const { query } = await start();
    const { data, errors } = await query(`{ secretInventory {
      references ${REFERENCE} missing ${REFERENCE} unused { identifier } clearValues { kind assistantId mcpServerId path }
    } integrationSecret(identifier: "model-key") { references ${REFERENCE} } }`);
    expect(errors).toBeUndefined();
    expect(data.secretInventory.references).toHaveLength(5);
    expect(data.secretInventory).toMatchObject({
      missing: USES.missing,
      unused: [{ identifier: 'spare-key' }],
      clearValues: [
        { kind: 'HEADER', assistantId: 'a', mcpServerId: null, path: ['tools', 'book', 'headers', 'X-Clear', 'value'] },
        { kind: 'URL', assistantId: null, mcpServerId: 's', path: ['url'] },
      ],
    });
    expect(data.integrationSecret.references).toEqual(USES.ofModelKey);
  });

  test('shared tools name secrets, whether assistants use them or not', async () => {
    const headers = [
      { name: 'authorization', value: '{{#integration_secret}}spare-key{{/integration_secret}}' },
      { name: 'X-Other', value: '{{#integration_secret}}none-key{{/integration_secret}}' },
      { name: 'X-Clear', value: 'canary-in-clear' },
    ];
    const tools = [
      { id: 't', type: 'webhook', tool_definition: { name: 'book', headers } },
      { id: 'u', type: 'webhook', tool_definition: { webhook: { name: 'hook', preset_body_fields: { key: headers[0]?.value } } } },
    ];
    const { query } = await start({ ...SECRETIVE(), tools });
    const at = '{ sharedToolId sharedTool { id } assistantId mcpServerId path }';
    const { data, errors } = await query(`{
      secretInventory { missing ${at} unused { identifier } clearValues { kind sharedToolId path } }
      integrationSecret(identifier: "spare-key") { references { identifier sharedToolId path } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.secretInventory.unused).toEqual([]);
    expect(data.secretInventory.missing).toMatchObject([
      { sharedToolId: null, sharedTool: null, assistantId: 'a' },
      { sharedToolId: 't', sharedTool: { id: 't' }, assistantId: null, mcpServerId: null, path: ['tool', 'headers', 'X-Other', 'value'] },
    ]);
    expect(data.secretInventory.clearValues.at(-1)).toEqual({
      kind: 'HEADER',
      sharedToolId: 't',
      path: ['tool', 'headers', 'X-Clear', 'value'],
    });
    expect(data.integrationSecret.references).toEqual([
      { identifier: 'spare-key', sharedToolId: 't', path: ['tool', 'headers', 'authorization', 'value'] },
      { identifier: 'spare-key', sharedToolId: 'u', path: ['tool', 'presetBodyFields', 'key'] },
    ]);
    const removal = await query(mutation('deleteIntegrationSecret', '{ id: "id-spare-key" }', 'deletedId'));
    expect(removal.data.deleteIntegrationSecret).toMatchObject({
      deletedId: null,
      userErrors: [
        { message: expect.stringContaining('The shared tool t uses it at tool.headers.authorization.value.') },
        { code: 'CONFLICT' },
      ],
    });
  });

  test('an inventory reads singly what the list of assistants leaves out, 100 at most, and says what it did not', async () => {
    const assistants = Array.from({ length: 103 }, (_, index) => ({ id: `a${index}`, name: 'A', llm_api_key_ref: 'model-key' }));
    const { query, calls } = await start({ ...SECRETIVE(), assistants }, { operationLimits: { maxUpstreamCalls: 500 } });
    const { data, errors } = await query('{ secretInventory { references { identifier } } }');
    expect(calls.filter((call) => call.startsWith('GET /ai/assistants/'))).toHaveLength(100);
    expect(data.secretInventory.references).toHaveLength(104);
    expect(errors).toMatchObject([{ path: ['secretInventory'], message: expect.stringContaining('of 3 entries') }]);
  });
});

describe('writes', () => {
  const BEARER = 'canary-bearer-9f81b2';
  const PASSWORD = 'canary-password-77aa';
  const created: Instead = (method, path, body) =>
    method === 'POST' && path === '/integration_secrets'
      ? { status: 201, body: { data: secret(String((JSON.parse(body) as { identifier: string }).identifier)) } }
      : undefined;

  test.each([
    ['a token', `bearer: "${BEARER}"`, { type: 'bearer', token: BEARER }],
    ['a token, and null for the other', `bearer: "${BEARER}", basic: null`, { type: 'bearer', token: BEARER }],
    ['user and password', `basic: { username: "me", password: "${PASSWORD}" }`, { type: 'basic', username: 'me', password: PASSWORD }],
  ])('%s is sent once, and read from then on', async (_what, value, sent) => {
    const { query, sent: requests, calls, audited, lines } = await start(SECRETIVE(), {}, created);
    const { data } = await query(
      mutation('createIntegrationSecret', `{ identifier: "new", ${value} }`, 'integrationSecret { id identifier }'),
    );
    expect(data.createIntegrationSecret).toEqual({ integrationSecret: { id: 'id-new', identifier: 'new' }, userErrors: [] });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ identifier: 'new', ...sent });
    expect(requests[0]?.headers['idempotency-key']).toBeUndefined();
    expect((await query('{ integrationSecret(identifier: "new") { id } }')).data).toEqual({ integrationSecret: { id: 'id-new' } });
    expect(calls).toHaveLength(1);
    expect(audited).toMatchObject([{ operation: 'createIntegrationSecret', outcome: 'done', written: ['new'] }]);
    expect(secretsIn(JSON.stringify([audited, lines]), { BEARER, PASSWORD })).toEqual([]);
  });

  test.each([
    ['neither', '', [['input']]],
    ['both', `bearer: "${BEARER}", basic: { username: "me", password: "${PASSWORD}" }`, [['input']]],
    [
      'empty parts',
      'basic: { username: "", password: " " }',
      [
        ['input', 'basic', 'username'],
        ['input', 'basic', 'password'],
      ],
    ],
    ['another type', `basic: { username: "me", password: "p", extra: { type: "bearer" } }`, [['input', 'basic', 'extra', 'type']]],
  ])('%s is refused without a call', async (_what, value, fields) => {
    const { query, calls } = await start();
    const { data } = await query(mutation('createIntegrationSecret', `{ identifier: "new", ${value} }`, 'integrationSecret { id }'));
    expect(data.createIntegrationSecret.userErrors.map(({ field }: { field: unknown }) => field)).toEqual(fields);
    expect(secretsIn(JSON.stringify(data), { BEARER, PASSWORD })).toEqual([]);
    expect(calls).toEqual([]);
  });

  test.each([
    ['token', `bearer: "${BEARER}"`, ['input', 'bearer']],
    ['password', `basic: { username: "me", password: "${PASSWORD}" }`, ['input', 'basic', 'password']],
    ['identifier', `bearer: "${BEARER}"`, ['input', 'identifier']],
  ])('a refusal of the upstream at %s stands at its place, without the value', async (key, value, field) => {
    const detail = `Not good: ${BEARER} ${PASSWORD}`;
    const refused = { status: 400, body: { errors: [{ code: '10015', detail, source: { pointer: `/${key}` } }] } };
    const { query, lines, samples } = await start(SECRETIVE(), {}, (method) => (method === 'POST' ? refused : undefined));
    const answer = await query(mutation('createIntegrationSecret', `{ identifier: "new", ${value} }`, 'integrationSecret { id }'));
    expect(answer.data.createIntegrationSecret.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field }]);
    const sent = value.includes(BEARER) ? { BEARER } : { PASSWORD };
    const metrics = await samples('gateway_user_errors_total');
    expect(secretsIn(JSON.stringify([answer, lines, metrics]), sent)).toEqual([]);
  });

  test('one that is in use is not deleted, unless that does not matter', async () => {
    const { query, calls } = await start(SECRETIVE(), {}, (method) => (method === 'DELETE' ? { status: 204 } : undefined));
    const remove = (input: string) => query(mutation('deleteIntegrationSecret', input, 'deletedId'));
    const { data } = await remove('{ id: "id-model-key" }');
    expect(data.deleteIntegrationSecret.deletedId).toBeNull();
    expect(data.deleteIntegrationSecret.userErrors).toHaveLength(3);
    expect(data.deleteIntegrationSecret.userErrors[2]).toMatchObject({ code: 'CONFLICT', field: ['input', 'id'] });
    expect(data.deleteIntegrationSecret.userErrors[2].message).toContain('MCP server s uses it at apiKeyRef');
    expect(calls.toSorted()).toEqual([LISTS_OF.assistants, LISTS_OF.secrets, LISTS_OF.servers, LISTS_OF.tools].toSorted());
    calls.splice(0);
    expect((await remove('{ id: "id-model-key", evenIfUsed: true }')).data.deleteIntegrationSecret.deletedId).toBe('id-model-key');
    expect(calls).toEqual(['DELETE /integration_secrets/id-model-key']);
    expect((await remove('{ id: "id-spare-key" }')).data.deleteIntegrationSecret.deletedId).toBe('id-spare-key');
    expect((await remove('{ id: "a/b" }')).data.deleteIntegrationSecret.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });
});

test('scopes: secrets are written by who may write them, and read by who may read assistants', async () => {
  const { query } = await start(SECRETIVE(), { auth: jwtMode() }, (method) =>
    method === 'POST' ? { body: { data: secret('new') } } : undefined,
  );
  const as = async (scope: string, text: string) => query(text, { token: await sign(scope) });
  const create = mutation(
    'createIntegrationSecret',
    '{ identifier: "new", bearer: "a-token" }',
    'integrationSecret { identifier references { path } }',
  );
  const codes = ({ errors }: Awaited<ReturnType<typeof query>>) =>
    errors?.map(({ extensions, path }) => [extensions?.['code'], path?.join('.')]);
  expect(codes(await as('assistants:write', create))).toEqual([['FORBIDDEN', 'createIntegrationSecret']]);
  const written = await as('secrets:write', create);
  expect(written.data.createIntegrationSecret.integrationSecret).toEqual({ identifier: 'new', references: null });
  expect(codes(written)).toEqual([['FORBIDDEN', 'createIntegrationSecret.integrationSecret.references']]);
  expect(codes(await as('secrets:write', '{ secretInventory { unused { id } } }'))).toEqual([['FORBIDDEN', 'secretInventory']]);
  const { data } = await as('secrets:write', mutation('deleteIntegrationSecret', '{ id: "id-model-key" }', 'deletedId'));
  expect(data.deleteIntegrationSecret.userErrors).toHaveLength(1);
  expect(JSON.stringify(data)).not.toContain('assistant a');
  const read = await as(
    'assistants:read',
    '{ secretInventory { references { identifier } clearValues { path } } mcpServers { nodes { url } } }',
  );
  expect(read.errors).toBeUndefined();
  expect(secretsIn(JSON.stringify(read), { header: 'canary-in-clear', url: 'canary-in-url' })).toEqual([]);
});
