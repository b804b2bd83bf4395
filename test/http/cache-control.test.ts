import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { cacheControl, etag, ONE, start, TTL_MS } from './aging-answers.ts';

const LIST = '{ assistants { totalCount nodes { name } } }';
const WEBHOOK = '{ assistant(id: "a") { name dynamicVariablesFromWebhook } }';
const IMPORT = 'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { assistants { id } } }';

describe('how long an answer may be kept', () => {
  test.each([ONE, LIST])('a fresh one as long as reads are fresh: %s', async (query) => {
    const { get, post } = await start();
    expect(cacheControl(await get(query))).toBe('private, max-age=5');
    expect(cacheControl(await post({ query }))).toBe('private, max-age=5');
  });

  test('one from the cache for what is left of that, in whole seconds, never more', async () => {
    const { get, state, calls } = await start();
    await get(ONE);
    for (const [after, expected] of [
      [1, 'private, max-age=4'],
      [1_000, 'private, max-age=4'],
      [3_000, 'private, max-age=2'],
      [4_000, 'private, max-age=1'],
      [4_001, 'private, no-cache'],
      [4_999, 'private, no-cache'],
    ] as const) {
      state.now = 1_000 + after;
      expect(cacheControl(await get(ONE))).toBe(expected);
    }
    expect(calls).toEqual(['GET /ai/assistants/a']);
    state.now = 1_000 + TTL_MS + 1;
    expect(cacheControl(await get(ONE))).toBe('private, max-age=5');
    expect(calls).toHaveLength(2);
  });

  test('one of several reads for as long as the oldest of them', async () => {
    const { get, state, calls } = await start();
    await get(ONE);
    state.now += 3_000;
    expect(cacheControl(await get('{ assistant(id: "a") { name } b: assistant(id: "b") { name } }'))).toBe('private, max-age=2');
    expect(cacheControl(await get('{ b: assistant(id: "b") { name } }'))).toBe('private, max-age=5');
    expect(cacheControl(await get('{ assistant(id: "a") { name } assistants { totalCount } }'))).toBe('private, max-age=2');
    expect(calls).toEqual(['GET /ai/assistants/a', 'GET /ai/assistants/b', 'GET /ai/assistants']);
  });

  test('one of single reads that took the place of a list which is not to be had', async () => {
    const healthy = account([{ id: 'a', name: 'A' }]);
    const upstream = await startUpstream((request) => (request.path === '/ai/assistants' ? { status: 403 } : healthy(request)));
    const { post } = startGateway({ upstreamUrl: upstream.url, now: () => 0 });
    const response = await post({ query: '{ assistant(id: "a") { name } gone: assistant(id: "gone") { name } }' });
    expect([await response.json(), cacheControl(response)]).toEqual([
      { data: { assistant: { name: 'A' }, gone: null } },
      'private, max-age=1',
    ]);
    expect(upstream.calls).toHaveLength(3);
  });

  test('one that says "there is none" for a second', async () => {
    const { get } = await start();
    const response = await get('{ assistant(id: "gone") { name } }');
    expect([await response.json(), cacheControl(response)]).toEqual([{ data: { assistant: null } }, 'private, max-age=1']);
  });

  test('one that concludes the same from a list for a second, too, and not for longer', async () => {
    const documents = [{ id: 'a', name: 'A' }];
    const upstream = await startUpstream((request) =>
      request.path === '/ai/assistants'
        ? { body: { data: documents, meta: { total_results: documents.length } } }
        : account(documents)(request),
    );
    let now = 0;
    const { post } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 60_000, now: () => now });
    const ask = async () => {
      const response = await post({ query: '{ a: assistant(id: "a") { name } b: assistant(id: "b") { name } }' });
      const isThere = (await response.text()).includes('"name":"B"');
      return { isThere, cacheControl: cacheControl(response) };
    };
    for (let time = 0; time < 4; time += 1) expect(await ask()).toEqual({ isThere: false, cacheControl: 'private, max-age=1' });
    const calls = [...upstream.calls];
    documents.push({ id: 'b', name: 'B' });
    now = 999;
    expect(await ask()).toEqual({ isThere: false, cacheControl: 'private, no-cache' });
    expect(upstream.calls).toEqual(calls);
    now = 1_000;
    expect((await ask()).isThere).toBe(true);
  });

  test('one that was asked for again as long as any, though an older read was held', async () => {
    const { get, state, calls } = await start();
    await get(ONE);
    state.now += 3_000;
    expect(cacheControl(await get(ONE, { 'cache-control': 'no-cache' }))).toBe('private, max-age=5');
    expect(cacheControl(await get(ONE))).toBe('private, max-age=5');
    expect(calls).toHaveLength(2);
  });

  test('one without a cache to be asked for again each time', async () => {
    const { get, calls } = await start({ cacheTtlMs: 0 });
    const first = await get(ONE);
    expect(cacheControl(first)).toBe('private, no-cache');
    expect((await get(ONE, { 'if-none-match': etag(first) })).status).toBe(304);
    expect(calls).toHaveLength(2);
  });

  test.each(['{ __typename }', '{ __schema { queryType { name } } }'])('one about the schema, too: %s', async (query) => {
    const { get, calls } = await start();
    const first = await get(query);
    expect(cacheControl(first)).toBe('private, no-cache');
    expect((await get(query, { 'if-none-match': etag(first) })).status).toBe(304);
    expect(calls).toEqual([]);
  });
});

describe('what nobody may keep', () => {
  const expectNoStore = (response: Response) => {
    expect(cacheControl(response)).toBe('no-store');
    expect(response.headers.has('etag')).toBe(false);
  };

  test('what a write answers', async () => {
    const { post } = await start();
    const response = await post({ query: IMPORT });
    expectNoStore(response);
    expect(await response.json()).toMatchObject({ data: { importAssistants: { assistants: [{ id: 'a' }, { id: 'b' }] } } });
  });

  test('what a webhook says right now, alone or beside what may be kept', async () => {
    const { get, calls } = await start();
    for (let time = 0; time < 2; time += 1) expectNoStore(await get(WEBHOOK));
    expect(calls.filter((call) => call.includes('?'))).toHaveLength(2);
    expect(cacheControl(await get(ONE))).toBe('private, max-age=5');
  });

  test('an answer with an error, whole or in part', async () => {
    const { get, state } = await start();
    for (const query of [
      '{ assistants(first: 1000) { totalCount } }',
      '{ assistant(id: "a") { name } assistants(first: 1000) { totalCount } }',
      '{ nothing }',
      '{',
      '{ assistant(id: "?") { name } b: assistant(id: "b") { name } }',
    ]) {
      expectNoStore(await get(query));
    }
    state.broken = { status: 503 };
    expectNoStore(await get(ONE, { 'cache-control': 'no-cache' }));
  });

  test('an answer with an error that cost its field alone', async () => {
    const { get, state } = await start();
    state.broken = { body: { id: 'a', name: { no: 'text' } } };
    const response = await get(ONE);
    expectNoStore(response);
    expect(await response.json()).toMatchObject({ data: { assistant: { name: null } }, errors: [{ path: ['assistant', 'name'] }] });
  });

  test('what stands in while the upstream is down', async () => {
    const { get, state } = await start({ staleIfErrorMs: 60_000 });
    await get(ONE);
    state.now += TTL_MS + 1;
    state.broken = { status: 503 };
    const response = await get(ONE);
    expectNoStore(response);
    expect(await response.json()).toMatchObject({ data: { assistant: { name: 'a of all' } }, extensions: { stale: { reads: 1 } } });
  });

  test('what tells how it came about', async () => {
    const { get } = await start();
    expectNoStore(await get(ONE, { 'x-upstream-report': '1' }));
  });

  test('what was refused', async () => {
    const { app, get, post } = await start();
    expectNoStore(await get(IMPORT));
    expectNoStore(await get(ONE, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }));
    expectNoStore(await get(`{ ${'x'.repeat(20_000)} }`));
    expectNoStore(await post([]));
    expectNoStore(await app.fetch('http://127.0.0.1/graphql', { method: 'DELETE' }));
  });

  test('what is asked for without a credential', async () => {
    const { get, calls } = await start();
    expectNoStore(await get(ONE, { authorization: '' }));
    expect(calls).toEqual([]);
  });

  test('an operation whose age is not known, as it read nothing', async () => {
    const { get } = await start();
    expectNoStore(await get('{ assistant(id: "a") @skip(if: true) { name } }'));
    expectNoStore(await get('{ ...F } fragment F on Query { __typename }'));
  });
});
