/** What may not be read is in no refusal and no answer to a write: stored labels, values of secrets, credentials of addresses. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { secretsIn } from '../support/canaries.ts';
import { startGateway } from '../support/gateway.ts';
import { neighbours, secret, SECRETIVE } from '../support/neighbours.ts';
import { startUpstream } from '../support/upstream.ts';
import { mutation } from './write.ts';

const ID = 'c0117e25-0000-4000-8000-000000000001';
const VALUE = 'canary-in-clear';

test('a refused change of labels does not repeat those that are stored', async () => {
  const NAME = 'patient John Doe';
  const metadata = { [NAME]: VALUE, assistant_id: 'a', step: '1', campaign: 'recall' };
  const upstream = await startUpstream(({ method, body }) =>
    method === 'GET'
      ? { body: { data: { id: ID, created_at: '2026-01-01T00:00:00Z', metadata } } }
      : { status: 422, body: { errors: [{ code: '10015', detail: `Not good: ${body}` }] } },
  );
  const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode(), token: await sign('conversations:write') });
  const { data } = await query(mutation('updateConversation', `{ id: "${ID}", metadata: { campaign: "other" } }`, 'conversationId'));
  expect(JSON.parse(upstream.requests[1]?.body ?? '')).toEqual({ metadata: { ...metadata, campaign: 'other' } });
  const [{ code, message }] = data.updateConversation.userErrors;
  expect([code, message.includes('"campaign":"other"'), message.includes('assistant_id')]).toEqual(['BAD_USER_INPUT', true, true]);
  expect(secretsIn(message, { VALUE, NAME })).toEqual([]);
});

describe('a secret that the list lacks', () => {
  const gone = { data: [{ record_type: 'integration_secret', id: 'id-gone' }], meta: { total_pages: 1, total_results: 1 } };
  test.each([
    ['as it is not whole', { data: [secret('other')], meta: { total_pages: 1, total_results: 2 } }],
    ['as its entry is damaged', gone],
  ])('%s, is not deleted unless that does not matter', async (_why, body) => {
    const upstream = await startUpstream(
      neighbours(SECRETIVE(), (method, path) => {
        if (method === 'DELETE') return { status: 204 };
        return path.startsWith('/integration_secrets') ? { body } : undefined;
      }),
    );
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const remove = async (rest: string) =>
      (await query(mutation('deleteIntegrationSecret', `{ id: "id-gone" ${rest} }`, 'deletedId'))).data.deleteIntegrationSecret;
    expect(await remove('')).toMatchObject({ deletedId: null, userErrors: [{ code: 'CONFLICT', field: ['input', 'id'] }] });
    expect(upstream.calls.filter((call) => call.startsWith('DELETE'))).toEqual([]);
    expect((await remove('evenIfUsed: true')).deletedId).toBe('id-gone');
  });
});

test('a value of a secret that an answer repeats is not shown', async () => {
  const stored = secret('model-key', { value: VALUE, token: VALUE, username: VALUE, password: VALUE, newer: 1 });
  const upstream = await startUpstream(
    neighbours({ ...SECRETIVE(), secrets: [stored] }, (method) => (method === 'POST' ? { body: { data: stored } } : undefined)),
  );
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const ask = '{ a: integrationSecrets { nodes { extra } } b: integrationSecrets(filter: { type: BASIC }) { nodes { extra } } }';
  const shown = { nodes: [{ extra: { newer: 1 } }] };
  expect((await query(ask)).data).toEqual({ a: shown, b: shown });
  const create = mutation('createIntegrationSecret', `{ identifier: "model-key", bearer: "b" }`, 'integrationSecret { extra }');
  expect((await query(create)).data.createIntegrationSecret.integrationSecret).toEqual({ extra: { newer: 1 } });
});

test('the value of a secret that the answer to its creation repeats is not shown, wherever it stands', async () => {
  const stored = secret(VALUE, { note: `It is ${VALUE}.`, deep: [{ by: { [VALUE]: 1 } }], newer: 1 });
  const upstream = await startUpstream(() => ({ body: { data: stored } }));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const create = mutation(
    'createIntegrationSecret',
    `{ identifier: "${VALUE}", bearer: "${VALUE}" }`,
    'integrationSecret { identifier extra }',
  );
  const shown = { identifier: VALUE, extra: { newer: 1 } };
  expect((await query(create)).data.createIntegrationSecret.integrationSecret).toEqual(shown);
});

describe('input that does not fit is not quoted', () => {
  const create = (input: string, declared = '') => `mutation${declared} ${mutation('createIntegrationSecret', input, '').slice(8)}`;
  const whole = '($v: CreateIntegrationSecretInput!)';
  const basic = { username: 'u', password: VALUE };
  test.each<[string, string, Readonly<Record<string, unknown>>, string]>([
    ['a key that is none', create('$v', whole), { v: { identifier: 'n', basic: { ...basic, other: 1 } } }, ' at "v.basic"; Field "other"'],
    ['a missing one', create('$v', whole), { v: { basic } }, '; Field "identifier" of required type'],
    ['no object', create('$v', whole), { v: VALUE }, 'Expected type "CreateIntegrationSecretInput'],
    ['a list for a text', create('$v', whole), { v: { identifier: 'n', bearer: [VALUE] } }, ' at "v.bearer"; String cannot represent'],
    ['a literal of another type', create(`{ identifier: "n", bearer: ["${VALUE}"] }`), {}, 'String cannot represent'],
    ['a literal for an object', create(`{ identifier: "n", basic: "${VALUE}" }`), {}, 'Expected value of type "BasicSecretInput"'],
    ['an enum', `{ assistants(orderBy: { field: "${VALUE}" }) { nodes { id } } }`, {}, 'cannot represent'],
    [
      'null where a variable may not be',
      create(`{ identifier: "n", basic: { username: $u, password: "${VALUE}" } }`, '($u: String = "u")'),
      { u: null },
      'Argument "input" has invalid value.',
    ],
  ])('%s', async (_what, text, variables, expected) => {
    const upstream = await startUpstream(neighbours(SECRETIVE()));
    const { query, lines } = startGateway({ upstreamUrl: upstream.url });
    const { errors } = await query(text, { variables });
    expect(errors?.[0]?.message).toContain(expected);
    expect(secretsIn(JSON.stringify([errors, lines]), { VALUE })).toEqual([]);
    expect(upstream.calls).toEqual([]);
  });
});

test('credentials in addresses of a conversation and of a scheduled event are masked', async () => {
  const target = `sip:user:${VALUE}@pbx.example.com`;
  const targets = { telnyx_agent_target: target, telnyx_end_user_target: target };
  const event = { ...targets, scheduled_event_id: 'e', assistant_id: 'a', telnyx_conversation_channel: 'phone_call' };
  const upstream = await startUpstream(({ path }) => {
    if (path.includes('/scheduled_events/')) return { body: event };
    return { body: { data: { id: ID, created_at: '2026-01-01T00:00:00Z', metadata: targets } } };
  });
  const token = await sign('assistants:read conversations:read');
  const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode(), token });
  const { data, errors } = await query(`{ conversation(id: "${ID}") { agentTarget endUserTarget metadata }
    scheduledEvent(assistantId: "a", eventId: "e") { telnyxAgentTarget telnyxEndUserTarget } }`);
  expect(errors).toBeUndefined();
  expect(Object.values(data.scheduledEvent as object)).toEqual([data.conversation.agentTarget, data.conversation.endUserTarget]);
  expect(data.conversation.agentTarget).toContain('@pbx.example.com');
  expect(secretsIn(JSON.stringify(data), { VALUE })).toEqual([]);
});
