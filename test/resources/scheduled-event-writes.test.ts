/** Scheduling and cancelling: what is sent, what is refused without a call, and what is read again. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Script } from '../support/upstream.ts';
import { pageOf } from '../support/page-of.ts';
import { fieldsOf, mutation } from './write.ts';

const PATH = '/ai/assistants/a/scheduled_events';
const CALL = 'assistantId: "a", at: "2100-01-31T12:00:00Z", from: "+1555", to: "sip:x@example.com"';
const EVENT = { scheduled_event_id: 'new', assistant_id: 'a', telnyx_conversation_channel: 'phone_call', status: 'pending' };

async function start(script: Script = () => ({ status: 201, body: EVENT })) {
  const upstream = await startUpstream(script);
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
  const sent = () =>
    upstream.requests.map(({ body, headers }) => ({ body: JSON.parse(body || 'null') as unknown, key: headers['idempotency-key'] }));
  return { ...gateway, calls: upstream.calls, sent };
}

describe('a call or a message', () => {
  test.each([
    [
      'schedulePhoneCall',
      `${CALL}, conversationMetadata: { campaign: "x", batch: 1, urgent: true }, dynamicVariables: { name: "Ann" }, maxRetriesClientErrors: 10,
        retryIntervalSecs: 60, sipRegion: MIDDLE_EAST, idempotencyKey: "k-1"`,
      {
        scheduled_at_fixed_datetime: '2100-01-31T12:00:00Z',
        telnyx_agent_target: '+1555',
        telnyx_end_user_target: 'sip:x@example.com',
        telnyx_conversation_channel: 'phone_call',
        conversation_metadata: { campaign: 'x', batch: 1, urgent: true },
        dynamic_variables: { name: 'Ann' },
        max_retries_client_errors: 10,
        retry_interval_secs: 60,
        call_settings: { sip_region: 'Middle East' },
      },
      'k-1',
    ],
    [
      'scheduleTextMessage',
      `${CALL}, text: "Hello"`,
      {
        scheduled_at_fixed_datetime: '2100-01-31T12:00:00Z',
        telnyx_agent_target: '+1555',
        telnyx_end_user_target: 'sip:x@example.com',
        telnyx_conversation_channel: 'sms_chat',
        text: 'Hello',
      },
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ],
  ])('is sent as Telnyx takes it: %s', async (field, input, body, key) => {
    const { query, calls, sent, audited } = await start();
    const { data, errors } = await query(mutation(field, `{ ${input} }`, 'scheduledEvent { eventId status }'));
    expect(errors).toBeUndefined();
    expect(data[field]).toEqual({ scheduledEvent: { eventId: 'new', status: 'PENDING' }, userErrors: [] });
    expect([calls, sent()]).toEqual([[`POST ${PATH}`], [{ body, key }]]);
    expect(audited).toMatchObject([{ operation: field, outcome: 'done', written: ['a', 'new'] }]);
    // What the answer brought is at hand for a second.
    expect((await query('{ scheduledEvent(assistantId: "a", eventId: "new") { status } }')).data.scheduledEvent).toEqual({
      status: 'PENDING',
    });
    expect(calls).toHaveLength(1);
  });

  test.each([
    ['2100-01-31T12:00:00', '2100-01-31T12:00:00Z'],
    ['2100-01-31T12:00:00.5+02:00', '2100-01-31T12:00:00.5+02:00'],
    ['2020-01-01T00:00:00z', '2020-01-01T00:00:00z'],
  ])('at %s is sent at %s: without a zone as UTC, and also if it has passed', async (at, sentAt) => {
    const { query, sent } = await start();
    const { data } = await query(
      mutation('schedulePhoneCall', `{ ${CALL.replace('2100-01-31T12:00:00Z', at)} }`, 'scheduledEvent { eventId }'),
    );
    expect(data.schedulePhoneCall.userErrors).toEqual([]);
    expect(sent()).toMatchObject([{ body: { scheduled_at_fixed_datetime: sentAt } }]);
  });

  test('is repeated under its key when the upstream does not answer', async () => {
    let attempts = 0;
    const { query, sent } = await start(() => ((attempts += 1) === 1 ? { status: 503, body: {} } : { status: 201, body: EVENT }));
    const { data } = await query(mutation('schedulePhoneCall', `{ ${CALL} }`, 'scheduledEvent { eventId }'));
    expect(data.schedulePhoneCall.userErrors).toEqual([]);
    expect(sent()).toHaveLength(2);
    expect(sent()[0]).toEqual(sent()[1]);
  });

  test('whose answer has no id is shown all the same, and not kept', async () => {
    const { query, calls, audited } = await start(() => ({
      status: 201,
      body: { ...EVENT, scheduled_event_id: undefined, errors: [], telnyx_agent_target: 'x' },
    }));
    const { data } = await query(mutation('schedulePhoneCall', `{ ${CALL} }`, 'scheduledEvent { eventId assistantId status }'));
    expect(data.schedulePhoneCall).toEqual({ scheduledEvent: { eventId: null, assistantId: 'a', status: 'PENDING' }, userErrors: [] });
    expect(audited).toMatchObject([{ outcome: 'done', written: [] }]);
    expect(calls).toHaveLength(1);
  });

  test('is refused with all faults at once, and no call', async () => {
    const { query, calls } = await start();
    const bad = `{ assistantId: "deleted", at: "2100-01-31", from: " ", to: "", conversationMetadata: { list: [1], none: null }, dynamicVariables: { n: 1 },
      maxRetriesClientErrors: 11, retryIntervalSecs: 59, sipRegion: UNKNOWN, idempotencyKey: "a b" }`;
    const { data } = await query(mutation('schedulePhoneCall', bad, 'scheduledEvent { eventId }'));
    const { userErrors } = data.schedulePhoneCall;
    expect(fieldsOf(userErrors)).toEqual([
      'input.assistantId',
      'input.at',
      'input.from',
      'input.to',
      'input.conversationMetadata.list',
      'input.conversationMetadata.none',
      'input.dynamicVariables.n',
      'input.maxRetriesClientErrors',
      'input.retryIntervalSecs',
      'input.sipRegion',
      'input.idempotencyKey',
    ]);
    expect(new Set((userErrors as { code: string }[]).map(({ code }) => code))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(calls).toEqual([]);
  });

  test.each([
    ['text: ""', 'input.text'],
    ['text: "x", conversationMetadata: []', 'input.conversationMetadata'],
    ['text: "x", dynamicVariables: null', 'input.dynamicVariables'],
    ['text: "x", dynamicVariables: { token: "***" }', 'input.dynamicVariables.token'],
  ])('is refused without a call: %s', async (rest, field) => {
    const { query, calls } = await start();
    const { data } = await query(mutation('scheduleTextMessage', `{ ${CALL}, ${rest} }`, 'scheduledEvent { eventId }'));
    expect(fieldsOf(data.scheduleTextMessage.userErrors)).toEqual([field]);
    expect(calls).toEqual([]);
  });

  test('at a time that does not exist is refused without a call', async () => {
    const { query, calls } = await start();
    const { data } = await query(mutation('schedulePhoneCall', `{ ${CALL.replace('01-31', '13-31')} }`, 'scheduledEvent { eventId }'));
    expect(fieldsOf(data.schedulePhoneCall.userErrors)).toEqual(['input.at']);
    expect(calls).toEqual([]);
  });

  test.each([
    ['of an assistant that does not exist', NOT_FOUND, 'NOT_FOUND', 'input.assistantId'],
    [
      'at its place',
      { status: 422, body: { detail: [{ loc: ['body', 'telnyx_end_user_target'], msg: 'Not a number', type: 'value_error' }] } },
      'BAD_USER_INPUT',
      'input.to',
    ],
    [
      'inside of an object',
      { status: 422, body: { detail: [{ loc: ['body', 'call_settings', 'sip_region'], msg: 'Unknown', type: 'enum' }] } },
      'BAD_USER_INPUT',
      'input.sipRegion',
    ],
  ])('is refused by Telnyx %s', async (_name, reply, code, field) => {
    const { query } = await start(() => reply);
    const { data } = await query(mutation('schedulePhoneCall', `{ ${CALL} }`, 'scheduledEvent { eventId }'));
    expect(data.schedulePhoneCall).toMatchObject({ scheduledEvent: null, userErrors: [{ code }] });
    expect(fieldsOf(data.schedulePhoneCall.userErrors)).toEqual([field]);
  });
});

const cancel = (eventId: string, assistantId = 'a') =>
  mutation('cancelScheduledEvent', `{ assistantId: "${assistantId}", eventId: "${eventId}" }`, 'deletedId');

describe('a cancellation', () => {
  test('is one DELETE, after which the event is gone', async () => {
    const { query, calls, audited } = await start(({ method }) => (method === 'DELETE' ? { body: '' } : NOT_FOUND));
    expect((await query(cancel('e'))).data.cancelScheduledEvent).toEqual({ deletedId: 'e', userErrors: [] });
    expect((await query('{ scheduledEvent(assistantId: "a", eventId: "e") { eventId } }')).data).toEqual({ scheduledEvent: null });
    expect(calls).toEqual([`DELETE ${PATH}/e`, `GET ${PATH}/e`]);
    expect(audited).toMatchObject([{ operation: 'cancelScheduledEvent', outcome: 'done', written: ['e'], targets: ['a', 'e'] }]);
  });

  test('of what there is not is NOT_FOUND, and done after a repeat of our own', async () => {
    const absent = await start(() => NOT_FOUND);
    expect((await absent.query(cancel('e'))).data.cancelScheduledEvent).toMatchObject({
      deletedId: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'eventId'] }],
    });
    let attempts = 0;
    const repeated = await start(() => ((attempts += 1) === 1 ? { status: 503, body: {} } : NOT_FOUND));
    expect((await repeated.query(cancel('e'))).data.cancelScheduledEvent).toEqual({ deletedId: 'e', userErrors: [] });
  });

  test('is refused without a call for what is not an id', async () => {
    const { query, calls } = await start();
    const { data } = await query(cancel('a/b', 'import'));
    expect(fieldsOf(data.cancelScheduledEvent.userErrors)).toEqual(['input.assistantId', 'input.eventId']);
    expect(calls).toEqual([]);
  });
});

test('a write has the events of its assistant read again, and nothing else', async () => {
  const { query, calls } = await startSandboxGateway({ now: () => 0 });
  const events = (id: string) => `assistant(id: "${id}") { scheduledEvents { totalCount } }`;
  const all = `{ desk: ${events('assistant-front-desk')} other: ${events('assistant-blank')} assistantTags }`;
  expect((await query(all)).data).toMatchObject({
    desk: { scheduledEvents: { totalCount: 25 } },
    other: { scheduledEvents: { totalCount: 0 } },
  });
  const before = calls().length;
  const input =
    '{ assistantId: "assistant-front-desk", at: "2100-01-31T12:00:00Z", from: "+15550100001", to: "+15550121234", text: "Hello" }';
  const { data } = await query(mutation('scheduleTextMessage', input, 'scheduledEvent { eventId ... on ScheduledMessage { text } }'));
  const { eventId, text } = data.scheduleTextMessage.scheduledEvent as { eventId: string; text: string };
  expect(text).toBe('Hello');
  expect((await query(all)).data.desk.scheduledEvents.totalCount).toBe(26);
  await query(cancel(eventId, 'assistant-front-desk'));
  expect((await query(all)).data.desk.scheduledEvents.totalCount).toBe(25);
  const path = '/ai/assistants/assistant-front-desk/scheduled_events';
  const page = pageOf(path);
  expect(calls().slice(before)).toEqual([`POST ${path}`, page, `DELETE ${path}/${eventId}`, page]);
});

test('a write of unknown outcome has them read again, and what is read meanwhile is not kept', async () => {
  const { query, calls } = await start(({ method }) =>
    method === 'GET' ? { body: { ...EVENT, scheduled_event_id: 'e', status: 'completed' } } : { status: 503, body: {} },
  );
  const read = '{ scheduledEvent(assistantId: "a", eventId: "e") { status } }';
  await query(read);
  const { errors } = await query(mutation('schedulePhoneCall', `{ ${CALL} }`, 'scheduledEvent { eventId }'));
  expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  const before = calls.length;
  await query(read);
  await query(read);
  expect(calls.length - before).toBe(2);
});

describe('scopes', () => {
  const READ =
    '{ scheduledEvent(assistantId: "a", eventId: "e") { status assistant { id } } assistant(id: "a") { scheduledEvents { totalCount } } }';
  test.each([
    ['conversations:read', READ, ['scheduledEvent.assistant', 'assistant']],
    ['assistants:read', READ, ['scheduledEvent', 'assistant.scheduledEvents']],
    ['assistants:read conversations:read', READ, []],
    ['assistants:run', mutation('schedulePhoneCall', `{ ${CALL} }`, 'scheduledEvent { status }'), []],
    ['assistants:write', mutation('schedulePhoneCall', `{ ${CALL} }`, 'scheduledEvent { status }'), ['schedulePhoneCall']],
    ['assistants:run', cancel('e'), []],
    ['assistants:read assistants:write', cancel('e'), ['cancelScheduledEvent']],
  ])('%s: what it does not allow is FORBIDDEN', async (scope, operation, refused) => {
    const upstream = await startUpstream(({ path, method }) => {
      if (method === 'DELETE') return { body: '' };
      if (path === '/ai/assistants/a') return { body: { id: 'a', name: 'A' } };
      return { body: path.includes('?') ? { data: [] } : { ...EVENT, scheduled_event_id: 'e' } };
    });
    const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode() });
    const { errors = [] } = await query(operation, { token: await sign(scope) });
    expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']]).toSorted()).toEqual(
      refused.map((path) => [path, 'FORBIDDEN']).toSorted(),
    );
  });
});
