/** The sandbox's tests of assistants and their runs: the wire of the API, valid against its description, by the sandbox's own clock. */
import { describe, expect, test } from 'vitest';
import { start, type Answer } from './client.ts';
import { faultsAs } from './description.ts';

const TESTS = '/ai/assistants/tests';
const SUITES = `${TESTS}/test-suites`;
const TEST = {
  name: 'Refund',
  destination: 'assistant-front-desk',
  instructions: 'Ask for a refund.',
  rubric: [{ name: 'Tone', criteria: 'Is polite.' }],
};

interface Run {
  readonly run_id: string;
  readonly status: string;
  readonly test_suite_run_id?: string;
  readonly detail_status: readonly { readonly status: string }[];
  readonly conversation_id?: string;
  readonly conversation_insights_id?: string;
  readonly completed_at?: string;
}
const runOf = ({ body }: Answer) => body as Run;
const runsOf = ({ body }: Answer) => (body as { data: Run[] }).data;
const totalOf = ({ body }: Answer) => (body as { meta: { total_results: number } }).meta.total_results;

async function startAtClock() {
  const { ask, sandbox } = await start();
  const advance = (advanceMs: number) =>
    fetch(new URL('/sandbox/clock', sandbox.url), { method: 'POST', body: JSON.stringify({ advanceMs }) });
  const create = async (changes: object = {}) =>
    ((await ask(TESTS, { body: { ...TEST, ...changes } })).body as { test_id: string }).test_id;
  return { ask, advance, create };
}

describe('tests', () => {
  test('come in pages with a count, 130 in four suites', async () => {
    const { ask } = await start();
    const pages = await Promise.all([1, 2].map((number) => ask(`${TESTS}?page[number]=${number}&page[size]=100`)));
    expect(pages.map(({ body }) => (body as { data: unknown[] }).data.length)).toEqual([100, 30]);
    for (const { body } of pages) expect(faultsAs('PaginatedAssistantTestList', body)).toEqual([]);
    const suites = await ask(SUITES);
    expect(faultsAs('TestSuitesResponse', suites.body)).toEqual([]);
    expect((suites.body as { data: string[] }).data).toEqual(['Escalation/night', 'Greetings', 'Refunds', 'Regression 100 %']);
  });

  test.each(['test_suite=Refunds', 'telnyx_conversation_channel=sms_chat', 'destination=assistant-retired'])(
    'are filtered by %s',
    async (filter) => {
      const { ask } = await start();
      const total = totalOf(await ask(`${TESTS}?${filter}`));
      expect(total).toBeGreaterThan(20);
      expect(total).toBeLessThan(40);
    },
  );

  test('are made under a key, read, changed in part and deleted with their runs', async () => {
    const { ask } = await start();
    const headers = { 'idempotency-key': 'k' };
    const made = await ask(TESTS, { body: TEST, headers });
    expect([made.status, faultsAs('AssistantTestResponse', made.body)]).toEqual([201, []]);
    expect(made.body).toMatchObject({ ...TEST, telnyx_conversation_channel: 'web_chat' });
    expect((await ask(TESTS, { body: TEST, headers })).body).toEqual(made.body);
    const path = `${TESTS}/${(made.body as { test_id: string }).test_id}`;
    const changed = await ask(path, { method: 'PUT', body: { description: 'Why', test_id: 'other' } });
    expect(changed).toMatchObject({ status: 200, body: { ...(made.body as object), description: 'Why' } });
    expect((await ask(path)).body).toEqual(changed.body);
    expect((await ask(path, { method: 'PUT', body: { description: null } })).status).toBe(422);
    expect((await ask(path, { token: 'another' })).status).toBe(404);
    const run = runOf(await ask(`${path}/runs`, { body: {} }));
    expect((await ask(path, { method: 'DELETE' })).status).toBe(200);
    const gone = [path, `${path}/runs`, `${path}/runs/${run.run_id}`].map(async (at) => (await ask(at)).status);
    expect(await Promise.all(gone)).toEqual([404, 404, 404]);
  });

  test('that are refused are named as the framework names them', async () => {
    const { ask } = await start();
    const body = {
      name: '',
      instructions: 'x'.repeat(5_001),
      rubric: [{ name: 'a', weight: 1 }],
      description: 'x'.repeat(1_001),
      telnyx_conversation_channel: 'fax',
      max_duration_seconds: 3_601,
      test_suite: 'x'.repeat(101),
    };
    const answer = await ask(TESTS, { body });
    expect([answer.status, faultsAs('HTTPValidationError', answer.body)]).toEqual([422, []]);
    expect((answer.body as { detail: { loc: string[] }[] }).detail.map(({ loc }) => loc.slice(1).join('.'))).toEqual([
      'name',
      'destination',
      'instructions',
      'rubric.0.criteria',
      'rubric.0.weight',
      'description',
      'telnyx_conversation_channel',
      'max_duration_seconds',
      'test_suite',
    ]);
    expect((await ask(TESTS, { body: { ...TEST, rubric: [], max_duration_seconds: 0 } })).body).toMatchObject({
      detail: [{ loc: ['body', 'rubric'] }, { loc: ['body', 'max_duration_seconds'] }],
    });
  });
});

describe('runs', () => {
  test.each([
    ['passed', {}, ['passed']],
    [
      'failed',
      {
        rubric: [
          { name: 'a', criteria: 'Never fails.' },
          { name: 'b', criteria: 'Says hello.' },
        ],
      },
      ['failed', 'passed'],
    ],
    ['error', { instructions: 'Cause an error.' }, ['error']],
  ])('go through their states by the clock of the sandbox and end %s', async (end, changes, details) => {
    const { ask, advance, create } = await startAtClock();
    const path = `${TESTS}/${await create(changes)}/runs`;
    const begun = await ask(path, { body: {} });
    expect([begun.status, faultsAs('TestRunResponse', begun.body)]).toEqual([201, []]);
    const at = `${path}/${runOf(begun).run_id}`;
    const seen: Run[] = [runOf(begun)];
    for (const pass of [1_000, 1_000, 4_000, 2_000]) {
      await advance(pass);
      const { body } = await ask(at);
      expect(faultsAs('TestRunResponse', body)).toEqual([]);
      seen.push(body as Run);
    }
    expect(seen.map(({ status }) => status)).toEqual(['pending', 'starting', 'running', end, end]);
    expect(seen.map(({ completed_at: time }) => time !== undefined)).toEqual([false, false, false, true, true]);
    expect(seen.at(-1)?.detail_status.map(({ status }) => status)).toEqual(details);
    const talked = end !== 'error';
    expect(seen.map((run) => run.conversation_id !== undefined)).toEqual([false, false, talked, talked, talked]);
    expect(seen.map((run) => run.conversation_insights_id !== undefined)).toEqual([false, false, false, false, talked]);
  });

  test('come in pages, the newest first, and by their state', async () => {
    const { ask, create } = await startAtClock();
    const { data } = (await ask(`${TESTS}?page[size]=1`)).body as { data: { test_id: string }[] };
    const path = `${TESTS}/${data[0]!.test_id}/runs`;
    const newest = runOf(await ask(path, { body: {} }));
    const page = await ask(`${path}?page[size]=50`);
    expect(faultsAs('PaginatedTestRunList', page.body)).toEqual([]);
    expect([runsOf(page)[0]?.run_id, runsOf(page).length, totalOf(page)]).toEqual([newest.run_id, 50, 61]);
    expect(runsOf(await ask(`${path}?status=pending`)).map(({ run_id: id }) => id)).toEqual([newest.run_id]);
    expect(totalOf(await ask(`${path}?status=passed`))).toBe(60);
    expect((await ask(`${TESTS}/${await create()}/runs/${newest.run_id}`)).status).toBe(404);
  });

  test('of a suite are begun together and answered as a bare array, once for each key', async () => {
    const { ask } = await startAtClock();
    const path = `${SUITES}/${encodeURIComponent('Regression 100 %')}/runs`;
    const headers = { 'idempotency-key': 'k' };
    const begun = await ask(path, { body: {}, headers });
    const runs = begun.body as Run[];
    expect([begun.status, runs.length, new Set(runs.map(({ test_suite_run_id: id }) => id)).size]).toEqual([201, 32, 1]);
    for (const run of runs) expect(faultsAs('TestRunResponse', run)).toEqual([]);
    expect((await ask(path, { body: {}, headers })).body).toEqual(runs);
    await ask(path, { body: {} });
    expect(totalOf(await ask(path))).toBe(64);
    expect(totalOf(await ask(`${path}?test_suite_run_id=${runs[0]?.test_suite_run_id}`))).toBe(32);
    expect(totalOf(await ask(`${SUITES}/Refunds/runs`))).toBe(60);
  });

  test('take a version that exists, and no other', async () => {
    const { ask, create } = await startAtClock();
    const paths = [`${TESTS}/${await create()}/runs`, `${SUITES}/Refunds/runs`];
    for (const path of paths) {
      expect((await ask(path, { body: { destination_version_id: 'version-front-desk-1' } })).status).toBe(201);
      expect(await ask(path, { body: { destination_version_id: 'none' } })).toMatchObject({
        status: 400,
        body: { errors: [{ code: '10015' }] },
      });
      expect((await ask(path, { body: { destination_version_id: 7 } })).status).toBe(422);
      expect((await ask(path, { method: 'POST' })).status).toBe(201);
    }
  });

  test.each([`${TESTS}/nobody/runs`, `${SUITES}/nothing/runs`])('of what does not exist are absent: %s', async (path) => {
    const { ask } = await start();
    expect([(await ask(path)).status, (await ask(path, { body: {} })).status]).toEqual([404, 404]);
  });
});
