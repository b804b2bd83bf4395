import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { Client } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ANSWER, chunk, exchange, GOOD, head, JSON_TYPE, start } from './raw-socket.ts';

const LONG = 'x'.repeat(1_500_000);
const OVER_ANY_BOUND = 'x'.repeat(9_000_000);

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
        incoming.setEncoding('utf8').on('data', (piece: string) => (text += piece));
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
