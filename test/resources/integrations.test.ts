/** Integrations, connections and models: what reads of them cost, and how long they are kept. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { LISTS_OF, neighbours, type Neighbours } from '../support/neighbours.ts';
import { startUpstream } from '../support/upstream.ts';
import { expectCosts } from '../support/costs.ts';
import { mutation } from './write.ts';

const integration = (id: string, status: string) => ({
  id,
  name: id,
  display_name: `Name of ${id}`,
  description: 'd',
  logo_url: 'https://x.example/l.svg',
  available_tools: ['t'],
  status,
});
const model = (id: string, rest: object = {}) => ({
  id,
  object: 'model',
  owned_by: 'Telnyx',
  tier: 'small',
  parameters: 8_000_000_000,
  ...rest,
});

const ACCOUNT = (): Neighbours => ({
  assistants: [
    {
      id: 'a',
      name: 'Ann',
      created_at: '2026-01-01T00:00:00Z',
      model: 'org/one',
      integrations: [{ integration_id: 'crm' }, { integration_id: 'gone' }],
      conversation_flow: { nodes: [{ id: 'n', type: 'prompt', model: 'org/two' }], edges: [] },
    },
    {
      id: 'b',
      name: 'Bob',
      created_at: '2026-01-02T00:00:00Z',
      model: 'outside',
      integrations: [{ integration_id: 'crm' }],
      fallback_config: { model: 'org/one' },
      conversation_flow: { nodes: [], edges: [] },
    },
  ],
  integrations: [integration('crm', 'connected'), integration('mail', 'disconnected')],
  connections: [
    { id: 'c1', integration_id: 'crm', allowed_tools: ['t'] },
    { id: 'c2', integration_id: 'gone', allowed_tools: [] },
  ],
  models: [
    model('org/one', { recommended_for_assistants: true }),
    model('org/two', { owned_by: 'me' }),
    model('org/three', { tier: 'large' }),
  ],
});

async function start() {
  const state = ACCOUNT();
  let now = 0;
  const upstream = await startUpstream(neighbours(state, (method) => (method === 'DELETE' ? { status: 204 } : undefined)));
  return {
    state,
    calls: upstream.calls,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    ...startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 5_000, now: () => now }),
  };
}

const { assistants, integrations, connections, models } = LISTS_OF;

test.each([
  [
    'one integration',
    '{ integration(id: "crm") { displayName status } again: integration(id: "crm") { id } }',
    ['GET /ai/integrations/crm'],
  ],
  ['one connection', '{ integrationConnection(id: "c1") { allowedTools } }', ['GET /ai/integrations/connections/c1']],
  [
    'all of both',
    '{ integrations { connections { id } } integrationConnections { id integration { name } } }',
    [integrations, connections, 'GET /ai/integrations/gone'],
  ],
  [
    'integrations of assistants',
    '{ assistants { nodes { integrations { integration { name } connections { id } } } } }',
    [assistants, integrations, connections, 'GET /ai/integrations/gone'],
  ],
  ['uses of integrations', '{ integrations { usage { assistants { assistantId paths } } } }', [integrations, assistants]],
  ['one model and another', '{ a: model(id: "org/one") { id } b: model(id: "none/such") { id } }', [models]],
  [
    'models of assistants',
    '{ assistants { nodes { languageModel { id } fallbackConfig { languageModel { id } } conversationFlow { nodes { ... on PromptNode { languageModel { id } } } } } } }',
    [assistants, models],
  ],
  ['assistants of models', '{ models { assistants { nodes { id } } } }', [models, assistants]],
  ['a model by its global id', `{ node(id: "${Buffer.from('Model:org%2Fone').toString('base64url')}") { globalId } }`, [models]],
])('%s', async (_what, query, expected) => expectCosts(await start(), query, expected));

test('links lead there and back, and nowhere where there is nothing', async () => {
  const { query } = await start();
  const { data } = await query(`{
    a: assistant(id: "a") {
      languageModel { id parameters extra }
      integrations { integrationId integration { displayName } connections { id } }
      conversationFlow { nodes { ... on PromptNode { languageModel { ownedBy } } } }
    }
    b: assistant(id: "b") { languageModel { id } fallbackConfig { languageModel { id } } }
    integration(id: "crm") { status usage { isUsed assistants { assistantId paths } } connections { integration { id } } }
    models { id assistants(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }
    next: model(id: "org/one") { assistants(after: "${Buffer.from(JSON.stringify(['created_at:desc', Date.parse('2026-01-02T00:00:00Z'), 'b'])).toString('base64url')}") { nodes { id } } }
  }`);
  expect(data).toMatchObject({
    a: {
      languageModel: { id: 'org/one', parameters: 8_000_000_000, extra: null },
      integrations: [
        { integrationId: 'crm', integration: { displayName: 'Name of crm' }, connections: [{ id: 'c1' }] },
        { integrationId: 'gone', integration: null, connections: [{ id: 'c2' }] },
      ],
      conversationFlow: { nodes: [{ languageModel: { ownedBy: 'me' } }] },
    },
    b: { languageModel: null, fallbackConfig: { languageModel: { id: 'org/one' } } },
    integration: {
      status: 'CONNECTED',
      usage: {
        isUsed: true,
        assistants: [
          { assistantId: 'a', paths: [['integrations', 'crm']] },
          { assistantId: 'b', paths: [['integrations', 'crm']] },
        ],
      },
      connections: [{ integration: { id: 'crm' } }],
    },
    models: [
      { id: 'org/one', assistants: { totalCount: 2, pageInfo: { hasNextPage: true }, nodes: [{ id: 'b' }] } },
      { id: 'org/two', assistants: { totalCount: 1, nodes: [{ id: 'a' }] } },
      { id: 'org/three', assistants: { totalCount: 0, nodes: [] } },
    ],
    next: { assistants: { nodes: [{ id: 'a' }] } },
  });
});

test.each([
  ['integrations(filter: { status: CONNECTED })', 'integrations', ['crm']],
  ['integrations(filter: { ids: ["mail", "none"], nameContains: "NAME OF" })', 'integrations', ['mail']],
  ['models(filter: { idContains: "T" })', 'models', ['org/two', 'org/three']],
  ['models(filter: { ownedBy: "me" })', 'models', ['org/two']],
  ['models(filter: { tier: "small", recommendedForAssistants: false })', 'models', ['org/two']],
  ['models(filter: { ids: [] })', 'models', []],
  ['assistants(filter: { integrationId: "crm", model: "org/one" }) { nodes', 'assistants', ['a']],
])('%s', async (field, name, ids) => {
  const { query } = await start();
  const { data, errors } = await query(`{ ${field} { id } ${field.endsWith('nodes') ? '}' : ''} }`);
  expect(errors).toBeUndefined();
  const found = (data[name].nodes ?? data[name]) as readonly { readonly id: string }[];
  expect(found.map(({ id }) => id)).toEqual(ids);
});

test('models and integrations are kept for 60 times as long as others, until a write ends them', async () => {
  const { query, calls, pass } = await start();
  const READ = '{ models { id } integrations { id } integrationConnections { id } }';
  const asked = async () => {
    calls.splice(0);
    await query(READ);
    return calls.toSorted();
  };
  expect(await asked()).toEqual([integrations, connections, models]);
  pass(299_000);
  expect(await asked()).toEqual([connections]);
  pass(2_000);
  expect(await asked()).toEqual([integrations, models]);
  const { data } = await query(mutation('deleteIntegrationConnection', '{ id: "c1" }', 'deletedId'));
  expect(data.deleteIntegrationConnection).toEqual({ deletedId: 'c1', userErrors: [] });
  expect(await asked()).toEqual([integrations, connections]);
});

test('a connection cannot be asked for as an integration', async () => {
  const { query, calls } = await start();
  const { errors } = await query('{ integration(id: "connections") { id } }');
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(calls).toEqual([]);
});
