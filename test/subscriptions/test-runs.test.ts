/** Runs of tests, as their watchers get them. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { PASSES, start as startSandbox, SUITE, TEST, TESTS } from '../resources/tests.ts';
import { mutation } from '../resources/write.ts';
import { startGateway, type Gateway, type GatewayOptions, type RequestOptions } from '../support/gateway.ts';
import { HandClock } from '../support/hand-clock.ts';
import { streamOf } from '../support/streams.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { pageOf } from '../support/page-of.ts';

const COMPLETE = ['complete', null];
const SUITE_RUNS = `${TESTS}/test-suites/${SUITE}/runs`;
const runField = (testId: string, runId: string) => `testRun(testId: "${testId}", runId: "${runId}")`;
const suiteField = (suite: string, id: string) => `testSuiteRun(suiteName: "${suite}", testSuiteRunId: "${id}")`;

const subscriber =
  ({ post }: Pick<Gateway, 'post'>) =>
  async (field: string, selection: string, request: RequestOptions = {}) =>
    streamOf(await post({ query: `subscription { ${field} { ${selection} } }` }, { ...request, headers: { accept: 'text/event-stream' } }));

/** Lets a round come that is waited for, among heartbeats and the end of the stream. */
async function passOn(clock: HandClock, milliseconds: number) {
  await expect.poll(() => clock.waits, { interval: 5 }).toContain(milliseconds);
  clock.advance(milliseconds);
}

async function start() {
  const clock = new HandClock();
  const gateway = await startSandbox({ clock });
  /** The same time passes in the sandbox. */
  const pass = async (milliseconds: number) => {
    await gateway.pass(milliseconds);
    await passOn(clock, milliseconds);
  };
  return { ...gateway, clock, pass, subscribe: subscriber(gateway) };
}

/** A gateway in front of an upstream whose answers a test gives. */
async function against(reply: () => UpstreamReply, options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(reply);
  const clock = new HandClock();
  const gateway = startGateway({ upstreamUrl: upstream.url, clock, limits: { retries: 0 }, ...options });
  const pass = (milliseconds: number) => passOn(clock, milliseconds);
  return { ...gateway, upstream, clock, pass, subscribe: subscriber(gateway) };
}

describe('testRun', () => {
  test('tells of a run at once and whenever it has changed, until it has ended, by one read a round', async () => {
    const { query, subscribe, pass, newCalls, clock, requests } = await start();
    const begun = await query(mutation('runTest', `{ testId: "${PASSES}" }`, 'testRun { runId }'));
    const { runId } = begun.data.runTest.testRun as { runId: string };
    newCalls();
    const event = (status: string, isFinished = false) => [
      'next',
      { data: { testRun: { status, isFinished, test: { name: 'Test 001' } } } },
    ];
    const stream = await subscribe(runField(PASSES, runId), 'status isFinished test { name }');
    expect(await stream.event()).toEqual(event('PENDING'));
    const read = `GET ${TEST}/runs/${runId}`;
    expect(newCalls()).toEqual([read, `GET ${TEST}`]);
    await pass(1_000);
    expect(await stream.event()).toEqual(event('STARTING'));
    await pass(1_000);
    expect(await stream.event()).toEqual(event('RUNNING'));
    // Nothing has changed in the next round, which nobody gets.
    await pass(2_000);
    await pass(3_000);
    expect(await stream.rest()).toEqual([event('PASSED', true), COMPLETE]);
    expect(newCalls()).toEqual([read, read, read, read]);
    await expect.poll(() => clock.waits).toEqual([]);
    expect(requests.at(-1)).toMatchObject({ upstreamCalls: 6 });
  });

  test('ends with the first event where the run has ended before', async () => {
    const { subscribe, newCalls } = await start();
    const { data } = { data: { testRun: { isFinished: true } } };
    const stream = await subscribe(runField(PASSES, '7e577e58-0000-4000-8000-000000000001'), 'isFinished');
    expect(await stream.rest()).toEqual([['next', { data }], COMPLETE]);
    expect(newCalls()).toHaveLength(1);
  });

  test('of one run is one poll for all of a tenant, and goes on until the last of them leaves', async () => {
    const { upstream, subscribe, pass, clock } = await against(() => ({ body: { run_id: 'r', test_id: 't', status: 'running' } }));
    const field = runField('t', 'r');
    const streams = await Promise.all(Array.from({ length: 20 }, () => subscribe(field, 'status')));
    for (const stream of streams) expect(await stream.event()).toEqual(['next', { data: { testRun: { status: 'RUNNING' } } }]);
    expect(upstream.calls).toHaveLength(1);
    await pass(1_000);
    await expect.poll(() => upstream.calls.length).toBe(2);
    await Promise.all(streams.slice(1).map((stream) => stream.leave()));
    await pass(1_000);
    await expect.poll(() => upstream.calls.length).toBe(3);
    await streams[0]?.leave();
    await expect.poll(() => clock.waits).toEqual([]);
    clock.advance(60_000);
    expect(upstream.calls).toHaveLength(3);
    // Another tenant has a poll of its own.
    const others = await Promise.all(['one', 'two'].map((token) => subscribe(field, 'status', { token })));
    for (const stream of others) expect(await stream.event()).not.toBeNull();
    expect(upstream.calls).toHaveLength(5);
    await Promise.all(others.map((stream) => stream.leave()));
  });

  test('gives up its read when its only client leaves', async () => {
    const { upstream, subscribe, clock } = await against(() => ({ raw: () => {} }));
    const stream = await subscribe(runField('t', 'r'), 'status');
    expect(await stream.chunk()).toBe(':\n\n');
    await expect.poll(() => upstream.calls.length).toBe(1);
    await stream.leave();
    await expect.poll(() => upstream.abandoned, { timeout: 1_200 }).toEqual(upstream.calls);
    expect(clock.waits).toEqual([]);
  });

  test.each([
    ['a run that does not exist', runField(PASSES, 'gone'), 'NOT_FOUND', 1],
    ['a test that does not exist', runField('gone', 'r'), 'NOT_FOUND', 1],
    ['what is no id of a test', runField('test-suites', 'r'), 'BAD_USER_INPUT', 0],
    ['what is no id of a run', runField(PASSES, 'a/b'), 'BAD_USER_INPUT', 0],
    ['no suite', suiteField('..', 's'), 'BAD_USER_INPUT', 0],
    ['no id of a suite’s run', suiteField(SUITE, ' '), 'BAD_USER_INPUT', 0],
    ['a suite that does not exist', suiteField('nothing', 's'), 'NOT_FOUND', 1],
  ])('of %s ends with an error', async (_what, field, code, calls) => {
    const { subscribe, newCalls } = await start();
    const stream = await subscribe(field, '__typename');
    expect(await stream.rest()).toMatchObject([['next', { errors: [{ extensions: { code } }] }], COMPLETE]);
    expect(newCalls()).toHaveLength(calls);
  });

  test('goes on after reads that fail, and ends with the error of the fifth in a row', async () => {
    const down: UpstreamReply = { status: 503, body: {} };
    const running: UpstreamReply = { body: { run_id: 'r', status: 'running' } };
    const limited: UpstreamReply = { status: 429, headers: { 'retry-after': '6' }, body: {} };
    const replies = [running, down, limited, down, down, { body: { run_id: 'r', status: 'starting' } }];
    const { subscribe, pass, upstream } = await against(() => replies.shift() ?? down);
    const stream = await subscribe(runField('t', 'r'), 'status');
    const event = (status: string) => ['next', { data: { testRun: { status } } }];
    const round = async (milliseconds: number) => {
      const before = upstream.calls.length;
      await pass(milliseconds);
      await expect.poll(() => upstream.calls.length).toBe(before + 1);
    };
    expect(await stream.event()).toEqual(event('RUNNING'));
    for (const milliseconds of [1_000, 1_000, 2_000, 3_000, 5_000]) await round(milliseconds);
    expect(await stream.event()).toEqual(event('STARTING'));
    for (let count = 0; count < 5; count += 1) await round(5_000);
    expect(await stream.rest()).toMatchObject([['next', { errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] }], COMPLETE]);
  });

  test.each([
    ['an outage at its beginning', [{ status: 503, body: {} }], 'UPSTREAM_UNAVAILABLE'],
    ['a run that is gone', [{ body: { run_id: 'r', status: 'running' } }, { status: 404, body: {} }], 'NOT_FOUND'],
  ] as const)('ends at once with %s', async (_what, given, code) => {
    const replies = [...given];
    const { subscribe, pass } = await against(() => replies.shift() ?? { status: 500 });
    const stream = await subscribe(runField('t', 'r'), 'status');
    const rest = stream.rest();
    if (given.length > 1) await pass(1_000);
    expect((await rest).slice(-2)).toMatchObject([['next', { errors: [{ extensions: { code } }] }], COMPLETE]);
  });

  test.each([runField('t', 'r'), suiteField('s', 'b')])('needs the right to read: %s', async (field) => {
    const { subscribe, upstream } = await against(() => ({ body: {} }), { auth: jwtMode() });
    const stream = await subscribe(field, '__typename', { token: await sign('assistants:run assistants:write') });
    expect(await stream.rest()).toMatchObject([['next', { errors: [{ extensions: { code: 'FORBIDDEN' } }] }], COMPLETE]);
    expect(upstream.calls).toEqual([]);
  });
});

describe('testSuiteRun', () => {
  test('tells of all runs that were started together, until all have ended', async () => {
    const { query, subscribe, pass, newCalls } = await start();
    const { data } = await query(mutation('runTestSuite', `{ suiteName: "${SUITE}" }`, 'testSuiteRunId'));
    const id = String(data.runTestSuite.testSuiteRunId);
    newCalls();
    const stream = await subscribe(suiteField(SUITE, id), 'finished total isFinished runs { status }');
    const event = async () => {
      const [, { data: payload }] = (await stream.event()) as unknown as [
        string,
        { data: { testSuiteRun: { runs: { status: string }[] } } },
      ];
      const { runs, ...rest } = payload.testSuiteRun;
      return { ...rest, statuses: [...new Set(runs.map(({ status }) => status))].toSorted() };
    };
    const under = { finished: 0, total: 34, isFinished: false };
    expect(await event()).toEqual({ ...under, statuses: ['PENDING'] });
    await pass(1_000);
    expect(await event()).toEqual({ ...under, statuses: ['STARTING'] });
    await pass(1_000);
    expect(await event()).toEqual({ ...under, statuses: ['RUNNING'] });
    await pass(2_000);
    await pass(3_000);
    expect(await event()).toEqual({ finished: 34, total: 34, isFinished: true, statuses: ['ERROR', 'FAILED', 'PASSED'] });
    expect(await stream.rest()).toEqual([COMPLETE]);
    expect(newCalls()).toEqual(Array.from({ length: 5 }, () => pageOf(SUITE_RUNS, 50, `test_suite_run_id=${id}`)));
  });

  test('counts no runs of another batch, where the upstream does not filter', async () => {
    const run = (id: string, batch: string, status: string) => ({ run_id: id, test_id: 't', test_suite_run_id: batch, status });
    const { subscribe } = await against(() => ({ body: { data: [run('r1', 'b', 'passed'), run('r2', 'b2', 'running')] } }));
    const stream = await subscribe(suiteField('s', 'b'), 'total isFinished runs { runId }');
    expect(await stream.rest()).toEqual([
      [
        'next',
        {
          data: { testSuiteRun: { total: 1, isFinished: true, runs: [{ runId: 'r1' }] } },
          errors: [
            expect.objectContaining({
              message: 'The upstream does not filter as it was asked to: 1 test run that does not match is left out.',
            }),
          ],
        },
      ],
      COMPLETE,
    ]);
  });

  test('waits for runs that are not there yet, but not longer than 30 seconds', async () => {
    let data: unknown[] = [];
    const { subscribe, pass, upstream } = await against(() => ({ body: { data } }));
    const stream = await subscribe(suiteField('s', 'b'), 'total isFinished');
    const first = stream.event();
    await pass(1_000);
    await expect.poll(() => upstream.calls.length).toBe(2);
    data = [{ run_id: 'r', test_id: 't', status: 'passed' }, { run_id: 'x' }];
    await pass(1_000);
    expect(await first).toMatchObject([
      'next',
      {
        data: { testSuiteRun: { total: 1, isFinished: true } },
        errors: [{ message: 'The upstream sent 1 entry that is not a test run or has no id.' }],
      },
    ]);
    expect(await stream.rest()).toEqual([COMPLETE]);
    data = [];
    const never = await subscribe(suiteField('s', 'b'), 'total');
    const last = never.rest();
    for (const milliseconds of [1_000, 1_000, 2_000, 3_000, 5_000, 5_000, 5_000, 5_000, 5_000]) {
      const before = upstream.calls.length;
      await pass(milliseconds);
      await expect.poll(() => upstream.calls.length).toBe(before + 1);
    }
    expect(await last).toMatchObject([['next', { errors: [{ extensions: { code: 'NOT_FOUND' } }] }], COMPLETE]);
  });
});
