/** What answers gives a reply too many, or one less, or half of one: that connection is made again, and nothing else comes of it. */
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { connectRedis } from '../../src/replicas/redis/connect.ts';
import { startFaultyProxy } from '../support/faulty-proxy.ts';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, startClusterOfOne, startRedis } from '../support/redis.ts';
import { SHORT_LEASE_MS, startReplicas, until, untilCurrent } from '../support/replicas.ts';

const and = (more: string) => (chunk: Buffer) => Buffer.concat([chunk, Buffer.from(more)]);
const instead = (text: string) => () => Buffer.from(text);

const SPOILT: Readonly<Record<string, (chunk: Buffer) => Buffer>> = {
  'nothing too many': and('$-1\r\n'),
  'no list too many': and('*-1\r\n'),
  'a text too many': and('+OK\r\n'),
  'a failure too many': and('-ERR no\r\n'),
  'a message of nothing too many': and('*3\r\n$7\r\nmessage\r\n$-1\r\n$-1\r\n'),
  'a list of nothing too many': and('*1\r\n*-1\r\n'),
  'an end of messages too many': and('*3\r\n$11\r\nunsubscribe\r\n$-1\r\n:0\r\n'),
  'each twice': (chunk) => Buffer.concat([chunk, chunk]),
  'none instead': instead(''),
  'half instead': (chunk) => chunk.subarray(0, Math.ceil(chunk.length / 2)),
  'a text that does not end': instead('$99999999999\r\nx'),
  'a list that does not end': instead('*4294967295\r\n'),
  'a list of no length': instead('*abc\r\n'),
};

const uncaught: unknown[] = [];
const hear = (error: unknown) => void uncaught.push(error);
beforeEach(() => {
  uncaught.length = 0;
  process.on('uncaughtException', hear);
});
afterEach(() => process.off('uncaughtException', hear));

const SERVERS = {
  'redis:': startRedis,
  'redis+cluster:': startClusterOfOne,
} as const;

describe.runIf(hasRedis)('a reply is spoilt once', () => {
  test.each(Object.entries(SERVERS))('%s', async (scheme, start) => {
    const live = async (spoil: (chunk: Buffer) => Buffer) => {
      const [redis, upstream] = await Promise.all([start(), startOneAssistant()]);
      const proxy = await startFaultyProxy(redis.port);
      onTestFinished(async () => {
        await proxy.close();
        await redis.close();
      });
      // All of a cluster is found by where it says that it is.
      if (scheme !== 'redis:') await redis.client.config('SET', 'cluster-announce-port', proxy.port);
      const sharing = { url: `${scheme}//127.0.0.1:${proxy.port}`, leaseMs: SHORT_LEASE_MS, timeoutMs: 100 };
      const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 2, sharing });
      const before = proxy.connections();
      proxy.spoil(spoil);
      await until(() => proxy.connections() > before);
      await untilCurrent(replicas);
      const names = [];
      for (const { query } of replicas) names.push((await query(READ)).data?.assistant.name);
      await replicas[0]?.query(rename('after'));
      for (const { query } of replicas) names.push((await query(READ)).data?.assistant.name);
      return names;
    };
    const lived = await Promise.all(Object.values(SPOILT).map(live));
    expect(Object.fromEntries(Object.keys(SPOILT).map((name, index) => [name, lived[index]]))).toEqual(
      Object.fromEntries(Object.keys(SPOILT).map((name) => [name, ['before', 'before', 'after', 'after']])),
    );
    expect(uncaught).toEqual([]);
  });
});

test.each([
  ['redis', ''],
  ['redis+cluster', ''],
  ['redis+sentinel', '/main'],
])('what answers nothing but rubbish is asked again and again: %s', async (scheme, path) => {
  let asked = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined).write('$-1\r\n*1\r\n*-1\r\n');
    asked += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const redis = connectRedis(`${scheme}://127.0.0.1:${port}${path}`, { timeoutMs: 50, leaseMs: 300, messageKey: '{a}' });
  onTestFinished(() => {
    redis.close();
    server.close();
  });
  await until(() => asked > 4);
  expect(uncaught).toEqual([]);
});
