import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';

const QUERY = JSON.stringify({ query: '{ __typename }' });

async function start(options: Partial<GatewayOptions> = {}) {
  const gateway = await serve(startGateway({ upstreamUrl: 'http://127.0.0.1:1', ...options }));
  const send = async (encoding: string, body: Buffer, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await request(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer token', 'content-encoding': encoding, ...headers },
      body,
    });
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  };
  return { ...gateway, send };
}

describe('a compressed body', () => {
  test.each([
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', Buffer.from],
    ['', Buffer.from],
  ] as const)('is read: %s', async (encoding, pack) => {
    const { send } = await start();
    const { status, text } = await send(encoding, pack(Buffer.from(QUERY)));
    expect([status, JSON.parse(text)]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  test('is read by the fetch handler, too, and with more than 64 KiB', async () => {
    const { app } = startGateway({ upstreamUrl: 'http://127.0.0.1:1' });
    const body = gzipSync(JSON.stringify({ query: '{ __typename }', variables: { long: 'x'.repeat(200_000) } }));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', authorization: 'Bearer token' };
    const response = await app.fetch('http://127.0.0.1/graphql', { method: 'POST', headers, body });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('that stands for more than a body may have is refused, however short it is: %s', async (encoding, pack) => {
    const { send } = await start();
    const bomb = pack(Buffer.alloc(5_000_000, ' '));
    expect(bomb.length).toBeLessThan(10_000);
    const { status, text } = await send(encoding, bomb);
    expect([status, JSON.parse(text)]).toEqual([
      413,
      { errors: [{ message: 'The body is longer than 1000000 bytes.', extensions: { code: 'LIMIT_EXCEEDED' } }] },
    ]);
  });

  test('that is long when decoded takes a credential', async () => {
    const { send } = await start();
    const body = gzipSync(JSON.stringify({ query: `{ __typename } #${' '.repeat(70_000)}` }));
    expect(body.length).toBeLessThan(1_000);
    const { status, text } = await send('gzip', body, { authorization: '' });
    expect([status, text]).toEqual([401, expect.stringContaining('Without a credential a body may have 65536 bytes.')]);
  });

  test.each([
    ['gzip', 'what is none', Buffer.from(QUERY)],
    ['gzip', 'a part of one', gzipSync(QUERY).subarray(0, 20)],
    ['gzip', 'one with more behind it', Buffer.concat([gzipSync(QUERY), Buffer.from('more')])],
    ['gzip', 'one with zeros behind it', Buffer.concat([gzipSync(QUERY), Buffer.alloc(512)])],
    ['deflate', 'one with more behind it', Buffer.concat([deflateSync(QUERY), Buffer.from('more')])],
    ['deflate', 'one with much more behind it', Buffer.concat([deflateSync(QUERY), Buffer.alloc(300_000, 'x')])],
    ['br', 'one with more behind it', Buffer.concat([brotliCompressSync(QUERY), Buffer.from('more')])],
    ['deflate', 'what is none', Buffer.from(QUERY)],
    ['br', 'what is none', Buffer.from(QUERY)],
  ])('in %s is refused for %s', async (encoding, _what, body) => {
    const { send } = await start();
    const { status, text } = await send(encoding, body);
    expect([status, text]).toEqual([400, expect.stringContaining('The body is not what its Content-Encoding says.')]);
  });

  test.each(['zstd', 'compress', 'gzip, gzip', 'identity, gzip', '*'])('in another encoding is refused: %s', async (encoding) => {
    const { send, requests } = await start();
    const { status, headers, text } = await send(encoding, gzipSync(QUERY));
    expect([status, headers['accept-encoding']]).toEqual([415, 'gzip, deflate, br']);
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: 'A body may have one Content-Encoding of these: gzip, deflate, br.', extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(requests.map((line) => line['status'])).toEqual([415]);
  });
});
