import { expect, test } from 'vitest';
import type { AssistantWire } from '../../src/sandbox/wire.ts';
import { type Answer, assistantsOf, start } from './client.ts';
import { faultsAs, objectsIn, withoutNewerTools } from './description.ts';

const PATH = '/ai/assistants/import';
const importIds = (answer: Answer) => assistantsOf(answer).map(({ import_metadata }) => import_metadata?.import_id);

/** The ids that an assistant may hand over to. */
const handoffs = (assistant: AssistantWire | undefined) =>
  (assistant?.tools ?? []).flatMap((tool) => (tool.type === 'handoff' ? tool.handoff.ai_assistants.map(({ id }) => id) : []));

const PROVIDERS = [
  ['elevenlabs', 'elevenlabs-key', ['agent_school_guide', 'agent_school_enrolment', 'agent_school_homework']],
  ['vapi', 'vapi-key', ['asst_pharmacy_refills', 'asst_pharmacy_triage', 'asst_pharmacy_delivery']],
  ['retell', 'retell-key', ['agent_spa_reception', 'agent_garage_desk', 'agent_landlord_repairs']],
] as const;

test.each(PROVIDERS)('without ids, all agents of %s become assistants', async (provider, api_key_ref, ids) => {
  const { ask, list } = await start();
  const before = await list();
  const answer = await ask(PATH, { body: { provider, api_key_ref } });
  expect(answer.status).toBe(200);
  expect(importIds(answer)).toEqual(ids);
  expect(faultsAs('AssistantsListData', withoutNewerTools(answer.body))).toEqual([]);
  for (const assistant of assistantsOf(answer)) {
    expect(assistant.import_metadata?.import_provider).toBe(provider);
    expect((await ask(`/ai/assistants/${assistant.id}`)).body).toEqual(assistant);
  }
  // One of the three was in the seed already.
  expect((await list()).length).toBe(before.length + 2);
});

test.each(PROVIDERS)('a second import from %s keeps the id and makes a new version', async (provider, api_key_ref, [id]) => {
  const { ask, list } = await start();
  const before = (await list()).find(({ import_metadata }) => import_metadata?.import_id === id);
  const body = { provider, api_key_ref, import_ids: [id] };
  const [first] = assistantsOf(await ask(PATH, { body }));
  const [second] = assistantsOf(await ask(PATH, { body }));
  for (const assistant of [first, second]) {
    expect(assistant?.id).toBe(before?.id);
    expect(assistant?.created_at).toBe(before?.created_at);
  }
  expect(new Set([before, first, second].map((assistant) => assistant?.version_id)).size).toBe(3);
  expect(Date.parse(first?.version_created_at ?? '')).toBeGreaterThan(Date.parse(before?.version_created_at ?? ''));
  expect((await list()).filter(({ import_metadata }) => import_metadata?.import_id === id)).toEqual([second]);
});

test('members of a squad hand over to each other, as far as they were imported', async () => {
  const { ask, list } = await start();
  expect(handoffs((await list()).find(({ id }) => id === 'assistant-pharmacy-refills'))).toEqual([]);
  const body = { provider: 'vapi', api_key_ref: 'vapi-key' };
  const [refills, triage, delivery] = assistantsOf(await ask(PATH, { body }));
  expect(handoffs(refills)).toEqual([triage?.id, delivery?.id]);
  expect(handoffs(triage)).toEqual([refills?.id]);
});

test('tools of the providers become tools of the assistant', async () => {
  const { ask } = await start();
  const types = async (provider: string) =>
    assistantsOf(await ask(PATH, { body: { provider, api_key_ref: `${provider}-key` } })).map(({ tools }) =>
      tools?.map(({ type }) => type),
    );
  expect(await types('elevenlabs')).toEqual([
    ['webhook', 'handoff', 'hangup'],
    ['webhook', 'transfer', 'handoff', 'hangup'],
    ['client_side_tool', 'skip_turn'],
  ]);
  expect(await types('vapi')).toEqual([
    ['webhook', 'handoff', 'hangup'],
    ['transfer', 'handoff'],
    ['webhook', 'send_dtmf', 'hangup'],
  ]);
  expect(await types('retell')).toEqual([[], ['webhook', 'transfer', 'hangup'], ['hangup', 'handoff']]);
});

test('a Retell flow becomes a flow whose edges and start exist', async () => {
  const { ask } = await start();
  const answer = await ask(PATH, { body: { provider: 'retell', api_key_ref: 'retell-key' } });
  const flows = assistantsOf(answer).flatMap(({ conversation_flow: flow }) => (flow ? [flow] : []));
  expect(flows.length).toBe(2);
  for (const flow of flows) {
    const ids = flow.nodes.map(({ id }) => id);
    expect(ids).toContain(flow.start_node_id);
    for (const { start_node_id, target } of flow.edges ?? []) {
      expect(ids).toContain(start_node_id);
      expect(target.type === 'node' && ids).toContain(target.type === 'node' && target.node_id);
    }
  }
  const kinds = new Set(objectsIn(flows[0]).map(({ type }) => type));
  for (const kind of ['prompt', 'tool', 'speak', 'llm', 'expression', 'default', 'bool_op', 'hangup', 'transfer']) {
    expect(kinds).toContain(kind);
  }
});

test('an empty list of ids imports nothing, and an id named twice is imported once', async () => {
  const { ask } = await start();
  const body = { provider: 'vapi', api_key_ref: 'vapi-key' };
  expect((await ask(PATH, { body: { ...body, import_ids: [] } })).body).toEqual({ data: [] });
  const twice = ['asst_pharmacy_triage', 'asst_pharmacy_triage'];
  expect(importIds(await ask(PATH, { body: { ...body, import_ids: twice } }))).toEqual(['asst_pharmacy_triage']);
});

test.each([
  ['no body', '', [['body']]],
  ['a list', [], [['body']]],
  [
    'nothing in it',
    {},
    [
      ['body', 'provider'],
      ['body', 'api_key_ref'],
    ],
  ],
  ['an unknown provider', { provider: 'acme', api_key_ref: 'vapi-key' }, [['body', 'provider']]],
  ['a key that is no text', { provider: 'vapi', api_key_ref: 7 }, [['body', 'api_key_ref']]],
  ['ids that are no list', { provider: 'vapi', api_key_ref: 'vapi-key', import_ids: 'x' }, [['body', 'import_ids']]],
  [
    'ids that are no text, and one unknown',
    { provider: 'vapi', api_key_ref: 'vapi-key', import_ids: ['x', 7, null] },
    [
      ['body', 'import_ids', 1],
      ['body', 'import_ids', 2],
    ],
  ],
  [
    'an id that the provider does not have',
    { provider: 'vapi', api_key_ref: 'vapi-key', import_ids: ['asst_pharmacy_triage', 'agent_garage_desk'] },
    [['body', 'import_ids', 1]],
  ],
])('a body with %s is 422 in the framework form, and nothing is imported', async (_case, body, locs) => {
  const { ask, list } = await start();
  const before = await list();
  const answer = await ask(PATH, { method: 'POST', body });
  expect(answer.status).toBe(422);
  expect((answer.body as { detail: { loc: unknown }[] }).detail.map(({ loc }) => loc)).toEqual(locs);
  expect(faultsAs('HTTPValidationError', answer.body)).toEqual([]);
  expect(await list()).toEqual(before);
});

test.each(['no-such-key', 'retell-key'])('the secret %s is refused for vapi in the platform form', async (api_key_ref) => {
  const { ask } = await start();
  const answer = await ask(PATH, { body: { provider: 'vapi', api_key_ref } });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ errors: [{ code: '10015', source: { pointer: '/api_key_ref' } }] });
  expect(faultsAs('integration-secrets_ErrorResponse', answer.body)).toEqual([]);
});

test('malformed JSON is 400, and a body over 1 MB is 413', async () => {
  const { ask } = await start();
  const malformed = await ask(PATH, { body: '{"provider":' });
  expect([malformed.status, malformed.body]).toMatchObject([400, { errors: [{ code: '10023' }] }]);
  const large = await ask(PATH, { body: ' '.repeat(1_048_577) });
  expect([large.status, large.body]).toEqual([413, { detail: 'Request Entity Too Large' }]);
});
