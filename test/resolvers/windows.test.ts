/** Lists that are read in windows: what each part costs, and that walks give everything once, whatever is inserted meanwhile. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idsOf, numbered, startThings, type Thing } from '../support/windows.ts';

const range = (from: number, to: number) =>
  numbered(to)
    .slice(from)
    .map(({ id }) => id);

describe('a part of a list', () => {
  test('takes the one page that it is on, and is kept', async () => {
    const { ask, pages } = await startThings({ things: numbered(250) });
    const page = await ask({});
    expect(idsOf(page)).toEqual(range(0, 20));
    expect(page).toMatchObject({ totalCount: 250, damaged: 0, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    expect(idsOf(await ask({ first: 30, after: page.pageInfo.endCursor }))).toEqual(range(20, 50));
    expect(pages()).toEqual(['1']);
  });

  test('takes two pages across a border, also backwards', async () => {
    const { ask, pages } = await startThings({ things: numbered(250), cacheTtlMs: 0 });
    const first = await ask({ first: 90 });
    const over = await ask({ first: 20, after: first.pageInfo.endCursor });
    expect([idsOf(over), pages()]).toEqual([range(90, 110), ['1', '1', '2']]);
    expect(idsOf(await ask({ last: 30, before: over.edges[15]?.cursor ?? null }))).toEqual(range(75, 105));
    expect(pages()).toEqual(['1', '2']);
  });

  test.each([
    ['the last page', 250, 20, ['1', '3']],
    ['the last two pages', 250, 60, ['1', '2', '3']],
    ['the only page', 70, 20, ['1']],
    ['nothing', 0, 20, ['1']],
  ])('from the end costs one call more: %s', async (_name, count, last, expected) => {
    const { ask, pages } = await startThings({ things: numbered(count) });
    const page = await ask({ last });
    expect(idsOf(page)).toEqual(range(Math.max(0, count - last), count));
    expect(page.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: count > last });
    expect(pages()).toEqual(expected);
  });

  test('from the end of a list that does not say how long it is, is refused, unless it has one page', async () => {
    const { ask, pages } = await startThings({ things: numbered(101), hasMeta: false });
    await expect(ask({ last: 5 })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(pages()).toEqual(['1', '2']);
    const full = await startThings({ things: numbered(100), hasMeta: false });
    expect([idsOf(await full.ask({ last: 2 })), full.pages()]).toEqual([
      ['t98', 't99'],
      ['1', '2'],
    ]);
    const short = await startThings({ things: numbered(99), hasMeta: false });
    expect(idsOf(await short.ask({ last: 2 }))).toEqual(['t97', 't98']);
  });

  test('between two cursors is what lies between them', async () => {
    const { ask } = await startThings({ things: numbered(250) });
    const { edges } = await ask({ first: 100 });
    const [after, before] = [edges[10]?.cursor ?? null, edges[14]?.cursor ?? null];
    expect(idsOf(await ask({ first: 20, after, before }))).toEqual(range(11, 14));
    expect(idsOf(await ask({ last: 2, after, before }))).toEqual(range(12, 14));
    expect(idsOf(await ask({ first: 20, after: before, before: after }))).toEqual([]);
  });

  test('is filtered by the query, and equal pages of one request are one read, cached or not', async () => {
    const { ask, pages, request } = await startThings({ things: numbered(250), cacheTtlMs: 0 });
    const ctx = request();
    await Promise.all([ask({}, 'a', ctx), ask({ first: 50 }, 'a', ctx), ask({}, 'b', ctx), ask({}, undefined, ctx)]);
    expect(pages()).toEqual(['1 a', '1 b', '1']);
    void ctx.loaders.outdate(['assistants(o)']);
    await ask({}, 'a', ctx);
    expect(pages()).toEqual(['1 a']);
  });

  test.each([
    [{ first: 101 }, 'first is 101, but takes 1 to 100.'],
    [{ last: 0 }, 'last is 0, but takes 1 to 100.'],
    [{ first: 1, last: 1 }, 'first and last cannot be given together'],
    [{ after: 'x' }, 'after is not a cursor of this list'],
    [{ before: Buffer.from('[0,0,"t"]').toString('base64url') }, 'before is not a cursor of this list'],
    [{ before: Buffer.from('[1,0.5,"t"]').toString('base64url') }, 'before is not a cursor of this list'],
    [{ after: Buffer.from('["created_at:desc",1,"t"]').toString('base64url') }, 'after is not a cursor of this list'],
  ])('is refused without a call for %j', async (args, message) => {
    const { ask, pages } = await startThings({ things: numbered(3) });
    await expect(ask(args)).rejects.toThrow(message);
    await expect(ask(args)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(pages()).toEqual([]);
  });

  test('leaves out what is none of the kind, and counts it', async () => {
    const { ask } = await startThings({ things: [{ id: 'a' }, 'b', null, { text: 'c' }, { id: 'd' }] });
    const page = await ask({});
    expect([idsOf(page), page.damaged, page.totalCount]).toEqual([['a', 'd'], 2, 5]);
  });

  test('fails with its page, and for itself alone', async () => {
    const things = numbered(250);
    const { ask, request } = await startThings({ things, instead: (number) => (number === 1 ? { status: 500 } : undefined) });
    const ctx = request();
    const after = Buffer.from(JSON.stringify([2, 4, 't104'])).toString('base64url');
    const [refused, other] = await Promise.allSettled([ask({}, 'a', ctx), ask({ first: 2, after }, 'a', ctx)]);
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(other.status === 'fulfilled' && idsOf(other.value)).toEqual(['t105', 't106']);
  });
});

describe('answers that never end', () => {
  test('do not: a page that repeats the one before it is the end', async () => {
    const data = numbered(100);
    const { ask, pages } = await startThings({ things: data, hasMeta: false, instead: () => ({ body: { data } }) });
    const first = await ask({ first: 100 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const next = await ask({ first: 100, after: first.pageInfo.endCursor });
    expect([idsOf(next), next.pageInfo.hasNextPage]).toEqual([[], false]);
    expect([first.breaksOff, next.breaksOff]).toEqual([false, true]);
    expect(pages()).toEqual(['1', '2']);
  });

  test('do not: pages of nothing that say there is more take no more calls than others', async () => {
    const meta = { total_pages: 1_000, total_results: 100_000 };
    const nothing = await startThings({ things: [], instead: () => ({ body: { data: [], meta } }) });
    expect(await nothing.ask({ first: 100 })).toMatchObject({ edges: [], breaksOff: true });
    expect(nothing.pages()).toEqual(['1']);
    const little = await startThings({ things: [], instead: (number) => ({ body: { data: [{ id: String(number) }], meta } }) });
    const page = await little.ask({ first: 100 });
    expect([idsOf(page), page.pageInfo.hasNextPage, little.pages()]).toEqual([['1', '2', '3'], true, ['1', '2', '3']]);
  });

  test('are kept apart from one page that is longer than asked for', async () => {
    const { ask } = await startThings({ things: [], hasMeta: false, instead: () => ({ body: { data: numbered(130) } }) });
    const first = await ask({ first: 100 });
    expect(idsOf(await ask({ first: 100, after: first.pageInfo.endCursor }))).toEqual(range(100, 130));
  });
});

describe('a list that has moved', () => {
  test('is gone on with where the item of the cursor is now, or in its place', async () => {
    const things = numbered(250);
    const { ask, clock } = await startThings({ things });
    const { endCursor } = (await ask({ first: 95 })).pageInfo;
    things.unshift(...numbered(30).map(({ id }) => ({ id: `new ${id}` })));
    clock.now += 60_001;
    expect(idsOf(await ask({ first: 3, after: endCursor }))).toEqual(range(95, 98));
    things.splice(0, 60);
    clock.now += 60_001;
    expect(idsOf(await ask({ first: 3, after: endCursor }))).toEqual(range(95, 98));
    things.splice(64, 1);
    clock.now += 60_001;
    expect(idsOf(await ask({ first: 1, after: endCursor }))).toEqual(['t125']);
  });

  const walks = fc.record({
    count: fc.integer({ min: 0, max: 320 }),
    pageSize: fc.constantFrom(50, 100),
    hasMeta: fc.boolean(),
    hasIds: fc.boolean(),
    cacheTtlMs: fc.constantFrom(0, 60_000),
    steps: fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 100 }),
        waitMs: fc.constantFrom(0, 0, 20_000, 60_000),
        inserts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    isForwards: fc.boolean(),
  });

  test('is walked through by parts of any size: each item once, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(walks, async ({ count, steps, isForwards, ...options }) => {
        const thing = (name: string): Thing => (options.hasIds ? { id: name } : { text: name });
        const nameOf = ({ id, text }: Thing) => id ?? text ?? '';
        const things = Array.from({ length: count }, (_thing, index) => thing(`t${index}`));
        const before = [...things];
        const hasMeta = options.hasMeta || !isForwards;
        const { ask, clock } = await startThings({ ...options, hasMeta, things });
        const seen: Thing[] = [];
        let cursor: string | null = null;
        let inserted = 0;
        for (let step = 0; ; step += 1) {
          const { size = 7, waitMs = 0, inserts = [] } = steps[step % steps.length] ?? {};
          const page = await ask(isForwards ? { first: size, after: cursor } : { last: size, before: cursor });
          const nodes = page.edges.map(({ node }) => node);
          if (isForwards) seen.push(...nodes);
          else seen.unshift(...nodes);
          const { hasNextPage, hasPreviousPage, endCursor, startCursor } = page.pageInfo;
          if (!(isForwards ? hasNextPage : hasPreviousPage)) break;
          cursor = isForwards ? endCursor : startCursor;
          clock.now += waitMs;
          for (const at of inserts) {
            // Fewer than a page.
            if (inserted === options.pageSize - 1) break;
            things.splice(Math.floor(at * things.length), 0, thing(`n${(inserted += 1)}`));
          }
        }
        expect(seen.filter((one) => nameOf(one).startsWith('t')).map(nameOf)).toEqual(before.map(nameOf));
        const order = new Map(things.map((one, index) => [nameOf(one), index]));
        const places = seen.map((one) => order.get(nameOf(one)) ?? -1);
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });
});

test('what is nested deeper than the stack takes its own place, and costs itself', async () => {
  const deep = (depth: number) => `${'['.repeat(depth)}7${']'.repeat(depth)}`;
  const body = `{"data":[{"id":"a"},{"junk":${deep(5_000)}},{"junk":${deep(5_001)}},{"id":"b"}]}`;
  const { ask } = await startThings({ things: [], instead: () => ({ body }) });
  const window = await ask({});
  expect([idsOf(window), window.damaged]).toEqual([['a', 'b'], 2]);
  const { ask: askWithout } = await startThings({ things: [], hasIds: false, instead: () => ({ body }) });
  const { edges } = await askWithout({});
  expect(new Set(edges.map(({ cursor }) => cursor)).size).toBe(4);
});

test.each([50, 20])('pages of no more than %i are counted as what they are', async (maximum) => {
  const { ask } = await startThings({ things: numbered(230), maximum });
  const seen: unknown[] = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof ask>> = await ask({ first: 100, after });
    expect(page.totalCount).toBe(230);
    seen.push(...idsOf(page));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(seen).toEqual(range(0, 230));
  const end = await ask({ last: 100 });
  expect([idsOf(end), end.totalCount, end.pageInfo.hasNextPage]).toEqual([range(130, 230), 230, false]);
});

test.each([
  ['pages that are counted', { total_pages: 3, total_results: 250 }, { first: 100 }],
  ['the last page', { total_pages: 2, total_results: 200 }, { first: 100 }],
  ['the end', { total_pages: 3, total_results: 250 }, { last: 60 }],
])('an upstream that gives page 1 for each is found out at %s', async (_name, meta, args) => {
  const { ask } = await startThings({ things: [], instead: () => ({ body: { data: numbered(100), meta } }) });
  const after = 'first' in args ? (await ask(args)).pageInfo.endCursor : null;
  expect((await ask({ ...args, after })).breaksOff).toBe(true);
});

test.each([
  [{ total_results: 1e12 }, true],
  [{ total_results: 1e12, total_pages: 1 }, false],
  [{ total_results: 5, total_pages: 1e12 }, true],
])('counts that cannot be are not shown: %j', async (meta, breaksOff) => {
  const { ask } = await startThings({ things: [], instead: (number) => ({ body: { data: number === 1 ? numbered(3) : [], meta } }) });
  const totalCount = meta.total_results === 5 ? 5 : null;
  expect(await ask({})).toMatchObject({ totalCount, breaksOff });
  expect((await ask({ last: 2 })).breaksOff).toBe(breaksOff);
});

test('a page that does not exist is no page where nothing says that there is one', async () => {
  const script = (number: number) => (number > 1 ? { status: 404, body: {} } : undefined);
  const { ask } = await startThings({ things: numbered(100), hasMeta: false, instead: script });
  const { endCursor } = (await ask({ first: 100 })).pageInfo;
  expect(await ask({ after: endCursor })).toMatchObject({ edges: [], breaksOff: false, pageInfo: { hasNextPage: false } });
  expect(idsOf(await ask({ last: 1 }))).toEqual(['t99']);
  const counted = await startThings({ things: numbered(101), instead: script });
  await expect(counted.ask({ after: endCursor })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what an upstream sends that passes over a filter is left out, and counted', async () => {
  const things = numbered(250).map(({ id }, index) => (index % 3 === 0 ? { id } : { id, test_suite: index % 3 === 1 ? 'a' : null }));
  const { ask } = await startThings({ things });
  const page = await ask({ first: 9 }, 'a');
  expect([idsOf(page), page.others, page.totalCount]).toEqual([['t0', 't1', 't3', 't4', 't6', 't7'], 3, null]);
});

test('a count that is lower than what is there is not believed', async () => {
  const meta = { total_pages: 0, total_results: 0 };
  const { ask } = await startThings({ things: [], instead: () => ({ body: { data: [{ id: 'a' }], meta } }) });
  expect((await ask({})).totalCount).toBe(1);
  const { ask: askNone } = await startThings({ things: [], instead: () => ({ body: { data: [], meta } }) });
  expect((await askNone({})).totalCount).toBe(0);
});
