import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject } from '../../src/json.ts';
import { startGateway } from '../support/gateway.ts';
import { accounts, filters, isGiven, orders, passes, partsOf, sorted, type Entry } from '../support/listed-entries.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const LIST = 'GET /ai/assistants';

/** A gateway over a list that a test may change; nothing is cached unless asked for. */
async function startOver(initial: readonly unknown[] = [], cacheTtlMs = 0) {
  let entries = initial;
  const upstream = await startUpstream(({ path }) => {
    if (path === '/ai/assistants') return { body: { data: entries } };
    // A list in which no entry has a date leaves it open whether there are some.
    return { body: entries.find((entry) => isObject(entry) && path === `/ai/assistants/${encodeURIComponent(String(entry['id']))}`) };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs });
  const list = async (args: Readonly<Record<string, unknown>> = {}) => {
    const answer = await query(PAGE, { variables: args });
    return { errors: answer.errors, page: answer.data?.assistants as Page | undefined };
  };
  const serve = (next: readonly unknown[]) => {
    entries = next;
  };
  return { query, list, serve, calls: upstream.calls };
}

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor', unknown>>;
}

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: AssistantFilter, $orderBy: AssistantOrder) {
  assistants(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const idsOf = (page: Page | undefined) => page?.nodes.map(({ id }) => id) ?? [];
const numbered = (count: number, rest: (index: number) => Document = () => ({})): Document[] =>
  Array.from({ length: count }, (_, index) => ({ id: `a${String(index).padStart(4, '0')}`, name: `Name ${index}`, ...rest(index) }));
const BY_ID = { field: 'ID', direction: 'ASC' };

describe('the size of a page', () => {
  test('it is 50 where nobody says, newest first, and totalCount counts all', async () => {
    const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
    const { query, calls } = await startOver(numbered(60, (index) => ({ created_at: day(index) })));
    const { data, errors } = await query('{ assistants { totalCount nodes { id } pageInfo { hasNextPage } } }');
    expect(errors).toBeUndefined();
    expect(data.assistants.totalCount).toBe(60);
    expect(data.assistants.nodes).toHaveLength(50);
    expect(data.assistants.nodes[0]).toEqual({ id: 'a0059' });
    expect(data.assistants.pageInfo).toEqual({ hasNextPage: true });
    expect(calls).toEqual([LIST]);
  });

  test.each([1, 250])('%i is allowed', async (size) => {
    const { list } = await startOver(numbered(300));
    expect((await list({ first: size })).page?.nodes).toHaveLength(size);
    expect((await list({ last: size })).page?.nodes).toHaveLength(size);
  });

  test.each(['first', 'last'].flatMap((argument) => [0, -1, 251, 2_147_483_647].map((size) => [argument, size] as const)))(
    '%s: %i is refused without a call, and the message says what would be right',
    async (argument, size) => {
      const { query, calls } = await startOver(numbered(3));
      const { data, errors } = await query(`{ assistants(${argument}: ${size}) { totalCount } }`);
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ path: ['assistants'], extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors?.[0]?.message).toContain(`${argument} is ${size}, but takes 1 to 250`);
      expect(calls).toEqual([]);
    },
  );

  test.each([
    ['{ assistants(first: 3, last: 2) { totalCount } }', {}],
    ['{ assistants(first: 50, last: 2) { totalCount } }', {}],
    ['query ($n: Int) { assistants(first: $n, last: 2) { totalCount } }', { n: 50 }],
    ['query ($n: Int = 50) { assistants(first: $n, last: 2) { totalCount } }', {}],
  ])('first and last together are refused: %s', async (text, variables) => {
    const { query, calls } = await startOver(numbered(3));
    const { errors } = await query(text, { variables });
    expect(errors).toMatchObject([
      { message: expect.stringContaining('first and last') as string, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(calls).toEqual([]);
  });

  test.each([
    ['{ assistants(last: 2, orderBy: { field: ID }) { nodes { id } } }', {}],
    ['{ assistants(first: null, last: 2, orderBy: { field: ID }) { nodes { id } } }', {}],
    ['query ($n: Int) { assistants(first: $n, last: 2, orderBy: { field: ID }) { nodes { id } } }', {}],
    ['query ($n: Int) { assistants(first: $n, last: 2, orderBy: { field: ID }) { nodes { id } } }', { n: null }],
  ])('last alone takes the end: %s', async (text, variables) => {
    const { query } = await startOver(numbered(5));
    const { data, errors } = await query(text, { variables });
    expect(errors).toBeUndefined();
    expect(data.assistants.nodes).toEqual([{ id: 'a0003' }, { id: 'a0004' }]);
  });
});

describe('a cursor that is none', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each([
    ['empty', ''],
    ['random text', 'not a cursor!'],
    ['a number', '12'],
    ['base64 of text', Buffer.from('hello').toString('base64url')],
    ['base64 of null', encode(null)],
    ['base64 of an object', encode({ offset: 5 })],
    ['base64 of a short list', encode(['id:asc', 'a0001'])],
    ['base64 of a long list', encode(['id:asc', 'a0001', 'a0001', 'a0001'])],
    ['base64 of other values', encode(['id:asc', { a: 1 }, 'a0001'])],
    ['base64 of an id that is none', encode(['id:asc', 'a0001', 7])],
    ['base64 of another order', encode(['name:asc', 'Name 1', 'a0001'])],
    ['base64 of another direction', encode(['id:desc', 'a0001', 'a0001'])],
  ])('is refused without a call, naming its argument: %s', async (_name, cursor) => {
    const { list, calls } = await startOver(numbered(3));
    for (const argument of ['after', 'before']) {
      const { errors } = await list({ first: 2, orderBy: BY_ID, [argument]: cursor });
      expect(errors).toMatchObject([{ path: ['assistants'], extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors?.[0]?.message).toMatch(new RegExp(`^${argument} is (not )?a cursor of`));
    }
    expect(calls).toEqual([]);
  });
});

test('every filter alone, and all together, leave what a naive filter leaves', async () => {
  let documents: readonly Entry[] = [];
  const upstream = await startUpstream((request) => account(documents)(request));
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0 });
  await fc.assert(
    fc.asyncProperty(accounts, filters, async (entries, filter) => {
      documents = entries;
      for (const part of [filter, ...partsOf(filter)]) {
        upstream.calls.length = 0;
        const { data, errors } = await query(PAGE, { variables: { first: 250, orderBy: BY_ID, filter: part } });
        const expected = entries.filter((entry) => passes(entry, part)).map(({ id }) => id);
        expect(errors).toBeUndefined();
        expect(idsOf(data.assistants).toSorted()).toEqual(expected.toSorted());
        expect(data.assistants.totalCount).toBe(expected.length);
        // A list without any tool leaves it open whether there are some, so a filter by tool asks further; a model likewise.
        const showsTools = entries.some(({ tools }) => (tools ?? []).length > 0);
        const showsModels = entries.some(({ model }) => (model ?? '') !== '');
        const asksFurther = (!showsTools && (isGiven(part.toolType) || isGiven(part.webhookHost))) || (!showsModels && isGiven(part.model));
        if (!asksFurther) expect(upstream.calls).toEqual([LIST]);
      }
    }),
    { numRuns: 40 },
  );
});

test.each(['importProvider', 'enabledFeature', 'toolType'])('filter.%s: UNKNOWN is refused by name', async (field) => {
  const { query } = await startOver(numbered(2));
  const { data, errors } = await query(`{ assistants(filter: { ${field}: UNKNOWN }) { totalCount } }`);
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ path: ['assistants'], extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(errors?.[0]?.message).toContain(`filter.${field}`);
});

test('every order is that of a naive sort, missing values last, and every walk through pages yields each item once', async () => {
  const { list, serve } = await startOver();
  await fc.assert(
    fc.asyncProperty(
      accounts,
      orders,
      fc.boolean(),
      fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
      async (entries, orderBy, forward, sizes) => {
        serve(entries);
        const expected = sorted(entries, orderBy);
        const walked: string[] = [];
        let cursor: unknown = null;
        for (let more = true; more;) {
          const size = sizes.next().value ?? 1;
          const { page, errors } = await list({ orderBy, ...(forward ? { first: size, after: cursor } : { last: size, before: cursor }) });
          expect(errors).toBeUndefined();
          const ids = idsOf(page);
          if (forward) walked.push(...ids);
          else walked.unshift(...ids);
          expect(page?.totalCount).toBe(entries.length);
          expect(page?.edges.map(({ node }) => node.id)).toEqual(ids);
          expect(page?.pageInfo).toEqual({
            startCursor: page?.edges[0]?.cursor ?? null,
            endCursor: page?.edges.at(-1)?.cursor ?? null,
            hasNextPage: forward ? walked.length < expected.length : walked.length > ids.length,
            hasPreviousPage: forward ? walked.length > ids.length : walked.length < expected.length,
          });
          more = page?.pageInfo[forward ? 'hasNextPage' : 'hasPreviousPage'] === true;
          cursor = page?.pageInfo[forward ? 'endCursor' : 'startCursor'];
        }
        expect(walked).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test('what is inserted or deleted between two pages neither repeats nor hides others', async () => {
  const { list, serve } = await startOver();
  await fc.assert(
    fc.asyncProperty(accounts, accounts, orders, fc.integer({ min: 1, max: 4 }), async (before, arrivals, orderBy, size) => {
      serve(before);
      const first = (await list({ orderBy, first: size })).page;
      const seen = idsOf(first);
      const known = new Set(before.map(({ id }) => id));
      const after = [...before.filter(({ id }) => !seen.includes(id) || id.length > 1), ...arrivals.filter(({ id }) => !known.has(id))];
      serve(after);
      const rest = (await list({ orderBy, first: 250, after: first?.pageInfo.endCursor })).page;
      const ids = idsOf(rest);
      expect(ids.filter((id) => seen.includes(id))).toEqual([]);
      expect(ids.filter((id) => known.has(id))).toEqual(sorted(before, orderBy).slice(seen.length));
      expect(ids).toEqual(sorted(after, orderBy).filter((id) => ids.includes(id)));
    }),
    { numRuns: 60 },
  );
});

test('after and before together give what lies between, with pages known on both sides', async () => {
  const { list } = await startOver(numbered(6));
  const { page: all } = await list({ first: 250, orderBy: BY_ID });
  const [, second, , , fifth] = all?.edges ?? [];
  const { page } = await list({ first: 250, orderBy: BY_ID, after: second?.cursor, before: fifth?.cursor });
  expect(idsOf(page)).toEqual(['a0002', 'a0003']);
  expect(page?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  const crossed = await list({ first: 5, orderBy: BY_ID, after: fifth?.cursor, before: second?.cursor });
  expect(crossed.errors).toBeUndefined();
  expect(idsOf(crossed.page)).toEqual([]);
});

test('an empty account has an empty page', async () => {
  const { list } = await startOver([]);
  expect((await list()).page).toEqual({
    totalCount: 0,
    nodes: [],
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

test('damaged entries cost themselves, null items nothing, and a repeated id counts once', async () => {
  const { list, calls } = await startOver([
    'text',
    7,
    null,
    [],
    {},
    { id: null },
    { id: '' },
    { id: {} },
    { id: 'a' },
    { id: 'b' },
    { id: 'a' },
    { id: 5 },
  ]);
  const { page, errors } = await list({ orderBy: BY_ID });
  expect(idsOf(page)).toEqual(['5', 'a', 'b']);
  expect(page?.totalCount).toBe(3);
  expect(errors).toMatchObject([{ path: ['assistants'], extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
  expect(errors?.[0]?.message).toContain('7 entries');
  expect(calls).toEqual([LIST]);
});
