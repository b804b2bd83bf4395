/** Lists of missions, runs and events: walks give each entry once, and nothing is read without bound. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CALLING } from '../../src/sandbox/seed/mission-events.ts';
import { ofRun, RUNNING, runQuery, startScripted } from './missions.ts';
import { start } from './tests.ts';
import { mutation } from './write.ts';

interface Walk {
  readonly runs: readonly string[];
  readonly cursor: string | null;
}

test('runs are walked by random sizes, each once and in order, with and without a count, while others are begun', async () => {
  let all: string[] = [];
  let isCounted = true;
  const { query } = await startScripted(
    (_method, path) => {
      const asked = new URLSearchParams(path.split('?')[1]);
      const [number, size] = [Number(asked.get('page[number]')), Number(asked.get('page[size]'))];
      const data = all.slice((number - 1) * size, number * size).map((id) => ({ mission_id: 'm', run_id: id, status: 'pending' }));
      return { body: { data, ...(isCounted && { meta: { total_pages: Math.ceil(all.length / size), total_results: all.length } }) } };
    },
    { cacheTtlMs: 0 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 130 }),
      fc.boolean(),
      fc.array(fc.record({ first: fc.integer({ min: 1, max: 60 }), begun: fc.integer({ min: 0, max: 20 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      async (count, hasMeta, steps) => {
        all = Array.from({ length: count }, (_run, index) => `r${index}`);
        isCounted = hasMeta;
        const known = [...all];
        let walk: Walk = { runs: [], cursor: null };
        for (let turn = 0; ; turn += 1) {
          const { first, begun } = steps[turn % steps.length]!;
          const { data, errors } = await query(
            `{ missionRuns(first: ${first}${walk.cursor === null ? '' : `, after: "${walk.cursor}"`}) { totalCount nodes { runId } pageInfo { hasNextPage endCursor } } }`,
          );
          const page = data.missionRuns as {
            totalCount: number | null;
            nodes: { runId: string }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
          expect([errors, page.totalCount]).toEqual([undefined, hasMeta ? all.length : null]);
          walk = { runs: [...walk.runs, ...page.nodes.map(({ runId }) => runId)], cursor: page.pageInfo.endCursor };
          if (!page.pageInfo.hasNextPage) break;
          // The newest stand first, so that all others move.
          all.unshift(...Array.from({ length: begun }, (_run, index) => `new${turn}-${index}`));
        }
        expect(walk.runs).toEqual(known);
      },
    ),
    { numRuns: 20 },
  );
});

test('events are walked from the end, too, and one that is logged meanwhile comes last', async () => {
  const { query } = await start();
  const seen: string[] = [];
  let before = '';
  for (let isMore = true; isMore;) {
    const { data } = await query(
      runQuery(RUNNING, `events(last: 37${before}) { edges { node { summary } } pageInfo { hasPreviousPage startCursor } }`),
    );
    const { edges, pageInfo } = data.missionRun.events as {
      edges: { node: { summary: string } }[];
      pageInfo: { hasPreviousPage: boolean; startCursor: string };
    };
    seen.unshift(...edges.map(({ node }) => node.summary));
    before = `, before: "${pageInfo.startCursor}"`;
    isMore = pageInfo.hasPreviousPage;
    await query(mutation('logMissionEvent', `{ ${ofRun(RUNNING)}, event: { type: CUSTOM, summary: "Meanwhile." } }`, 'eventId'));
  }
  expect(seen).toEqual(CALLING.map(({ summary }) => summary));
});

test('a run that does not say of which mission it is counts as damaged', async () => {
  const { query } = await startScripted(() => ({
    body: { data: [{ run_id: 'r', status: 'failed' }, { mission_id: 'm', run_id: 's', status: 'failed' }, { mission_id: 'm' }, null] },
  }));
  const { data, errors } = await query('{ missionRuns { nodes { runId } } }');
  expect(data.missionRuns).toEqual({ nodes: [{ runId: 's' }] });
  expect(errors).toMatchObject([{ path: ['missionRuns'], message: expect.stringContaining('2 entries') }]);
});

const named = (from: number, count: number) =>
  Array.from({ length: count }, (_mission, index) => ({ mission_id: `m${from + index}`, name: 'M' }));

test.each<[name: string, answer: (number: number) => object, calls: number, expected: number | string]>([
  [
    'with a count',
    (number) => ({ data: named(number * 1_000, number < 3 ? 1_000 : 500), meta: { total_pages: 3, total_results: 2_500 } }),
    3,
    2_500,
  ],
  ['without a count', (number) => ({ data: named(number * 1_000, number < 3 ? 1_000 : 500) }), 3, 2_500],
  ['as an array', (number) => named(number * 1_000, number < 2 ? 1_000 : 0), 2, 1_000],
  [
    'with too many',
    (number) => ({ data: named(number * 1_000, 1_000), meta: { total_pages: 4, total_results: 3_001 } }),
    1,
    'LIMIT_EXCEEDED',
  ],
  ['without an end', (number) => ({ data: named(number * 1_000, 1_000) }), 4, 'LIMIT_EXCEEDED'],
  ['whose page is always the same', () => ({ data: named(0, 1_000) }), 2, 'UPSTREAM_BAD_RESPONSE'],
])('missions are read in long pages, and never without bound: %s', async (_name, answer, count, expected) => {
  const { query, calls } = await startScripted((_method, path) => ({
    body: answer(Number(new URLSearchParams(path.split('?')[1]).get('page[number]'))),
  }));
  const { data, errors } = await query('{ missions(first: 1) { totalCount } }');
  expect(errors ? errors[0]?.extensions?.['code'] : data.missions.totalCount).toBe(expected);
  expect(calls).toHaveLength(count);
});
