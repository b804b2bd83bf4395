import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { Client } from 'undici';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ListenOptions } from '../../src/server/http.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';

const GOOD = '{"query":"{ __typename }"}';
const ANSWER = '{"data":{"__typename":"Query"}}';
const JSON_TYPE = 'application/json';
const LONG = 'x'.repeat(1_500_000);
const OVER_ANY_BOUND = 'x'.repeat(9_000_000);

/** An assistant of 12 MB. */
const LARGE = { id: 'large', instructions: 'y'.repeat(12_000_000) };
const READ_LARGE = JSON.stringify({ query: '{ assistant(id: "large") { instructions } }' });

async function start({ listen = {}, ...options }: Partial<GatewayOptions> & { readonly listen?: Partial<ListenOptions> } = {}) {
  const upstream = await startUpstream(account([{ id: 'a', name: 'A' }, LARGE]));
  const gateway = await serve(startGateway({ upstreamUrl: upstream.url, defaultToken: 'a-token', ...options }), listen);
  const metric = async (line: RegExp) => {
    const metrics = await (await gateway.app.fetch('http://127.0.0.1/metrics')).text();
    return Number(line.exec(metrics)?.[1] ?? 0);
  };
  return { ...gateway, metric, calls: upstream.calls };
}

interface Sent {
  readonly type: string;
  readonly body: string;
  readonly chunked: boolean;
  readonly status: number;
}

const REFUSED: readonly (Sent & { readonly what: string })[] = [
  { what: 'a body that is declared too long', type: JSON_TYPE, body: LONG, chunked: false, status: 413 },
  { what: 'a body that is declared far too long', type: JSON_TYPE, body: OVER_ANY_BOUND, chunked: false, status: 413 },
  { what: 'chunks that are too long', type: JSON_TYPE, body: LONG, chunked: true, status: 413 },
  { what: 'chunks that are far too long', type: JSON_TYPE, body: OVER_ANY_BOUND, chunked: true, status: 413 },
  { what: 'chunks of another type', type: 'text/plain', body: LONG, chunked: true, status: 415 },
  { what: 'a body of another type', type: 'text/plain', body: LONG.slice(0, 900_000), chunked: false, status: 415 },
  { what: 'chunks in another charset', type: `${JSON_TYPE}; charset=utf-16`, body: LONG, chunked: true, status: 415 },
  { what: 'chunks that are no JSON', type: JSON_TYPE, body: LONG.slice(0, 900_000), chunked: true, status: 400 },
  { what: 'a short body that is no JSON', type: JSON_TYPE, body: '{', chunked: false, status: 400 },
];

interface Received {
  readonly status: number;
  readonly text: string;
}

/** Node's own client, on one connection at a time. */
function nodeClient(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return ({ type, body, chunked }: Omit<Sent, 'status'>): Promise<Received> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': type, ...(chunked ? {} : { 'content-length': Buffer.byteLength(body) }) };
      const outgoing = httpRequest(url, { method: 'POST', agent, headers }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
      });
      outgoing.on('error', reject);
      for (let at = 0; at < body.length; at += 65_536) outgoing.write(body.slice(at, at + 65_536));
      outgoing.end();
    });
}

function undiciClient(url: string) {
  const client = new Client(new URL(url).origin);
  onTestFinished(() => client.destroy());
  return async ({ type, body, chunked }: Omit<Sent, 'status'>): Promise<Received> => {
    const answer = await client.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': type },
      body: chunked ? Readable.from([Buffer.from(body)], { objectMode: false }) : body,
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  };
}

describe.each([
  ["Node's client", nodeClient],
  ['undici', undiciClient],
])('a connection of %s goes on after', (_name, clientOf) => {
  test.each(REFUSED)('$what', async ({ status, ...sent }) => {
    const { url, calls } = await start();
    const send = clientOf(url);
    for (let time = 0; time < 3; time += 1) {
      // A client that still sends when its connection ends may see that first. What matters is who comes next.
      const refused = await send(sent).catch(() => null);
      if (refused) {
        expect(refused.status).toBe(status);
        expect(JSON.parse(refused.text)).toMatchObject({ errors: [{ extensions: { code: expect.any(String) } }] });
      }
      expect(await send({ type: JSON_TYPE, body: GOOD, chunked: false })).toEqual({ status: 200, text: ANSWER });
      expect(await send({ type: JSON_TYPE, body: GOOD, chunked: true })).toEqual({ status: 200, text: ANSWER });
    }
    expect(calls).toEqual([]);
  });
});

/** Sends bytes, and reads until the connection ends. */
const exchange = (port: number, parts: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });

const head = (...lines: readonly string[]) =>
  `${['POST /graphql HTTP/1.1', 'Host: a', `Content-Type: ${JSON_TYPE}`, ...lines].join('\r\n')}\r\n\r\n`;
const post = (body: string) => `${head(`Content-Length: ${body.length}`)}${body}`;
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

describe('by raw socket', () => {
  test('a refused body of chunks without end is answered at once, and its connection ends', async () => {
    const { port } = await start({ listen: { drain: { bytes: 100_000, milliseconds: 60_000 } } });
    const text = await exchange(port, [head('Transfer-Encoding: chunked'), chunk(LONG), chunk('x')]);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toMatch(/\r\nconnection: close\r\n/i);
    expect(text.split('HTTP/1.1')).toHaveLength(2);
  });

  test('a refused body that does not arrive costs its connection', async () => {
    const { port } = await start({ listen: { drain: { bytes: 4_000_000, milliseconds: 100 } } });
    const text = await exchange(port, [head('Content-Length: 1500000'), LONG.slice(0, 1_000)]);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a refused body that arrives whole leaves its connection to the next request', async () => {
    const { port } = await start();
    const text = await exchange(port, [
      head(`Content-Length: ${LONG.length}`),
      LONG,
      `${head('Connection: close', `Content-Length: ${GOOD.length}`)}${GOOD}`,
    ]);
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
    expect(text.endsWith(ANSWER)).toBe(true);
  });

  test('clients that leave in the middle of a body leave nothing behind', async () => {
    const { port, url } = await start();
    for (let time = 0; time < 5; time += 1) {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      await new Promise((resolve) => socket.write(`${head('Transfer-Encoding: chunked')}${chunk(LONG.slice(0, 1_000))}`, resolve));
      socket.destroy();
    }
    expect(await nodeClient(url)({ type: JSON_TYPE, body: GOOD, chunked: true })).toEqual({ status: 200, text: ANSWER });
  });
});

describe('what is no request is answered in JSON, counted, and ends its connection', () => {
  test.each([
    ['no HTTP', ['HELLO\r\n\r\n'], 400, 'BAD_USER_INPUT'],
    ['chunks that are none', [`${head('Transfer-Encoding: chunked')}zz\r\n`], 400, 'BAD_USER_INPUT'],
    ['headers that are too long', [head(`X-Long: ${'x'.repeat(20_000)}`)], 431, 'LIMIT_EXCEEDED'],
    ['headers that never end', ['POST /graphql HTTP/1.1\r\nHost: a\r\n'], 408, 'LIMIT_EXCEEDED'],
    ['a body that never ends', [`${head('Content-Length: 500')}{`], 408, 'LIMIT_EXCEEDED'],
  ])('%s', async (_name, parts, status, code) => {
    const { port, metric, calls } = await start({ listen: { requestTimeoutMs: 100 } });
    const text = await exchange(port, parts);
    const [top = '', body = ''] = text.split('\r\n\r\n');
    expect(top).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(top).toMatch(/\r\ncontent-type: application\/json; charset=utf-8\r\n/);
    expect(top).toContain(`\r\ncontent-length: ${body.length}\r\n`);
    expect(top).toMatch(/\r\nconnection: close/);
    expect(JSON.parse(body)).toEqual({ errors: [{ message: expect.any(String), extensions: { code } }] });
    expect(await metric(new RegExp(`_count\\{route="other",status="${status}"\\} (\\d+)`))).toBe(1);
    expect(calls).toEqual([]);
  });

  test.each([true, false])('behind the answers to the requests before it, with the adapter of Node: %s', async (nodeAdapter) => {
    const { port } = await start({ nodeAdapter });
    const read = JSON.stringify({ query: '{ assistant(id: "a") { name } }' });
    const text = await exchange(port, [`${post(read)}${post(GOOD)}GARBAGE\r\n\r\n`]);
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400']);
    expect(text.indexOf('"name":"A"')).toBeLessThan(text.indexOf(ANSWER));
  });

  test('never in the middle of an answer', async () => {
    const { port } = await start();
    const text = await exchange(port, [post(READ_LARGE), 'GARBAGE\r\n\r\n']);
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
    expect(text.indexOf('HTTP/1.1 400')).toBeGreaterThan(12_000_000);
  });
});

describe('where nothing is served', () => {
  test.each(['GET', 'POST'])('%s of another path says where GraphQL is', async (method) => {
    const { app } = await start();
    const response = await app.fetch('http://127.0.0.1/graphq', { method });
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringContaining('/graphql'), extensions: { code: 'NOT_FOUND' } }],
    });
  });

  test('a URL that happens to end with /health is nothing special', async () => {
    const { app } = await start();
    expect((await app.fetch('http://127.0.0.1/health')).status).toBe(404);
    const url = 'http://127.0.0.1/graphql?query={__typename}&from=/health';
    const response = await app.fetch(url, { headers: { 'apollo-require-preflight': '1' } });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test.each(['/health/live', '/health/ready'])('%s says which methods it takes', async (path) => {
    const { app } = await start();
    const response = await app.fetch(`http://127.0.0.1${path}`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test.each([true, false])('HEAD of the endpoint says what is allowed, with the adapter of Node: %s', async (nodeAdapter) => {
    const { port } = await start({ nodeAdapter });
    const text = await exchange(port, ['HEAD /graphql?query={__typename} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n']);
    expect(text).toMatch(/^HTTP\/1\.1 405 [^]*\r\nallow: GET, POST/i);
    expect(text.endsWith('\r\n\r\n')).toBe(true);
  });

  test('HEAD has the headers and no body', async () => {
    const { port } = await start();
    const text = await exchange(port, ['HEAD /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n']);
    expect(text).toMatch(/^HTTP\/1\.1 404 [^]*\r\ncontent-length: [1-9]\d+\r\n/i);
    expect(text.endsWith('\r\n\r\n')).toBe(true);
  });
});

describe.each([true, false])('an answer that waits for its client, with the adapter of Node: %s', (nodeAdapter) => {
  test('is cut where the client takes nothing of it in time', async () => {
    const { port, metric } = await start({ nodeAdapter, listen: { responseStallTimeoutMs: 200 } });
    const socket = connect(port, '127.0.0.1')
      .on('error', () => {})
      .pause();
    socket.write(post(READ_LARGE));
    await vi.waitFor(async () => expect(await metric(/kind="answer_cut"\} (\d+)/)).toBe(1), 10_000);
    socket.destroy();
  });

  test('is cut when the client has taken nothing for the time of the setting, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { port, metric } = await start({ nodeAdapter, listen: { responseStallTimeoutMs: 60_000 } });
    const cuts = () => metric(/kind="answer_cut"\} (\d+)/);
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    onTestFinished(() => void socket.destroy());
    const took = new Promise((resolve) => socket.once('data', resolve));
    socket.write(post(READ_LARGE));
    await took;
    socket.pause();
    const waits = async () => {
      await expect.poll(() => vi.getTimerCount(), { interval: 1, timeout: 5_000 }).toBe(1);
    };
    await waits();
    vi.advanceTimersByTime(59_000);
    expect(await cuts()).toBe(0);
    // More than the operating system can hide.
    const before = socket.bytesRead;
    socket.resume();
    await expect.poll(() => socket.bytesRead - before, { interval: 1, timeout: 5_000 }).toBeGreaterThan(4_000_000);
    socket.pause();
    await waits();
    vi.advanceTimersByTime(52_000);
    expect(await cuts()).toBe(0);
    await waits();
    vi.advanceTimersByTime(68_000);
    expect(await cuts()).toBe(1);
  });

  test('is sent whole to a client that is slow, however long that takes', async () => {
    const { port, metric } = await start({ nodeAdapter, listen: { responseStallTimeoutMs: 400 } });
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write(post(READ_LARGE));
    let bytes = 0;
    for await (const piece of socket) {
      bytes += (piece as Buffer).length;
      if (bytes > 12_000_000) break;
      // A pause after each megabyte: all of them together outlast the limit.
      if (bytes % 1_000_000 < (piece as Buffer).length) await new Promise((resolve) => setTimeout(resolve, 60));
    }
    expect(bytes).toBeGreaterThan(12_000_000);
    expect(await metric(/kind="answer_cut"\} (\d+)/)).toBe(0);
  });

  test('waits for nothing where the answer before it is still being made', async () => {
    const { port, metric } = await start({ nodeAdapter, listen: { responseStallTimeoutMs: 100 } });
    const [first, second] = [post(GOOD), post(GOOD)];
    const socket = connect(port, '127.0.0.1').setEncoding('latin1');
    let text = '';
    socket.on('data', (piece: string) => (text += piece));
    socket.write(first);
    await vi.waitFor(() => expect(text.split(ANSWER)).toHaveLength(2));
    // Idle for longer than that, as a pool's connection is.
    await new Promise((resolve) => setTimeout(resolve, 250));
    socket.write(second);
    await vi.waitFor(() => expect(text.split(ANSWER)).toHaveLength(3));
    expect(await metric(/kind="answer_cut"\} (\d+)/)).toBe(0);
    socket.destroy();
  });
});

describe('the limit on bodies is kept below and above what the adapter of Node takes', () => {
  test.each([
    [1_000, true],
    [1_000, false],
    [60_000, true],
    [100_000, true],
    [100_000, false],
  ])('%i bytes, with the adapter of Node: %s', async (maxBodyBytes, nodeAdapter) => {
    const { url, calls } = await start({ nodeAdapter, operationLimits: { maxBodyBytes } });
    const send = nodeClient(url);
    for (const chunked of [false, true]) {
      const sent = (bytes: number) => ({ type: JSON_TYPE, body: GOOD.padEnd(bytes), chunked });
      expect(await send(sent(maxBodyBytes))).toEqual({ status: 200, text: ANSWER });
      const over = await send(sent(maxBodyBytes + 1));
      expect(over.status).toBe(413);
      expect(JSON.parse(over.text)).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
    }
    expect(calls).toEqual([]);
  });
});
