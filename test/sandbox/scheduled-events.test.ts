/** The sandbox's scheduled calls and messages: valid against the description, and what becomes of them by its own clock. */
import { expect, test } from 'vitest';
import { start, type Answer } from './client.ts';
import { faultsAs } from './description.ts';

const EVENTS = '/ai/assistants/assistant-front-desk/scheduled_events';
const at = new Date(Date.now() + 3_600_000).toISOString();
const CALL = {
  telnyx_conversation_channel: 'phone_call',
  telnyx_agent_target: '+15550100001',
  telnyx_end_user_target: '+15550121234',
  scheduled_at_fixed_datetime: at,
};

interface Event {
  readonly scheduled_event_id: string;
  readonly status: string;
  readonly scheduled_at_fixed_datetime: string;
  readonly call_attempts?: readonly { readonly call_status: string }[];
}
const eventOf = ({ body }: Answer) => body as Event;
const eventsOf = ({ body }: Answer) => (body as { data: Event[] }).data;

async function startAtClock() {
  const { ask, sandbox } = await start();
  const advance = (advanceMs: number) =>
    fetch(new URL('/sandbox/clock', sandbox.url), { method: 'POST', body: JSON.stringify({ advanceMs }) });
  const create = async (changes: object = {}) => eventOf(await ask(EVENTS, { body: { ...CALL, ...changes } })).scheduled_event_id;
  const read = async (id: string) => (await ask(`${EVENTS}/${id}`)).body as Record<string, unknown>;
  return { ask, advance, create, read };
}

test('are 25 of all states on one assistant, in pages by their time, and filtered', async () => {
  const { ask } = await startAtClock();
  const answer = await ask(`${EVENTS}?page[size]=100`);
  expect(faultsAs('PaginatedScheduledEventList', answer.body)).toEqual([]);
  const events = eventsOf(answer);
  expect(new Set(events.map(({ status }) => status))).toEqual(new Set(['pending', 'in_progress', 'completed', 'failed']));
  expect(events).toHaveLength(25);
  const times = events.map((event) => event.scheduled_at_fixed_datetime);
  expect(times).toEqual(times.toSorted());
  const count = async (query: string) => eventsOf(await ask(`${EVENTS}?page[size]=100&${query}`)).length;
  expect((await count('conversation_channel=sms_chat')) + (await count('conversation_channel=phone_call'))).toBe(25);
  expect(await count(`from_date=${times[10]}&to_date=${times[12]}`)).toBe(3);
  expect((await ask('/ai/assistants/assistant-blank/scheduled_events')).body).toMatchObject({ data: [], meta: { total_results: 0 } });
  for (const bad of ['conversation_channel=web_chat', 'from_date=monday', 'to_date=2026-01-01']) {
    expect([bad, (await ask(`${EVENTS}?${bad}`)).status]).toEqual([bad, 422]);
  }
});

/** How much later each state is seen. */
type Steps = readonly (readonly [state: string, afterMs: number])[];
const ONCE = (end: string): Steps => [
  ['pending', 0],
  ['in_progress', 3_600_000],
  [end, 10_000],
];

test.each<[string, object, Steps, object]>([
  ['a call', {}, ONCE('completed'), { call_status: 'completed', call_duration: 10, errors: [] }],
  ['a message', { telnyx_conversation_channel: 'sms_chat', text: 'Hello' }, ONCE('completed'), { text: 'Hello', errors: [] }],
  [
    'a call that nobody answers',
    { telnyx_end_user_target: '+15550120000', max_retries_client_errors: 1, retry_interval_secs: 60 },
    [...ONCE('in_progress'), ['in_progress', 55_000], ['failed', 5_000]],
    { call_status: 'no-answer', retry_count: 1, errors: ['Nobody answered.'] },
  ],
  ['a call that fails', { telnyx_end_user_target: '+15550129999' }, ONCE('failed'), { call_status: 'failed' }],
])('%s goes through its states', async (_name, changes, steps, ended) => {
  const { create, read, advance } = await startAtClock();
  const id = await create(changes);
  for (const [status, afterMs] of steps) {
    await advance(afterMs);
    const event = await read(id);
    expect(event).toMatchObject({ status, scheduled_at_fixed_datetime: at });
    expect(faultsAs('ScheduledEventResponse', event)).toEqual([]);
  }
  expect(await read(id)).toMatchObject(ended);
});

test('are deleted, whatever their state, and made once under a key', async () => {
  const { ask, create } = await startAtClock();
  const id = await create();
  expect((await ask(`${EVENTS}/${id}`, { method: 'DELETE' })).status).toBe(200);
  expect((await ask(`${EVENTS}/${id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await ask(`/ai/assistants/assistant-blank/scheduled_events/event-001`)).status).toBe(404);
  const headers = { 'idempotency-key': 'k' };
  const [one, two] = [await ask(EVENTS, { body: CALL, headers }), await ask(EVENTS, { body: CALL, headers })];
  expect([one.status, two.body]).toEqual([201, one.body]);
});

test.each([
  ['no target', { telnyx_end_user_target: undefined }, 422],
  ['a message without text', { telnyx_conversation_channel: 'sms_chat' }, 422],
  ['another channel', { telnyx_conversation_channel: 'web_chat' }, 422],
  ['no time', { scheduled_at_fixed_datetime: 'soon' }, 422],
  ['too many retries', { max_retries_client_errors: 11 }, 422],
  ['retries too soon', { retry_interval_secs: 59 }, 422],
  ['an unknown region', { call_settings: { sip_region: 'Moon' } }, 422],
])('are refused with %s', async (_name, changes, status) => {
  const { ask } = await startAtClock();
  expect((await ask(EVENTS, { body: { ...CALL, ...changes } })).status).toBe(status);
  expect((await ask('/ai/assistants/nobody/scheduled_events', { body: CALL })).status).toBe(404);
});
