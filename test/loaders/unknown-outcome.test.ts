import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ReadCache } from '../../src/loaders/core/read-cache.ts';
import { ALONE, type CoordinationListener } from '../../src/replicas/coordination.ts';
import { startGateway, type GatewayOptions, type RequestOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';

const POST = 'POST /ai/assistants/import';
const LIST = 'GET /ai/assistants';
const READ = '{ assistants { nodes { name } } }';
const IMPORT = `mutation ($key: String) {
  importAssistants(input: { provider: VAPI, apiKeyRef: "k", idempotencyKey: $key }) { assistants { name } userErrors { code } }
}`;
/** How long an import may take, by which its writes have ended. */
const IMPORT_MS = 60_000;
const TTL_MS = 3_600_000;

/** A gateway with a clock of its own, over an account whose state is one name. Imports get these replies in turn. */
async function start(replies: readonly UpstreamReply[], options: Partial<GatewayOptions> = {}) {
  const state = { name: 'before', now: 1_000 };
  const left = [...replies];
  const upstream = await startUpstream(({ method }) => {
    if (method === 'GET') return { body: { data: [{ id: 'i1', name: state.name }] } };
    return left.shift() ?? {};
  });
  const gateway = startGateway({
    upstreamUrl: upstream.url,
    token: 'mine',
    cacheTtlMs: TTL_MS,
    now: () => state.now,
    limits: { sleep: () => Promise.resolve() },
    ...options,
  });
  const read = async (request: RequestOptions = {}): Promise<string> =>
    String((await gateway.query(READ, request)).data.assistants.nodes[0].name);
  const importNow = (request: RequestOptions = {}) => gateway.query(IMPORT, request);
  return { ...gateway, state, upstream, calls: upstream.calls, read, importNow };
}

/** A gateway over an upstream that answers reads until it is no longer there. */
async function startEnding() {
  const server = createServer((_request, response) => response.end('{"data":[{"id":"i1","name":"before"}]}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { query } = startGateway({ upstreamUrl: `http://127.0.0.1:${port}/v2`, cacheTtlMs: TTL_MS, limits: { retries: 0 } });
  const end = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { end, importNow: () => query(IMPORT), read: async () => String((await query(READ)).data?.assistants.nodes[0].name) };
}

const hang: UpstreamReply = { raw: () => {} };
const reset: UpstreamReply = { raw: (response) => response.socket?.resetAndDestroy() };

/** Replies to an import after which nobody knows whether it was carried out, or is still being. */
const UNKNOWN: readonly (readonly [name: string, replies: readonly UpstreamReply[], key: string | null])[] = [
  ['500', [{ status: 500 }], null],
  ['502 of a proxy', [{ status: 502, body: '<html>' }], null],
  ['504', [{ status: 504 }], null],
  ['408', [{ status: 408 }], null],
  ['a reset', [reset], null],
  ['a success that cannot be read', [{ body: 'not JSON' }], null],
  ['500, and 409 for its repeat', [{ status: 500 }, { status: 409 }], 'key-1'],
  ['a reset, and 422 for its repeat', [reset, { status: 422 }], 'key-2'],
  ['503, and 429 for its repeats', [{ status: 503 }, { status: 429 }, { status: 429 }], 'key-3'],
];

describe('while an import may still be under way', () => {
  test.each(UNKNOWN)('after %s, nothing that is read is kept', async (_name, replies, key) => {
    const { state, calls, read, importNow } = await start(replies);
    expect(await read()).toBe('before');
    await importNow({ variables: { key } });
    calls.length = 0;
    expect(await read()).toBe('before');
    // The import ends now, though the gateway does not learn it.
    state.name = 'after';
    expect(await read()).toBe('after');
    state.now += IMPORT_MS - 1;
    state.name = 'later';
    expect(await read()).toBe('later');
    expect(calls).toEqual([LIST, LIST, LIST]);
  });

  test('after its client has left, nothing that is read is kept', async () => {
    const leaving = new AbortController();
    const { state, upstream, read, importNow } = await start([{ raw: () => leaving.abort() }]);
    await importNow({ signal: leaving.signal }).catch(() => undefined);
    await expect.poll(() => upstream.abandoned).toEqual([POST]);
    expect(await read()).toBe('before');
    state.name = 'after';
    expect(await read()).toBe('after');
  });

  test('what was read before is not found either, and not as a stale answer', async () => {
    const down = { is: false };
    const upstream = await startUpstream(({ method }) =>
      method === 'POST' || down.is ? { status: 500 } : { body: { data: [{ id: 'i1', name: 'before' }] } },
    );
    const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: TTL_MS, staleIfErrorMs: TTL_MS, limits: { retries: 0 } });
    await query(READ);
    await query(IMPORT);
    await query(READ);
    down.is = true;
    expect((await query(READ)).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  test('another import that succeeds meanwhile is not kept beyond its own answer', async () => {
    const { state, calls, read, importNow } = await start([hang, { body: { data: [{ id: 'i1', name: 'second' }] } }]);
    const leaving = new AbortController();
    const first = importNow({ signal: leaving.signal }).catch(() => undefined);
    await expect.poll(() => calls).toEqual([POST]);
    leaving.abort();
    await first;
    expect((await importNow()).data.importAssistants.assistants).toEqual([{ name: 'second' }]);
    state.name = 'after';
    expect(await read()).toBe('after');
    expect(calls).toEqual([POST, POST, LIST]);
  });

  test('answers say to clients that they are not to be kept', async () => {
    const { post, importNow } = await start([{ status: 500 }]);
    await importNow();
    expect((await post({ query: READ })).headers.get('cache-control')).toBe('private, no-cache');
  });

  test.each([true, false])(
    'whole answers and their parts are not given again either; with the adapter of Node: %s',
    async (nodeAdapter) => {
      const { state, calls, importNow, ...gateway } = await start([{ status: 500 }], { nodeAdapter });
      const { url } = await serve(gateway);
      const ask = async (variables: object): Promise<string> => {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: 'Bearer mine' },
          body: JSON.stringify({ query: READ, variables }),
        });
        return response.text();
      };
      for (let turn = 0; turn < 4; turn += 1) expect(await ask({})).toContain('"before"');
      for (let turn = 0; turn < 4; turn += 1) expect(await ask({ turn })).toContain('"before"');
      await importNow();
      calls.length = 0;
      for (let turn = 0; turn < 4; turn += 1) {
        state.name = `after ${turn}`;
        expect(await ask({})).toContain(`"after ${turn}"`);
        expect(await ask({ turn })).toContain(`"after ${turn}"`);
      }
      expect(calls).toHaveLength(8);
    },
  );

  test('other accounts keep what they have', async () => {
    const { calls, read, importNow } = await start([{ status: 500 }]);
    for (const token of ['mine', 'theirs']) await read({ token });
    await importNow();
    calls.length = 0;
    await read({ token: 'theirs' });
    expect(calls).toEqual([]);
  });
});

test.each(UNKNOWN)('a minute after %s, reads are kept again', async (_name, replies, key) => {
  const { state, calls, read, importNow } = await start(replies);
  await importNow({ variables: { key } });
  state.now += IMPORT_MS;
  calls.length = 0;
  for (let turn = 0; turn < 3; turn += 1) await read();
  expect(calls).toEqual([LIST]);
});

describe('an import that is known not to have happened outdates nothing', () => {
  test.each([400, 401, 402, 403, 404, 409, 413, 422, 429])('%i', async (status) => {
    const { calls, read, importNow } = await start([{ status }, { status }, { status }]);
    await read();
    await importNow({ variables: { key: 'key-1' } });
    calls.length = 0;
    for (let turn = 0; turn < 3; turn += 1) await read();
    expect(calls).toEqual([]);
  });

  test('input that the gateway refuses', async () => {
    const { query, calls, read } = await start([]);
    await read();
    await query('mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "" }) { userErrors { code } } }');
    await read();
    expect(calls).toEqual([LIST]);
  });

  test('to an upstream that cannot be connected to, be it tried or not', async () => {
    const { read, importNow, end } = await startEnding();
    expect(await read()).toBe('before');
    await end();
    // Soon the circuit opens, and no call is made.
    for (let turn = 0; turn < 30; turn += 1) {
      expect((await importNow()).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    }
    expect(await read()).toBe('before');
  });
});

describe('the cache', () => {
  const signal = new AbortController().signal;
  const of = (text: string) => ({ value: { text }, bytes: 10 });

  test('does not keep what was begun before a write has ended, however late it comes', async () => {
    let now = 0;
    const cache = new ReadCache({ ttlMs: TTL_MS, maxBytes: 1_000_000, now: () => now });
    void cache.invalidate('t', ['k'], IMPORT_MS);
    now = IMPORT_MS - 1;
    let land = (_loaded: ReturnType<typeof of>) => {};
    const reading = cache.read('t', 'k', () => new Promise<ReturnType<typeof of>>((resolve) => (land = resolve)), { signal });
    now = IMPORT_MS + 1;
    cache.prime('t', 'k|primed', of('begun before'), IMPORT_MS - 1);
    land(of('begun before'));
    expect(await reading).toEqual({ text: 'begun before' });
    expect([cache.peek('t', 'k'), cache.peek('t', 'k|primed')]).toEqual([undefined, undefined]);
    expect(cache.usage.entries).toBe(0);
    expect(await cache.read('t', 'k', () => Promise.resolve(of('later')), { signal })).toEqual({ text: 'later' });
    expect(cache.peek('t', 'k')).toEqual({ text: 'later' });
  });

  test('waits for the longest of several writes, also where it has to forget whose they were', () => {
    const cache = new ReadCache({ ttlMs: TTL_MS, maxBytes: 1_000_000, now: () => 0 });
    void cache.invalidate('t', ['k'], IMPORT_MS);
    void cache.invalidate('t', ['k']);
    cache.prime('t', 'k', of('early'));
    expect(cache.peek('t', 'k')).toBeUndefined();
    for (let index = 0; index < 10_001; index += 1) void cache.invalidate(`other-${index}`, ['k']);
    cache.prime('t', 'k', of('early'));
    expect(cache.peek('t', 'k')).toBeUndefined();
  });

  test('remembers it where writes of others may have been missed, and keeps what is of nobody else', () => {
    let listener: CoordinationListener | undefined;
    const coordination = { ...ALONE, listen: (given: CoordinationListener) => void (listener = given) };
    const cache = new ReadCache({ ttlMs: TTL_MS, maxBytes: 1_000_000, now: () => 0, coordination });
    const reads = [
      ['t', 'k'],
      ['t', 'other'],
      ['another', 'k'],
    ] as const;
    void cache.invalidate('t', ['k'], IMPORT_MS);
    void cache.invalidate('another', ['k']);
    cache.prime('t', 'other', of('read before'));
    listener?.onGap();
    expect(reads.map(([tenant, key]) => cache.peek(tenant, key))).toEqual([undefined, undefined, undefined]);
    for (const [tenant, key] of reads) cache.prime(tenant, key, of('read since'));
    expect(reads.map(([tenant, key]) => cache.peek(tenant, key))).toEqual([undefined, { text: 'read since' }, { text: 'read since' }]);
  });
});
