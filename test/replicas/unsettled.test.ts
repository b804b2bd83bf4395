/** Writes of unknown outcome: until they are settled nothing that is read is kept, whatever else is written, and whatever Redis loses. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OneAssistant } from '../support/one-assistant.ts';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, startRedis, type RedisServer } from '../support/redis.ts';
import { startReplica, startReplicas, untilCurrent, type ReplicaGateway } from '../support/replicas.ts';

const nameAt = async ({ query }: ReplicaGateway) => (await query(READ)).data?.assistant.name as string;
const namesAt = (replicas: readonly ReplicaGateway[]) => Promise.all(replicas.map(nameAt));

describe.runIf(hasRedis)('until a write of unknown outcome is settled', () => {
  let redis: RedisServer;
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(() => redis.close());

  /** Two gateways, one of which has made a write that is not carried out yet, and a third that has not heard of it. */
  const start = async () => {
    const upstream = await startOneAssistant();
    const given = {
      redisPort: redis.port,
      upstreamUrl: upstream.url,
      cacheTtlMs: 600_000,
      sharing: { prefix: 'unsettled', timeoutMs: 500 },
    };
    const [writer, other] = await startReplicas({ ...given, size: 2 });
    if (!writer || !other) throw new Error('There are two.');
    upstream.breakWrites();
    expect((await writer.query(rename('after'))).errors?.[0]?.extensions?.['code']).toBe('UPSTREAM_UNAVAILABLE');
    upstream.state.name = 'before';
    const late = await startReplica(given);
    await untilCurrent([writer, other, late]);
    const [epochs = ''] = await redis.client.keys('*:e');
    const tenant = /\{(.*)\}/.exec(epochs)?.[1] ?? '';
    return { upstream, writer, other, late, epochs, tenant };
  };

  /** What they answer before it is carried out, and then. */
  const carryOut = async ({ state }: OneAssistant, replicas: readonly ReplicaGateway[]) => {
    const before = await namesAt(replicas);
    state.name = 'after';
    return [...before, ...(await namesAt(replicas))];
  };

  test('another one that is settled earlier makes nobody forget it', async () => {
    const { upstream, writer, late, tenant } = await start();
    await writer.replication.coordination.announce({ tenant, scopes: ['conversations'], unsettledForMs: 5_000 });
    expect(await carryOut(upstream, [late])).toEqual(['before', 'after']);
  });

  test('writes of more scopes than are told apart do not end it', async () => {
    const { upstream, writer, late, tenant, epochs } = await start();
    const scopes = Array.from({ length: 1_001 }, (_scope, index) => `messages(${index})`);
    await writer.replication.coordination.announce({ tenant, scopes, unsettledForMs: 0 });
    expect((await redis.client.hkeys(epochs)).toSorted()).toEqual(['*', '~']);
    expect(await carryOut(upstream, [late])).toEqual(['before', 'after']);
  });

  const LOSSES: Readonly<Record<string, (epochs: string) => Promise<unknown>>> = {
    'is emptied': () => redis.client.flushall(),
    'loses the epochs of the tenant': (epochs) => redis.client.del(epochs),
    'has a value in their place': (epochs) => redis.client.set(epochs, 'x'),
    'starts again': async () => {
      await redis.kill();
      await redis.restart();
    },
  };
  test.each(Object.keys(LOSSES))('who knows of it believes no Redis that %s, and says so again', async (name) => {
    const { upstream, writer, other, late, epochs } = await start();
    const lastOf = async () => ((await redis.client.type(epochs)) === 'hash' ? await redis.client.hget(epochs, '~') : null);
    await LOSSES[name]?.(epochs);
    const names = await carryOut(upstream, [writer, other]);
    expect(names).toEqual(['before', 'before', 'after', 'after']);
    upstream.state.name = 'before';
    await nameAt(late);
    while ((await lastOf()) === null) await pause(5);
    // What it may have read in between is forgotten with the announcement.
    upstream.state.name = 'after';
    while ((await nameAt(late)) !== 'after') await pause(5);
    await untilCurrent([writer, other, late]);
    upstream.state.name = 'before';
    expect(await carryOut(upstream, [late, other, writer])).toEqual(['before', 'before', 'before', 'after', 'after', 'after']);
  });

  test('who has just started keeps nothing that Redis does not answer for', async () => {
    const { upstream, late } = await start();
    late.proxy.set('frozen');
    const early = await nameAt(late);
    upstream.state.name = 'after';
    late.proxy.set('none');
    expect([early, await nameAt(late)]).toEqual(['before', 'after']);
  });
});

describe.runIf(hasRedis)('epochs in whose place somebody else has put something', () => {
  test('begin again with a read or a write, which says so', async () => {
    const redis = await startRedis();
    try {
      const upstream = await startOneAssistant();
      const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 2, sharing: { prefix: 'typed' } });
      const [writer, reader] = replicas;
      if (!writer || !reader) throw new Error('There are two.');
      await nameAt(writer);
      const [epochs = ''] = await redis.client.keys('*:e');
      const damage = () => replicas.map(({ damaged }) => damaged.length);
      await redis.client.set(epochs, 'x');
      await writer.query(rename('after'));
      expect([await redis.client.type(epochs), damage()]).toEqual(['hash', [1, 0]]);
      await redis.client.set(epochs, 'x');
      expect([await nameAt(reader), await redis.client.type(epochs), damage()]).toEqual(['after', 'hash', [1, 1]]);
    } finally {
      await redis.close();
    }
  });
});
