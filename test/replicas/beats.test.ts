/** When a replica was last heard of, with its clock moved by hand: Redis compares what replicas say with its own. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BEAT } from '../../src/replicas/redis/scripts.ts';
import { hasRedis, startRedis, type RedisServer } from '../support/redis.ts';
import { until } from '../support/replicas.ts';

const LEASE_MS = 1_000;
const FORGOTTEN_MS = 30_000;

describe.runIf(hasRedis)('beats', () => {
  let redis: RedisServer;
  const heard: string[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    const subscriber = redis.client.duplicate();
    subscriber.on('message', (_channel, message: string) => heard.push(message));
    await subscriber.subscribe('all');
    return () => subscriber.disconnect();
  });
  afterAll(() => redis.close());
  beforeEach(() => redis.client.flushall());

  const nowOfRedis = async () => {
    const [seconds, microseconds] = await redis.client.time();
    return Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000);
  };

  /** Beats as a replica that sent it at this time. Gives when the oldest beat of all was sent. */
  const beat = async (id: string, sentAt: number, ...tenants: readonly string[]) => {
    heard.length = 0;
    const [listeners] = (await redis.client.eval(
      BEAT.text,
      2,
      'beats',
      'state',
      id,
      LEASE_MS,
      FORGOTTEN_MS,
      'all',
      7,
      sentAt,
      'PUBLISH',
      '',
      ...tenants,
    )) as unknown[];
    await until(() => heard.length === 1);
    const [kind, number, oldestMs, isComplete, now, replicas, oldest, ...distrusted] = (heard[0] ?? '').split(' ');
    expect([listeners, kind, number]).toEqual([1, 'beat', '7']);
    return {
      replicas: Number(replicas),
      oldest,
      oldestAt: Number(now) - Number(oldestMs),
      now: Number(now),
      isComplete: isComplete === '1',
      distrusted,
    };
  };

  test('count from when they were sent, however late they come, and not from when they will be', async () => {
    const start = await nowOfRedis();
    expect((await beat('writer', start - 5_000)).oldestAt).toBe(start - 5_000);
    expect((await beat('reader', start)).oldestAt).toBe(start - 5_000);
    // The next one of the writer comes late as well.
    expect((await beat('writer', start - 3_000)).oldestAt).toBe(start - 3_000);
    expect((await beat('reader', start)).oldestAt).toBe(start - 3_000);
    const { oldestAt, now } = await beat('writer', start + 60_000);
    expect([oldestAt <= now, oldestAt]).toEqual([true, start]);
  });

  test('of one that is silent are waited for until it is forgotten, and its own late one does not remove it', async () => {
    const start = await nowOfRedis();
    expect((await beat('silent', start - 20_000)).oldestAt).toBe(start - 20_000);
    expect(await beat('reader', start)).toMatchObject({ oldestAt: start - 20_000, oldest: 'silent', replicas: 2 });
    expect((await beat('silent', start - 40_000)).oldestAt).toBe(start - 40_000);
    expect(await beat('reader', start)).toMatchObject({ oldestAt: start, oldest: 'reader', replicas: 1 });
  });

  test('tell of tenants that are distrusted, for as long as one that says so goes on to', async () => {
    const start = await nowOfRedis();
    const distrusted = async (id: string, sentAt: number, ...tenants: readonly string[]) => (await beat(id, sentAt, ...tenants)).distrusted;
    expect(await distrusted('writer', start, 't1', 't2')).toEqual(['t1', 't2']);
    expect(await distrusted('reader', start, 't1')).toEqual(['t1', 't2', 't1']);
    // Sent before it was said, and heard after that.
    expect(await distrusted('writer', start - 5_000)).toEqual(['t1', 't2', 't1']);
    expect(await distrusted('writer', start + 60_000, 't2')).toEqual(['t2', 't1']);
    await redis.client.hset('state', 't2 writer', start - FORGOTTEN_MS - 1);
    expect(await distrusted('reader', start, 't1')).toEqual(['t1']);
    // Too many to be told: nobody is trusted.
    await redis.client.hset('state', 'since', start - LEASE_MS);
    const many = Array.from({ length: 101 }, (_tenant, index) => `t${index}`);
    expect((await beat('reader', start, 't1')).isComplete).toBe(true);
    expect((await beat('reader', start, ...many)).isComplete).toBe(false);
  });

  test('tell of all replicas only once each has had the time to beat', async () => {
    const start = await nowOfRedis();
    expect((await beat('reader', start)).isComplete).toBe(false);
    await redis.client.hset('state', 'since', start - LEASE_MS);
    expect((await beat('reader', start)).isComplete).toBe(true);
    await redis.client.del('beats');
    expect((await beat('reader', start)).isComplete).toBe(false);
  });
});
