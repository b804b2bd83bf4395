import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { matchesETag } from '../../src/operations/caching/etag.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream, type UpstreamReply } from '../support/upstream.ts';

const ONE = '{ assistant(id: "a") { name } }';
const LIST = '{ assistants { totalCount nodes { name } } }';
const WEBHOOK = '{ assistant(id: "a") { name dynamicVariablesFromWebhook } }';
const IMPORT = 'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { assistants { id } } }';
const TTL_MS = 5_000;

/** A gateway with a clock to turn, over accounts whose names can be changed and which can be broken. */
async function start(options: Partial<GatewayOptions> = {}) {
  const state: { names: Readonly<Record<string, string>>; broken: UpstreamReply | null; now: number } = {
    names: {},
    broken: null,
    now: 1_000,
  };
  const upstream = await startUpstream((request) => {
    if (state.broken) return state.broken;
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const documents = ['a', 'b'].map((id) => ({ id, name: `${id} of ${state.names[token] ?? 'all'}`, tools: [] }));
    if (request.method === 'POST') return { body: { data: documents } };
    return account(documents)(request);
  });
  const gateway = startGateway({
    upstreamUrl: upstream.url,
    cacheTtlMs: TTL_MS,
    now: () => state.now,
    ...options,
    limits: { retries: 0, ...options.limits },
  });
  const get = (query: string, headers: Readonly<Record<string, string>> = {}) =>
    gateway.app.fetch(`http://127.0.0.1/graphql?query=${encodeURIComponent(query)}`, {
      headers: { authorization: 'Bearer test-token', ...headers },
    });
  return { ...gateway, state, calls: upstream.calls, get };
}

const cacheControl = (response: Response) => response.headers.get('cache-control');
const etag = (response: Response) => response.headers.get('etag') ?? '';

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

  test('one that was asked for anew as long as any, though an older read was held', async () => {
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

  test('an operation whose age nobody has told, as it read nothing', async () => {
    const { get } = await start();
    expectNoStore(await get('{ assistant(id: "a") @skip(if: true) { name } }'));
    expectNoStore(await get('{ ...F } fragment F on Query { __typename }'));
  });
});

describe('ETag and If-None-Match', () => {
  test('the same answer again is 304, without a body and with the headers that a cache needs', async () => {
    const { get, calls } = await start();
    const first = await get(ONE);
    expect(etag(first)).toMatch(/^"[\w-]{43}"$/);
    const again = await get(ONE, { 'if-none-match': etag(first) });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(etag(again)).toBe(etag(first));
    expect(cacheControl(again)).toBe('private, max-age=5');
    expect(again.headers.get('vary')).toBe(first.headers.get('vary'));
    expect(again.headers.get('x-request-id')).not.toBeNull();
    expect([...again.headers.keys()].filter((name) => name.startsWith('content-'))).toEqual([]);
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('a change upstream is answered with 200 as soon as it is read', async () => {
    const { get, state, calls } = await start();
    const first = await get(ONE);
    state.names = { 'test-token': 'new' };
    const fresh = { 'if-none-match': etag(first), 'cache-control': 'no-cache' };
    const changed = await get(ONE, fresh);
    expect([changed.status, await changed.json()]).toEqual([200, { data: { assistant: { name: 'a of new' } } }]);
    expect(etag(changed)).not.toBe(etag(first));
    expect((await get(ONE, { ...fresh, 'if-none-match': etag(changed) })).status).toBe(304);
    state.names = {};
    state.now += TTL_MS + 1;
    expect((await get(ONE, { 'if-none-match': etag(changed) })).status).toBe(200);
    expect(calls).toHaveLength(4);
  });

  test('answers from the cache are the same bytes as fresh ones', async () => {
    const { get, post } = await start();
    const query = '{ assistants { totalCount nodes { id name tools { __typename } extra } } assistant(id: "a") { name } }';
    const answers = [await get(query), await get(query), await get(query, { 'cache-control': 'no-cache' }), await post({ query })];
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    expect(new Set(answers.slice(0, 3).map(etag)).size).toBe(1);
    const mediaType = 'application/json; charset=utf-8';
    expect(etag(answers[0]!)).toBe(`"${createHash('sha256').update(`${mediaType}\n${texts[0]}`).digest('base64url')}"`);
  });

  test('another media type is another ETag', async () => {
    const { get } = await start();
    const json = await get(ONE, { accept: 'application/json' });
    const response = await get(ONE, { accept: 'application/graphql-response+json', 'if-none-match': etag(json) });
    expect([response.status, etag(response) === etag(json)]).toEqual([200, false]);
  });

  test("another tenant's ETag is no use where the answers differ, and tells nothing where they do not", async () => {
    const { get, state, calls } = await start();
    state.names = { one: 'one', two: 'two' };
    const [one, two] = [await get(ONE, { authorization: 'Bearer one' }), await get(ONE, { authorization: 'Bearer two' })];
    expect(etag(one)).not.toBe(etag(two));
    const crossed = await get(ONE, { authorization: 'Bearer two', 'if-none-match': etag(one) });
    expect([crossed.status, await crossed.json()]).toEqual([200, { data: { assistant: { name: 'a of two' } } }]);
    state.names = { one: 'same', two: 'same' };
    state.now += TTL_MS + 1;
    const equal = await get(ONE, { authorization: 'Bearer one' });
    // The second tenant is told nothing but that its own answer, which was read for it, has not changed.
    expect((await get(ONE, { authorization: 'Bearer two', 'if-none-match': etag(equal) })).status).toBe(304);
    expect(calls).toHaveLength(4);
  });

  test('POST answers without an ETag and always with 200', async () => {
    const { get, post } = await start();
    const known = etag(await get(ONE));
    const response = await post({ query: ONE }, { headers: { 'if-none-match': known } });
    expect([response.status, response.headers.has('etag'), await response.json()]).toEqual([
      200,
      false,
      { data: { assistant: { name: 'a of all' } } },
    ]);
  });

  test.each([
    ['"x"', true],
    ['W/"x"', true],
    ['"y", "x"', true],
    ['"y" ,W/"x" , "z"', true],
    ['*', true],
    [' * ', true],
    ['"y"', false],
    ['x', false],
    ['', false],
    ['"xx"', false],
    ['"a,"x"', false],
    ['"*"', false],
    [null, false],
  ])('If-None-Match: %s', (header, expected) => {
    expect(matchesETag(header, '"x"')).toBe(expected);
  });
});

describe('Vary', () => {
  const ours = 'https://app.example.com';

  test('names what answers depend on, on refusals too', async () => {
    const { get, post } = await start();
    for (const response of [await get(ONE), await post({ query: ONE }), await post({ query: '{' }), await post([])]) {
      expect(response.headers.get('vary')).toBe('Authorization, Accept, X-Upstream-Report');
    }
  });

  test.each([[[ours]], [[ours, 'https://other.example.com']]])('names the origin where there is CORS: %j', async (corsOrigins) => {
    const { get } = await start({ corsOrigins });
    for (const origin of [ours, 'https://foreign.example.com', null]) {
      const { headers } = await get(ONE, origin === null ? {} : { origin });
      expect((headers.get('vary') ?? '').split(', ').toSorted()).toEqual(['Accept', 'Authorization', 'Origin', 'X-Upstream-Report']);
    }
    const known = etag(await get(ONE));
    const again = await get(ONE, { origin: ours, 'if-none-match': known });
    expect([again.status, again.headers.get('access-control-allow-origin')]).toEqual([304, ours]);
    expect(again.headers.get('access-control-expose-headers')).toBe('etag, x-request-id');
  });

  test('GraphiQL has its own', async () => {
    const { app } = await start();
    const { headers } = await app.fetch('http://127.0.0.1/graphql', { headers: { accept: 'text/html' } });
    expect([headers.get('vary'), headers.get('cache-control')]).toEqual(['Accept, Accept-Encoding', 'no-cache']);
  });
});

test('a page of a configured origin may send the headers of this gateway', async () => {
  const origin = 'https://app.example.com';
  const { app } = await start({ corsOrigins: [origin] });
  const asked = ['authorization', 'content-type', 'cache-control', 'if-none-match', 'x-upstream-report'];
  const { headers } = await app.fetch('http://127.0.0.1/graphql', {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': asked.join(',') },
  });
  expect(headers.get('access-control-allow-headers')?.split(', ')).toEqual(asked);
});
