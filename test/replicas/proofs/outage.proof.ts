/** Guarantees 6, 7 and 9 with many reads and the usual times: `npm run scale -- guarantees`. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from '../../support/faulty-proxy.ts';
import { READ, startOneAssistant } from '../../support/one-assistant.ts';
import { startRedis, type RedisServer } from '../../support/redis.ts';
import { BUSY_MS, loadReplicas, quantile, say } from '../../support/replica-load.ts';
import { startReplicas, untilCurrent } from '../../support/replicas.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

const USUAL = { timeoutMs: 100, leaseMs: 1_000 };

/** What a read may take longer, the memory that an outage may take, and the time in which all share again after it. */
const MOST_LONGER_MS = 150;
const MOST_GROWN_MB = 20;
const BACK_MS = 2_000;

const FAULTS: Readonly<Record<string, Fault>> = {
  'nothing is wrong': 'none',
  frozen: 'frozen',
  refusing: 'refusing',
  NOAUTH: { answer: '-NOAUTH Authentication required.\r\n' },
  OOM: { answer: "-OOM command not allowed when used memory > 'maxmemory'.\r\n" },
  READONLY: { answer: "-READONLY You can't write against a read only replica.\r\n" },
  LOADING: { answer: '-LOADING Redis is loading the dataset in memory\r\n' },
  HTTP: { answer: 'HTTP/1.1 400 Bad Request\r\n\r\n' },
};

test.each(Object.entries(FAULTS))('6 and 7: Redis is %s for 5 s', async (name, fault) => {
  const upstream = await startOneAssistant();
  // Reads expire at once, so that each asks Redis.
  const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, cacheTtlMs: 20, sharing: USUAL });
  for (const { proxy } of replicas) proxy.set(fault);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const report = await loadReplicas(replicas, {
    readers: 2,
    writers: [],
    goesOn: () => false,
    untilOver: () => pause(5_000),
  });
  globalThis.gc?.();
  const grownMb = (process.memoryUsage().heapUsed - before) / 1_048_576;
  for (const { proxy } of replicas) {
    proxy.set('none');
    if (typeof fault === 'object') proxy.cut();
  }
  const over = performance.now();
  await untilCurrent(replicas);
  const back = performance.now() - over;
  say(
    `${name}: ${report.failed.length} failed of ${report.reads} reads in ${Math.round(over - started)} ms; read p50 / p99 / max ${[0.5, 0.99, 1].map((share) => quantile(report.readMs, share).toFixed(1)).join(' / ')} ms; heap ${grownMb.toFixed(1)} MB more; shared again after ${back.toFixed(0)} ms`,
  );
  expect(report.failed).toEqual([]);
  expect(quantile(report.readMs, 0.5)).toBeLessThan(MOST_LONGER_MS);
  expect(quantile(report.readMs, 1)).toBeLessThan(MOST_LONGER_MS + BUSY_MS);
  expect(grownMb).toBeLessThan(MOST_GROWN_MB);
  expect(back).toBeLessThan(BACK_MS + BUSY_MS);
});

test('9: 20 tenants with equal ids, while Redis restarts', async () => {
  const upstream = await startOneAssistant();
  upstream.nameByToken();
  const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, cacheTtlMs: 50, sharing: USUAL });
  let crossed = 0;
  let reads = 0;
  const read = async (index: number) => {
    const token = `token-${index % 20}`;
    const { data } = (await replicas[(index * 7) % 4]?.query(READ, { token })) ?? {};
    reads += 1;
    if (data?.assistant.name !== token) crossed += 1;
  };
  for (let round = 0; round < 100; round += 1) {
    if (round === 30) await redis.kill();
    if (round === 60) void redis.restart();
    await Promise.all(Array.from({ length: 40 }, (_read, index) => read(round * 40 + index)));
    await pause(20);
  }
  say(`9: ${crossed} crossed of ${reads} reads; ${upstream.calls.length} calls`);
  expect(crossed).toBe(0);
  await untilCurrent(replicas);
});
