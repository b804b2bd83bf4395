import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../src/server/http.ts';
import { startGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';

const BODY = '{"query":"{ __typename }"}';
const READ = '{"query":"{ assistants { totalCount } }"}';

/** The lines of a request that ends its connection, its Host header among them if it has one. */
const requestOf = (headers: readonly string[], body: string, first = 'POST /graphql HTTP/1.1') =>
  `${[first, ...headers, 'Content-Type: application/json', 'Connection: close', `Content-Length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`;

interface RawAnswer {
  readonly status: number | null;
  readonly text: string;
}

/** Sends bytes as they are, and reads until the gateway closes the connection. */
const send = (port: number, bytes: string, { end = false } = {}): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(Buffer.from(bytes, 'latin1'));
      if (end) socket.end();
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      resolve({ text, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? Number.NaN) || null });
    });
  });

async function start() {
  const upstream = await startUpstream(() => ({ body: { data: [] } }));
  const { app } = startGateway({ upstreamUrl: upstream.url, defaultToken: 'a-token' });
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => server.close(100));
  return { port: server.port, calls: upstream.calls };
}

/** A refusal that tells nothing of the machine and costs nothing, and the gateway goes on. */
async function expectRefused(bytes: string, statuses: readonly (number | null)[], options: { end?: boolean } = {}) {
  const { port, calls } = await start();
  const { status, text } = await send(port, bytes, options);
  expect(statuses).toContain(status);
  expect(text.length).toBeLessThan(500);
  expect(text).not.toMatch(/node_modules|\n\s+at |TypeError|\.[jt]s:\d/);
  expect(calls).toEqual([]);
  expect((await send(port, requestOf(['Host: 127.0.0.1'], BODY))).text).toContain('{"data":{"__typename":"Query"}}');
}

describe('the Host header', () => {
  test.each(['localhost', 'localhost:4000', '127.0.0.1:65535', '[::1]:4000', 'gateway.example.com', 'my_service', 'xn--bcher-kva.example'])(
    '%s is taken',
    async (host) => {
      const { port } = await start();
      expect(await send(port, requestOf([`Host: ${host}`], BODY))).toMatchObject({ status: 200 });
    },
  );

  test.each([
    '',
    'a b',
    'a/b',
    'user@host',
    '%zz',
    'h\u00e9',
    ':80',
    'a:',
    'a:b',
    '127.0.0.1:99999',
    '1.2.3.4.5',
    '999.999.999.999',
    '[::::]',
    '[1:2:3]',
    '[::1',
    'xn--',
    'a,b',
    '<script>',
    'x'.repeat(8_000) + '/',
  ])('"%s" is refused', async (host) => {
    await expectRefused(requestOf([`Host: ${host}`], READ), [400]);
  });

  test('none at all is refused', async () => {
    await expectRefused(requestOf([], READ), [400]);
    await expectRefused(requestOf(['Host:'], READ, 'POST /graphql HTTP/1.0'), [400]);
  });

  test('two are refused', async () => {
    await expectRefused(requestOf(['Host: 127.0.0.1', 'Host: elsewhere.example.com'], READ), [400]);
    await expectRefused(requestOf(['Host: 127.0.0.1', 'Host: 127.0.0.1'], READ), [400]);
  });
});

describe('the first line', () => {
  test.each([
    ['another host as target', 'GET http://elsewhere.example.com/graphql?query={__typename} HTTP/1.1'],
    ['a target that is no URL', 'GET http://[::::]/graphql HTTP/1.1'],
    ['a star', 'OPTIONS * HTTP/1.1'],
    ['a relative target', 'GET graphql?query={__typename} HTTP/1.1'],
    ['no HTTP', 'HELLO'],
    ['another version', 'POST /graphql HTTP/9.9'],
    ['control characters', 'GET /graphql?\u0001 HTTP/1.1'],
  ])('%s is refused', async (_name, first) => {
    await expectRefused(requestOf(['Host: 127.0.0.1:4000'], '', first), [400, 404, 505]);
    await expectRefused(requestOf(['Host: 127.0.0.1'], '', first), [400, 404, 505]);
  });

  test('a tunnel is not opened', async () => {
    await expectRefused('CONNECT elsewhere.example.com:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', [null, 400, 405]);
  });
});

describe('broken requests', () => {
  test('headers of more than 16 KB are 431', async () => {
    await expectRefused(requestOf(['Host: 127.0.0.1', `X-Long: ${'x'.repeat(17_000)}`], READ), [431]);
    await expectRefused(requestOf(['Host: 127.0.0.1', ...Array.from({ length: 3_000 }, (_, index) => `X-${index}: a`)], READ), [431]);
  });

  test('a body that is shorter than announced is given up when the client leaves', async () => {
    await expectRefused(requestOf(['Host: 127.0.0.1'], READ).replace(/Content-Length: \d+/, 'Content-Length: 500'), [null, 400], {
      end: true,
    });
  });

  test('what follows an announced body is no request', async () => {
    const { port, calls } = await start();
    const { text } = await send(port, `${requestOf(['Host: 127.0.0.1'], BODY).replace('Connection: close\r\n', '')}GARBAGE\r\n\r\n`);
    expect(text).toContain('HTTP/1.1 400 Bad Request');
    expect(calls).toEqual([]);
    expect((await send(port, requestOf(['Host: 127.0.0.1'], BODY))).status).toBe(200);
  });

  const chunked = requestOf(['Host: 127.0.0.1', 'Transfer-Encoding: chunked'], '').replace(/Content-Length: \d+\r\n/, '');
  test.each([
    ['that are no chunks', `${chunked}ZZ\r\nfoo\r\n`],
    ['with a size that is too large', `${chunked}FFFFFFFFFFFFFFFFF\r\n`],
    ['with a length besides', requestOf(['Host: 127.0.0.1', 'Transfer-Encoding: chunked'], '0\r\n\r\n')],
    ['with a negative length', requestOf(['Host: 127.0.0.1'], '').replace('Content-Length: 0', 'Content-Length: -1')],
    ['with two lengths', requestOf(['Host: 127.0.0.1', 'Content-Length: 3'], '{}')],
  ])('chunks or lengths %s are 400', async (_name, bytes) => {
    await expectRefused(bytes, [400]);
  });

  test('a body that is too long is 413, announced or not', async () => {
    await expectRefused(requestOf(['Host: 127.0.0.1'], '').replace('Content-Length: 0', 'Content-Length: 99999999'), [413]);
    await expectRefused(`${chunked}F4300\r\n${'a'.repeat(0xf43_00)}\r\n0\r\n\r\n`, [413]);
  });

  test('bytes that are no text are refused', async () => {
    await expectRefused('\x16\x03\x01\x00\xa5\x01\x00\x00\r\n\r\n', [400]);
  });
});
