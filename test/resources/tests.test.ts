/** Reads of tests and suites, with the calls that they cost. */
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';
import { pageOf } from '../support/page-of.ts';
import { BREAKS, PASSES, start, SUITE, TEST, TESTS } from './tests.ts';

const PAGE = pageOf(TESTS, 100);
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64url');

test.each([
  [
    'one test, however often',
    `{ test(id: "${PASSES}") { name } again: test(id: "${PASSES}") { rubric { name } suite { name } } }`,
    [`GET ${TEST}`],
  ],
  ['one that does not exist', '{ test(id: "gone") { name } }', [`GET ${TESTS}/gone`]],
  ['two tests', `{ a: test(id: "${PASSES}") { name } b: test(id: "${BREAKS}") { name } }`, [`GET ${TEST}`, `GET ${TESTS}/${BREAKS}`]],
  ['a page, and how many there are', '{ tests { totalCount nodes { id } edges { cursor } } }', [PAGE]],
  ['a part of two pages', '{ tests(last: 40) { nodes { id } } }', [PAGE, pageOf(TESTS, 100, '', 2)]],
  [
    'what the filter asks for',
    '{ tests(filter: { testSuite: "Regression 100 %", channel: SMS_CHAT, destination: "assistant-rebooking" }) { nodes { id } } }',
    [pageOf(TESTS, 100, 'test_suite=Regression+100+%25&telnyx_conversation_channel=sms_chat&destination=assistant-rebooking')],
  ],
  [
    'suites, once for all that ask',
    `{ testSuites { name } testSuite(name: "${SUITE}") { name } none: testSuite(name: "x") { name } }`,
    [`GET ${TESTS}/test-suites`],
  ],
  [
    'the tests of a suite',
    `{ test(id: "${PASSES}") { suite { tests(first: 5) { totalCount nodes { name } } } } }`,
    [`GET ${TEST}`, pageOf(TESTS, 100, `test_suite=${SUITE}`)],
  ],
  [
    'the tests of two assistants',
    '{ a: assistant(id: "assistant-front-desk") { tests { totalCount } } b: assistant(id: "assistant-rebooking") { tests(first: 3) { nodes { id } } } }',
    ['GET /ai/assistants', pageOf(TESTS, 100, 'destination=assistant-front-desk'), pageOf(TESTS, 100, 'destination=assistant-rebooking')],
  ],
  [
    'the assistants of some tests, and no phone number',
    '{ tests(first: 8) { nodes { destination destinationAssistant { name } } } }',
    [PAGE, 'GET /ai/assistants', 'GET /ai/assistants/assistant-retired'],
  ],
  ['a node', `{ node(id: "${globalId('AssistantTest', PASSES)}") { globalId __typename } }`, [`GET ${TEST}`]],
])('%s', async (_name, query, expected) => {
  const { newCalls, ...gateway } = await start();
  const { data, errors } = await gateway.query(query);
  expect(errors).toBeUndefined();
  expect(data).toBeTruthy();
  expect(newCalls().toSorted()).toEqual([...expected].toSorted());
  const again = await gateway.query(query);
  expect([again.data, newCalls()]).toEqual([data, []]);
});

describe('a test', () => {
  test('reads as Telnyx has it', async () => {
    const { query } = await start();
    const { data } =
      await query(`{ test(id: "${BREAKS}") { id globalId name description destination telnyxConversationChannel maxDurationSeconds
      testSuite suite { name } rubric { name criteria } instructions destinationAssistant { id } extra createdAt } }`);
    expect(data.test).toEqual({
      id: BREAKS,
      globalId: globalId('AssistantTest', BREAKS),
      name: 'Test 003',
      description: 'What callers ask on day 3.',
      destination: 'assistant-rebooking',
      telnyxConversationChannel: 'SMS_CHAT',
      maxDurationSeconds: null,
      testSuite: SUITE,
      suite: { name: SUITE },
      rubric: [
        { name: 'Politeness', criteria: 'Stays polite to the end.' },
        { name: 'Accuracy', criteria: 'Says nothing that is not so.' },
      ],
      instructions: 'Ask for a page that answers with an error.',
      destinationAssistant: { id: 'assistant-rebooking' },
      extra: null,
      createdAt: '2026-01-05T09:03:00.000Z',
    });
  });

  test('leads to no assistant where its destination is a number, a URL or somebody who is gone', async () => {
    const { query } = await start();
    const { data } = await query('{ tests(first: 4) { nodes { destination destinationAssistant { id } } } }');
    expect(data.tests.nodes).toEqual([
      { destination: 'assistant-front-desk', destinationAssistant: { id: 'assistant-front-desk' } },
      { destination: '+15551230000', destinationAssistant: null },
      { destination: 'assistant-rebooking', destinationAssistant: { id: 'assistant-rebooking' } },
      { destination: 'assistant-retired', destinationAssistant: null },
    ]);
  });

  test.each(['test-suites', '../x', 'a/b', ''])('is not asked for by %j', async (id) => {
    const { query, newCalls } = await start();
    const { errors } = await query('query ($id: ID!) { test(id: $id) { name } }', { variables: { id } });
    expect([errors?.[0]?.extensions?.['code'], newCalls()]).toEqual(['BAD_USER_INPUT', []]);
  });

  test('is not looked for by a channel that nobody knows', async () => {
    const { query, newCalls } = await start();
    const { errors } = await query('{ tests(filter: { channel: UNKNOWN }) { nodes { id } } }');
    expect([errors?.[0]?.message, newCalls()]).toEqual([expect.stringContaining('filter.channel'), []]);
  });
});

test('what is damaged costs only itself', async () => {
  const upstream = await startUpstream(({ path }) => ({
    body: path.includes('test-suites')
      ? { data: ['a', 7, '', null] }
      : {
          data: [
            {
              test_id: 't1',
              name: 'One',
              rubric: [null, 7, { name: 'n', weight: 2 }],
              telnyx_conversation_channel: 'fax',
              destination: 'sip:desk@x.example',
            },
            { name: 'no id' },
          ],
        },
  }));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data, errors } = await query(
    '{ testSuites { name } tests { totalCount nodes { id rubric { name extra } telnyxConversationChannel destinationAssistant { id } suite { name } extra } } }',
  );
  expect(data).toEqual({
    testSuites: [{ name: 'a' }],
    tests: {
      totalCount: null,
      nodes: [
        {
          id: 't1',
          rubric: [{ name: 'n', extra: { weight: 2 } }],
          telnyxConversationChannel: 'UNKNOWN',
          destinationAssistant: null,
          suite: null,
          extra: { rubric: [null, 7, { name: 'n', weight: 2 }], telnyx_conversation_channel: 'fax' },
        },
      ],
    },
  });
  expect(errors?.map(({ path }) => path?.join('.')).toSorted()).toEqual(['testSuites', 'tests', 'tests.nodes.0.rubric.1']);
  expect(upstream.calls).toHaveLength(2);
});
