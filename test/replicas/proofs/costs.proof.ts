/** What sharing costs Redis, by its own account: `npm run scale -- measure` writes it to `scripts/scale/measured.json`. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasuredCosts } from '../../../scripts/scale/costs.ts';
import { startRedis, type RedisServer } from '../../support/redis.ts';
import { startReplicas } from '../../support/replicas.ts';
import { startUpstream } from '../../support/upstream.ts';

const REPLICAS = 4;
const READS = 1_000;
const WRITES = 300;
const PUBLISHES = 2_000;
const SUBSCRIBERS = 200;
const IDLE_MS = 4_000;
/** Bytes of an assistant as most are. */
const DOCUMENT = 2_000;

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

/** Microseconds of CPU that Redis has taken, and bytes that it holds. */
async function look() {
  const info = await redis.client.info();
  const valueOf = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1] ?? Number.NaN);
  return {
    cpuUs: (valueOf('used_cpu_user') + valueOf('used_cpu_sys')) * 1e6,
    bytes: valueOf('used_memory'),
  };
}

/** What each of so many takes, without what Redis does when nothing is asked of it. */
async function costOf(count: number, idleUsPerMs: number, work: () => Promise<unknown>) {
  const before = await look();
  const begun = performance.now();
  await work();
  // What is stored is stored after the answer.
  await pause(300);
  const after = await look();
  const cpuUs = after.cpuUs - before.cpuUs - idleUsPerMs * (performance.now() - begun);
  return { cpuUs: cpuUs / count, bytes: (after.bytes - before.bytes) / count };
}

const inLanes = async (count: number, one: (index: number) => Promise<unknown>) => {
  let next = 0;
  const lane = async () => {
    while (next < count) await one(next++);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
};

test('what reads, writes and messages cost', async () => {
  const text = Array.from({ length: DOCUMENT / 10 }, (_word, index) => `word ${(index * 7_919) % 9_973}`)
    .join(' ')
    .slice(0, DOCUMENT);
  const upstream = await startUpstream(({ method, path }) => {
    const id = path.split('/').at(-1)?.split('?')[0];
    return { body: { id, name: method, instructions: text, created_at: '2026-01-01T00:00:00Z', version_id: 'v1' } };
  });
  const sharing = { timeoutMs: 1_000, leaseMs: 1_000 };
  const alone = await look();
  await pause(IDLE_MS);
  const idle = await look();
  const ownUsPerMs = (idle.cpuUs - alone.cpuUs) / IDLE_MS;
  const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: REPLICAS, sharing, cacheTtlMs: 60_000 });
  const ask = async (replica: number, query: string, token: string) => {
    const { errors } = (await replicas[replica % REPLICAS]?.query(query, { token })) ?? {};
    expect(errors).toBeUndefined();
  };
  const read = (shift: number) => (index: number) =>
    ask(index + shift, `{ assistant(id: "a${index}") { name instructions } }`, `token-${index % 50}`);

  const beats = await costOf((REPLICAS * IDLE_MS) / 1_000, ownUsPerMs, () => pause(IDLE_MS - 300));
  const idleUsPerMs = ownUsPerMs + (beats.cpuUs * REPLICAS) / 1_000;
  const cold = await costOf(READS, idleUsPerMs, () => inLanes(READS, read(0)));
  const shared = await costOf(READS, idleUsPerMs, () => inLanes(READS, read(1)));
  // On a busy machine a few are read again.
  expect(upstream.calls.length).toBeLessThan(READS * 1.05);
  const rename = (index: number) =>
    ask(
      index,
      `mutation { updateAssistant(input: { id: "a${index}", changes: { name: "n" } }) { userErrors { message } } }`,
      `token-${index % 50}`,
    );
  const write = await costOf(WRITES, idleUsPerMs, () => inLanes(WRITES, rename));

  const publish = async () => {
    for (let sent = 0; sent < PUBLISHES; sent += 100)
      await Promise.all(Array.from({ length: 100 }, () => redis.client.publish('costs', 'x'.repeat(400))));
  };
  const toNobody = await costOf(PUBLISHES, idleUsPerMs, publish);
  const subscribers = Array.from({ length: SUBSCRIBERS }, () => new Redis(redis.port, '127.0.0.1'));
  await Promise.all(subscribers.map((subscriber) => subscriber.subscribe('costs')));
  const toAll = await costOf(PUBLISHES, idleUsPerMs, publish);
  for (const subscriber of subscribers) subscriber.disconnect();

  const round = (value: number) => Math.round(value * 10) / 10;
  const measured: MeasuredCosts = {
    on: `${cpus().length} CPUs, Node ${process.version}, Redis ${/redis_version:(\S+)/.exec(await redis.client.info('server'))?.[1]}, ${new Date().toISOString().slice(0, 10)}`,
    documentBytes: DOCUMENT,
    coldRead: { cpuUs: round(cold.cpuUs) },
    sharedRead: { cpuUs: round(shared.cpuUs) },
    storedBytes: Math.round(cold.bytes),
    write: { cpuUs: round(write.cpuUs), replicas: REPLICAS },
    beatsPerReplicaAndSecond: { cpuUs: round(beats.cpuUs) },
    publish: { cpuUs: round(toNobody.cpuUs), perSubscriberUs: Math.round(((toAll.cpuUs - toNobody.cpuUs) / SUBSCRIBERS) * 100) / 100 },
    waitMs: round(median(replicas.flatMap(({ waits }) => waits))),
  };
  writeFileSync(fileURLToPath(new URL('../../../scripts/scale/measured.json', import.meta.url)), `${JSON.stringify(measured, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
});

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
