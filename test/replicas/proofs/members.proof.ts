/** How long one that is away is waited for, and that unlike leases go together: `npm run scale -- guarantees`. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOneAssistant } from '../../support/one-assistant.ts';
import { startRedis, type RedisServer } from '../../support/redis.ts';
import { say } from '../../support/replica-load.ts';
import { SHORT_LEASE_MS, startReplica, startReplicas, until, untilCurrent, type ReplicaGateway } from '../../support/replicas.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

test('one that is cut off while Redis is emptied is waited for 30 leases, and no longer', async () => {
  const upstream = await startOneAssistant();
  const sharing = { leaseMs: SHORT_LEASE_MS };
  const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 3, sharing });
  const [away, ...others] = replicas as [ReplicaGateway, ReplicaGateway, ReplicaGateway];
  await until(() => replicas.every(({ replication }) => replication.replicas() === 3));
  away.proxy.set('refusing');
  await redis.client.flushall();
  const lost = performance.now();
  await until(() => others.every(({ replication }) => !replication.coordination.isCurrent));
  await untilCurrent(others);
  const leases = (performance.now() - lost) / SHORT_LEASE_MS;
  say(`members: shared again without the one that is away ${leases.toFixed(1)} leases after Redis was emptied`);
  expect(leases).toBeGreaterThan(29.9);
  expect(others.map(({ replication }) => replication.replicas())).toEqual([2, 2]);
});

test('leases of 10, 2 and 2 s: nobody loses the others', async () => {
  const upstream = await startOneAssistant();
  const start = (leaseMs: number) =>
    startReplica({ redisPort: redis.port, upstreamUrl: upstream.url, sharing: { prefix: 'unlike', leaseMs } });
  const replicas = await Promise.all([10_000, 2_000, 2_000].map(start));
  await until(() => replicas.every(({ replication }) => replication.replicas() === 3));
  const before = replicas.map(({ transitions, reasons }) => [transitions.length, reasons.length] as const);
  let samples = 0;
  let up = 0;
  // The one with the longest lease would be lost by its second beat, were it as slow as its lease is long.
  for (; samples < 60; samples += 1) {
    up += Number(replicas.every(({ replication }) => replication.coordination.isCurrent));
    await pause(200);
  }
  say(`members: leases of 10, 2 and 2 s: all up in ${up} of ${samples} samples`);
  const since = replicas.map(({ transitions, reasons }, index) => {
    const [transited, said] = before[index] ?? [0, 0];
    return { transitions: transitions.slice(transited), reasons: reasons.slice(said) };
  });
  expect(since).toEqual(replicas.map(() => ({ transitions: [], reasons: [] })));
});
