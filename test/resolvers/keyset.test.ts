/** Lists that are read on from the time of an item: what parts cost, and that walks give everything once, whatever is inserted meanwhile. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareInstants, instantOf, type Instant } from '../../src/resolvers/lists/instant.ts';
import type { KeysetArgs } from '../../src/resolvers/lists/keyset.ts';
import { startLines, type Column, type Line } from '../support/rows.ts';

/** A time in May, as an upstream with microseconds writes it. */
const time = (minute: number, micros = '000000') => `2026-05-01T${new Date(minute * 60_000).toISOString().slice(11, 19)}.${micros}+00:00`;
const line = (number: number, minute = number): Line => ({ id: `l${String(number).padStart(4, '0')}`, created_at: time(minute) });
const lines = (count: number, minuteOf = (number: number) => number) =>
  Array.from({ length: count }, (_line, number) => line(number, minuteOf(number)));
const idsOf = ({ edges }: Awaited<ReturnType<ReturnType<typeof startLines>['ask']>>) => edges.map(({ node }) => node.id);
const instant = (text: string) => instantOf(text) as Instant;

describe('a part', () => {
  test('takes one call for what it has and one item more, and is read on from its last time', async () => {
    const { ask, queries } = startLines({ lines: lines(50) });
    const first = await ask();
    expect([idsOf(first).length, idsOf(first)[0], first.pageInfo.hasNextPage]).toEqual([20, 'l0049', true]);
    const next = await ask({ first: 10, after: first.pageInfo.endCursor });
    expect([idsOf(next), next.pageInfo.hasPreviousPage]).toEqual([
      lines(30)
        .slice(20)
        .toReversed()
        .map(({ id }) => id),
      true,
    ]);
    expect(queries()).toEqual(['created_at.desc, 21, created_at', `created_at.desc, 12, created_at lte.${time(30)}`]);
  });

  test('takes one call more where its border has several of one time', async () => {
    const { ask, queries } = startLines({ lines: lines(50, (number) => Math.floor(number / 4)) });
    const order = { column: 'created_at', direction: 'asc' } as const;
    const first = await ask({ first: 10, order });
    expect(idsOf(first)).toEqual(lines(10).map(({ id }) => id));
    expect(queries()).toHaveLength(2);
    expect(idsOf(await ask({ first: 10, order, after: first.pageInfo.endCursor }))).toEqual(
      lines(20)
        .slice(10)
        .map(({ id }) => id),
    );
  });

  test('that begins among very many of one time asks for more of them at once', async () => {
    const { ask, queries } = startLines({ lines: lines(430, () => 1) });
    const { edges, pageInfo } = await ask({ first: 2 });
    expect([edges.map(({ node }) => node.id), pageInfo.hasNextPage]).toEqual([['l0429', 'l0428'], true]);
    expect(queries().length).toBeLessThanOrEqual(10);
    const many = startLines({ lines: lines(1_100, () => 1) });
    await expect(many.ask({ first: 2 })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(many.queries().length).toBeLessThanOrEqual(10);
  });

  test.each([99, 100, 101, 150, 240])('ends with %i of one time, in at most one call more to see that', async (count) => {
    for (const first of [20, 100]) {
      const { ask, queries } = startLines({ lines: lines(count + 40, (number) => (number < count ? 1 : 2)) });
      const seen: string[] = [];
      for (let after: string | null = null; ;) {
        const page: Awaited<ReturnType<typeof ask>> = await ask({ first, after });
        seen.push(...idsOf(page));
        expect(queries().length).toBeLessThanOrEqual(7);
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(seen).toHaveLength(count + 40);
      expect(new Set(seen).size).toBe(count + 40);
    }
    const alone = startLines({ lines: lines(count, () => 1) });
    expect(idsOf(await alone.ask({ first: 100 }))).toHaveLength(Math.min(count, 100));
    expect(alone.queries().length).toBeLessThanOrEqual(4);
  });

  test.each([
    [7, 1],
    [40, 2],
    [41, 1],
  ])(
    'that ends the list after %i takes %i calls, as a round count may be a maximum, and one after more have come at once',
    async (count, calls) => {
      const all = lines(count);
      const { ask, queries } = startLines({ lines: all });
      const page = await ask({ first: 100 });
      expect([idsOf(page).length, page.pageInfo.hasNextPage, queries().length]).toEqual([count, false, calls]);
      all.pop();
      expect([idsOf(await ask({ first: 100 })).length, queries().length]).toEqual([count - 1, 1]);
    },
  );

  test.each([
    [50, [3, 3, 1]],
    [25, [5, 5, 2]],
    [20, [6, 6, 3]],
    [15, []],
    [5, []],
  ])('is filled by several calls where the upstream gives no more than %i at once', async (maximum, calls) => {
    const { ask, queries } = startLines({ lines: lines(240), maximum });
    const seen: string[] = [];
    const costs: number[] = [];
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof ask>> = await ask({ first: 100, after });
      seen.push(...idsOf(page));
      costs.push(queries().length);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(
      lines(240)
        .toReversed()
        .map(({ id }) => id),
    );
    if (calls.length > 0) expect(costs).toEqual(calls);
  });

  test('is refused where more of one time than the upstream gives at once are before or behind it', async () => {
    for (const minuteOf of [(number: number) => (number < 80 ? 1 : 2), (number: number) => (number < 80 ? 2 : 1)]) {
      const { ask } = startLines({ lines: lines(100, minuteOf), maximum: 50 });
      let failure: unknown;
      for (let after: string | null = null, more = true; more && !failure;) {
        try {
          const page: Awaited<ReturnType<typeof ask>> = await ask({ first: 100, after });
          [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
        } catch (error) {
          failure = error;
        }
      }
      expect(failure).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    }
  });

  test('is kept within ranges, also by an upstream that takes one condition on a column', async () => {
    const ranges = { created_at: { from: instant(time(10)), until: instant(time(20)) } };
    for (const [refusesRepeats, calls] of [
      [false, [`created_at.desc, 21, created_at lt.${time(20)} gte.${time(10)}`]],
      [true, [`created_at.desc, 21, created_at lt.${time(20)} gte.${time(10)}`, `created_at.desc, 21, created_at lt.${time(20)}`]],
    ] as const) {
      const { ask, queries } = startLines({ lines: lines(50), ranges, refusesRepeats });
      const page = await ask();
      expect([idsOf(page), page.pageInfo.hasNextPage]).toEqual([
        lines(20)
          .slice(10)
          .toReversed()
          .map(({ id }) => id),
        false,
      ]);
      const all = queries();
      expect(all.slice(0, calls.length)).toEqual(calls);
      // The count is round, so that one more look is the end.
      expect(all.length).toBeLessThanOrEqual(2 * calls.length);
    }
  });

  test('leaves out and counts what has no id or no time', async () => {
    const { ask } = startLines({ lines: [line(1), { id: 'x' }, 'y', null, { created_at: time(3) }, line(2)] });
    const page = await ask();
    expect([idsOf(page), page.damaged]).toEqual([['l0002', 'l0001'], 4]);
  });

  test.each<readonly [Partial<KeysetArgs<Column>>, string]>([
    [{ first: 0 }, 'first is 0, but takes 1 to 100.'],
    [{ first: 101 }, 'first is 101, but takes 1 to 100.'],
    [{ after: 'x' }, 'after is not a cursor of this list'],
    ...[
      ['created_at.desc', 'now', 'a', 1],
      ['created_at.desc', time(1), 'a', 0],
      ['created_at.desc', time(1), 'a', 1_000],
      ['created_at.desc', 'x,id.gt.0', 'a', 1],
      ['created_at.desc', time(1), 'a'],
    ].map((parts) => [{ after: Buffer.from(JSON.stringify(parts)).toString('base64url') }, 'after is not a cursor of this list'] as const),
    [
      { after: Buffer.from(JSON.stringify(['created_at.asc', time(1), 'a', 1])).toString('base64url') },
      'after is a cursor of another order: keep orderBy the same while paging.',
    ],
  ])('is refused without a call for %j', async (args, message) => {
    const { ask, queries } = startLines({ lines: [] });
    await expect(ask(args)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining(message) });
    expect(queries()).toEqual([]);
  });
});

describe('an upstream that does not do as it is asked', () => {
  test('is no answer where it has another order', async () => {
    const { ask } = startLines({ lines: [], instead: () => ({ data: [line(1), line(2)] }) });
    await expect(ask()).rejects.toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
  });

  test('is not asked without end where it has no condition', async () => {
    const { ask, queries } = startLines({ lines: [], instead: () => lines(120).toReversed() });
    const page = await ask({ first: 100 });
    const rest = await ask({ first: 100, after: page.pageInfo.endCursor });
    expect([...idsOf(page), ...idsOf(rest)]).toEqual(
      lines(120)
        .toReversed()
        .map(({ id }) => id),
    );
    expect(queries().length).toBeLessThanOrEqual(20);
  });
});

test('times are compared to their last digit, in whatever zone', () => {
  const sorted = [
    '2026-05-01',
    '2026-05-01T00:00:00.0001Z',
    '2026-05-01T02:00:00.00011+02:00',
    '2026-05-01T00:00:00.00012',
    '2026-05-01T00:01Z',
  ];
  expect(sorted.toSorted((a, b) => compareInstants(instant(a), instant(b)))).toEqual(sorted);
  expect(compareInstants(instant('2026-05-01T00:00:00.100Z'), instant('2026-05-01T01:00:00,1+01'))).toBe(0);
  expect(['2026-13-01', '1', '', null].map((text) => instantOf(text))).toEqual([null, null, null, null]);
});

const walks = fc.record({
  minutes: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 220 }),
  column: fc.constantFrom<Column>('created_at', 'last_message_at'),
  direction: fc.constantFrom('asc', 'desc'),
  isBare: fc.boolean(),
  refusesRepeats: fc.boolean(),
  maximum: fc.constantFrom(50, 100, 1_000),
  range: fc.constantFrom(null, [5, 25], [10, 11]),
  steps: fc.array(
    fc.record({ size: fc.integer({ min: 1, max: 100 }), inserts: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 5 }) }),
    { minLength: 1, maxLength: 6 },
  ),
});

test('is walked through by parts of any size: each item once, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(walks, async ({ minutes, column, direction, range, steps, ...options }) => {
      let made = 0;
      const make = (minute: number, name: string): Line => ({
        id: `${name}${(made += 1)}`,
        created_at: time(minute, String(made % 3)),
        // Every seventh has no message yet.
        last_message_at: made % 7 === 0 ? null : time(minute + 5, String(made % 3)),
      });
      const all = minutes.map((minute) => make(minute, 'a'));
      const bounds = range && { from: instant(time(range[0] ?? 0)), until: instant(time(range[1] ?? 0)) };
      const { ask, queries } = startLines({ ...options, lines: all, ...(bounds && { ranges: { [column]: bounds } }) });
      const isMeant = (one: Line) => {
        const at = instantOf(one[column]);
        return at !== null && (!bounds || (compareInstants(at, bounds.from) >= 0 && compareInstants(at, bounds.until) < 0));
      };
      const wanted = all.filter(isMeant);
      const seen: Line[] = [];
      let after: string | null = null;
      for (let step = 0; ; step += 1) {
        const { size = 7, inserts = [] } = steps[step % steps.length] ?? {};
        const page: Awaited<ReturnType<typeof ask>> = await ask({ first: size, after, order: { column, direction } });
        expect(page.edges.length).toBeLessThanOrEqual(size);
        expect(queries().length).toBeLessThanOrEqual(options.refusesRepeats ? 20 : 10);
        seen.push(...page.edges.map(({ node }) => node));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
        if (step < 5) for (const minute of inserts) all.push(make(minute, 'n'));
      }
      const ids = seen.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => id.startsWith('a')).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
      const sign = direction === 'asc' ? 1 : -1;
      const sorted = seen.toSorted(
        (a, b) => sign * (compareInstants(instant(a[column] ?? ''), instant(b[column] ?? '')) || (a.id < b.id ? -1 : 1)),
      );
      expect(ids).toEqual(sorted.map(({ id }) => id));
    }),
    { numRuns: 120 },
  );
});
