/** Upstreams that pass over a filter: what does not match is left out, and an error says so. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type Document } from '../support/upstream.ts';

const at = (day: number) => `2026-01-0${day}T00:00:00Z`;

/** The entry that the field leads on from, and whether it is under this path. */
const SINGLES: readonly (readonly [path: string, entry: Document])[] = [
  ['/ai/assistants/a', { id: 'a', name: 'A', instructions: 'x', model: 'm', telephony_settings: { default_texml_app_id: 'app' } }],
  ['/ai/assistants/a/versions/v', { id: 'a', version_id: 'v', name: 'A', instructions: 'x', model: 'm' }],
  ['/ai/missions/m', { mission_id: 'm', name: 'M' }],
  ['/ai/missions/m/runs/r', { mission_id: 'm', run_id: 'r', status: 'running' }],
  ['/ai/assistants/tests/t', { test_id: 't', name: 'T', test_suite: 's' }],
  ['/ai/assistants/tests/t/runs/r1', { run_id: 'r1', test_id: 't', status: 'passed', test_suite_run_id: 'b' }],
  ['/ai/assistants/tests/test-suites', ['s'] as unknown as Document],
];

const conversation = (id: string, metadata: unknown, name: string | null = null): Document => ({ id, name, created_at: at(1), metadata });
const CONVERSATIONS = [
  conversation('match', { assistant_id: 'a', assistant_version_id: 'v', telnyx_conversation_channel: 'sms_chat' }, 'Call 1'),
  conversation('unlabelled', null, 'Call 2'),
  conversation('other', { assistant_id: 'b' }, 'Chat'),
];

const RUNS = [
  { mission_id: 'm', run_id: 'r0', status: 'running' },
  { mission_id: 'm', run_id: 'r1', status: 'failed' },
  { mission_id: 'm', run_id: 'r2' },
];
const EVENTS = [
  { event_id: 'e0', run_id: 'r', type: 'error', step_id: 's' },
  { event_id: 'e1', run_id: 'r', type: 'error', step_id: null },
  { event_id: 'e2', run_id: 'r', type: 'status_change', step_id: 's' },
];
const TEST_RUNS = [
  { run_id: 'r1', test_id: 't', status: 'passed', test_suite_run_id: 'b' },
  { run_id: 'r2', test_id: 't', status: 'failed', test_suite_run_id: 'b2' },
];
const SCHEDULED = [
  { scheduled_event_id: 'se1', telnyx_conversation_channel: 'sms_chat', scheduled_at_fixed_datetime: at(2) },
  { scheduled_event_id: 'se2', telnyx_conversation_channel: 'phone_call', scheduled_at_fixed_datetime: at(2) },
  { scheduled_event_id: 'se3', telnyx_conversation_channel: 'sms_chat', scheduled_at_fixed_datetime: at(4) },
];
const TESTS = [
  { test_id: 't1', name: 'T', test_suite: 's', destination: 'a', telnyx_conversation_channel: 'web_call' },
  { test_id: 't2', name: 'T', test_suite: null, destination: 'b', telnyx_conversation_channel: 'phone_call' },
];

/** What is asked for, what comes whatever is asked for, which of it is shown, and what is left out. */
test.each<readonly [string, string, readonly Document[], readonly string[], string]>([
  ['assistant(id: "a") { conversations', '{ nodes { id } } }', CONVERSATIONS, ['unlabelled', 'match'], '1 conversation that does'],
  [
    'assistant(id: "a") { version(versionId: "v") { conversations',
    '{ nodes { id } } } }',
    CONVERSATIONS,
    ['unlabelled', 'match'],
    '1 conversation that does',
  ],
  ['conversations(filter: { ids: ["match"] })', '{ nodes { id } }', CONVERSATIONS, ['match'], '2 conversations that do'],
  ['conversations(filter: { ids: ["other", "none"] })', '{ nodes { id } }', CONVERSATIONS, ['other'], '2 conversations that do'],
  ['conversations(filter: { namePrefix: "Call" })', '{ nodes { id } }', CONVERSATIONS, ['unlabelled', 'match'], '1 conversation that does'],
  ['conversations(filter: { channel: SMS_CHAT })', '{ nodes { id } }', CONVERSATIONS, ['unlabelled', 'match'], '1 conversation that does'],
  ['missionRuns(filter: { status: RUNNING })', '{ nodes { id: runId } }', RUNS, ['r0', 'r2'], '1 mission run that does'],
  ['mission(id: "m") { runs(filter: { status: FAILED })', '{ nodes { id: runId } } }', RUNS, ['r1', 'r2'], '1 mission run that does'],
  [
    'mission(id: "m") { runs',
    '{ nodes { id: runId } } }',
    [...RUNS.slice(1), { mission_id: 'n', run_id: 'rn' }],
    ['r1', 'r2'],
    '1 mission run that does',
  ],
  ['missionEvents(type: ERROR)', '{ nodes { id: eventId } }', EVENTS, ['e0', 'e1'], '1 mission event that does'],
  [
    'missionRun(missionId: "m", runId: "r") { events(filter: { stepId: "s", type: ERROR })',
    '{ nodes { id: eventId } } }',
    EVENTS,
    ['e0'],
    '2 mission events that do',
  ],
  ['tests(filter: { testSuite: "s" })', '{ nodes { id } }', TESTS, ['t1'], '1 test that does'],
  ['assistant(id: "a") { tests', '{ nodes { id } } }', TESTS, ['t1'], '1 test that does'],
  ['test(id: "t") { runs(filter: { status: PASSED })', '{ nodes { id: runId } } }', TEST_RUNS, ['r1'], '1 test run that does'],
  ['testSuite(name: "s") { runs(filter: { testSuiteRunId: "b" })', '{ nodes { id: runId } } }', TEST_RUNS, ['r1'], '1 test run that does'],
  ['testRun(testId: "t", runId: "r1") { suiteRuns', '{ id: runId } }', TEST_RUNS, ['r1'], '1 test run that does'],
  [
    `assistant(id: "a") { scheduledEvents(filter: { channel: SMS_CHAT, from: "${at(1)}", to: "${at(3)}" })`,
    '{ nodes { id: eventId } } }',
    SCHEDULED,
    ['se1'],
    '2 scheduled events that do',
  ],
  [
    'assistant(id: "a") { phoneNumbers',
    '{ id } }',
    [
      { id: 'n1', connection_id: 'app' },
      { id: 'n2', connection_id: 'x' },
    ],
    ['n1'],
    '1 phone number that does',
  ],
])('%s', async (field, selection, list, shown, leftOut) => {
  const upstream = await startUpstream(({ path }) => {
    const [pathname = ''] = path.split('?');
    const single = SINGLES.find(([known]) => known === pathname)?.[1];
    return { body: { data: single ?? list } };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data, errors } = await query(`{ ${field} ${selection} }`);
  const ids = [...JSON.stringify(data).matchAll(/"id":"([^"]*)"/g)].map(([, id]) => id);
  expect([ids, errors?.map(({ message }) => message)]).toEqual([
    shown,
    [`The upstream does not filter as it was asked to: ${leftOut} not match ${leftOut.startsWith('1 ') ? 'is' : 'are'} left out.`],
  ]);
});

test('a conversation that is asked for by its id is found behind a page of others', async () => {
  const rows = Array.from({ length: 60 }, (_row, index) => ({
    id: `c${index}`,
    name: null,
    created_at: new Date(9e11 - index).toISOString(),
    metadata: {},
  }));
  const upstream = await startUpstream(({ path }) => {
    const limit = Number(new URLSearchParams(path.split('?')[1]).get('limit'));
    return { body: { data: rows.slice(0, limit) } };
  });
  const { post } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0 });
  const response = await post({ query: '{ conversations(filter: { ids: ["c40"] }) { nodes { id } pageInfo { hasNextPage } } }' });
  expect(await response.json()).toMatchObject({ data: { conversations: { nodes: [{ id: 'c40' }], pageInfo: { hasNextPage: false } } } });
});
