/** When a replica was last heard of, with its clock moved by hand: Redis compares what replicas say with its own. */
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BEAT } from '../../src/replicas/redis/scripts.ts';
import { hasRedis, startRedis, type RedisServer } from '../support/redis.ts';
import { until } from '../support/replicas.ts';

const LEASE_MS = 1_000;
const FORGOTTEN_MS = 30_000;

interface Sent {
  readonly id: string;
  readonly sentAt: number;
  readonly leaseMs?: number;
  readonly edition?: string;
  readonly tenants?: readonly string[];
}

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

  /** Beats as a replica that sent it at this time, and knows no longer lease than this. Gives when the oldest beat of all was sent. */
  const beatBy = async ({ id, sentAt, leaseMs = LEASE_MS, edition = '', tenants = [] }: Sent) => {
    heard.length = 0;
    const args = [id, leaseMs, 'all', 7, sentAt, 'PUBLISH', edition, ...tenants];
    const [listeners, , next, , era] = (await redis.client.eval(BEAT.text, 2, 'beats', 'state', ...args)) as unknown[];
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
      edition: String(next),
      era: Number(era),
    };
  };
  const beat = (id: string, sentAt: number, ...tenants: readonly string[]) => beatBy({ id, sentAt, tenants });

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

  test('that has not come for too long begins another era of what is stored, and one that has left does not', async () => {
    const start = await begin();
    await beat('leaving', start);
    const { era } = await beat('silent', start - 20_000);
    await redis.client.zrem('beats', 'leaving');
    expect(await beat('reader', start)).toMatchObject({ replicas: 2, era });
    await redis.client.zadd('beats', start - 40_000, 'silent');
    const later = await beat('reader', start);
    expect([later.replicas, later.era > era]).toEqual([1, true]);
    expect((await beat('reader', start)).era).toBe(later.era);
  });

  test('begin again where the list is older than the one that was known', async () => {
    const start = await begin();
    const { edition, era } = await beat('reader', start);
    expect((await beatBy({ id: 'reader', sentAt: start, edition })).missing).toBe('-');
    const old = await redis.client.hget('state', 'era');
    await redis.client.hset('state', 'era', Number(old) - 5_000);
    const again = await beatBy({ id: 'reader', sentAt: start, edition });
    expect([again.missing, again.era > era]).toEqual(['damaged', true]);
    // One that is none is another one, and the list is whole.
    await redis.client.hset('state', 'since', start - 60_000, 'era', 'nan');
    const last = await beatBy({ id: 'reader', sentAt: start, edition: again.edition });
    expect([last.missing, last.era > again.era]).toEqual(['-', true]);
  });

  describe('of unlike leases', () => {
    const LONG_MS = 10_000;
    const SHORT_MS = 2_000;
    const short = (sentAt: number) => beatBy({ id: 'short', sentAt, leaseMs: SHORT_MS });
    /** One that is silent for so long had named its lease. */
    const beginLong = async (silentFor: number) => {
      const start = await begin();
      await beatBy({ id: 'silent', sentAt: start, leaseMs: LONG_MS });
      await redis.client.zadd('beats', start - silentFor, 'silent');
      return start;
    };

    test('make nobody forget one whose lease is longer, until nobody has named that for as long as one is waited for', async () => {
      const start = await beginLong(299_000);
      await redis.client.hset('state', 'named', start - 299_000);
      expect(await short(start)).toMatchObject({ replicas: 3, oldest: 'silent', oldestAt: start - 299_000 });
      await redis.client.hset('state', 'named', start - 300_001);
      expect(await short(start)).toMatchObject({ replicas: 2 });
      expect(await redis.client.zscore('beats', 'silent')).toBeNull();
      expect(await redis.client.hget('state', 'lease')).toBe(String(SHORT_MS));
    });

    test('make none that is silent look alive to one whose lease is longer', async () => {
      const start = await beginLong(8_000);
      await redis.client.hset('state', 'at', start - 3_000);
      expect(await short(start)).toMatchObject({ oldest: 'silent', oldestAt: start - 8_000 });
    });

    test('forget nobody after the clock was set forward, or back, or the list was lost', async () => {
      const start = await beginLong(0);
      const ids = ['silent', 'reader'];
      for (const id of ids) await redis.client.zadd('beats', start - 3_600_000, id);
      await redis.client.hset('state', 'at', start - 3_600_000, 'named', start - 3_600_000);
      for (let count = 0; count < 2; count += 1) {
        const { replicas, now, oldestAt } = await short(start);
        expect([replicas, now - oldestAt >= 2 * LONG_MS]).toEqual([3, true]);
      }
      await redis.client.hset('state', 'at', start + 4_000, 'named', start + 4_000);
      await short(await nowOfRedis());
      await redis.client.zadd('beats', start - 299_000, 'silent');
      expect((await short(await nowOfRedis())).replicas).toBe(3);
      await redis.client.del('beats');
      await short(await nowOfRedis());
      expect(await redis.client.hget('state', 'lease')).toBe(String(LONG_MS));
    });

    test.each(['abc', '9'.repeat(400), String(Number.MAX_SAFE_INTEGER), '-1'])('take none that no replica has: %s', async (lease) => {
      const start = await beginLong(40_000);
      await redis.client.hset('state', 'lease', lease);
      expect(await beat('reader', start)).toMatchObject({ missing: '-', replicas: 1 });
    });
  });
});
