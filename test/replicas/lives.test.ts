/** A Redis that begins again from what it had stored before, and ids in it that no replica has made. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, startRedis, type RedisServer } from '../support/redis.ts';
import { SHORT_LEASE_MS, startReplica, startReplicas, until, untilCurrent, type ReplicaGateway } from '../support/replicas.ts';

const nameAt = async ({ query }: ReplicaGateway) => (await query(READ)).data?.assistant.name as string;
const namesAt = (replicas: readonly ReplicaGateway[]) => Promise.all(replicas.map(nameAt));

describe.runIf(hasRedis)('a Redis that', () => {
  let redis: RedisServer;
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(() => redis.close());

  /** Ends without a word, and begins from its last snapshot. */
  const goBack = async () => {
    await redis.kill();
    await redis.restart();
  };

  test('has an older read, and knows of no write since, gives none of it', async () => {
    const upstream = await startOneAssistant();
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 2, cacheTtlMs: 600_000 });
    expect(await namesAt(replicas)).toEqual(['before', 'before']);
    await redis.client.save();
    await replicas[0]?.query(rename('after'));
    await goBack();
    await until(() => replicas.every(({ transitions }) => transitions.includes(false)));
    await untilCurrent(replicas);
    expect(await namesAt(replicas)).toEqual(['after', 'after']);
  });

  test('has an older list of replicas makes nobody forget one that cannot reach it', async () => {
    const upstream = await startOneAssistant();
    const given = {
      redisPort: redis.port,
      upstreamUrl: upstream.url,
      cacheTtlMs: 600_000,
      sharing: { prefix: 'older', leaseMs: SHORT_LEASE_MS },
    };
    const others = await Promise.all([startReplica(given), startReplica(given)]);
    await until(() => others.every(({ replication }) => replication.replicas() === 2));
    await redis.client.save();
    const away = await startReplica(given);
    await until(() => others.every(({ replication }) => replication.replicas() === 3));
    away.proxy.set('refusing');
    await goBack();
    // Long enough to have all of them on a new list, were it only for those that it has.
    await pause(4 * SHORT_LEASE_MS);
    expect(await namesAt(others)).toEqual(['before', 'before']);
    await away.query(rename('after'));
    expect(await namesAt(others)).toEqual(['after', 'after']);
    away.proxy.set('none');
    await untilCurrent([...others, away]);
    await others[0].query(rename('last'));
    expect(await namesAt([...others, away])).toEqual(['last', 'last', 'last']);
  });

  test('has ids that no replica has made loses them: nobody waits for them, or by them', async () => {
    const upstream = await startOneAssistant();
    const sharing = { leaseMs: SHORT_LEASE_MS };
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 2, sharing });
    const [list = ''] = await redis.client.keys('*:beats');
    const [time] = await redis.client.time();
    const ids = ['x.3000000000', `x.${'9'.repeat(400)}`, 'x.1', '3000000000 x'];
    for (const id of ids) await redis.client.zadd(list, Number(time) * 1_000, id);
    await until(() => replicas.every(({ transitions }) => transitions.length > 0));
    while ((await redis.client.zcard(list)) > 2) await pause(5);
    await until(() => replicas.every(({ replication }) => replication.replicas() === 2));
    expect(replicas.map(({ replication }) => replication.coordination.leaseMs)).toEqual([SHORT_LEASE_MS, SHORT_LEASE_MS]);
    await replicas[0]?.query(rename('after'));
    expect(await namesAt(replicas)).toEqual(['after', 'after']);
  });

  test('had its clock set back shares what is read since', async () => {
    const upstream = await startOneAssistant();
    const given = { redisPort: redis.port, upstreamUrl: upstream.url, sharing: { prefix: 'back' } };
    const [one] = await startReplicas({ ...given, size: 1 });
    await one?.query(rename('after'));
    await one?.query(READ);
    const HOUR = 3_600_000_000;
    for (const key of await redis.client.keys('*:e')) {
      for (const [field, epoch] of Object.entries(await redis.client.hgetall(key)))
        await redis.client.hset(key, field, Number(epoch) + HOUR);
    }
    const second = await startReplica(given);
    await second.query(READ);
    await until(() => second.outcomes.has('stored'));
    const third = await startReplica(given);
    await third.query(READ);
    expect([...third.outcomes]).toEqual([['hit', 1]]);
  });

  test('was away for many tenants begins one epoch for each', async () => {
    const upstream = await startOneAssistant();
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 2 });
    for (const { proxy } of replicas) proxy.set('refusing');
    await until(() => replicas.every(({ replication }) => !replication.coordination.isCurrent));
    const { coordination } = (replicas[0] as ReplicaGateway).replication;
    const tenants = Array.from({ length: 150 }, (_tenant, index) => `tenant-${index}`);
    await Promise.all(tenants.map((tenant) => coordination.announce({ tenant, scopes: ['assistants'], unsettledForMs: 0 }, null)));
    await redis.client.config('RESETSTAT');
    for (const { proxy } of replicas) proxy.set('none');
    await untilCurrent(replicas);
    const expiries = Number(/cmdstat_pexpire:calls=(\d+)/.exec(await redis.client.info('commandstats'))?.[1]);
    expect(expiries).toBe(tenants.length);
    expect(replicas.flatMap(({ reasons }) => reasons).filter((reason) => /emptied|more tenants/.test(reason))).toEqual([]);
  });
});
