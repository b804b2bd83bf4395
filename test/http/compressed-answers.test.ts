import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { AnswerCache } from '../../src/operations/caching/answer-cache.ts';
import { refusedAnswer } from '../../src/operations/answers/assemble.ts';
import { wholeText } from '../../src/operations/answers/answer-body.ts';
import { gzipOf } from '../../src/operations/answers/gzip.ts';
import { takesEncoding } from '../../src/operations/request/accepted-encoding.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';

const QUERY = 'query Q($n: Int) { assistants(first: $n) { nodes { id name instructions } } }';
const PARTS = 'query Q($n: Int) { assistants(first: $n) { nodes { id ... @defer { name instructions } } } }';

async function start(options: Partial<GatewayOptions> = {}, instructions = 'Be kind to everybody who calls. '.repeat(10)) {
  const documents = Array.from({ length: 100 }, (_one, index) => ({ id: `a${index}`, name: `Ann ${index}`, instructions, tools: [] }));
  const upstream = await startUpstream(account(documents));
  const gateway = await serve(startGateway({ upstreamUrl: upstream.url, ...options }));
  const send = async (n: number, headers: Readonly<Record<string, string>> = {}, { method = 'POST', query = QUERY } = {}) => {
    const search = `?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify({ n }))}`;
    const answer = await request(method === 'POST' ? gateway.url : `${gateway.url}${search}`, {
      method: method as 'GET',
      headers: { authorization: 'Bearer token', ...(method === 'POST' && { 'content-type': 'application/json' }), ...headers },
      body: method === 'POST' ? JSON.stringify({ query, variables: { n } }) : null,
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    return { status: answer.statusCode, headers: answer.headers, bytes, encoding: answer.headers['content-encoding'] };
  };
  return { ...gateway, send };
}

describe.each([true, false])('with the adapter of Node: %s', (nodeAdapter) => {
  test('an answer of some length is compressed for who takes that, each time it is given', async () => {
    const { send } = await start({ nodeAdapter });
    const { bytes: whole } = await send(100);
    for (let time = 0; time < 5; time += 1) {
      const { headers, bytes, encoding } = await send(100, { 'accept-encoding': 'br, gzip, deflate' });
      expect([encoding, headers['content-length']]).toEqual(['gzip', String(bytes.length)]);
      expect(headers['vary']).toContain('Accept-Encoding');
      expect(bytes.length).toBeLessThan(whole.length / 5);
      expect(gunzipSync(bytes).equals(whole)).toBe(true);
    }
    const again = await send(100);
    expect([again.encoding, again.bytes.equals(whole)]).toEqual([undefined, true]);
  });

  test.each(['identity', 'br', 'gzip;q=0', 'gzip;q=0, *', '*;q=0'])('not for %s', async (acceptEncoding) => {
    const { send } = await start({ nodeAdapter });
    expect((await send(100, { 'accept-encoding': acceptEncoding })).encoding).toBeUndefined();
  });

  test('a short answer is not, and none where compression is off', async () => {
    const short = await (await start({ nodeAdapter })).send(10, { 'accept-encoding': 'gzip' });
    const off = await (await start({ nodeAdapter, compressionMinBytes: 0 })).send(100, { 'accept-encoding': 'gzip' });
    expect([short.encoding, off.encoding]).toEqual([undefined, undefined]);
  });

  test('an answer in parts or as an event stream is not, so that nothing waits for more', async () => {
    const { send } = await start({ nodeAdapter });
    for (const [accept, query] of [
      ['multipart/mixed', PARTS],
      ['text/event-stream', QUERY],
    ] as const) {
      const { headers, bytes, encoding = '' } = await send(100, { accept, 'accept-encoding': 'gzip' }, { query });
      expect([headers['content-type'], encoding]).toEqual([expect.stringContaining(accept), expect.not.stringContaining('gzip')]);
      expect(bytes.toString()).toContain('"Ann 99"');
    }
  });

  test('an answer that is sent in pieces is compressed as it is read', async () => {
    // Random enough that its gzip takes many pieces, too.
    const instructions = Array.from({ length: 2_400 }, (_one, index) => Math.sin(index)).join(' ');
    const { send } = await start({ nodeAdapter }, instructions);
    const { headers, bytes, encoding } = await send(100, { 'accept-encoding': 'gzip' });
    expect([encoding, headers['content-length']]).toEqual(['gzip', undefined]);
    const whole = gunzipSync(bytes);
    expect(whole.length).toBeGreaterThan(4_200_000);
    expect((JSON.parse(whole.toString()) as { data: { assistants: { nodes: object[] } } }).data.assistants.nodes).toHaveLength(100);
  });

  test('each coding has an ETag of its own', async () => {
    const { send } = await start({ nodeAdapter });
    const get = (headers: Readonly<Record<string, string>>) => send(100, headers, { method: 'GET' });
    const plain = await get({});
    const packed = await get({ 'accept-encoding': 'gzip' });
    const [etag, etagOfGzip] = [String(plain.headers['etag']), String(packed.headers['etag'])];
    expect(etagOfGzip).toBe(etag.replace(/"$/, '-gzip"'));
    const again = await get({ 'accept-encoding': 'gzip', 'if-none-match': etagOfGzip });
    expect([again.status, again.headers['etag'], again.encoding, again.bytes.length]).toEqual([304, etagOfGzip, undefined, 0]);
    expect((await get({ 'if-none-match': etag })).status).toBe(304);
    expect((await get({ 'if-none-match': etagOfGzip })).status).toBe(200);
  });
});

test.each([
  [null, false],
  ['', false],
  ['gzip', true],
  ['GZip ; q=0.5', true],
  ['x-gzip', true],
  ['gzipped', false],
  ['deflate, *;q=0.1', true],
  ['*, gzip;q=0.000', false],
])('Accept-Encoding: %s takes gzip: %s', (header, takes) => {
  expect(takesEncoding('gzip', header)).toBe(takes);
});

test('what hardly shrinks is sent as it is', async () => {
  const random = Array.from({ length: 2_000 }, (_one, index) => String.fromCodePoint(33 + ((index * index * 7_919) % 89))).join('');
  expect(gzipOf(wholeText(random.slice(0, 60)))).toBeNull();
});

test('a kept answer is measured with its compressed bytes', () => {
  const text = JSON.stringify(Array.from({ length: 3_000 }, (_one, index) => Math.sin(index)));
  const answer = { ...refusedAnswer([], null), body: wholeText(text), isComplete: true, freshUntil: 1, sources: new Map([['read', 1]]) };
  // Room for two of them, and for one with what it is compressed to.
  const cache = new AnswerCache({ maxBytes: text.length * 6 + 4_000, entryVersionOf: () => 1 });
  for (const key of ['one', 'one', 'other', 'other']) cache.keep(key, answer);
  const find = (key: string) => cache.find('tenant', key);
  expect([find('other') !== undefined, find('one') !== undefined]).toEqual([true, true]);
  const packed = gzipOf(find('one')!.body);
  expect(Buffer.isBuffer(packed) && packed.length > 4_000).toBe(true);
  expect(find('one')?.body.gzip).toBe(packed);
  expect(find('other')).toBeUndefined();
});
