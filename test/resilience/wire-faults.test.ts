import { createServer, type AddressInfo, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';

const ONE = '{ assistant(id: "a") { id name } }';
const LIST = '{ assistants { totalCount nodes { id } } }';
const BODY = '{"id":"a","name":"A","data":[{"id":"a","name":"A"}]}';
const FRESH = { headers: { 'cache-control': 'no-cache' } };

/** An upstream that writes bytes: what it answers to the n-th request on any connection is up to the test. */
async function startSocketUpstream(answer: (socket: Socket, turn: number) => void, limits: GatewayOptions['limits'] = {}) {
  let turn = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', () => {
      turn += 1;
      answer(socket, turn);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`;
  return { ...startGateway({ upstreamUrl: url, limits: { retries: 0, ...limits } }), turns: () => turn, open: () => sockets.size };
}

const http = (body: string, headers: readonly string[] = [`content-length: ${Buffer.byteLength(body)}`], status = '200 OK') =>
  `HTTP/1.1 ${status}\r\n${headers.map((header) => `${header}\r\n`).join('')}\r\n${body}`;

/** Bytes that go out one at a time, until the other side has had enough. */
function drip(socket: Socket, text: string): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= text.length || socket.destroyed) clearInterval(timer);
    else socket.write(text[sent++] ?? '');
  }, 10);
  socket.on('close', () => clearInterval(timer));
}

const faults: readonly (readonly [string, (socket: Socket) => void, RegExp])[] = [
  ['headers that drip', (socket) => drip(socket, http(BODY, [`x: ${'y'.repeat(10_000)}`])), /TIMEOUT/],
  ['headers that never end', (socket) => socket.write('HTTP/1.1 200 OK\r\nx-a: b\r\n'), /TIMEOUT/],
  ['a body that drips', (socket) => drip(socket, http(BODY.padEnd(10_000))), /TIMEOUT/],
  ['a body that never ends', (socket) => socket.write(http(BODY, ['content-length: 9999'])), /TIMEOUT/],
  ['100 Continue and no more', (socket) => socket.write('HTTP/1.1 100 Continue\r\n\r\n'), /TIMEOUT|BAD_RESPONSE|UNAVAILABLE/],
  ['bytes that are not HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n\r\n'), /BAD_RESPONSE/],
  ['a TLS alert', (socket) => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 70])), /BAD_RESPONSE/],
  ['HTTP/0.9', (socket) => socket.end(BODY), /BAD_RESPONSE/],
  ['a status that is no number', (socket) => socket.end(http(BODY, [], 'abc')), /BAD_RESPONSE/],
  ['a content-length that is no number', (socket) => socket.end(http(BODY, ['content-length: x'])), /BAD_RESPONSE/],
  ['a negative content-length', (socket) => socket.end(http(BODY, ['content-length: -1'])), /BAD_RESPONSE/],
  [
    'two different content-lengths',
    (socket) => socket.end(http(BODY, ['content-length: 52', 'content-length: 5'])),
    /BAD_RESPONSE|UNAVAILABLE/,
  ],
  [
    'a length and chunks at once',
    (socket) => socket.end(http(BODY, ['content-length: 5', 'transfer-encoding: chunked'])),
    /BAD_RESPONSE|UNAVAILABLE/,
  ],
  ['a chunk size that is no number', (socket) => socket.end(http(`zz\r\n${BODY}`, ['transfer-encoding: chunked'])), /BAD_RESPONSE/],
  ['a header without a name', (socket) => socket.end(http(BODY, [': x'])), /BAD_RESPONSE/],
  ['a header line of a megabyte', (socket) => socket.end(http(BODY, [`x: ${'y'.repeat(1_000_000)}`])), /BAD_RESPONSE/],
  [
    'a flood of headers',
    (socket) =>
      socket.end(
        http(
          BODY,
          Array.from({ length: 50_000 }, (_, index) => `x-${index}: y`),
        ),
      ),
    /BAD_RESPONSE/,
  ],
  ['a length shorter than the body', (socket) => socket.write(http(BODY, ['content-length: 10'])), /BAD_RESPONSE|UNAVAILABLE/],
  [
    'an upgrade to another protocol',
    (socket) => socket.write(http('', ['connection: upgrade', 'upgrade: x'], '101 X')),
    /BAD_RESPONSE|UNAVAILABLE/,
  ],
  ['a close before all was sent', (socket) => socket.end(http(BODY, ['content-length: 99'])), /UNAVAILABLE/],
  ['a close inside a chunk', (socket) => socket.end(http('ff\r\n{', ['transfer-encoding: chunked'])), /UNAVAILABLE/],
];

test.each(faults)('%s has an honest answer, and the gateway lives', async (_name, fault, code) => {
  // Only where waiting is the fault; elsewhere a busy machine would make another one of it.
  const limits = code.source.includes('TIMEOUT') ? { attemptMs: 400 } : {};
  const { query, turns } = await startSocketUpstream((socket, turn) => (turn <= 2 ? fault(socket) : socket.write(http(BODY))), limits);
  for (const [index, operation] of [ONE, LIST].entries()) {
    const { data, errors } = await query(operation);
    expect(data).toEqual(index === 0 ? { assistant: null } : null);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions?.['code']).toMatch(new RegExp(`^UPSTREAM_(${code.source})$`));
    expect(JSON.stringify(errors)).not.toMatch(/HPE_|UND_|undici|OpenSSH|127\.0\.0\.1/);
  }
  expect(turns()).toBe(2);
  expect(await query(ONE, FRESH)).toEqual({ data: { assistant: { id: 'a', name: 'A' } } });
});

test('two answers to one request: the first one counts, and the next request has its own', async () => {
  const { query } = await startSocketUpstream((socket, turn) => {
    const own = http(`{"id":"a","name":"${turn}"}`);
    socket.write(turn === 1 ? own + http('{"id":"a","name":"planted"}') : own);
  });
  const names: unknown[] = [];
  for (let read = 0; read < 4; read += 1) {
    const { data, errors } = await query(ONE, FRESH);
    names.push(data.assistant?.name ?? errors?.[0]?.extensions?.['code']);
  }
  expect(names).not.toContain('planted');
  expect(names[0]).toBe('1');
  expect(names.at(-1)).toMatch(/^\d$/);
});

test('bytes that were not asked for are never taken for an answer', async () => {
  const { query } = await startSocketUpstream((socket, turn) => {
    socket.write(http(`{"id":"a","name":"${turn}"}`), () => setTimeout(() => socket.write(http('{"id":"a","name":"planted"}')), 5));
  });
  for (let read = 0; read < 10; read += 1) {
    const { data } = await query(ONE, FRESH);
    expect(data.assistant?.name).not.toBe('planted');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
});

describe('statuses that are no answer to a read', () => {
  test.each([
    [204, ''],
    [205, ''],
    [206, BODY],
    [300, BODY],
    [304, ''],
    [305, BODY],
    [399, BODY],
  ])('%i', async (status, body) => {
    const upstream = await startUpstream(() => ({ status, ...(body === '' ? {} : { body }) }));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    for (const operation of [ONE, LIST]) {
      expect((await query(operation)).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE', upstream: { status } } }]);
    }
    expect(upstream.calls).toHaveLength(2);
  });

  test.each([200, 201, 202, 203])('%i is one', async (status) => {
    const upstream = await startUpstream(() => ({ status, body: BODY }));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    expect(await query(ONE)).toEqual({ data: { assistant: { id: 'a', name: 'A' } } });
  });
});

test.each(['Location', 'Refresh', 'Content-Location'])(
  'no credential goes to where a %s header points, on reads and writes',
  async (header) => {
    const elsewhere = await startUpstream(() => ({ body: BODY }));
    const statuses = [200, 201, 300, 301, 302, 303, 304, 305, 306, 307, 308, 399, 401, 407];
    let turn = 0;
    const upstream = await startUpstream(() => {
      turn += 1;
      const url = `${elsewhere.url}/ai/assistants/a`;
      return {
        status: statuses[turn % statuses.length] ?? 302,
        headers: { [header]: header === 'Refresh' ? `0; url=${url}` : url },
        body: BODY,
      };
    });
    const { query } = startGateway({ upstreamUrl: upstream.url, limits: { retries: 0 } });
    for (let round = 0; round < statuses.length; round += 1) {
      for (const operation of [
        ONE,
        LIST,
        'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code } } }',
      ]) {
        await query(operation, FRESH);
      }
    }
    expect(upstream.calls).toHaveLength(3 * statuses.length);
    expect(elsewhere.calls).toEqual([]);
  },
);

describe('compression', () => {
  test.each<[string, () => Buffer, string]>([
    ['gzip in gzip, said once', () => gzipSync(gzipSync(BODY)), 'gzip'],
    ['gzip in gzip, said twice', () => gzipSync(gzipSync(BODY)), 'gzip, gzip'],
    ['gzip with something behind it', () => Buffer.concat([gzipSync(BODY), Buffer.from('x'.repeat(100))]), 'gzip'],
    ['a name that every object inherits', () => Buffer.from(gzipSync(BODY)), 'constructor'],
    ['a name of a megabyte of commas', () => gzipSync(BODY), 'gzip,'.repeat(1_000)],
  ])('%s is no answer, or is read right', async (_name, body, encoding) => {
    const upstream = await startUpstream(() => ({ body: body(), headers: { 'content-encoding': encoding } }));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const { data, errors } = await query(ONE);
    if (errors) expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
    else expect(data).toEqual({ assistant: { id: 'a', name: 'A' } });
  });
});
