/** One that cannot reach Redis while its list of replicas is lost, and replicas with different leases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Members } from '../../src/replicas/redis/members.ts';
import { Names } from '../../src/replicas/redis/names.ts';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, startRedis, type RedisServer } from '../support/redis.ts';
import { SECRET, SHORT_LEASE_MS, startReplica, startReplicas, until, untilCurrent, type ReplicaGateway } from '../support/replicas.ts';

const nameAt = async ({ query }: ReplicaGateway) => (await query(READ)).data?.assistant.name as string;
const namesAt = (replicas: readonly ReplicaGateway[]) => Promise.all(replicas.map(nameAt));

test('those that a new list lacks are remembered, and those that have left are not', () => {
  const members = new Members('own.100', 100, (id) => Number(id.split('.')[1]));
  const listOf = (since: string, ...ids: readonly string[]) => ({ since, edition: `${since}:${ids.length}`, era: '', ids });
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

  /** Long enough for two replicas to trust the list that Redis has now, were it only for those that it is told of. */
  const untilListIsOld = async (prefix: string) => {
    const { replicas, replicasState } = new Names(prefix, SECRET);
    const { client } = redis;
    for (;;) {
      const [since, [seconds], count] = await Promise.all([client.hget(replicasState, 'since'), client.time(), client.zcard(replicas)]);
      if (count >= 2 && Number(seconds) * 1_000 - Number(since) > 2 * SHORT_LEASE_MS) return;
    }
  };

  test.each([
    ['emptied', () => redis.client.flushall()],
    ['killed, and begins with nothing', () => redis.kill().then(() => redis.restart())],
  ])('trust nobody whom they have heard of and do not hear, and wait for it, though Redis is %s', async (how, lose) => {
    const upstream = await startOneAssistant();
    const sharing = { prefix: how.slice(0, 6), leaseMs: SHORT_LEASE_MS };
    const options = { redisPort: redis.port, upstreamUrl: upstream.url, cacheTtlMs: 60_000, sharing };
    const replicas = await startReplicas({ ...options, size: 3 });
    const [away, writer, reader] = replicas as [ReplicaGateway, ReplicaGateway, ReplicaGateway];
    await until(() => replicas.every(({ replication }) => replication.replicas() === 3));
    away.proxy.set('refusing');
    await lose();
    await untilListIsOld(sharing.prefix);
    expect(await namesAt([writer, reader])).toEqual(['before', 'before']);
    await away.query(rename('by the one that is away'));
    expect(await namesAt(replicas)).toEqual(replicas.map(() => 'by the one that is away'));
    // What it has just read, the one that is away may answer for a lease.
    await writer.query(rename('after'));
    expect(await namesAt(replicas)).toEqual(['after', 'after', 'after']);
    expect(writer.waits.at(-1)).toBeGreaterThanOrEqual(SHORT_LEASE_MS);
    away.proxy.set('none');
    await untilCurrent(replicas);
    await writer.query(rename('last'));
    expect(await namesAt(replicas)).toEqual(['last', 'last', 'last']);
  });

  test('trust and wait so that a write holds, though the lease of one is longer than that of another', async () => {
    const upstream = await startOneAssistant();
    const start = (leaseMs: number) =>
      startReplica({
        redisPort: redis.port,
        upstreamUrl: upstream.url,
        cacheTtlMs: 60_000,
        sharing: { prefix: 'leases', leaseMs, timeoutMs: 50 },
      });
    const [long, short] = await Promise.all([start(3 * SHORT_LEASE_MS), start(SHORT_LEASE_MS)]);
    const replicas = [long, short];
    await until(() => replicas.every(({ replication }) => replication.replicas() === 2));
    await untilCurrent(replicas);
    await namesAt(replicas);
    long.proxy.set('frozen');
    await short.query(rename('after'));
    expect(await namesAt(replicas)).toEqual(['after', 'after']);
  });

  test('wait for none that left as Redis lost their list', async () => {
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: 'http://127.0.0.1:9/v2', size: 3 });
    const [leaving, ...others] = replicas as [ReplicaGateway, ...ReplicaGateway[]];
    // They hear of both at once.
    for (const { proxy } of others) proxy.set('frozen');
    await redis.client.flushall();
    await leaving.replication.stop();
    for (const { proxy } of others) proxy.set('none');
    await until(() => others.every(({ transitions }) => transitions.length === 3));
    expect(others.map(({ transitions, replication }) => [transitions, replication.replicas()])).toEqual(
      others.map(() => [[true, false, true], 2]),
    );
  });
});
