import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';

const SECRET = 'upstream-text-that-stays-there';
const ONE = '{ assistant(id: "a") { name } }';
const LIST = '{ assistants { totalCount nodes { id name } } }';

/** A gateway that asks once, over an upstream that always answers the same. */
async function startOver(reply: UpstreamReply | (() => UpstreamReply), limits: GatewayOptions['limits'] = {}) {
  const upstream = await startUpstream(() => (typeof reply === 'function' ? reply() : reply));
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { retries: 0, ...limits } });
  const failureOf = async (text: string) => {
    const { data, errors = [] } = await gateway.query(text);
    expect(errors).toHaveLength(1);
    expect(JSON.stringify({ data, errors })).not.toContain(SECRET);
    expect(JSON.stringify({ data, errors })).not.toContain('127.0.0.1');
    return { data, error: errors[0], extensions: errors[0]?.extensions };
  };
  return { ...gateway, upstream, failureOf };
}

const coded = { errors: [{ code: '10000', title: SECRET, detail: SECRET, meta: { url: SECRET } }] };
const BODIES: readonly (readonly [string, unknown])[] = [
  ['coded errors', coded],
  ['validation errors', { detail: [{ loc: ['query', 'x'], msg: SECRET, type: 'value_error' }] }],
  ['a plain detail', { detail: SECRET }],
  ['a plain message', { message: SECRET }],
  ['no errors in the list', { errors: [] }],
  ['a JSON string', JSON.stringify(SECRET)],
  ['HTML', `<html><body>${SECRET}</body></html>`],
  ['nothing', ''],
];
const CODES: readonly (readonly [number, string])[] = [
  [401, 'UNAUTHENTICATED'],
  [402, 'FORBIDDEN'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [408, 'UPSTREAM_TIMEOUT'],
  [409, 'CONFLICT'],
  [410, 'NOT_FOUND'],
  [413, 'BAD_USER_INPUT'],
  [418, 'UPSTREAM_BAD_RESPONSE'],
  [422, 'BAD_USER_INPUT'],
  [429, 'RATE_LIMITED'],
  [500, 'UPSTREAM_UNAVAILABLE'],
  [502, 'UPSTREAM_UNAVAILABLE'],
  [503, 'UPSTREAM_UNAVAILABLE'],
  [504, 'UPSTREAM_TIMEOUT'],
  [599, 'UPSTREAM_UNAVAILABLE'],
];

describe.each(CODES)('status %i reads as %s', (status, code) => {
  test('whatever the body, with the request id and without a word of the upstream', async () => {
    let body: unknown;
    const { failureOf, upstream } = await startOver(() => ({ status, body, headers: { 'x-request-id': 'req-7' } }), {
      breakerThreshold: 0.99,
    });
    const messages = new Set<unknown>();
    for (const [, next] of BODIES) {
      body = next;
      const { data, error, extensions } = await failureOf(LIST);
      expect(data).toBeNull();
      expect(error?.path).toEqual(['assistants']);
      expect(extensions).toEqual({
        code,
        upstream: { status, requestId: 'req-7' },
        ...(status === 429 ? { retryAfterSeconds: 1 } : {}),
      });
      messages.add(error?.message);
    }
    expect(messages.size).toBe(1);
    expect(new Set(upstream.calls)).toEqual(new Set(['GET /ai/assistants']));
  });

  test('for a single assistant too, and only its field is null', async () => {
    const { query, failureOf } = await startOver({ status, body: coded });
    if (code === 'NOT_FOUND') {
      expect(await query(ONE)).toEqual({ data: { assistant: null } });
      return;
    }
    const { data, error, extensions } = await failureOf(ONE);
    expect(data).toEqual({ assistant: null });
    expect(error?.path).toEqual(['assistant']);
    expect(extensions).toMatchObject({ code, upstream: { status, requestId: 'req-1' } });
  });
});

describe('a list that is not found', () => {
  test.each([LIST, '{ sharedTools { totalCount } }', '{ mcpServers { totalCount } }', '{ tests { totalCount } }', '{ assistantTags }'])(
    '%s: of the account, so UPSTREAM_URL is wrong',
    async (text) => {
      const { error, extensions } = await (await startOver({ status: 404, body: coded })).failureOf(text);
      expect(error?.message).toContain('check UPSTREAM_URL');
      expect(extensions).toEqual({ code: 'NOT_FOUND', upstream: { status: 404, requestId: 'req-1' } });
    },
  );

  test('of an assistant, so it has none', async () => {
    const { query, upstream } = await startOver({ status: 404, body: coded });
    expect(JSON.stringify(await query('{ assistantVersion(assistantId: "a", versionId: "v") { name } }'))).not.toContain('UPSTREAM_URL');
    expect(upstream.calls).toHaveLength(1);
  });
});

test('an answer without a request id says so', async () => {
  const { failureOf } = await startOver({ raw: (response) => response.writeHead(500).end() });
  expect((await failureOf(LIST)).extensions).toEqual({ code: 'UPSTREAM_UNAVAILABLE', upstream: { status: 500, requestId: null } });
});

describe('how long to wait after 429', () => {
  const date = (seconds: number) => new Date(Date.now() + seconds * 1_000).toUTCString();
  test.each<[string, () => Record<string, string>, number, number]>([
    ['seconds', () => ({ 'retry-after': '30' }), 30, 30],
    ['a fraction of seconds', () => ({ 'retry-after': '6.2' }), 7, 7],
    ['a date', () => ({ 'retry-after': date(90) }), 60, 90],
    ['a date in the past, and the reset of the window', () => ({ 'retry-after': date(-90), 'x-ratelimit-reset': '8' }), 8, 8],
    ['the reset of the window', () => ({ 'x-ratelimit-reset': '12' }), 12, 12],
    ['both, of which Retry-After counts', () => ({ 'retry-after': '20', 'x-ratelimit-reset': '40' }), 20, 20],
    ['nonsense', () => ({ 'retry-after': 'soon', 'x-ratelimit-reset': 'later' }), 1, 1],
    ['negative numbers', () => ({ 'retry-after': '-5' }), 1, 1],
    ['nothing', () => ({}), 1, 1],
  ])('%s', async (_name, headers, least, most) => {
    const { failureOf } = await startOver(() => ({ status: 429, headers: headers(), body: coded }));
    const { code, retryAfterSeconds } = (await failureOf(LIST)).extensions ?? {};
    expect(code).toBe('RATE_LIMITED');
    expect(retryAfterSeconds).toBeGreaterThanOrEqual(least);
    expect(retryAfterSeconds).toBeLessThanOrEqual(most);
    expect(Number.isInteger(retryAfterSeconds)).toBe(true);
  });
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
  const visits: string[] = [];
  const elsewhere = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end('{"data":[]}');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void elsewhere.close());
  const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/${SECRET}`;
  const { failureOf, upstream } = await startOver({ status, headers: { location } });
  expect((await failureOf(LIST)).extensions).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE', upstream: { status } });
  expect((await failureOf(ONE)).extensions).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE', upstream: { status } });
  expect(upstream.calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/a']);
  expect(visits).toEqual([]);
});

describe('an answer that is no answer', () => {
  test.each<[string, UpstreamReply]>([
    ['broken JSON', { body: `{"data": [{"id": "${SECRET}"` }],
    ['HTML', { body: `<html>${SECRET}</html>` }],
    ['nothing', { body: '' }],
    ['204', { status: 204 }],
    ['null', { body: 'null' }],
    ['a string', { body: JSON.stringify(SECRET) }],
    ['a number', { body: '7' }],
    ['true', { body: 'true' }],
    ['errors with 200', { body: coded }],
    ['data that is a string', { body: { data: SECRET } }],
    ['data that is null', { body: { data: null } }],
    ['broken gzip', { body: Buffer.from(SECRET), headers: { 'content-encoding': 'gzip' } }],
    ['half of a gzip', { body: gzipSync('{"data":[],"name":"x"}').subarray(0, 25), headers: { 'content-encoding': 'gzip' } }],
    ['broken brotli', { body: Buffer.from(SECRET), headers: { 'content-encoding': 'br' } }],
    ['a compression that nobody asked for', { body: Buffer.from(SECRET), headers: { 'content-encoding': 'zstd' } }],
  ])('%s, to a list and to a single read', async (_name, reply) => {
    const { failureOf } = await startOver(reply);
    const upstream = { status: reply.status ?? 200, requestId: expect.stringMatching(/^req-/) as string };
    expect((await failureOf(LIST)).extensions).toEqual({ code: 'UPSTREAM_BAD_RESPONSE', upstream });
    const { data, extensions } = await failureOf(ONE);
    expect(data).toEqual({ assistant: null });
    expect(extensions).toEqual({ code: 'UPSTREAM_BAD_RESPONSE', upstream });
  });

  test.each<[string, string, unknown]>([
    ['a list to a single read', ONE, [{ id: 'a' }]],
    ['a list under data to a single read', ONE, { data: [{ id: 'a' }] }],
    ['an object of something else to a single read', ONE, { tags: ['x'] }],
    ['an empty object to a single read', ONE, {}],
    ['an object to a list', LIST, { id: 'a', name: 'A' }],
    ['an object under data to a list', LIST, { data: { id: 'a' } }],
    ['an empty object to a list', LIST, {}],
  ])('%s', async (_name, operation, body) => {
    const { failureOf } = await startOver({ body });
    expect((await failureOf(operation)).extensions).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE', upstream: { status: 200 } });
  });

  test.each<[string, (text: string) => UpstreamReply]>([
    ['as it is', (text) => ({ body: text })],
    ['after gzip', (text) => ({ body: gzipSync(text), headers: { 'content-encoding': 'gzip' } })],
    ['after brotli', (text) => ({ body: brotliCompressSync(text), headers: { 'content-encoding': 'br' } })],
    ['without an announced length', (text) => ({ raw: (response) => response.writeHead(200).write(text, () => response.end()) })],
  ])('one over the limit %s; just below it is read', async (_name, reply) => {
    let text = JSON.stringify({ data: [{ id: 'a', name: 'x'.repeat(20_000) }] });
    const { query } = await startOver(() => reply(text), { maxBodyBytes: text.length });
    expect((await query('{ assistants { totalCount } }')).data).toEqual({ assistants: { totalCount: 1 } });
    text += ' ';
    const again = await query('{ assistants { totalCount } }', { headers: { 'cache-control': 'no-cache' } });
    expect(again.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE', upstream: { status: 200 } } }]);
  });

  test('a bomb of 50 MB in 50 kB', async () => {
    const { failureOf } = await startOver({ body: gzipSync(Buffer.alloc(50 * 1024 * 1024, ' ')), headers: { 'content-encoding': 'gzip' } });
    expect((await failureOf(LIST)).extensions).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE', upstream: { status: 200 } });
  });
});

describe('below HTTP', () => {
  const BODY = '{"data":[{"id":"a","name":"A"}]}';
  const drip: UpstreamReply['raw'] = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":[');
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  };
  test.each<[string, UpstreamReply['raw'], string]>([
    ['a reset before the answer', (response) => response.socket?.resetAndDestroy(), 'UPSTREAM_UNAVAILABLE'],
    ['a close before the answer', (response) => response.destroy(), 'UPSTREAM_UNAVAILABLE'],
    ['a reset inside the body', (response) => response.write(BODY, () => response.socket?.resetAndDestroy()), 'UPSTREAM_UNAVAILABLE'],
    ['no answer in time', () => {}, 'UPSTREAM_TIMEOUT'],
    ['a body that drips', drip, 'UPSTREAM_TIMEOUT'],
  ])('%s', async (_name, raw, code) => {
    const { failureOf, upstream } = await startOver(raw ? { raw } : {}, { attemptMs: 150 });
    expect((await failureOf(LIST)).extensions).toEqual({ code });
    expect((await failureOf(ONE)).extensions).toEqual({ code });
    expect(upstream.calls).toHaveLength(2);
    if (code === 'UPSTREAM_TIMEOUT') await expect.poll(() => upstream.abandoned).toHaveLength(2);
  });

  test('bytes that are not HTTP', async () => {
    const { failureOf } = await startOver({ raw: (response) => response.socket?.end(`${SECRET}\r\n\r\n`) });
    expect((await failureOf(LIST)).extensions).toEqual({ code: 'UPSTREAM_BAD_RESPONSE' });
  });

  test('a body shorter than announced', async () => {
    const { failureOf } = await startOver({
      raw: (response) => response.writeHead(200, { 'content-length': 999 }).write(BODY, () => response.destroy()),
    });
    expect((await failureOf(LIST)).extensions?.['code']).toMatch(/^UPSTREAM_(UNAVAILABLE|BAD_RESPONSE)$/);
  });

  test('nobody listens', async () => {
    const upstream = createServer();
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    const { port } = upstream.address() as AddressInfo;
    await new Promise((resolve) => upstream.close(resolve));
    const { query } = startGateway({ upstreamUrl: `http://127.0.0.1:${port}/v2`, limits: { retries: 0 } });
    const { data, errors } = await query(ONE);
    expect(data).toEqual({ assistant: null });
    expect(errors).toMatchObject([{ path: ['assistant'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(JSON.stringify(errors)).not.toContain(String(port));
  });

  test.each([ONE, LIST])('a client that goes away takes its upstream call along: %s', async (operation) => {
    const leaving = new AbortController();
    const { query, upstream } = await startOver({ raw: () => leaving.abort() });
    await query(operation, { signal: leaving.signal }).catch(() => undefined);
    await expect.poll(() => upstream.abandoned).toHaveLength(1);
    expect(upstream.calls).toHaveLength(1);
  });
});

test('an object bare or under data, and a list bare, under data or under its name, read alike', async () => {
  let body: unknown;
  const { query } = await startOver(() => ({ body }));
  const fresh = { headers: { 'cache-control': 'no-cache' } };
  const item = { id: 'a', name: 'A', data: 'of its own' };
  for (body of [item, { data: item }, { data: { id: 'a', name: 'A' } }, { name: 'A' }]) {
    expect(await query('{ assistant(id: "a") { id name } }', fresh)).toEqual({ data: { assistant: { id: 'a', name: 'A' } } });
  }
  for (body of [[item], { data: [item] }, { assistants: [item] }, { data: [item], meta: { total_results: 1 } }]) {
    expect(await query(LIST, fresh)).toEqual({ data: { assistants: { totalCount: 1, nodes: [{ id: 'a', name: 'A' }] } } });
  }
});
