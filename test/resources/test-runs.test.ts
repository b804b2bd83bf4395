/** Runs of tests and suites: what they cost, how fresh they are, and what starts them. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { pageOf } from '../support/page-of.ts';
import { BREAKS, FAILS, OLD_RUN, PASSES, start, SUITE, TEST, TESTS } from './tests.ts';
import { fieldsOf, mutation } from './write.ts';

const RUNS = `${TEST}/runs`;
const SUITE_RUNS = `${TESTS}/test-suites/${SUITE}/runs`;
const runQuery = (runId: string, selection: string) => `{ testRun(testId: "${PASSES}", runId: "${runId}") { ${selection} } }`;
const globalId = Buffer.from(`TestRun:${PASSES}/${OLD_RUN}`).toString('base64url');

test.each([
  ['one run, and its test once', runQuery(OLD_RUN, 'status test { name }'), [`GET ${RUNS}/${OLD_RUN}`, `GET ${TEST}`]],
  ['one that does not exist', runQuery('gone', 'status'), [`GET ${RUNS}/gone`]],
  ['a node', `{ node(id: "${globalId}") { globalId ... on TestRun { testId runId } } }`, [`GET ${RUNS}/${OLD_RUN}`]],
  ['a page of a test', `{ test(id: "${PASSES}") { runs { totalCount nodes { runId } } } }`, [`GET ${TEST}`, pageOf(RUNS, 50)]],
  [
    'a part of two pages',
    `{ test(id: "${PASSES}") { runs(first: 55) { nodes { runId } } } }`,
    [`GET ${TEST}`, pageOf(RUNS, 50), pageOf(RUNS, 50, '', 2)],
  ],
  [
    'those of one status',
    `{ test(id: "${PASSES}") { runs(filter: { status: FAILED }) { totalCount } } }`,
    [`GET ${TEST}`, pageOf(RUNS, 50, 'status=failed')],
  ],
  [
    'those of a suite, begun together',
    `{ testSuite(name: "${SUITE}") { runs(filter: { status: PASSED, testSuiteRunId: "b" }) { totalCount } } }`,
    [`GET ${TESTS}/test-suites`, pageOf(SUITE_RUNS, 50, 'status=passed&test_suite_run_id=b')],
  ],
  ['none, of a run by itself', runQuery(OLD_RUN, 'suiteRuns { runId }'), [`GET ${RUNS}/${OLD_RUN}`]],
])('%s', async (_name, query, expected) => {
  const { newCalls, ...gateway } = await start();
  const { data, errors } = await gateway.query(query);
  expect(errors).toBeUndefined();
  expect(newCalls().toSorted()).toEqual([...expected].toSorted());
  expect([(await gateway.query(query)).data, newCalls()]).toEqual([data, []]);
});

test('a finished run reads as Telnyx has it, and its log by those who may read conversations', async () => {
  const fields =
    'testId runId globalId status isFinished triggeredBy testSuiteRunId conversationId detailStatus { name status } completedAt extra';
  const { query } = await start();
  const { data } = await query(runQuery(OLD_RUN, `${fields} logs`));
  expect(data.testRun).toEqual({
    testId: PASSES,
    runId: OLD_RUN,
    globalId,
    status: 'PASSED',
    isFinished: true,
    triggeredBy: 'cron',
    testSuiteRunId: null,
    conversationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    detailStatus: [
      { name: 'Politeness', status: 'PASSED' },
      { name: 'Accuracy', status: 'PASSED' },
    ],
    completedAt: '2026-01-06T09:00:06.000Z',
    extra: null,
    logs: 'The test ended: passed.',
  });
});

test('logs need the right to read conversations', async () => {
  const upstream = await startUpstream(() => ({ body: { run_id: 'r', test_id: 't', status: 'passed', logs: 'Hello' } }));
  const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode() });
  const ask = async (scope: string) => query('{ testRun(testId: "t", runId: "r") { status logs } }', { token: await sign(scope) });
  expect(await ask('assistants:read')).toMatchObject({
    data: { testRun: { status: 'PASSED', logs: null } },
    errors: [{ path: ['testRun', 'logs'], extensions: { code: 'FORBIDDEN' } }],
  });
  expect((await ask('assistants:read conversations:read')).data.testRun.logs).toBe('Hello');
});

test('routers find tests and runs by their keys, one read each', async () => {
  const { query, newCalls } = await start({ subgraph: true });
  const representations = [
    { __typename: 'TestRun', testId: PASSES, runId: OLD_RUN },
    { __typename: 'AssistantTest', id: PASSES },
    { __typename: 'TestRun', testId: PASSES },
    { __typename: 'TestRun', testId: PASSES, runId: 'gone' },
  ];
  const { data, errors } = await query(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on TestRun { status } ... on AssistantTest { name } } }',
    { variables: { of: representations } },
  );
  expect(data._entities).toEqual([{ status: 'PASSED' }, { name: 'Test 001' }, null, null]);
  expect(errors).toMatchObject([
    { path: ['_entities', 2], message: expect.stringContaining('runId'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  expect(newCalls().toSorted()).toEqual([`GET ${RUNS}/${OLD_RUN}`, `GET ${TEST}`, `GET ${RUNS}/gone`].toSorted());
});

describe('runTest', () => {
  test('starts a run by one write; it is read again each second until it has ended', async () => {
    const { query, newCalls, pass, audited } = await start();
    await query(`{ test(id: "${PASSES}") { runs(first: 1) { totalCount } } }`);
    newCalls();
    const { data } = await query(mutation('runTest', `{ testId: "${PASSES}" }`, 'testRun { runId testId status isFinished }'));
    const { runId, ...run } = data.runTest.testRun as { runId: string };
    expect([run, newCalls()]).toEqual([{ testId: PASSES, status: 'PENDING', isFinished: false }, [`POST ${RUNS}`]]);
    expect(audited).toMatchObject([{ operation: 'runTest', outcome: 'done', written: [PASSES, runId], targets: [PASSES] }]);
    const status = async () => (await query(runQuery(runId, 'status isFinished'))).data.testRun as unknown;
    expect([await status(), newCalls()]).toEqual([{ status: 'PENDING', isFinished: false }, []]);
    const seen = [];
    for (const milliseconds of [1_001, 1_001, 4_001, 30_000]) {
      await pass(milliseconds);
      seen.push([await status(), newCalls().length]);
    }
    expect(seen).toEqual([
      [{ status: 'STARTING', isFinished: false }, 1],
      [{ status: 'RUNNING', isFinished: false }, 1],
      [{ status: 'PASSED', isFinished: true }, 1],
      [{ status: 'PASSED', isFinished: true }, 0],
    ]);
  });

  test('outdates the lists of runs, of tests and suites alike, and nothing else', async () => {
    const { query, newCalls, pass } = await start();
    const lists = `{ test(id: "${PASSES}") { name runs(first: 1) { totalCount nodes { status } } } testSuite(name: "${SUITE}") { runs(first: 1) { totalCount } } }`;
    await query(lists);
    newCalls();
    await query(mutation('runTest', `{ testId: "${PASSES}" }`, 'testRun { status }'));
    newCalls();
    const { data } = await query(lists);
    expect(data).toMatchObject({
      test: { runs: { totalCount: 61, nodes: [{ status: 'PENDING' }] } },
      testSuite: { runs: { totalCount: 61 } },
    });
    const pages = [pageOf(RUNS, 50), pageOf(SUITE_RUNS, 50)];
    expect(newCalls().toSorted()).toEqual(pages.toSorted());
    // With one that is not finished, a page is fresh for a second only.
    await pass(1_001);
    await query(lists);
    expect(newCalls().toSorted()).toEqual(pages.toSorted());
    await pass(10_000);
    await query(lists);
    await pass(10_000);
    newCalls();
    await query(lists);
    expect(newCalls()).toEqual([]);
  });

  test('sends the version and the key that are given, and makes a key where none is', async () => {
    const run = { run_id: 'r', status: 'pending' };
    const upstream = await startUpstream(() => ({ status: 201, body: run }));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    await query(mutation('runTest', '{ testId: "t", destinationVersionId: "v1", idempotencyKey: "k" }', 'testRun { runId }'));
    const { data } = await query(mutation('runTest', '{ testId: "t", destinationVersionId: null }', 'testRun { testId runId }'));
    expect(data.runTest.testRun).toEqual({ testId: 't', runId: 'r' });
    expect(upstream.requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ destination_version_id: 'v1' }, {}]);
    expect(upstream.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['k', expect.stringMatching(/^[\da-f-]{36}$/)]);
  });
});

describe('runTestSuite', () => {
  test('starts a run of each test under one id, by one write, and reads each of them for nothing', async () => {
    const { query, newCalls } = await start();
    const { data } = await query(
      mutation('runTestSuite', `{ suiteName: "${SUITE}" }`, 'testSuiteRunId testRuns { testId runId testSuiteRunId status }'),
    );
    const { testRuns, testSuiteRunId } = data.runTestSuite as {
      testSuiteRunId: string;
      testRuns: { testId: string; runId: string; testSuiteRunId: string }[];
    };
    expect(testRuns).toHaveLength(34);
    expect(new Set(testRuns.map((run) => run.testSuiteRunId))).toEqual(new Set([testSuiteRunId]));
    expect(testRuns.slice(0, 3).map(({ testId }) => testId)).toEqual([PASSES, FAILS, BREAKS]);
    expect(newCalls()).toEqual([`POST ${SUITE_RUNS}`]);
    const [first] = testRuns;
    const { data: read } = await query(runQuery(String(first?.runId), 'status'));
    expect([read.testRun, newCalls()]).toEqual([{ status: 'PENDING' }, []]);
    const { data: siblings } = await query(runQuery(String(first?.runId), 'suiteRuns { runId }'));
    expect(siblings.testRun.suiteRuns.map(({ runId }: { runId: string }) => runId).toSorted()).toEqual(
      testRuns.map(({ runId }) => runId).toSorted(),
    );
    expect(newCalls()).toEqual([`GET ${TEST}`, pageOf(SUITE_RUNS, 50, `test_suite_run_id=${testSuiteRunId}`)]);
  });

  test('holds each of its runs once, where one is added while they are read', async () => {
    const runs = Array.from({ length: 60 }, (_run, index) => ({
      run_id: `r${index}`,
      test_id: 't',
      test_suite_run_id: 's',
      status: 'passed',
    }));
    const upstream = await startUpstream(({ path }) => {
      const { pathname, searchParams } = new URL(path, 'http://upstream');
      if (pathname.endsWith('/runs/r0')) return { body: runs.find((run) => run.run_id === 'r0') };
      if (pathname.endsWith('/tests/t')) return { body: { test_id: 't', name: 'T', test_suite: 'S' } };
      const from = (Number(searchParams.get('page[number]')) - 1) * 50;
      const body = { data: runs.slice(from, from + 50), meta: { total_pages: Math.ceil(runs.length / 50) } };
      if (from === 0) runs.unshift({ run_id: 'added', test_id: 't', test_suite_run_id: 's', status: 'passed' });
      return { body };
    });
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const { data, errors } = await query('{ testRun(testId: "t", runId: "r0") { suiteRuns { runId } } }');
    expect(errors).toBeUndefined();
    const ids = data.testRun.suiteRuns.map(({ runId }: { runId: string }) => runId);
    expect(ids).toEqual(Array.from({ length: 60 }, (_run, index) => `r${index}`));
    expect(upstream.calls).toHaveLength(4);
  });

  test('carries any name in the path, and shows what was damaged', async () => {
    const upstream = await startUpstream(() => ({
      status: 201,
      body: [{ run_id: 'r', test_id: 't', status: 'pending', test_suite_run_id: 's' }, { run_id: 'x' }, 7],
    }));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const { data, errors } = await query(mutation('runTestSuite', '{ suiteName: "a/b 100 %" }', 'testSuiteRunId testRuns { runId }'));
    expect(data.runTestSuite).toEqual({ testSuiteRunId: 's', testRuns: [{ runId: 'r' }], userErrors: [] });
    expect(errors).toMatchObject([{ path: ['runTestSuite', 'testRuns'], message: expect.stringContaining('2 entries') }]);
    expect(upstream.calls).toEqual([`POST ${TESTS}/test-suites/a%2Fb%20100%20%25/runs`]);
  });
});

describe.each([
  ['runTest', 'testId', 'gone', 'testRun { runId }', RUNS, `{ testId: "${PASSES}" }`, { run_id: 'r', status: 'pending' }],
  ['runTestSuite', 'suiteName', 'nothing', 'testRuns { runId }', SUITE_RUNS, `{ suiteName: "${SUITE}" }`, []],
])('%s', (field, name, absent, selection, path, input, body) => {
  test('of what does not exist is NOT_FOUND at its place, and of a version that does not is refused at that', async () => {
    const { query } = await start();
    const gone = await query(mutation(field, `{ ${name}: "${absent}" }`, selection));
    expect(gone.data[field].userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', name] }]);
    const version = await query(mutation(field, `${input.slice(0, -1)}, destinationVersionId: "none" }`, selection));
    expect(version.data[field].userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['input', 'destinationVersionId'] }]);
  });

  test('is refused without a call where it cannot be sent', async () => {
    const { query, newCalls } = await start();
    for (const bad of ['..', '']) {
      const { data } = await query(
        mutation(field, `{ ${name}: "${bad}", destinationVersionId: " ", idempotencyKey: "no key" }`, selection),
      );
      expect(fieldsOf(data[field].userErrors)).toEqual([`input.${name}`, 'input.destinationVersionId', 'input.idempotencyKey']);
    }
    expect(newCalls()).toEqual([]);
  });

  test('is done once for one key, and repeated under the same one', async () => {
    const { query, newCalls } = await start();
    const keyed = mutation(field, `${input.slice(0, -1)}, idempotencyKey: "k" }`, selection);
    const [one, two] = [await query(keyed), await query(keyed)];
    expect([one.data, newCalls()]).toEqual([two.data, [`POST ${path}`, `POST ${path}`]]);
    const other = mutation(field, `${input.slice(0, -1)}, destinationVersionId: "version-front-desk-3", idempotencyKey: "k" }`, selection);
    expect((await query(other)).data[field].userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'idempotencyKey'] }]);
    const replies: UpstreamReply[] = [
      { status: 503, body: {} },
      { status: 201, body },
    ];
    const upstream = await startUpstream(() => replies.shift() ?? {});
    const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
    await gateway.query(mutation(field, input, selection));
    const keys = upstream.requests.map(({ headers }) => headers['idempotency-key']);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  });

  test('needs the right to run, and no other', async () => {
    const upstream = await startUpstream(() => ({ status: 201, body }));
    const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode() });
    const refused = await query(mutation(field, input, selection), { token: await sign('assistants:read assistants:write') });
    expect([refused.errors?.[0]?.extensions?.['code'], upstream.calls]).toEqual(['FORBIDDEN', []]);
    const { errors } = await query(mutation(field, input, selection), { token: await sign('assistants:run') });
    expect(errors).toBeUndefined();
  });
});
