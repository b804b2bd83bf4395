/** Which run of a suite decides a promotion, whatever order, pages and states the upstream gives; and what a refusal says. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Document } from '../support/upstream.ts';

const ASSISTANT: Document = { id: 'a', name: 'Ann', instructions: 'Answer.', model: 'm', created_at: '2026-01-01T00:00:00Z' };
const SUITE = '/ai/assistants/tests/test-suites/Green/runs';

/** The runs of a suite that were begun together, in the minute `at`: of the version that their conversations name, if any. */
interface Batch {
  readonly id: string;
  readonly at: number;
  readonly version?: string;
  readonly statuses: readonly string[];
}

const times = (count: number, status: string) => Array.from({ length: count }, () => status);
const passed = (id: string, at: number, version = 'v'): Batch => ({ id, at, version, statuses: ['passed', 'passed'] });

const runsOf = ({ id, at, version, statuses }: Batch): readonly Document[] =>
  statuses.map((status, index) => ({
    run_id: `${id}-${index}`,
    test_id: `t${index}`,
    status,
    triggered_by: 'api',
    test_suite_run_id: id,
    created_at: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString(),
    ...(version !== undefined && { conversation_id: `${id}@${version}` }),
  }));

/** An account whose suite Green has these runs, in this order. */
async function start(batches: readonly Batch[] | null, suites: readonly string[] = ['Green', 'Blue']) {
  const runs = batches?.flatMap(runsOf) ?? [];
  let extra: readonly Document[] = [];
  const upstream = await startUpstream(({ method, path }) => {
    const [pathname = '', search = ''] = path.split('?');
    const query = new URLSearchParams(search);
    if (method === 'POST') return { body: { ...ASSISTANT, version_id: 'v' } };
    if (pathname === '/ai/assistants/a/versions/v') return { body: { ...ASSISTANT, version_id: 'v' } };
    if (pathname === '/ai/assistants/tests/test-suites') return { body: { data: suites } };
    if (pathname === SUITE) {
      if (batches === null) return NOT_FOUND;
      const batch = query.get('test_suite_run_id');
      const all = [...extra, ...runs].filter((run) => batch === null || run['test_suite_run_id'] === batch);
      const [size, number] = [Number(query.get('page[size]')), Number(query.get('page[number]') ?? 1)];
      const meta = { page_number: number, page_size: size, total_pages: Math.ceil(all.length / size), total_results: all.length };
      return { body: { data: all.slice((number - 1) * size, number * size), meta } };
    }
    const [, conversation] = /^\/ai\/conversations\/(.+)$/.exec(pathname) ?? [];
    if (conversation !== undefined) {
      const id = decodeURIComponent(conversation);
      return {
        body: { data: { id, created_at: '2026-01-01T00:00:00Z', metadata: { assistant_id: 'a', assistant_version_id: id.split('@')[1] } } },
      };
    }
    const [, tested] = /^\/ai\/assistants\/tests\/(t\d+)$/.exec(pathname) ?? [];
    return tested === undefined ? NOT_FOUND : { body: { test_id: tested, name: `Test ${tested}`, created_at: '2026-01-01T00:00:00Z' } };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
  const promote = async (requireSuitePassed: readonly string[] | null = ['Green']) => {
    const { data, errors } = await query(
      `mutation ($input: PromoteAssistantVersionGuardedInput!) {
        promoteAssistantVersionGuarded(input: $input) { versionId userErrors { code message field } } }`,
      { variables: { input: { assistantId: 'a', versionId: 'v', requireSuitePassed } } },
    );
    expect(errors).toBeUndefined();
    const { versionId, userErrors } = data.promoteAssistantVersionGuarded;
    return { isPromoted: versionId === 'v', said: userErrors.map(({ code, message }: Record<string, string>) => `${code} ${message}`) };
  };
  const add = (batch: Batch) => {
    extra = runsOf(batch);
  };
  return { calls: upstream.calls, query, promote, add, posts: () => upstream.calls.filter((call) => call.startsWith('POST')) };
}

test.each<readonly [what: string, batches: readonly Batch[] | null, why: string | null]>([
  [
    'the newest one with this version has passed',
    [passed('other', 3, 'w'), passed('mine', 2), { ...passed('old', 1), statuses: ['failed'] }],
    null,
  ],
  [
    'an older one has failed, and a newer one that says no version has passed',
    [{ id: 'x', at: 3, statuses: ['passed'] }, passed('mine', 2)],
    null,
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
    'it is too long ago',
    [...Array.from({ length: 10 }, (_item, index) => passed(`o${index}`, 20 - index, 'w')), passed('mine', 1)],
    'has not been held with this version in its 10 newest runs',
  ],
  ['it has never been run', [], 'CONFLICT The suite "Green" has never been run.'],
  ['it does not exist', null, 'NOT_FOUND The suite "Green" does not exist: is it'],
])('%s', async (_what, batches, why) => {
  const { promote, posts } = await start(batches, batches === null ? ['GREEN'] : undefined);
  const { isPromoted, said } = await promote();
  expect(said).toEqual(why === null ? [] : [expect.stringContaining(why)]);
  expect(isPromoted).toBe(why === null);
  expect(posts()).toHaveLength(why === null ? 1 : 0);
});

test('an upstream that has an empty list for any name is asked which suites there are', async () => {
  const { promote } = await start([], ['green']);
  expect((await promote()).said).toEqual(['NOT_FOUND The suite "Green" does not exist: is it "green"?']);
});

test('runs are read as they are now, and nothing where none is required', async () => {
  const { query, promote, add, calls } = await start([passed('mine', 1)]);
  await query('{ testSuite(name: "Green") { runs { nodes { runId } } } }');
  add({ ...passed('newer', 2), statuses: ['failed'] });
  expect((await promote()).said).toEqual([expect.stringContaining('its run newer was held with this version')]);
  const before = calls.length;
  expect(await promote([])).toEqual({ isPromoted: true, said: [] });
  expect(await promote(null)).toEqual({ isPromoted: true, said: [] });
  expect(calls.slice(before)).toEqual(
    Array.from({ length: 2 }, () => [
      expect.stringMatching(/^GET \/ai\/assistants\/a\/versions\/v\b/),
      'POST /ai/assistants/a/versions/v/promote',
    ]).flat(),
  );
});

test('a suite that has passed costs its runs, a conversation, and the run that counts', async () => {
  const { promote, calls } = await start([passed('mine', 1)]);
  await promote();
  expect(calls).toEqual([
    expect.stringMatching(/^GET \/ai\/assistants\/a\/versions\/v\b/),
    expect.stringMatching(/^GET .*\/Green\/runs\?/),
    'GET /ai/conversations/mine@v',
    expect.stringContaining('test_suite_run_id=mine'),
    'POST /ai/assistants/a/versions/v/promote',
  ]);
});
