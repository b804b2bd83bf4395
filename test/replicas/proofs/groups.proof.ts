/** Guarantees 1, 2, 5, 7 and 11 with a cluster of Redis, and with sentinels, one of whose servers ends: `npm run scale -- guarantees`. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { READ, startOneAssistant } from '../../support/one-assistant.ts';
import { startRedisCluster, startRedisSentinel, type RedisGroup } from '../../support/redis-cluster.ts';
import { loadReplicas, quantile, say } from '../../support/replica-load.ts';
import { startReplicas, untilCurrent } from '../../support/replicas.ts';

const GROUPS: Readonly<Record<string, () => Promise<RedisGroup>>> = {
  'a cluster': () => startRedisCluster({ replicas: 3 }),
  sentinels: startRedisSentinel,
};

test.each(Object.entries(GROUPS))('%s', async (name, startGroup) => {
  const group = await startGroup();
  onTestFinished(group.close);
  const upstream = await startOneAssistant();
  const sharing = { url: group.url, timeoutMs: 100, leaseMs: 1_000 };
  const replicas = await startReplicas({ upstreamUrl: upstream.url, cacheTtlMs: 60_000, sharing });
  await Promise.all(replicas.flatMap(({ query }) => Array.from({ length: 25 }, () => query(READ))));
  say(`5: ${name}: 100 equal cold reads made ${upstream.calls.length} calls`);
  expect(upstream.calls).toHaveLength(1);
  const until = (ms: number) => {
    const end = performance.now() + ms;
    return () => performance.now() < end;
  };
  upstream.state.name = '0';
  for (const { waits } of replicas) (waits as number[]).length = 0;
  const quiet = await loadReplicas(replicas, { goesOn: until(4_000) });
  const waited = replicas.flatMap(({ waits }) => waits);
  say(
    `1 and 3: ${name}: ${quiet.stale} stale and ${quiet.failed.length} failed of ${quiet.reads} reads, ${quiet.writes} writes waited ${quantile(waited, 0.5).toFixed(1)} / ${quantile(waited, 0.99).toFixed(1)} ms`,
  );
  expect([quiet.stale, quiet.failed]).toEqual([0, []]);
  expect(quantile(waited, 0.5)).toBeLessThan(100);
  let tookMs = Number.NaN;
  upstream.state.name = '0';
  const trouble = (async () => {
    await pause(1_000);
    const begun = performance.now();
    await group.failOver();
    tookMs = performance.now() - begun;
    await untilCurrent(replicas);
    return performance.now() - begun - tookMs;
  })();
  const during = await loadReplicas(replicas, { goesOn: until(8_000), untilOver: () => trouble });
  say(
    `2 and 7: ${name}: the primary of messages was killed, after ${Math.round(tookMs)} ms another one had its place, ${Math.round(await trouble)} ms later all shared: ${during.stale} stale and ${during.failed.length} failed of ${during.reads} reads, ${during.writes} writes; reads of ${quantile(during.readMs, 0.99).toFixed(1)} ms (p99), at most ${Math.max(...during.readMs).toFixed(1)}`,
  );
  expect([during.stale, during.failed]).toEqual([0, []]);
  upstream.answerWith({ status: 429, headers: { 'retry-after': '30' }, body: { errors: [] } });
  await replicas[0]?.query(READ, { token: 'limited' });
  const calls = upstream.calls.length;
  await pause(50);
  const codes = await Promise.all(
    replicas.slice(1).map(async ({ query }) => (await query(READ, { token: 'limited' })).errors?.[0]?.extensions?.['code']),
  );
  expect([codes, upstream.calls.length - calls]).toEqual([['RATE_LIMITED', 'RATE_LIMITED', 'RATE_LIMITED'], 0]);
});
