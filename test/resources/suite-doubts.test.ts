/** What cannot be known of the runs of a suite keeps a version from being promoted, and what is held of them never counts. */
import { expect, test } from 'vitest';
import { passed, startSuite, times, type BegunTogether, type SuiteAccount } from '../support/suite-account.ts';

const HELD = 'was held with this version';
const SILENT = 'does not say with which version it was held';
const begun = (id: string, at: number | null, status: string, rest: Partial<BegunTogether> = {}): BegunTogether => ({
  id,
  at,
  statuses: [status],
  ...rest,
});
const mine = { version: 'v' };
const old = passed('b1', 1);

test.each<readonly [what: string, account: SuiteAccount, why: string | null]>([
  [
    'the newest has only begun',
    { batches: [begun('b2', 2, 'pending'), old] },
    `b2 ${SILENT}, and 1 of 1 runs have not finished: "Test t0" (pending,`,
  ],
  ['the newest has no conversation', { batches: [begun('b2', 2, 'error'), old] }, `b2 ${SILENT}, and 1 of 1 runs have not passed`],
  [
    'its conversation is gone',
    { batches: [begun('b2', 2, 'failed', mine), old], gone: ['b2'] },
    `b2 ${SILENT}, and 1 of 1 runs have not passed`,
  ],
  ['its conversation names no version', { batches: [begun('b2', 2, 'failed', { version: '' }), old] }, `b2 ${SILENT}, and 1 of 1`],
  ['its conversation names no assistant', { batches: [begun('b2', 2, 'passed', { ...mine, assistant: '' }), old] }, `b2 ${SILENT}.`],
  [
    'failures are beyond the first pages',
    { batches: [{ id: 'b2', at: 2, ...mine, statuses: [...times(100, 'passed'), ...times(20, 'failed')] }, old] },
    `b2 ${HELD}, and 20 of 120 runs have not passed`,
  ],
  [
    'running ones are beyond the first pages',
    { batches: [{ id: 'b2', at: 2, ...mine, statuses: [...times(100, 'passed'), ...times(20, 'running')] }, old] },
    '20 of 120 runs have not finished',
  ],
  [
    'a batch is longer than what is read',
    { batches: [passed('o', 3, 'w'), { id: 'b2', at: 2, ...mine, statuses: times(501, 'passed') }] },
    'too many runs to look through. More than 500 runs were started together',
  ],
  [
    'a run has no id',
    { batches: [{ id: 'b2', at: 2, ...mine, statuses: ['failed', 'passed'], first: { run_id: null } }] },
    `b2 ${HELD}, and not all of its runs can be read`,
  ],
  [
    'the only run of the newest has no id',
    { batches: [begun('b2', 2, 'passed', { ...mine, first: { run_id: null } }), old] },
    'b2 does not say with which version it was held, and not all of its runs can be read',
  ],
  [
    'a run has no status',
    { batches: [begun('b2', 2, 'passed', { ...mine, first: { status: null } }), old] },
    '1 of 1 runs have not finished: "Test t0" (no status, run b2-0)',
  ],
  [
    'a status is unknown',
    { batches: [begun('b2', 2, 'cancelled', { ...mine, first: { completed_at: '2026-01-01T00:00:00Z' } }), old] },
    '1 of 1 runs have not passed: "Test t0" (cancelled, run b2-0)',
  ],
  ['the list has what is no run', { batches: [old], strange: ['x'] }, 'its list of runs has what is no run.'],
  ['the older is listed first', { batches: [old, begun('b2', 2, 'failed', mine)] }, `b2 ${HELD}`],
  [
    'times are finer than milliseconds',
    {
      batches: [
        begun('b1', 1, 'passed', { ...mine, first: { created_at: '2026-01-01T00:00:00.000001Z' } }),
        begun('b2', 1, 'failed', { ...mine, first: { created_at: '2026-01-01T00:00:00.000002Z' } }),
      ],
    },
    `b2 ${HELD}`,
  ],
  [
    'without times the list counts: failed first',
    { batches: [begun('b2', null, 'failed', mine), begun('b1', null, 'passed', mine)] },
    `b2 ${HELD}`,
  ],
  [
    'without times the list does not count: passed first',
    { batches: [begun('b2', null, 'passed', mine), begun('b1', null, 'failed', mine)] },
    `b1 ${HELD}, and 1 of 1 runs have not passed: "Test t0" (failed, run b1-0). It may be the newest: neither its time nor that of run b2`,
  ],
  [
    'without times all have passed',
    { batches: [passed('b2', null), passed('b1', null), begun('b0', null, 'failed', { version: 'w' })] },
    null,
  ],
  [
    'of equal times, passed first',
    { batches: [begun('b2', 1, 'passed', mine), begun('b1', 1, 'failed', mine)] },
    `for certain: its run b1 ${HELD}`,
  ],
  ['of equal times, failed first', { batches: [begun('b2', 1, 'failed', mine), begun('b1', 1, 'passed', mine)] }, `b2 ${HELD}`],
  ['of equal times, one is of another version', { batches: [passed('b2', 1), begun('b1', 1, 'failed', { version: 'w' })] }, null],
  [
    'equal times are on two pages',
    {
      batches: [
        begun('b4', 9, 'failed', { version: 'w' }),
        { id: 'b3', at: 2, ...mine, statuses: times(49, 'passed') },
        begun('b2', 2, 'failed', mine),
      ],
    },
    `b2 ${HELD}`,
  ],
  [
    'the oldest is listed first, and the newest has no time',
    { batches: [passed('b0', 0), begun('b1', 1, 'passed', mine), begun('b2', null, 'failed', mine)] },
    `for certain: its run b2 ${HELD}`,
  ],
  [
    'the same with a time that is none',
    { batches: [passed('b0', 0), passed('b1', 1), begun('b2', 2, 'failed', { ...mine, first: { created_at: 'yesterday' } })] },
    `for certain: its run b2 ${HELD}`,
  ],
  [
    'the same on two pages',
    { batches: [{ id: 'b0', at: 0, ...mine, statuses: times(60, 'passed') }, passed('b1', 1), begun('b2', null, 'failed', mine)] },
    `for certain: its run b2 ${HELD}`,
  ],
  ['what has no time was held with another version', { batches: [passed('b1', 1), begun('b2', null, 'failed', { version: 'w' })] }, null],
  ['one without a time stands where it is listed', { batches: [begun('b3', null, 'failed', mine), passed('b2', 2)] }, `b3 ${HELD}`],
  [
    'runs were held with two versions',
    { batches: [{ id: 'b2', at: 2, ...mine, statuses: ['passed', 'passed'], first: { conversation_id: 'b2-x-a-x-v1-x-0' } }] },
    'b2 says of 1 of 2 runs alone that they were held with this version.',
  ],
  [
    'runs were held with another assistant',
    { batches: [begun('b2', 2, 'passed', { ...mine, assistant: 'other' })] },
    'has no run with this version. Run it by',
  ],
  [
    'one of the runs was held with another assistant',
    { batches: [{ id: 'b2', at: 2, ...mine, statuses: ['passed', 'passed'], first: { conversation_id: 'b2-x-other-x-v2-x-0' } }] },
    '1 of 2 runs were held with another assistant: such as the test "Test t0", whose destination is',
  ],
  ['what failed was another assistant', { batches: [begun('b2', 2, 'failed', { ...mine, assistant: 'other' }), old] }, null],
  [
    'a failed run names no run of the suite',
    { batches: [begun('b2', 2, 'failed', { ...mine, first: { test_suite_run_id: null } }), old] },
    'a run that names no run of the suite has not passed: "Test t0" (failed, run b2-0).',
  ],
  [
    'one of another version, or that has passed, does not matter',
    {
      batches: [
        begun('b3', 3, 'failed', { version: 'w', first: { test_suite_run_id: null } }),
        begun('b2', 2, 'passed', { ...mine, first: { test_suite_run_id: '' } }),
        old,
      ],
    },
    null,
  ],
  [
    'a page of runs is not there',
    {
      batches: [{ id: 'b2', at: 2, version: 'w', statuses: times(60, 'passed') }],
      instead: (call) => (/number%5D=2|number]=2/.test(call) ? { status: 404, body: {} } : undefined),
    },
    'has a page of runs that cannot be read',
  ],
  [
    'the order does not show in what is read',
    { batches: [{ id: 'b2', at: 1, version: 'w', statuses: times(600, 'passed') }, old] },
    'has more than 500 runs, and they are not listed with the newest first',
  ],
])('%s', async (_what, account, why) => {
  const { promote, posts } = await startSuite(account);
  const { isPromoted, said } = await promote();
  expect(said).toEqual(why === null ? [] : [expect.stringContaining(why)]);
  expect(isPromoted).toBe(why === null);
  expect(posts()).toHaveLength(why === null ? 1 : 0);
});

test('neither what is held counts, nor what stands in for an upstream that is down', async () => {
  let now = 0;
  let isDown = false;
  const instead: SuiteAccount['instead'] = (call) => (isDown && /runs|conversations/.test(call) ? { status: 500, body: {} } : undefined);
  const { query, promote, send, add, calls, posts } = await startSuite(
    { batches: [old], instead },
    { now: () => now, staleIfErrorMs: 300_000 },
  );
  const warm = '{ testSuite(name: "Green") { runs(first: 50) { nodes { status conversation { id } } } } }';
  expect((await query(warm)).errors).toBeUndefined();
  add(begun('b2', 2, 'failed', mine));
  calls();
  expect((await promote()).said).toEqual([expect.stringContaining(`b2 ${HELD}`)]);
  expect(calls().filter((call) => call.endsWith('/runs'))).toHaveLength(1);
  await query(warm);
  [now, isDown] = [60_000, true];
  const { data, errors } = await send({ requireSuitePassed: ['Green'] });
  expect([data, errors?.map(({ extensions }) => extensions?.['code'])]).toEqual([null, ['UPSTREAM_UNAVAILABLE']]);
  expect(posts()).toEqual([]);
});

test('calls for which there is no room are a reason against it, and one stays for the promotion', async () => {
  const others = Array.from({ length: 10 }, (_item, index) => passed(`o${index}`, 20 - index, 'w'));
  const { promote, calls } = await startSuite({ batches: [...others, old] }, { operationLimits: { maxUpstreamCalls: 7 } });
  expect(await promote()).toEqual({ isPromoted: true, said: [] });
  expect(calls()).toHaveLength(7);
  const { promote: again, posts } = await startSuite({ batches: [...others, old] }, { operationLimits: { maxUpstreamCalls: 6 } });
  expect((await again()).said).toEqual([expect.stringContaining('too many runs to look through')]);
  expect(posts()).toEqual([]);
});

test('what is wrong stands where it was given', async () => {
  const { send, calls } = await startSuite({ batches: [old] });
  const refusal = async (input: object) => (await send(input)).data.promoteAssistantVersionGuarded.userErrors;
  expect(await refusal({ requireSuitePassed: ['Green', ''] })).toEqual([
    { code: 'BAD_USER_INPUT', message: 'requireSuitePassed.1 is empty.', field: ['input', 'requireSuitePassed', '1'] },
  ]);
  expect(calls()).toEqual([]);
  expect(await refusal({ assistantId: 'gone' })).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'assistantId'] }]);
  expect(await refusal({ versionId: 'gone', maxRisk: 'WORDING' })).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'versionId'] }]);
});

test('a version of another assistant is none, and one that is the main one stays it without a write', async () => {
  const strange = { id: 'a7', name: 'Other', version_id: 'v', instructions: 'x' };
  const wrong = await startSuite({ batches: [old], instead: (call) => (call.includes('/versions/v?') ? { body: strange } : undefined) });
  expect((await wrong.send({})).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
  expect(wrong.posts()).toEqual([]);
  const { send, posts } = await startSuite({ batches: [old] });
  const all = await Promise.all([1, 2, 3, 4].map(() => send({ requireSuitePassed: ['Green'] })));
  expect(all.map(({ data }) => data.promoteAssistantVersionGuarded)).toEqual(all.map(() => ({ versionId: 'v', userErrors: [] })));
  expect(posts()).toHaveLength(1);
});

test.each([{}, '<html>'])('an answer of success that shows nothing, %o, says that it was probably carried out', async (body) => {
  const { send } = await startSuite({ batches: [], instead: (call) => (call.startsWith('POST') ? { body } : undefined) });
  const { errors } = await send({});
  expect(errors).toMatchObject([
    { extensions: { code: 'UPSTREAM_BAD_RESPONSE' }, message: expect.stringContaining('The write was probably carried out. Read') },
  ]);
});
