/** Scheduled calls and messages of assistants: what reads cost, how long they are kept, and what is shown of any answer. */
import { describe, expect, test } from 'vitest';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Document } from '../support/upstream.ts';
import { pageQuery } from '../support/page-of.ts';

const EVENTS = '/ai/assistants/assistant-front-desk/scheduled_events';
const PAGE = pageQuery();
const list = (args: string, selection: string) =>
  `{ assistant(id: "assistant-front-desk") { scheduledEvents${args} { totalCount nodes { ${selection} } pageInfo { endCursor hasNextPage } } } }`;

describe('the events of an assistant', () => {
  test('are calls and messages, in pages for one call', async () => {
    const { query, calls } = await startSandboxGateway({ now: () => 0 });
    const selection = `__typename eventId status telnyxConversationChannel ... on ScheduledCall { callStatus callDurationSecs
      callAttempts { attemptNumber callStatus } callSettings { sipRegion } } ... on ScheduledMessage { text } assistant { name } extra`;
    const { data, errors } = await query(list('', selection));
    expect(errors).toBeUndefined();
    const { totalCount, nodes, pageInfo } = data.assistant.scheduledEvents;
    expect([totalCount, nodes.length, pageInfo.hasNextPage]).toEqual([25, 20, true]);
    expect(new Set((nodes as Document[]).map((node) => node['status']))).toEqual(
      new Set(['COMPLETED', 'FAILED', 'IN_PROGRESS', 'PENDING']),
    );
    expect(nodes).toContainEqual({
      __typename: 'ScheduledCall',
      eventId: 'event-003',
      status: 'COMPLETED',
      telnyxConversationChannel: 'PHONE_CALL',
      callStatus: 'completed',
      callDurationSecs: 10,
      callAttempts: [{ attemptNumber: 1, callStatus: 'completed' }],
      callSettings: { sipRegion: 'US' },
      assistant: { name: expect.any(String) },
      extra: null,
    });
    expect(nodes).toContainEqual(
      expect.objectContaining({ __typename: 'ScheduledMessage', text: 'Harbour Clinic: Tom Becker, your appointment is tomorrow at ten.' }),
    );
    const rest = await query(list(`(after: "${String(pageInfo.endCursor)}")`, 'eventId'));
    expect(rest.data.assistant.scheduledEvents.nodes).toHaveLength(5);
    expect(calls()).toEqual(['GET /ai/assistants/assistant-front-desk', `GET ${EVENTS}?${PAGE}`]);
  });

  test('are filtered by Telnyx', async () => {
    const { query, calls } = await startSandboxGateway();
    const filter = '{ channel: SMS_CHAT, from: "2026-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" }';
    const { data } = await query(list(`(filter: ${filter})`, '__typename'));
    expect(new Set((data.assistant.scheduledEvents.nodes as Document[]).map((node) => node['__typename']))).toEqual(
      new Set(['ScheduledMessage']),
    );
    expect(calls()[1]).toBe(
      `GET ${EVENTS}?conversation_channel=sms_chat&from_date=2026-01-01T00%3A00%3A00Z&to_date=2100-01-01T00%3A00%3A00Z&${PAGE}`,
    );
  });

  test.each(['WEB_CHAT', 'UNKNOWN'])('on a channel that none is scheduled on, %s, are refused without a call for them', async (channel) => {
    const { query, calls } = await startSandboxGateway();
    const { data, errors } = await query(list(`(filter: { channel: ${channel} })`, 'eventId'));
    expect(data).toEqual({ assistant: { scheduledEvents: null } });
    expect(errors).toMatchObject([{ path: ['assistant', 'scheduledEvents'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(calls()).toEqual(['GET /ai/assistants/assistant-front-desk']);
  });

  test('cost a call for each assistant, and one that fails is null alone', async () => {
    const upstream = await startUpstream(({ path }) => {
      if (path === '/ai/assistants')
        return { body: { data: Array.from({ length: 20 }, (_entry, index) => ({ id: `a${index}`, name: 'A' })) } };
      return path.includes('/a3/') ? { status: 403, body: {} } : { body: { data: [], meta: { total_pages: 0, total_results: 0 } } };
    });
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const { data, errors } = await query('{ assistants { nodes { id scheduledEvents { totalCount } } } }');
    const nodes = data.assistants.nodes as Document[];
    expect(nodes.filter((node) => node['scheduledEvents'] === null).map((node) => node['id'])).toEqual(['a3']);
    expect(errors).toMatchObject([
      { path: ['assistants', 'nodes', expect.any(Number), 'scheduledEvents'], extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(upstream.calls).toHaveLength(21);
  });

  test('are kept with the assistant that shows them, until one of both is outdated', async () => {
    let now = 0;
    let events = [{ scheduled_event_id: 'e', status: 'completed', text: 'x' }];
    const upstream = await startUpstream(({ path }) =>
      path.includes('scheduled_events')
        ? { body: { data: events, meta: { total_pages: 1, total_results: 1 } } }
        : { body: { id: 'a', name: 'A' } },
    );
    const { query } = startGateway({ upstreamUrl: upstream.url, now: () => now });
    const ask = async () =>
      (await query('{ assistant(id: "a") { name scheduledEvents { nodes { status } } } }')).data.assistant.scheduledEvents.nodes as unknown;
    for (let turn = 0; turn < 4; turn += 1) expect(await ask()).toEqual([{ status: 'COMPLETED' }]);
    expect(upstream.calls).toHaveLength(2);
    events = [{ scheduled_event_id: 'e', status: 'failed', text: 'x' }];
    now += 60_001;
    expect(await ask()).toEqual([{ status: 'FAILED' }]);
  });
});

test.each([
  ['pending', 2],
  ['in_progress', 2],
  ['whatever comes', 2],
  ['completed', 1],
  ['failed', 1],
])('an event that is %s is read %i times within two seconds, alone and among others', async (status, times) => {
  let now = 0;
  const event = { scheduled_event_id: 'e', assistant_id: 'a', telnyx_conversation_channel: 'sms_chat', text: 'x', status };
  const upstream = await startUpstream(({ path }) => {
    if (path === '/ai/assistants/a') return { body: { id: 'a', name: 'A' } };
    return { body: path.includes('?') ? { data: [{ ...event, scheduled_event_id: 'f', status: 'completed' }, event] } : event };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url, now: () => now });
  for (const at of [0, 900, 1_100, 1_900]) {
    now = at;
    await query(
      '{ scheduledEvent(assistantId: "a", eventId: "e") { status } assistant(id: "a") { scheduledEvents { nodes { eventId } } } }',
    );
  }
  const count = (call: string) => upstream.calls.filter((one) => one === call).length;
  expect([count('GET /ai/assistants/a/scheduled_events/e'), count(`GET /ai/assistants/a/scheduled_events?${PAGE}`)]).toEqual([
    times,
    times,
  ]);
});

describe('one event', () => {
  const answer = async (body: unknown, selection: string) => {
    const upstream = await startUpstream(({ path }) => (path === '/ai/assistants/a/scheduled_events/e' ? { body } : NOT_FOUND));
    const gateway = startGateway({ upstreamUrl: upstream.url });
    return { ...(await gateway.query(`{ scheduledEvent(assistantId: "a", eventId: "e") { ${selection} } }`)), calls: upstream.calls };
  };

  test('is read by its assistant and its id, once for all who ask, and leads to the assistant', async () => {
    const { query, calls } = await startSandboxGateway();
    const one = 'scheduledEvent(assistantId: "assistant-front-desk", eventId: "event-003")';
    const { data, errors } = await query(`{ ${one} { status assistant { id } } same: ${one} { conversationMetadata dynamicVariables }
      none: scheduledEvent(assistantId: "assistant-front-desk", eventId: "nobody") { eventId } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      scheduledEvent: { status: 'COMPLETED', assistant: { id: 'assistant-front-desk' } },
      same: { conversationMetadata: { campaign: 'recall', batch: 2, urgent: true }, dynamicVariables: { patient: 'Amina Yusuf' } },
      none: null,
    });
    expect(calls().toSorted()).toEqual(
      [`GET ${EVENTS}/event-003`, `GET ${EVENTS}/nobody`, 'GET /ai/assistants/assistant-front-desk'].toSorted(),
    );
  });

  test.each([
    ['a known channel', { telnyx_conversation_channel: 'phone_call', text: 'x' }, 'ScheduledCall'],
    ['a text without a channel', { text: 'x', status: 'pending', telnyx_agent_target: 'x' }, 'ScheduledMessage'],
    ['a text on a newer channel', { telnyx_conversation_channel: 'fax', text: 'x' }, 'ScheduledMessage'],
    ['neither', { telnyx_conversation_channel: 'fax' }, 'UnknownScheduledEvent'],
  ])('is recognised by %s', async (_name, body, type) => {
    const { data, errors } = await answer(body, '__typename eventId assistantId ... on UnknownScheduledEvent { raw }');
    expect(errors).toBeUndefined();
    expect(data.scheduledEvent).toMatchObject({ __typename: type, eventId: 'e', assistantId: 'a' });
    if (type.startsWith('Unknown')) expect(data.scheduledEvent.raw).toMatchObject(body);
  });

  test('shows what does not fit in extra, with an error where it was', async () => {
    const body = { telnyx_conversation_channel: 'phone_call', status: 'dreaming', call_attempts: 'none', brand_new: 1, retry_count: null };
    const { data, errors } = await answer(body, 'status retryCount extra ... on ScheduledCall { callAttempts { callStatus } }');
    expect(data.scheduledEvent).toEqual({
      status: 'UNKNOWN',
      retryCount: null,
      callAttempts: [],
      extra: { status: 'dreaming', call_attempts: 'none', brand_new: 1 },
    });
    expect(errors?.map(({ path }) => path)).toEqual([['scheduledEvent', 'callAttempts']]);
  });

  test('is an error where the answer is none', async () => {
    const { errors } = await answer({ hello: 'world' }, 'eventId');
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
  });

  test.each([
    ['"tags", eventId: "e"', 'assistantId'],
    ['"a", eventId: "../x"', 'eventId'],
  ])('is refused without a call for %s', async (args, name) => {
    const { query, calls } = await startSandboxGateway();
    const { errors } = await query(`{ scheduledEvent(assistantId: ${args}) { eventId } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining(name) }]);
    expect(calls()).toEqual([]);
  });
});

test('events without an id are shown in lists', async () => {
  const upstream = await startUpstream(({ path }) =>
    path === '/ai/assistants/a'
      ? { body: { id: 'a', name: 'A' } }
      : { body: { data: [{ text: 'x' }, { text: 'y', telnyx_agent_target: '1' }, 'z'] } },
  );
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data, errors } = await query(
    '{ assistant(id: "a") { scheduledEvents { nodes { eventId assistantId ... on ScheduledMessage { text } } } } }',
  );
  expect(data.assistant.scheduledEvents.nodes).toEqual([
    { eventId: null, assistantId: 'a', text: 'x' },
    { eventId: null, assistantId: 'a', text: 'y' },
  ]);
  expect(errors?.map(({ message }) => message)).toEqual(['The upstream sent 1 entry that is not a scheduled event or has no id.']);
});
