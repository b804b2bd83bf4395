/** Whole lists of an upstream whose pages are shorter than asked for: its counts say where they end. */
import { expect, test } from 'vitest';
import { GatewayError } from '../../src/errors.ts';
import { createUpstream } from '../../src/upstream/client.ts';
import { paged, readPages } from '../../src/upstream/pages.ts';

const CALL = { credential: { authorization: 'Bearer test' }, signal: new AbortController().signal };

async function read(total: number, maximum: number, counts: readonly string[], bounds: { pageSize: number; maxPages?: number }) {
  const calls: unknown[] = [];
  const list = paged(
    'things',
    (_upstream, query) => {
      const number = query['page[number]'] ?? 1;
      const size = Math.min(maximum, query['page[size]'] ?? maximum);
      calls.push(number);
      const data = Array.from({ length: total }, (_thing, id) => ({ id })).slice((number - 1) * size, number * size);
      const meta = { total_pages: Math.ceil(total / size), total_results: total };
      const shown = Object.fromEntries(Object.entries(meta).filter(([name]) => counts.includes(name)));
      return Promise.resolve({ body: { data, meta: shown }, bytes: 1, status: 200, requestId: null });
    },
    bounds,
  );
  const { value } = await readPages(list, createUpstream({ baseUrl: 'http://127.0.0.1:1' }), CALL as never, null);
  return [value.length, calls.length];
}

test.each([
  [50, ['total_pages', 'total_results'], { pageSize: 1_000, maxPages: 3 }, 5],
  [50, ['total_results'], { pageSize: 1_000, maxPages: 3 }, 5],
  [50, ['total_pages'], { pageSize: 1_000, maxPages: 3 }, 5],
  [20, ['total_pages', 'total_results'], { pageSize: 99 }, 12],
  [20, ['total_results'], { pageSize: 99 }, 12],
])('pages of %i, with %j', async (maximum, counts, bounds, calls) => {
  expect(await read(230, maximum, counts, bounds)).toEqual([230, calls]);
});

test('more entries than are read at most are refused, whatever the size of pages', async () => {
  for (const counts of [['total_pages', 'total_results'], ['total_results'], ['total_pages']]) {
    await expect(read(1_000, 50, counts, { pageSize: 99 })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  }
});

/** A list whose pages are what the test makes them. */
const pagesOf = (answer: (number: number, size: number) => object, bounds?: { pageSize: number; maxPages?: number }) =>
  readPages(
    paged(
      'things',
      async (_upstream, query) => ({
        body: answer(query['page[number]'] ?? 1, query['page[size]'] ?? 1),
        bytes: 1,
        status: 200,
        requestId: null,
      }),
      bounds,
    ),
    createUpstream({ baseUrl: 'http://127.0.0.1:1' }),
    CALL as never,
    null,
  );
const things = (from: number, count: number) => Array.from({ length: count }, (_thing, index) => ({ id: from + index }));

test.each<[string, (number: number) => object[], number, boolean]>([
  ['repeats the second', (number) => things(number === 1 ? 0 : 2, 2), 4, true],
  ['is empty before the last', (number) => (number === 2 ? [] : things(number * 10, 2)), 4, true],
  ['brings all', (number) => things(number * 10, 2), 6, false],
])('a page of a list that counts pages alone %s', async (_name, data, count, breaksOff) => {
  const { value, breaksOff: isBroken } = await pagesOf((number) => ({ data: data(number), meta: { total_pages: 3 } }));
  expect([value.length, isBroken]).toEqual([count, breaksOff]);
});

test('a page is full where it says so itself', async () => {
  const answer = (number: number) => ({ data: things((number - 1) * 100, number === 3 ? 50 : 100), meta: { page_size: 100 } });
  expect((await pagesOf(answer, { pageSize: 1_000, maxPages: 3 })).value).toHaveLength(250);
});

test('shorter pages are asked for where long ones are refused', async () => {
  const answer = (number: number, size: number) => {
    if (size > 100) throw new GatewayError('BAD_USER_INPUT', 'page[size] is too large');
    return { data: things((number - 1) * size, number === 3 ? 50 : size) };
  };
  expect((await pagesOf(answer, { pageSize: 1_000, maxPages: 3 })).value).toHaveLength(250);
});
