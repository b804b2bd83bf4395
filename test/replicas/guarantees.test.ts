import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, startClusterOfOne, startRedis, type RedisServer } from '../support/redis.ts';
import { LASTING, startReplicas, undisturbed, until, type ReplicaGateway } from '../support/replicas.ts';

const nameAt = async ({ query }: ReplicaGateway, token?: string) =>
  (await query(READ, token === undefined ? {} : { token })).data.assistant.name as string;
const namesAt = (replicas: readonly ReplicaGateway[], token?: string) => Promise.all(replicas.map((replica) => nameAt(replica, token)));

describe.runIf(hasRedis)('replicas that share by Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  test('equal cold reads at all replicas make one upstream call', async () => {
    const upstream = await startOneAssistant();
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, ...LASTING });
    const calls = await undisturbed(replicas, async (number) => {
      const before = upstream.calls.length;
      // The first of a caller are cold.
      const names = replicas.flatMap((replica) => Array.from({ length: 25 }, () => nameAt(replica, `token-${number}`)));
      expect(await Promise.all(names)).toEqual(Array.from({ length: 100 }, () => 'before'));
      return upstream.calls.slice(before);
    });
    expect(calls).toEqual(['GET /ai/assistants/asst_1']);
  });

  test('after an answered write no replica answers what it had read before', async () => {
    const upstream = await startOneAssistant();
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, ...LASTING });
    const reads = await undisturbed(replicas, async (number) => {
      const before = upstream.calls.length;
      await namesAt(replicas);
      for (const [index, { query }] of replicas.entries()) {
        const name = `name ${number} ${index}`;
        expect(await query(rename(name))).toEqual({ data: { updateAssistant: { assistant: { name }, userErrors: [] } } });
        expect(await namesAt(replicas)).toEqual(replicas.map(() => name));
      }
      return upstream.calls.slice(before).filter((call) => call.startsWith('GET'));
    });
    // One read of each replica's own before it writes, and one for all others after it.
    expect(reads.length).toBeLessThanOrEqual(1 + 2 * replicas.length);
    // It was answered as all had acknowledged it, and not because a lease was over.
    const waits = replicas.flatMap(({ operations }) => operations.flatMap(({ op, outcome }) => (op === 'wait' ? [outcome] : [])));
    expect(waits.filter((outcome) => outcome === 'acknowledged').length).toBeGreaterThanOrEqual(replicas.length);
  });

  test('in a cluster the same holds, with one upstream call for what all read', async () => {
    const cluster = await startClusterOfOne();
    onTestFinished(cluster.close);
    const upstream = await startOneAssistant();
    const sharing = { ...LASTING.sharing, url: `redis+cluster://127.0.0.1:${cluster.port}` };
    const replicas = await startReplicas({ ...LASTING, upstreamUrl: upstream.url, size: 2, sharing });
    const calls = await undisturbed(replicas, async (number) => {
      const before = upstream.calls.length;
      expect(await namesAt(replicas, `token-${number}`)).toEqual(['before', 'before']);
      return upstream.calls.slice(before);
    });
    expect(calls).toEqual(['GET /ai/assistants/asst_1']);
    for (const [index, { query }] of replicas.entries()) {
      const name = `name ${index}`;
      await query(rename(name));
      expect(await namesAt(replicas)).toEqual([name, name]);
    }
    const keys = await cluster.client.keys('*');
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.filter((key) => !/^\w+1:\{[^{}]+\}:/.test(key))).toEqual([]);
  });

  test('a read that was under way during a write is stored nowhere', async () => {
    const upstream = await startOneAssistant();
    const [reader, writer, other] = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 3 });
    if (!reader || !writer || !other) throw new Error('There are three.');
    const release = upstream.hold();
    const early = nameAt(reader);
    await until(() => upstream.calls.length > 0);
    const writing = writer.query(rename('after'));
    await until(() => upstream.calls.length > 1);
    release();
    expect([await early, (await writing).errors]).toEqual(['before', undefined]);
    expect(await namesAt([reader, writer, other])).toEqual(['after', 'after', 'after']);
  });
});
