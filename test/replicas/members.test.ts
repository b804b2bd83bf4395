/** One that cannot reach Redis while its list of replicas is lost, and replicas with different leases. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Members } from '../../src/replicas/redis/members.ts';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, startRedis, type RedisServer } from '../support/redis.ts';
import { LEASE_MS, startReplica, startReplicas, until, untilCurrent, type ReplicaGateway } from '../support/replicas.ts';

const nameAt = async ({ query }: ReplicaGateway) => (await query(READ)).data?.assistant.name as string;
const namesAt = (replicas: readonly ReplicaGateway[]) => Promise.all(replicas.map(nameAt));

test('those that a new list lacks are remembered, and those that have left are not', () => {
  const members = new Members('own.100', 100, (id) => Number(id.split('.')[1]));
  const listOf = (since: string, ...ids: readonly string[]) => ({ since, edition: `${since}:${ids.length}`, ids });
  expect([members.lostBy(listOf('1', 'a.100')), members.leases]).toEqual([[], { shortestMs: 100, longestMs: 100 }]);
  members.take(listOf('1', 'own.100', 'a.300', 'b.50'));
  expect([members.edition, members.leases]).toEqual(['1:3', { shortestMs: 50, longestMs: 300 }]);
  expect(members.lostBy(listOf('1', 'own.100'))).toEqual([]);
  expect(members.lostBy(listOf('2', 'b.50'))).toEqual(['a.300']);
  members.take(listOf('1', 'own.100'));
  members.note(['own.100', 'c.200']);
  expect([members.lostBy(listOf('2')), members.leases]).toEqual([['c.200'], { shortestMs: 100, longestMs: 200 }]);
});

describe.runIf(hasRedis)('replicas', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  test('trust nobody whom they have heard of and do not hear, though Redis is emptied', async () => {
    const upstream = await startOneAssistant();
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 3, cacheTtlMs: 60_000 });
    const [away, ...others] = replicas as [ReplicaGateway, ReplicaGateway, ReplicaGateway];
    await until(() => replicas.every(({ replication }) => replication.replicas() === 3));
    away.proxy.set('refusing');
    await redis.client.flushall();
    // Long enough to have all of them on a new list, were it only for those that it is told of.
    await pause(4 * LEASE_MS);
    expect(await namesAt(others)).toEqual(['before', 'before']);
    await away.query(rename('after'));
    expect(await namesAt(others)).toEqual(['after', 'after']);
    away.proxy.set('none');
    await untilCurrent(replicas);
    await others[0]?.query(rename('last'));
    expect(await namesAt(replicas)).toEqual(['last', 'last', 'last']);
  });

  test('trust and wait so that a write holds, though the lease of one is longer than that of another', async () => {
    const upstream = await startOneAssistant();
    const start = (leaseMs: number) =>
      startReplica({
        redisPort: redis.port,
        upstreamUrl: upstream.url,
        cacheTtlMs: 60_000,
        sharing: { prefix: 'leases', leaseMs },
      });
    const [long, short] = await Promise.all([start(3 * LEASE_MS), start(LEASE_MS)]);
    const replicas = [long, short];
    await until(() => replicas.every(({ replication }) => replication.replicas() === 2));
    await untilCurrent(replicas);
    await namesAt(replicas);
    long.proxy.set('frozen');
    await short.query(rename('after'));
    expect(await namesAt(replicas)).toEqual(['after', 'after']);
  });
});
