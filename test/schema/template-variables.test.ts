import { expect, test } from 'vitest';
import { MASK } from '../../src/schema/access/mask.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream } from '../support/upstream.ts';

const SECRET = 'hunter2-hunter2';
const ASSISTANT = {
  id: 'a',
  name: 'A',
  greeting: 'Hi {{name}}',
  dynamic_variables: { name: 'you', crm_password: SECRET, nested: { password: SECRET, city: 'Bern' } },
  tools: [
    { type: 'webhook', webhook: { name: 'look_up', url: 'https://example.com/{{name}}', store_fields_as_variables: [{ name: 'tier' }] } },
  ],
  conversation_flow: {
    start_node_id: 'n',
    nodes: [{ id: 'n', type: 'speak', message: '{{crm_password}} {{telnyx_current_time}} {{unknown' }],
  },
};
const SELECTION = 'name isDefined isSystem default setBy usedAt';
const READ = `{ assistant(id: "a") { templateVariables { ${SELECTION} } conversationFlow { variables { name default } simulate(input: {}) { variables } } } }`;

const variable = (name: string, rest: object) => ({
  name,
  isDefined: false,
  isSystem: false,
  default: null,
  setBy: [],
  usedAt: [],
  ...rest,
});

async function read(scope: string) {
  const upstream = await startUpstream(account([ASSISTANT]));
  const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode() });
  const { data, errors } = await query(READ, { token: await sign(scope) });
  expect(errors).toBeUndefined();
  expect(upstream.calls).toEqual(['GET /ai/assistants/a']);
  return data.assistant;
}

test('an assistant says which variables it uses, defines and sets, for no call', async () => {
  const { templateVariables, conversationFlow } = await read('assistants:read secrets:read');
  expect(templateVariables).toEqual([
    variable('name', { isDefined: true, default: 'you', usedAt: [['greeting'], ['tools', 'look_up', 'url']] }),
    variable('crm_password', { isDefined: true, default: SECRET, usedAt: [['conversationFlow', 'nodes', 'n', 'message']] }),
    variable('telnyx_current_time', { isSystem: true, usedAt: [['conversationFlow', 'nodes', 'n', 'message']] }),
    variable('nested', { isDefined: true, default: ASSISTANT.dynamic_variables.nested }),
    variable('tier', { setBy: [['tools', 'look_up', 'storeFieldsAsVariables', 'tier']] }),
  ]);
  expect(conversationFlow.variables).toEqual([
    { name: 'crm_password', default: SECRET },
    { name: 'telnyx_current_time', default: null },
  ]);
});

test('secrets among values are masked by the names of variables, wherever they show', async () => {
  const { templateVariables, conversationFlow } = await read('assistants:read');
  const shown = { name: 'you', crm_password: MASK, nested: { password: MASK, city: 'Bern' } };
  const defaults = (templateVariables as { name: string; isDefined: boolean; default: unknown }[]).filter(({ isDefined }) => isDefined);
  expect(Object.fromEntries(defaults.map(({ name, default: value }) => [name, value]))).toEqual(shown);
  expect(conversationFlow.variables[0]).toEqual({ name: 'crm_password', default: MASK });
  expect(conversationFlow.simulate.variables).toEqual(shown);
});

test('what a list leaves out is read, with one call for each assistant', async () => {
  const upstream = await startUpstream(account([ASSISTANT], { listLeavesOut: ['tools', 'dynamic_variables'] }));
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0 });
  const { data } = await query('{ assistants { nodes { templateVariables { name } } } }');
  expect(data.assistants.nodes[0].templateVariables).toHaveLength(5);
  expect(upstream.calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/a']);
});

test('an account says which assistants have a variable, for its list, and one read for each that the list leaves incomplete', async () => {
  const other = { id: 'b', name: 'B', instructions: 'Help {{name}}.', dynamic_variables: { zip: 1 } };
  const upstream = await startUpstream(account([ASSISTANT, other], { listLeavesOut: ['dynamic_variables'] }));
  const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode(), cacheTtlMs: 0 });
  const selection = 'name isSystem assistants { assistantId assistant { name } variable { isDefined default usedAt } }';
  const { data, errors } = await query(`{ account { templateVariables { ${selection} } } }`, { token: await sign('assistants:read') });
  expect(errors).toBeUndefined();
  const names = (data.account.templateVariables as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(['crm_password', 'name', 'nested', 'telnyx_current_time', 'tier', 'zip']);
  expect(data.account.templateVariables[0].assistants[0].variable.default).toBe(MASK);
  expect(data.account.templateVariables[1].assistants).toEqual([
    {
      assistantId: 'a',
      assistant: { name: 'A' },
      variable: { isDefined: true, default: 'you', usedAt: [['greeting'], ['tools', 'look_up', 'url']] },
    },
    { assistantId: 'b', assistant: { name: 'B' }, variable: { isDefined: false, default: null, usedAt: [['instructions']] } },
  ]);
  expect(upstream.calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/a', 'GET /ai/assistants/b']);
});
