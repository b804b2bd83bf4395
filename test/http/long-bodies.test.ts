import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { ByteBudget } from '../../src/server/long-bodies.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream } from '../support/upstream.ts';

const CHUNK = 16_384;

/** A body in chunks, and how much of it was asked for. */
function countedBody(text: string) {
  const bytes = Buffer.from(text);
  const count = { bytes: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const chunk = bytes.subarray(count.bytes, count.bytes + CHUNK);
        count.bytes += chunk.length;
        if (chunk.length > 0) controller.enqueue(Uint8Array.from(chunk));
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { body, count, length: bytes.length };
}

async function start(options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(account([{ id: 'a', name: 'Ann' }]));
  const gateway = startGateway({ upstreamUrl: upstream.url, ...options });
  const send = async (text: string, { token, isDeclared = true }: { readonly token?: string; readonly isDeclared?: boolean } = {}) => {
    const { body, count, length } = countedBody(text);
    const response = await gateway.app.fetch('http://127.0.0.1/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(isDeclared && { 'content-length': String(length) }),
      },
      body,
      duplex: 'half',
    } as RequestInit);
    return { status: response.status, answer: (await response.json()) as { data?: unknown; errors?: unknown }, read: count.bytes };
  };
  return { ...gateway, send, upstream };
}

const asking = (query: string, padding = 0) => JSON.stringify({ query, padding: 'x'.repeat(padding) });
const READ = '{ assistant(id: "a") { name } }';
const LONG = asking(READ, 800_000);
const UNAUTHENTICATED = [{ extensions: { code: 'UNAUTHENTICATED' } }];

test('a long body without a credential is refused before any of it is read, and 300 at once as well', async () => {
  const { send, upstream } = await start();
  for (const { status, answer, read } of await Promise.all(Array.from({ length: 300 }, () => send(LONG)))) {
    expect({ status, read }).toEqual({ status: 401, read: 0 });
    expect(answer.errors).toMatchObject(UNAUTHENTICATED);
  }
  expect(upstream.calls).toEqual([]);
});

test('one whose length is not declared is read up to the limit', async () => {
  const { send } = await start();
  const { status, answer, read } = await send(LONG, { isDeclared: false });
  expect(status).toBe(401);
  expect(answer.errors).toMatchObject(UNAUTHENTICATED);
  expect(read).toBeLessThanOrEqual(65_536 + 4 * CHUNK);
});

test('one with a credential is read, declared or not', async () => {
  const { send } = await start();
  for (const isDeclared of [true, false]) {
    const { status, answer, read } = await send(LONG, { token: 't', isDeclared });
    expect({ status, answer }).toEqual({ status: 200, answer: { data: { assistant: { name: 'Ann' } } } });
    expect(read).toBe(LONG.length);
  }
});

test('a JWT counts when it is good, and one that is not is refused for its own reason', async () => {
  const { send } = await start({ auth: jwtMode() });
  expect((await send(LONG, { token: await sign('assistants:read') })).status).toBe(200);
  const expired = await send(LONG, { token: await sign('assistants:read', { expiresIn: -60 }) });
  expect({ status: expired.status, read: expired.read }).toEqual({ status: 401, read: 0 });
  expect(expired.answer.errors).toMatchObject([{ message: expect.stringMatching(/^The token has expired\./) as string }]);
});

test.each([
  ['one caller', () => 'one'],
  ['callers with a made-up token each', (index: number) => `made-up-${index}`],
])('of %s so many bytes are read at once, the rest is refused unread, and the end of a body makes room', async (_name, tokenOf) => {
  const most = Math.floor(64_000_000 / LONG.length);
  const { app, send } = await start({ operationLimits: { maxBodyBytes: LONG.length } });
  const ends: (() => void)[] = [];
  const hold = async (token: string) => {
    let isRead = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          isRead = true;
          return new Promise((resolve) => {
            ends.push(() => {
              controller.enqueue(Buffer.from(LONG));
              controller.close();
              resolve();
            });
          });
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'content-length': String(LONG.length) };
    const response = await app.fetch('http://127.0.0.1/graphql', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    return { status: response.status, isRead };
  };
  const all = Array.from({ length: 100 }, (_, index) => hold(tokenOf(index)));
  await expect.poll(() => ends.length, { timeout: 3_000 }).toBe(most);
  const refused = await send(LONG, { token: tokenOf(0) });
  expect(refused).toMatchObject({ status: 429, read: 0, answer: { errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] } });
  for (const end of ends) end();
  const outcomes = (await Promise.all(all)).map(({ status, isRead }) => `${status} ${isRead ? 'read' : 'unread'}`);
  expect(outcomes.toSorted()).toEqual([
    ...Array.from({ length: most }, () => '200 read'),
    ...Array.from({ length: 100 - most }, () => '429 unread'),
  ]);
  expect((await send(LONG, { token: tokenOf(0) })).status).toBe(200);
});

/** A body that takes milliseconds to be parsed, and is refused for its variables. */
const FULL = JSON.stringify({ query: READ, variables: { x: Array.from({ length: 25_000 }, (_, index) => `value-${index}`) } });

describe.each([true, false])('bodies that arrive at once, their length declared: %s', (isDeclared) => {
  test('are parsed one in each turn of the event loop', async () => {
    const { send } = await start();
    let turn = 0;
    let isOver = false;
    const count = () => {
      turn += 1;
      if (!isOver) setImmediate(count);
    };
    count();
    const turns = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const { status } = await send(FULL, { token: `made-up-${index}`, isDeclared });
        expect(status).toBe(400);
        return turn;
      }),
    );
    isOver = true;
    expect(Math.max(...turns.map((one) => turns.filter((other) => other === one).length))).toBeLessThanOrEqual(2);
  });

  test('and callers take turns', async () => {
    const { send } = await start();
    const ends: string[] = [];
    const note = async (token: string) => {
      await send(FULL, { token, isDeclared });
      ends.push(token);
    };
    const flood = Array.from({ length: 30 }, () => note('many'));
    await Promise.all([...flood, note('one')]);
    expect(ends.indexOf('one')).toBeLessThan(5);
  });
});

test('one that ends before its time is a bad request and no bug, whatever was declared', async () => {
  const { app } = await start();
  const headers = { 'content-type': 'application/json', authorization: 'Bearer t' };
  for (const declared of [{}, { 'content-length': '500000' }]) {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(Buffer.from('{"query":'));
        controller.error(new Error('reset'));
      },
    });
    const init = { method: 'POST', headers: { ...headers, ...declared }, body, duplex: 'half' } as RequestInit;
    const response = await app.fetch('http://127.0.0.1/graphql', init);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  }
});

test('a proven caller finds room beside any number of others', () => {
  const budget = new ByteBudget({ perCaller: 10, unproven: 20, inAll: 40 });
  const unproven = Array.from({ length: 9 }, (_, index) => budget.take({ caller: `u${index}`, isProven: false }, 10));
  expect(unproven.filter(Boolean)).toHaveLength(2);
  const proven = { caller: 'p', isProven: true };
  const giveBack = budget.take(proven, 10);
  expect(giveBack).not.toBeNull();
  expect(budget.take(proven, 1)).toBeNull();
  giveBack?.();
  // A single body may be longer than the limit of its caller.
  expect(budget.take(proven, 15)).not.toBeNull();
});

test('the schema is shown without a credential, in any form of the request', async () => {
  const { send } = await start();
  for (const isDeclared of [true, false]) {
    const { status, answer } = await send(asking(getIntrospectionQuery()), { isDeclared });
    expect(status).toBe(200);
    expect(answer.errors).toBeUndefined();
  }
});

test('of a body that is declared too long nothing is buffered, for any caller', async () => {
  const { send } = await start({ operationLimits: { maxBodyBytes: 100_000 } });
  expect(await send(LONG, { token: 't' })).toMatchObject({ status: 413, read: 0 });
});

test('by a socket, too, a refusal does not wait for the body', async () => {
  const { app } = await start();
  const server = createServer(app.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => void client.destroy());
  client.write(`POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${LONG.length}\r\n\r\n`);
  // Not a byte of the body is sent, and the answer is there.
  const [head] = await new Promise<readonly [string]>((resolve) => client.once('data', (data) => resolve([data.toString()])));
  expect(head).toMatch(/^HTTP\/1\.1 401 /);
});
