/** Guarantees 1 to 3 with thousands of reads and the usual times: `npm run scale -- guarantees`. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOneAssistant } from '../../support/one-assistant.ts';
import { startRedis, type RedisServer } from '../../support/redis.ts';
import { BUSY_MS, loadReplicas, quantile, say } from '../../support/replica-load.ts';
import { startReplicas, type ReplicaGateway } from '../../support/replicas.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

const USUAL = { timeoutMs: 100, leaseMs: 1_000 };

type Trouble = (replicas: readonly ReplicaGateway[]) => void | Promise<void>;

interface Case {
  readonly name: string;
  /** Milliseconds of the cache; short ones make replicas read again and again. */
  readonly ttlMs?: number;
  readonly begin?: Trouble;
  readonly end?: Trouble;
  readonly forMs?: number;
  readonly upstreamMs?: number;
}

const CASES: readonly Case[] = [
  { name: '1: nothing is wrong, reads expire every 25 ms', ttlMs: 25 },
  { name: '1: nothing is wrong, reads last' },
  { name: '2: one replica is deaf', begin: ([one]) => one?.proxy.set('deaf'), end: ([one]) => one?.proxy.set('none') },
  { name: '2: one replica is cut off', begin: ([one]) => one?.proxy.set('frozen'), end: ([one]) => one?.proxy.set('none') },
  {
    name: '2: one is cut off, others send late',
    begin: ([one, ...others]) => {
      one?.proxy.set('frozen');
      for (const { proxy } of others) proxy.set({ lateMs: 60 });
    },
    end: (all) => {
      for (const { proxy } of all) proxy.set('none');
    },
  },
  { name: '2: one replica is refused', begin: ([one]) => one?.proxy.set('refusing'), end: ([one]) => one?.proxy.set('none') },
  {
    name: '2: what one replica sends arrives 2 s late',
    begin: ([one]) => one?.proxy.set({ lateMs: 2 * USUAL.leaseMs }),
    end: ([one]) => one?.proxy.set('none'),
  },
  { name: '2: Redis is frozen', begin: () => redis.pause(), end: () => redis.resume() },
  { name: '2: Redis is killed', begin: () => redis.kill(), end: () => redis.restart() },
  {
    name: '2: Redis is frozen, the upstream takes 2.5 s',
    begin: () => redis.pause(),
    end: () => redis.resume(),
    upstreamMs: 2_500,
    forMs: 15_000,
  },
  {
    name: '2: Redis is killed, the upstream takes 2.5 s',
    begin: () => redis.kill(),
    end: () => redis.restart(),
    upstreamMs: 2_500,
    forMs: 15_000,
  },
  { name: '10: Redis is flushed again and again', begin: flushOften },
];

function flushOften(): void {
  let left = 40;
  const flush = () => {
    left -= 1;
    void redis.client.flushall().then(() => (left > 0 ? setTimeout(flush, 100) : undefined));
  };
  flush();
}

test.each(CASES)('$name', { timeout: 120_000 }, async ({ ttlMs = 30_000, begin, end, forMs = 5_000, upstreamMs = 0, name }) => {
  const upstream = await startOneAssistant();
  const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, cacheTtlMs: ttlMs, sharing: USUAL });
  if (upstreamMs > 0) upstream.delay(upstreamMs);
  const times = { begin: 1_000, end: 1_000 + forMs, all: 4_000 + forMs };
  const started = performance.now();
  const trouble = (async () => {
    await pause(times.begin);
    await begin?.(replicas);
    await pause(forMs);
    await end?.(replicas);
  })();
  const report = await loadReplicas(replicas, { goesOn: () => performance.now() - started < times.all });
  await trouble;
  const waits = replicas.flatMap((replica) => replica.waits);
  const shown = (values: readonly number[]) => [0.5, 0.99, 1].map((share) => quantile(values, share).toFixed(1)).join(' / ');
  say(
    `${name}: ${report.stale} stale and ${report.failed.length} failed of ${report.reads} reads, ${report.writes} writes; wait p50 / p99 / max ${shown(waits)} ms; read ${shown(report.readMs)} ms; ${upstream.calls.length} calls`,
  );
  expect(report.failed).toEqual([]);
  expect(report.stale).toBe(0);
  expect(quantile(waits, 1)).toBeLessThan(USUAL.leaseMs + USUAL.timeoutMs + BUSY_MS);
  // Acknowledgements open; a lease would pass without them.
  if (!begin) expect(quantile(waits, 0.5)).toBeLessThan(USUAL.leaseMs / 2);
});
