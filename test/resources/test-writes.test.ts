/** Mutations of tests: what is sent, what is refused, and what is read again. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { pageOf } from '../support/page-of.ts';
import { PASSES, start, TEST, TESTS } from './tests.ts';
import { fieldsOf, mutation } from './write.ts';

const DRAFT = `{ name: "Refund", destination: "assistant-front-desk", instructions: "Ask.", rubric: [{ name: "Tone", criteria: "Polite." }]`;

/** A gateway in front of an upstream that answers each write with the same. */
async function against(reply: (method: string) => UpstreamReply, options: Partial<Parameters<typeof startGateway>[0]> = {}) {
  const upstream = await startUpstream(({ method }) => reply(method));
  return { ...startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, ...options }), upstream };
}
const BODY = { test_id: 't', name: 'n', rubric: [] };

describe('createTest', () => {
  test('brings the test by one write, whose suite and lists are read again', async () => {
    const { query, newCalls, audited } = await start();
    const lists = '{ testSuites { name } tests(first: 1) { totalCount } }';
    await query(lists);
    newCalls();
    const input = `{ test: ${DRAFT}, testSuite: "New", telnyxConversationChannel: WEB_CALL, maxDurationSeconds: 60 } }`;
    const { data } = await query(mutation('createTest', input, 'test { id name suite { name } telnyxConversationChannel }'));
    const { id, ...created } = data.createTest.test as { id: string };
    expect([created, data.createTest.userErrors]).toEqual([
      { name: 'Refund', suite: { name: 'New' }, telnyxConversationChannel: 'WEB_CALL' },
      [],
    ]);
    expect((await query(`{ test(id: "${id}") { name } }`)).data.test.name).toBe('Refund');
    expect(newCalls()).toEqual([`POST ${TESTS}`]);
    const { data: after } = await query(lists);
    expect([after.tests.totalCount, after.testSuites.map(({ name }: { name: string }) => name)]).toEqual([
      131,
      expect.arrayContaining(['New']),
    ]);
    expect(newCalls()).toHaveLength(2);
    expect(audited).toMatchObject([{ operation: 'createTest', outcome: 'done', written: [id] }]);
  });

  test('sends only what is given, under the key of the caller or of its own', async () => {
    const { query, upstream } = await against(() => ({ status: 201, body: BODY }));
    await query(mutation('createTest', `{ test: ${DRAFT} }, idempotencyKey: "k-1" }`, 'test { id }'));
    await query(mutation('createTest', `{ test: ${DRAFT}, description: "", extra: { new_key: 1 } } }`, 'test { id }'));
    const rubric = [{ name: 'Tone', criteria: 'Polite.' }];
    const body = { name: 'Refund', destination: 'assistant-front-desk', instructions: 'Ask.', rubric };
    expect(upstream.requests.map((request) => JSON.parse(request.body) as unknown)).toEqual([
      body,
      { ...body, description: '', new_key: 1 },
    ]);
    expect(upstream.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['k-1', expect.stringMatching(/^[\da-f-]{36}$/)]);
  });

  test('is refused with all faults at once, and without a call', async () => {
    const { query, newCalls } = await start();
    const long = (length: number) => 'x'.repeat(length);
    const draft = {
      name: long(256),
      destination: ' ',
      instructions: long(5_001),
      rubric: [{ name: 'a' }, { name: '', criteria: ' ' }],
      description: long(1_001),
      telnyxConversationChannel: 'UNKNOWN',
      maxDurationSeconds: 3_601,
      testSuite: long(101),
      extra: { test_suite: 'x' },
    };
    const { data } = await query(
      'mutation ($input: CreateTestInput!) { createTest(input: $input) { test { id } userErrors { code field } } }',
      {
        variables: { input: { test: draft, idempotencyKey: 'no key' } },
      },
    );
    expect(data.createTest.test).toBeNull();
    expect(new Set(data.createTest.userErrors.map(({ code }: { code: string }) => code))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(fieldsOf(data.createTest.userErrors).toSorted()).toEqual(
      [
        'description',
        'destination',
        'extra.test_suite',
        'instructions',
        'maxDurationSeconds',
        'name',
        'rubric.0.criteria',
        'rubric.1.criteria',
        'rubric.1.name',
        'telnyxConversationChannel',
        'testSuite',
      ]
        .map((field) => `input.test.${field}`)
        .concat('input.idempotencyKey')
        .toSorted(),
    );
    expect(newCalls()).toEqual([]);
  });

  test('takes a rubric of one criterion at least', async () => {
    const { query, newCalls } = await start();
    const { data } = await query(
      mutation('createTest', '{ test: { name: "n", destination: "d", instructions: "i", rubric: [] } }', 'test { id }'),
    );
    expect([fieldsOf(data.createTest.userErrors), newCalls()]).toEqual([['input.test.rubric'], []]);
  });

  test('puts what Telnyx refuses at its place', async () => {
    const detail = [{ loc: ['body', 'rubric', 0, 'criteria'], msg: 'Too vague', type: 'value_error' }];
    const { query } = await against(() => ({ status: 422, body: { detail } }));
    const { data } = await query(mutation('createTest', `{ test: ${DRAFT} } }`, 'test { id }'));
    expect(data.createTest.userErrors).toEqual([
      { code: 'BAD_USER_INPUT', field: ['input', 'test', 'rubric', '0', 'criteria'], message: expect.stringContaining('Too vague') },
    ]);
  });
});

describe('updateTest', () => {
  test('sends what is given, and what depends on it is read again', async () => {
    const { query, newCalls } = await start();
    const all = `{ test(id: "${PASSES}") { name runs(first: 1) { totalCount } } testSuites { name } assistant(id: "assistant-front-desk") { name } }`;
    await query(all);
    newCalls();
    const input = `{ id: "${PASSES}", changes: { name: "New name", testSuite: "" } }`;
    const { data } = await query(mutation('updateTest', input, 'test { name suite { name } description }'));
    expect(data.updateTest.test).toEqual({ name: 'New name', suite: null, description: null });
    await query(all);
    expect(newCalls().toSorted()).toEqual([`GET ${TESTS}/test-suites`, pageOf(`${TEST}/runs`, 50), `PUT ${TEST}`].toSorted());
  });

  test.each([
    ['{}', ['input.changes']],
    ['{ name: null, rubric: null, description: null }', ['input.changes.name', 'input.changes.rubric', 'input.changes.description']],
    ['{ rubric: [], maxDurationSeconds: 0 }', ['input.changes.rubric', 'input.changes.maxDurationSeconds']],
  ])('is refused without a call: %s', async (changes, fields) => {
    const { query, newCalls } = await start();
    const { data } = await query(mutation('updateTest', `{ id: "test-suites", changes: ${changes} }`, 'test { id }'));
    expect(fieldsOf(data.updateTest.userErrors)).toEqual(['input.id', ...fields]);
    expect(newCalls()).toEqual([]);
  });
});

describe('deleteTest', () => {
  test('takes it away with its runs, by one write', async () => {
    const { query, newCalls } = await start();
    const all = `{ test(id: "${PASSES}") { id } tests(first: 1) { totalCount } testSuite(name: "Refunds") { runs { totalCount } } }`;
    expect((await query(all)).data).toMatchObject({ tests: { totalCount: 130 }, testSuite: { runs: { totalCount: 60 } } });
    newCalls();
    const { data } = await query(mutation('deleteTest', `{ id: "${PASSES}" }`, 'deletedId'));
    expect([data.deleteTest, newCalls()]).toEqual([{ deletedId: PASSES, userErrors: [] }, [`DELETE ${TEST}`]]);
    expect((await query(all)).data).toMatchObject({ test: null, tests: { totalCount: 129 }, testSuite: { runs: { totalCount: 0 } } });
  });

  test.each(['updateTest', 'deleteTest'])('and %s of one that does not exist are NOT_FOUND at the id', async (field) => {
    const { query } = await start();
    const input = field === 'updateTest' ? '{ id: "gone", changes: { name: "n" } }' : '{ id: "gone" }';
    const { data } = await query(mutation(field, input, ''));
    expect(data[field].userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'id'] }]);
  });
});

describe.each([
  ['createTest', `{ test: ${DRAFT} } }`, 'test { name }'],
  ['updateTest', '{ id: "t", changes: { name: "n" } }', 'test { name }'],
  ['deleteTest', '{ id: "t" }', 'deletedId'],
])('%s', (field, input, selection) => {
  test('needs the right to write, and no other', async () => {
    const { query, upstream } = await against(() => ({ body: BODY }), { auth: jwtMode() });
    const refused = await query(mutation(field, input, selection), { token: await sign('assistants:read assistants:run') });
    expect([refused.errors?.[0]?.extensions?.['code'], upstream.calls]).toEqual(['FORBIDDEN', []]);
    const { data, errors } = await query(mutation(field, input, selection), { token: await sign('assistants:write') });
    expect([errors, data[field].userErrors]).toEqual([undefined, []]);
  });

  test('makes what was read of tests be read again where nobody knows whether it was carried out', async () => {
    const { query, upstream } = await against((method) => (method === 'GET' ? { body: BODY } : { status: 500, body: {} }), {
      limits: { retries: 0 },
    });
    const reads = '{ test(id: "t") { name } }';
    await query(reads);
    const { errors } = await query(mutation(field, input, selection));
    expect(errors?.[0]?.extensions?.['code']).toMatch(/^UPSTREAM_/);
    upstream.calls.length = 0;
    await query(reads);
    expect(upstream.calls).toEqual([`GET ${TESTS}/t`]);
  });
});
