import { describe, expect, onTestFinished, test } from 'vitest';
import { createLoaderMemory, createLoaders, type LoaderMemory } from '../../src/loaders/index.ts';
import { isListCheaper } from '../../src/loaders/core/list-or-singles.ts';
import { ReadTally } from '../../src/loaders/core/read-tally.ts';
import { Credential } from '../../src/upstream/credential.ts';
import { createUpstream } from '../../src/upstream/client.ts';
import { scopeOf } from '../../src/upstream/kinds.ts';
import { paged } from '../../src/upstream/pages.ts';
import { resource } from '../../src/upstream/resource.ts';
import { assistants } from '../../src/upstream/resources/assistants.ts';
import { NOT_FOUND, startUpstream, type Script, type UpstreamReply } from '../support/upstream.ts';
import { pageOf } from '../support/page-of.ts';

/** Things below a parent: what their definition needs is in the definition alone. */
interface Thing {
  readonly run_id: string;
  readonly test_id?: string;
  readonly status?: string;
}
const things = resource<Thing, { readonly testId: string }>({
  kind: 'things' as 'assistants',
  noun: ['a', 'thing'],
  idKey: 'run_id',
  above: { testId: { resource: { noun: ['a', 'test'] }, key: 'test_id' } },
  retrieve: ({ assistants: { tests } }, id, options, { testId }) => tests.runs.retrieve(id, { test_id: testId }, options),
  list: paged('things', ({ assistants: { tests } }, query, options, { testId }) => tests.runs.list(testId, query, options)),
  tells: ['status'],
  freshMs: ({ status }) => (status === 'brief' ? 10 : Infinity),
});
const pathOf = (testId: string) => `/ai/assistants/tests/${testId}/runs`;

async function start(script: Script) {
  let now = 0;
  const upstream = await startUpstream(script);
  const client = createUpstream({ baseUrl: upstream.url });
  onTestFinished(() => client.close());
  const memory: LoaderMemory = createLoaderMemory({ ttlMs: 1_000, maxBytes: 1_000_000, now: () => now });
  return {
    calls: upstream.calls,
    memory,
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
    request: () => {
      const credential = new Credential('token');
      return createLoaders(memory, {
        upstream: client,
        credential: () => credential,
        call: () => ({ credential, signal: new AbortController().signal }),
        refresh: false,
        keepBatch: () => false,
        onStale: () => {},
        reads: new ReadTally(),
      });
    },
  };
}

const page = (path: string) => Number(new URL(path, 'http://upstream').searchParams.get('page[number]'));
const entries = (from: number, count: number): Thing[] =>
  Array.from({ length: count }, (_entry, index) => ({ run_id: `t${from + index}` }));

/** Pages of 100 of so many things. */
const pagesOf =
  (count: number, { meta = true } = {}): Script =>
  ({ path }): UpstreamReply => {
    const number = page(path);
    const data = entries((number - 1) * 100, Math.max(0, Math.min(100, count - (number - 1) * 100)));
    return { body: meta ? { data, meta: { total_pages: Math.ceil(count / 100) } } : data };
  };

describe('a resource below a parent', () => {
  const byPath: Script = ({ path }) => ({ body: { status: path } });

  test('is read by its own path, known by its own id, and apart from other parents', async () => {
    const { request, calls } = await start(byPath);
    const loaders = request();
    const [one, other] = await Promise.all(['a', 'b'].map(async (testId) => loaders.of(things, { testId }).load('t')));
    expect(one).toEqual({ status: `${pathOf('a')}/t`, run_id: 't', test_id: 'a' });
    expect(other).toEqual({ status: `${pathOf('b')}/t`, run_id: 't', test_id: 'b' });
    expect(await request().of(things, { testId: 'a' }).load('t')).toEqual(one);
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['the parent', scopeOf(things.kind, { testId: 'a' }), ['a']],
    ['the kind', things.kind, ['a', 'b']],
    ['another kind', 'others' as typeof things.kind, []],
  ])('is outdated by a write of %s, in the same request and in the next one', async (_name, scope, outdated) => {
    const { request, calls } = await start(byPath);
    const loaders = request();
    const readBoth = async (from: typeof loaders) => {
      for (const testId of ['a', 'b']) await from.of(things, { testId }).load('t');
    };
    await readBoth(loaders);
    calls.length = 0;
    void loaders.outdate([scope]);
    await readBoth(loaders);
    expect(calls).toEqual(outdated.map((testId) => `GET ${pathOf(testId)}/t`));
    await readBoth(request());
    expect(calls).toHaveLength(outdated.length);
  });

  test('takes an id of its own that holds any mark for another one than that of a neighbour', () => {
    const scopes = ['a', 'a)', 'a(', 'a|', 'a,', 'a%29'].map((testId) => scopeOf(things.kind, { testId }));
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(scopes.join('')).not.toContain('|');
  });

  test('stays fresh for as long as it says', async () => {
    const { request, calls, wait } = await start(() => ({ body: { status: 'brief' } }));
    for (const pause of [0, 5, 10]) {
      wait(pause);
      await request().of(things, { testId: 'a' }).load('t');
    }
    expect(calls).toHaveLength(2);
  });
});

describe('a list in pages', () => {
  const listOf = async (script: Script) => {
    const { request, calls } = await start(script);
    const list = await request().of(things, { testId: 'a' }).list();
    return { ids: list.entries.map(({ run_id: id }) => id), calls };
  };

  test.each([
    [0, 1],
    [99, 1],
    [100, 1],
    [101, 2],
    [1_000, 10],
  ])('of %i entries with a count of pages takes %i calls', async (count, expected) => {
    const { ids, calls } = await listOf(pagesOf(count));
    expect(ids).toEqual(entries(0, count).map(({ run_id: id }) => id));
    expect(calls).toHaveLength(expected);
    expect(calls[0]).toBe(pageOf(pathOf('a')));
  });

  test.each([
    [99, 1],
    [100, 2],
    [250, 3],
    [1_000, 11],
  ])('of %i entries without one ends with a page that is not full: %i calls', async (count, expected) => {
    const { ids, calls } = await listOf(pagesOf(count, { meta: false }));
    expect(ids).toHaveLength(count);
    expect(calls).toHaveLength(expected);
  });

  test('ends where an upstream that knows no pages sends the same again', async () => {
    const { ids, calls } = await listOf(() => ({ body: entries(0, 150) }));
    expect(ids).toHaveLength(150);
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['whose first page comes again, is known to break off', entries(0, 100), { breaksOff: true, omitted: 1, isWhole: false }],
    ['whose second page does not exist, ends with the first', NOT_FOUND, { breaksOff: false, omitted: 0 }],
    ['that is longer than asked for, is all', null, { breaksOff: false, omitted: 0 }],
  ])('that is not counted, %s', async (_name, second, expected) => {
    const upstream = await start(({ path }) => {
      const isSecond = path.includes('page%5Bnumber%5D=2');
      const all = entries(0, second === null ? 101 : 100);
      return isSecond && second !== null && 'status' in second ? second : { body: isSecond ? (second ?? all) : all };
    });
    expect(await upstream.request().of(things, { testId: 'a' }).list()).toMatchObject(expected);
  });

  test.each([
    [true, 1],
    [false, 11],
  ])('is refused beyond ten pages, and several ids are then read singly (with a count: %s)', async (meta, calls) => {
    const upstream = await start((sent) => (sent.path.includes('?') ? pagesOf(1_001, { meta })(sent) : { body: { status: 'one' } }));
    const loader = upstream.request().of(things, { testId: 'a' });
    await expect(loader.list()).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(upstream.calls).toHaveLength(calls);
    const found = await Promise.all(
      [upstream.request().of(things, { testId: 'a' })].flatMap((reads) => [reads.load('x'), reads.load('y')]),
    );
    expect(found.map((thing) => thing?.run_id)).toEqual(['x', 'y']);
  });
});

test('a list is read beyond as many ids as would be a burst, however large it is', () => {
  const facts = { bytes: 15_000_000, count: 1_500, gaps: new Set<string>() };
  const isCheaper = (ids: number) => isListCheaper({ ids, fields: new Set() }, facts);
  expect([isCheaper(1), isCheaper(2), isCheaper(50), isCheaper(51)]).toEqual([false, false, false, true]);
});

test('resources of one request do not see each other, though their ids are equal', async () => {
  const { request } = await start(({ path }) => ({ body: { name: path, status: path } }));
  const loaders = request();
  const [one, other] = await Promise.all([loaders.of(assistants).load('t'), loaders.of(things, { testId: 'a' }).load('t')]);
  expect([one?.name, other?.status]).toEqual(['/ai/assistants/t', `${pathOf('a')}/t`]);
});

test('what is read below a parent has its key, also where the answer lacks a part of it or names another', async () => {
  const { calls, request } = await start(({ path }) => ({
    body: path.endsWith('/t') ? { status: 'x' } : { data: [{ run_id: 'u', test_id: 'other' }, { run_id: 'v' }] },
  }));
  const reads = request().of(things, { testId: 'a' });
  expect(await reads.load('t')).toEqual({ run_id: 't', test_id: 'a', status: 'x' });
  expect((await reads.list()).entries).toEqual([
    { run_id: 'u', test_id: 'a' },
    { run_id: 'v', test_id: 'a' },
  ]);
  calls.length = 0;
  await expect((async () => request().of(things, { testId: '..' }).load('t'))()).rejects.toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
  expect(calls).toEqual([]);
});

describe('a list that fails takes no single read with it', () => {
  const failing =
    (status: number, single: (path: string) => UpstreamReply, headers = {}): Script =>
    ({ path }) =>
      path.startsWith('/ai/assistants/') ? single(path) : { status, headers };
  const found = (path: string): UpstreamReply => ({ body: { id: path.slice('/ai/assistants/'.length), name: path } });
  const load = async (script: Script, ids: readonly string[]) => {
    const { request, calls } = await start(script);
    const loaders = request().of(assistants);
    const list = loaders.list().catch((error: unknown) => error);
    const given = await Promise.all(ids.map((id) => Promise.resolve(loaders.load(id)).catch(({ code }) => code)));
    expect(await list).toBeInstanceOf(Error);
    return { given: given.map((one) => one?.name ?? one), reads: calls.filter((call) => call.startsWith('GET /ai/assistants/')) };
  };
  const [a, b, c] = ['a', 'b', 'c'].map((id) => `/ai/assistants/${id}`);

  test.each([500, 504])('%i', async (status) => {
    const { given, reads } = await load(failing(status, found), ['a', 'b', 'c']);
    expect(given).toEqual([a, b, c]);
    expect(reads).toEqual([`GET ${a}`, `GET ${b}`, `GET ${c}`]);
  });

  test('one that is not there counts as an answer', async () => {
    const { given } = await load(
      failing(500, (path) => (path === a ? NOT_FOUND : found(path))),
      ['a', 'b'],
    );
    expect(given).toEqual([null, b]);
  });

  test('where the first one fails as well, no other is made', async () => {
    const { given, reads } = await load(
      failing(501, () => ({ status: 501 })),
      ['a', 'b', 'c'],
    );
    expect(given).toEqual(['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE']);
    expect(reads).toEqual([`GET ${a}`]);
  });

  test('none is made where the upstream says when to come again', async () => {
    const { given, reads } = await load(failing(503, found, { 'retry-after': '60' }), ['a', 'b']);
    expect([given, reads]).toEqual([['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE'], []]);
  });
});
