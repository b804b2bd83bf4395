/** When a replica was last heard of, with its clock moved by hand: Redis compares what replicas say with its own. */
import type { Redis } from 'ioredis';
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
    const [kind, number, oldestMs, missing, now, replicas, oldest, ...distrusted] = (heard[0] ?? '').split(' ');
    expect([listeners, kind, number]).toEqual([1, 'beat', '7']);
    return {
      replicas: Number(replicas),
      oldest,
      oldestAt: Number(now) - Number(oldestMs),
      now: Number(now),
      missing,
      distrusted,
    };
  };

  /** The reader has beaten, as if for a minute. */
  const begin = async () => {
    const start = await nowOfRedis();
    await beat('reader', start);
    await redis.client.hset('state', 'since', start - 60_000);
    return start;
  };

  test('count from when they were sent, however late they come', async () => {
    const start = await begin();
    expect((await beat('writer', start - 5_000)).oldestAt).toBe(start - 5_000);
    expect((await beat('reader', start)).oldestAt).toBe(start - 5_000);
    // The next one of the writer comes late as well.
    expect((await beat('writer', start - 3_000)).oldestAt).toBe(start - 3_000);
    expect((await beat('reader', start)).oldestAt).toBe(start - 3_000);
    const { oldestAt, missing } = await beat('writer', start);
    expect([oldestAt, missing]).toEqual([start, '-']);
  });

  test('of one that is silent are waited for until it is forgotten, and its own late one does not remove it', async () => {
    const start = await begin();
    expect((await beat('silent', start - 20_000)).oldestAt).toBe(start - 20_000);
    expect(await beat('reader', start)).toMatchObject({ oldestAt: start - 20_000, oldest: 'silent', replicas: 2 });
    expect((await beat('silent', start - 40_000)).oldestAt).toBe(start - 40_000);
    expect(await beat('reader', start)).toMatchObject({ oldestAt: start, oldest: 'reader', replicas: 1 });
  });

  test('that were sent before the list began count from then', async () => {
    const start = await nowOfRedis();
    await beat('reader', start);
    const since = Number(await redis.client.hget('state', 'since'));
    expect((await beat('writer', start - 5_000)).oldestAt).toBe(since);
  });

  test('tell of tenants that are distrusted, for as long as one that says so goes on to', async () => {
    const start = await begin();
    const distrusted = async (id: string, sentAt: number, ...tenants: readonly string[]) => (await beat(id, sentAt, ...tenants)).distrusted;
    expect(await distrusted('writer', start, 't1', 't2')).toEqual(['t1', 't2']);
    expect(await distrusted('reader', start, 't1')).toEqual(['t1', 't2', 't1']);
    // Sent before it was said, and heard after that.
    expect(await distrusted('writer', start - 5_000)).toEqual(['t1', 't2', 't1']);
    expect(await distrusted('writer', await nowOfRedis(), 't2')).toEqual(['t2', 't1']);
    await redis.client.hset('state', 't2 writer', start - FORGOTTEN_MS - 1);
    expect(await distrusted('reader', start, 't1')).toEqual(['t1']);
    // What somebody else has written there counts from when it is seen.
    await redis.client.hset('state', 't3 writer', 'abc');
    expect(await distrusted('reader', start, 't1')).toContain('t3');
    expect(Number(await redis.client.hget('state', 't3 writer'))).toBeGreaterThanOrEqual(start);
    // Too many to be named: nobody is trusted.
    const many = Array.from({ length: 101 }, (_tenant, index) => `t${index}`);
    expect((await beat('reader', start, 't1')).missing).toBe('-');
    expect((await beat('reader', start, ...many)).missing).toBe('distrusted');
  });

  test('tell of all replicas only once each has had the time to beat', async () => {
    const start = await nowOfRedis();
    expect((await beat('reader', start)).missing).toBe('emptied');
    await redis.client.hset('state', 'since', start - LEASE_MS);
    expect((await beat('reader', start)).missing).toBe('-');
    await redis.client.del('beats');
    expect((await beat('reader', start)).missing).toBe('emptied');
  });

  type Spoil = (client: Redis, now: number) => Promise<unknown>;
  test.each<readonly [string, string, Spoil]>([
    ['the state is gone', 'emptied', (client) => client.del('state')],
    ['the state is of another type', 'emptied', (client) => client.set('state', 'abc')],
    ['the list is of another type', 'emptied', (client) => client.set('beats', 'abc')],
    ['it is of another life of Redis', 'restarted', (client) => client.hset('state', 'life', '0123456789abcdef')],
    ['it does not say of which life it is', 'restarted', (client) => client.hdel('state', 'life')],
    ['the clock was set back', 'clock', (client, now) => client.hset('state', 'at', now + 4_000)],
    ['the time of the last beat is none', 'clock', (client) => client.hset('state', 'at', 'nan')],
    ['since when it is known is to come', 'damaged', (client, now) => client.hset('state', 'since', now + 3_600_000)],
    ['since when it is known is no time', 'damaged', (client) => client.hset('state', 'since', 'abc')],
    ['the number of the list is none', 'damaged', (client) => client.hset('state', 'list', 'abc')],
    ['the number of the list is too long', 'damaged', (client) => client.hset('state', 'list', '9'.repeat(400))],
    ['a beat is to come', 'damaged', (client) => client.zadd('beats', 1e300, 'else')],
  ])('begin again where what Redis holds is not all that it knew: %s', async (_what, missing, spoil) => {
    const start = await begin();
    expect((await beat('reader', start)).missing).toBe('-');
    await spoil(redis.client, start);
    expect(await beat('reader', await nowOfRedis())).toMatchObject({ missing, replicas: 1, oldest: 'reader' });
    // For as long as the others have to beat, and no longer.
    expect((await beat('reader', await nowOfRedis())).missing).toBe(missing);
    await redis.client.hset('state', 'since', start - LEASE_MS);
    expect((await beat('reader', await nowOfRedis())).missing).toBe('-');
  });

  test('of one that is silent are older than a lease, and not forgotten, where nobody has beaten for a while', async () => {
    const start = await begin();
    await beat('silent', start);
    // As it is after the clock was set forward, or Redis stood still.
    for (const id of ['silent', 'reader']) await redis.client.zadd('beats', start - 40_000, id);
    await redis.client.hset('state', 'at', start - 39_000);
    const { oldest, oldestAt, now, replicas, missing } = await beat('reader', await nowOfRedis());
    expect({ oldest, replicas, missing, silentFor: now - oldestAt }).toEqual({
      oldest: 'silent',
      replicas: 2,
      missing: '-',
      silentFor: 2 * LEASE_MS,
    });
  });

  test('of one that is silent are kept where the clock was set back', async () => {
    const start = await begin();
    await beat('silent', start);
    await redis.client.hset('state', 'at', start + 4_000);
    expect(await beat('reader', await nowOfRedis())).toMatchObject({ missing: 'clock', replicas: 2 });
  });

  test('that were sent at a time to come show that the clock was set back', async () => {
    const start = await begin();
    expect((await beat('reader', start + 4_000)).missing).toBe('clock');
  });
});
