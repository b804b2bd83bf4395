/** Which run of a suite decides a promotion, whatever order, pages and states the upstream gives; and what a refusal says. */
import { expect, test } from 'vitest';
import { passed, startSuite, times, type BegunTogether } from '../support/suite-account.ts';

test.each<readonly [what: string, batches: readonly BegunTogether[] | null, why: string | null]>([
  [
    'the newest one with this version has passed',
    [passed('other', 3, 'w'), passed('mine', 2), { ...passed('old', 1), statuses: ['failed'] }],
    null,
  ],
  [
    'a newer one that says no version has passed',
    [{ id: 'x', at: 3, statuses: ['passed'] }, passed('mine', 2)],
    'CONFLICT The suite "Green" has not passed: its run x does not say with which version it was held.',
  ],
  [
    'what failed is on a later page than what passed',
    [{ id: 'mine', at: 2, version: 'v', statuses: [...times(120, 'passed'), 'failed'] }, passed('old', 1)],
    'The suite "Green" has not passed: its run mine was held with this version, and 1 of 121 runs have not passed: "Test t120" (failed, run mine-120).',
  ],
  [
    'the newest one has ended without a conversation',
    [{ id: 'broken', at: 2, statuses: ['error', 'error'] }, passed('old', 1)],
    'its run broken does not say with which version it was held, and 2 of 2 runs have not passed: "Test t0" (error, run broken-0), "Test t1" (error, run broken-1).',
  ],
  [
    'the newest one has only begun',
    [{ id: 'begun', at: 2, statuses: ['pending'] }, passed('old', 1)],
    'its run begun does not say with which version it was held, and 1 of 1 runs have not finished: "Test t0" (pending, run begun-0).',
  ],
  [
    'the newest one is under way, with a failure already',
    [{ id: 'mine', at: 2, version: 'v', statuses: [...times(5, 'failed'), 'running'] }],
    'and 5 of 6 runs have not passed: "Test t0" (failed, run mine-0), "Test t1" (failed, run mine-1), "Test t2" (failed, run mine-2), 2 more; 1 of 6 runs have not finished: "Test t5" (running, run mine-5).',
  ],
  [
    'the oldest is listed first',
    [passed('old', 1), { ...passed('mine', 2), statuses: ['failed'] }],
    'its run mine was held with this version',
  ],
  [
    'the oldest is listed first, on pages of its own',
    [
      { ...passed('old', 1), statuses: times(60, 'passed') },
      { ...passed('mine', 2), statuses: ['failed'] },
    ],
    'its run mine was held with this version',
  ],
  ['only other versions were tested', [passed('other', 1, 'w')], 'CONFLICT The suite "Green" has no run with this version. Run it by'],
  [
    'twelve of another version came later',
    [...Array.from({ length: 12 }, (_item, index) => passed(`o${index}`, 20 - index, 'w')), passed('mine', 1)],
    null,
  ],
  [
    'it is too long ago',
    [
      { id: 'o1', at: 3, version: 'w', statuses: times(300, 'passed') },
      { id: 'o2', at: 2, version: 'w', statuses: times(300, 'passed') },
      passed('mine', 1),
    ],
    'has no run with this version among its 500 newest ones, and more are not looked at. Run it by',
  ],
  ['it has never been run', [], 'CONFLICT The suite "Green" has never been run.'],
  ['it does not exist', null, 'NOT_FOUND The suite "Green" does not exist: is it'],
])('%s', async (_what, batches, why) => {
  const { promote, posts } = await startSuite({ batches, ...(batches === null && { suites: ['GREEN'] }) });
  const { isPromoted, said } = await promote();
  expect(said).toEqual(why === null ? [] : [expect.stringContaining(why)]);
  expect(isPromoted).toBe(why === null);
  expect(posts()).toHaveLength(why === null ? 1 : 0);
});

test('an upstream that has an empty list for any name is asked which suites there are', async () => {
  const { promote } = await startSuite({ batches: [], suites: ['green'] });
  expect((await promote()).said).toEqual(['NOT_FOUND The suite "Green" does not exist: is it "green"?']);
});

test('runs are read as they are now, and nothing where none is required', async () => {
  const { query, promote, add, calls } = await startSuite({ batches: [passed('mine', 1)] });
  await query('{ testSuite(name: "Green") { runs { nodes { runId } } } }');
  add({ ...passed('newer', 2), statuses: ['failed'] });
  expect((await promote()).said).toEqual([expect.stringContaining('its run newer was held with this version')]);
  calls();
  expect(await promote([])).toEqual({ isPromoted: true, said: [] });
  expect(calls()).toEqual(['GET /a', 'GET /a/versions/v', 'POST /a/versions/v/promote']);
});

test('a suite that has passed costs its runs, their conversations, and the run that counts', async () => {
  const { promote, calls } = await startSuite({ batches: [passed('other', 2, 'w'), passed('mine', 1)] });
  await promote();
  const runs = 'GET /tests/test-suites/Green/runs';
  const conversations = 'GET /ai/conversations?or';
  expect(calls()).toEqual([
    'GET /a',
    'GET /a/versions/v',
    runs,
    conversations,
    conversations,
    `${runs}?test_suite_run_id=mine`,
    'POST /a/versions/v/promote',
  ]);
  expect(await promote()).toEqual({ isPromoted: true, said: [] });
  expect(calls()).not.toContain('POST /a/versions/v/promote');
});
