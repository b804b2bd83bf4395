/** Lists of an endpoint without pages, should it begin to have some: none is taken for whole that is not. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Document, type Script } from '../support/upstream.ts';

const { data: FIRST, meta: META } = JSON.parse(
  readFileSync(new URL('../fixtures/real/telnyx-list-paged-page1.json', import.meta.url), 'utf8'),
) as { data: readonly Document[]; meta: Readonly<Record<string, number>> };
const named = (index: number): Document => ({ ...FIRST[0], id: `assistant-p${index}`, name: `Page ${index}` });
const ALL = [...FIRST, ...Array.from({ length: 25 }, (_entry, index) => named(FIRST.length + index))];

const LIST = 'GET /ai/assistants';
const page = (number: number) => `GET /ai/assistants?page[number]=${number}`;

/** Pages as the first one of the real list says that they are. */
const pages: Script = ({ path }) => {
  const number = Number(new URLSearchParams(path.split('?')[1]).get('page[number]') ?? 1);
  const size = META['page_size'] ?? 20;
  return { body: { data: ALL.slice((number - 1) * size, number * size), meta: { ...META, page_number: number } } };
};

async function start(script: Script, now?: () => number) {
  // The description has no pages of this list.
  const upstream = await startUpstream(script, { isDescribed: false });
  const gateway = startGateway({ upstreamUrl: upstream.url, ...(now && { now }) });
  const calls = () => upstream.calls.map((call) => decodeURIComponent(call));
  return { ...gateway, calls };
}

describe('a list that says that it has more pages', () => {
  test.each([
    ['in digits', { total_pages: '3', total_results: '45' }],
    ['without a number of entries', { total_pages: 3, total_results: null }],
  ])('is read whole where it says so %s', async (_name, counts) => {
    const { query, calls } = await start((request) => {
      const { body } = pages(request) as { body: { data: readonly Document[]; meta: object } };
      return { body: { ...body, meta: { ...body.meta, ...counts } } };
    });
    expect((await query('{ assistants { totalCount } }')).data).toEqual({ assistants: { totalCount: 45 } });
    expect(calls()).toEqual([LIST, page(2), page(3)]);
  });

  test.each([400, 404, 422])('and answers %i to the next one is wrong itself, not who asked, and single reads go on', async (status) => {
    const { query, calls } = await start((request) => {
      const [path = '', asked] = request.path.split('?');
      if (path !== '/ai/assistants') return { body: { ...named(Number(path.slice(-1))), id: path.slice('/ai/assistants/'.length) } };
      return asked === undefined ? pages(request) : { status };
    });
    const { data, errors } = await query('{ assistants { totalCount } }');
    expect([data, errors]).toMatchObject([
      null,
      [{ path: ['assistants'], extensions: { code: 'UPSTREAM_BAD_RESPONSE', upstream: { status } } }],
    ]);
    expect((await query('{ a: assistant(id: "p1") { name } b: assistant(id: "p2") { name } }')).data).toEqual({
      a: { name: 'Page 1' },
      b: { name: 'Page 2' },
    });
    expect(calls().slice(-2)).toEqual(['GET /ai/assistants/p1', 'GET /ai/assistants/p2']);
  });

  test('by a number that is none to count to, is refused', async () => {
    const { query } = await start(() => ({ body: { data: FIRST, meta: { ...META, total_pages: 1e300 } } }));
    expect((await query('{ assistants { totalCount } }')).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
  });

  test('is read whole, in its order', async () => {
    expect([META['total_pages'], META['total_results'], FIRST.length]).toEqual([3, 45, 20]);
    const { query, calls } = await start(pages);
    const { data, errors } = await query(
      '{ assistants(first: 100) { totalCount pageInfo { hasNextPage } nodes { id } } one: assistants(filter: { ids: ["assistant-p40"] }) { nodes { name } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.assistants.totalCount).toBe(45);
    expect(new Set(data.assistants.nodes.map(({ id }: { id: string }) => id)).size).toBe(45);
    expect(data.one.nodes).toEqual([{ name: 'Page 40' }]);
    expect(calls().toSorted()).toEqual([LIST, page(2), page(3)]);
  });

  test('and gives its first page again has an error, and is not kept as if it were whole', async () => {
    const { post, calls, requests } = await start(() => ({ body: { data: FIRST, meta: META } }));
    const response = await post({ query: '{ assistants(first: 100) { totalCount nodes { id } } }' });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({
      data: { assistants: { totalCount: 20 } },
      errors: [
        {
          message: 'The list is not whole: the upstream counts 25 more assistants than it sent.',
          path: ['assistants'],
          extensions: { code: 'UPSTREAM_BAD_RESPONSE' },
        },
      ],
    });
    expect(calls()).toHaveLength(3);
    expect(requests.map((line) => line['codes'])).toEqual([{ UPSTREAM_BAD_RESPONSE: 1 }]);
  });

  test('and has far too many is refused', async () => {
    const { query, calls } = await start(() => ({ body: { data: FIRST, meta: { ...META, total_pages: 51 } } }));
    const { errors } = await query('{ assistants { totalCount } }');
    expect(errors).toMatchObject([{ message: expect.stringContaining('more than 50 pages'), extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(calls()).toEqual([LIST]);
  });
});

test('a list that counts more than it sends, on one page, says so', async () => {
  const { query } = await start(() => ({ body: { data: FIRST.slice(0, 2), meta: { total_pages: 1, total_results: 3 } } }));
  const { data, errors } = await query('{ assistants { nodes { id } } }');
  expect(data.assistants.nodes).toHaveLength(2);
  expect(errors).toMatchObject([{ message: 'The list is not whole: the upstream counts 1 more assistant than it sent.' }]);
});

describe('a hundred and twenty handoffs to assistants that are gone', () => {
  const gone = Array.from({ length: 120 }, (_id, index) => `gone-${index}`);
  const tools = [{ type: 'handoff', handoff: { ai_assistants: gone.map((id) => ({ id, name: id })) } }];
  const account = [{ ...named(1), tools }, named(2)];
  const HANDOFFS = '{ assistants { nodes { tools { ... on HandoffTool { aiAssistants { assistantId assistant { name } } } } } } }';
  const list =
    (meta: object, exists: readonly string[] = []): Script =>
    ({ path }) => {
      if (path === '/ai/assistants') return { body: { data: account, ...meta } };
      const id = path.slice('/ai/assistants/'.length);
      return exists.includes(id) ? { body: { ...named(Number(id.slice(5))), id } } : NOT_FOUND;
    };
  const targetsOf = (data: Document) =>
    (data as { assistants: { nodes: { tools: { aiAssistants?: { assistant: object | null }[] }[] }[] } }).assistants.nodes
      .flatMap((node) => node.tools)
      .flatMap(({ aiAssistants = [] }) => aiAssistants.map(({ assistant }) => assistant));

  test('cost nothing beside the list where that holds all that the upstream counts', async () => {
    const { query, calls } = await start(list({ meta: { total_pages: 1, total_results: 2 } }));
    const { data, errors } = await query(HANDOFFS);
    expect([errors, targetsOf(data)]).toEqual([undefined, gone.map(() => null)]);
    expect(calls()).toEqual([LIST]);
  });

  test('cost one list when they are asked for again a second later, as they may be there now', async () => {
    let documents: readonly Document[] = account;
    let now = 0;
    const answer: Script = () => ({ body: { data: documents, meta: { total_results: documents.length } } });
    const { query, calls } = await start(answer, () => now);
    await query(HANDOFFS);
    documents = [...account, { ...named(90), id: 'gone-90' }];
    now += 1_001;
    // One more field, so that the answer is not the one that is kept.
    const { data, errors } = await query(HANDOFFS.replace('name', 'id name'));
    expect(errors).toBeUndefined();
    expect(targetsOf(data).flatMap((target, index) => (target === null ? [] : [index]))).toEqual([90]);
    expect(calls()).toEqual([LIST, LIST]);
  });

  test.each<[string, object]>([
    ['counts nothing', {}],
    ['counts more than it has', { meta: { total_results: 3 } }],
  ])('are read singly where the list %s, as far as an operation may', async (_name, meta) => {
    const { query, calls } = await start(list(meta, ['gone-1', 'gone-90']));
    const { data, errors = [] } = await query(HANDOFFS);
    expect(targetsOf(data).flatMap((target, index) => (target === null ? [] : [index]))).toEqual([1, 90]);
    const targets = errors.filter(({ path }) => path?.at(-1) === 'assistant');
    expect(targets.map(({ path = [], extensions }) => [path.at(-2), extensions?.['code']])).toEqual(
      gone.slice(99).map((_id, index) => [99 + index, 'LIMIT_EXCEEDED']),
    );
    expect(calls()).toHaveLength(100);
  });
});
