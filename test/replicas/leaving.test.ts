/** What one that was cut off, and then ended, has written, and beats whose connection of messages has ended meanwhile. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Commands } from '../../src/replicas/redis/commands.ts';
import { connectRedis } from '../../src/replicas/redis/connect.ts';
import { Names } from '../../src/replicas/redis/names.ts';
import { RedisBus } from '../../src/replicas/redis/redis-bus.ts';
import { BEAT, BEGIN, type RedisScript } from '../../src/replicas/redis/scripts.ts';
import { Replica } from '../../src/replicas/replica.ts';
import { SharedOperations } from '../../src/replicas/shared-operations.ts';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, startRedis, type RedisServer } from '../support/redis.ts';
import { SECRET, startReplicas, until, untilCurrent, type ReplicaGateway } from '../support/replicas.ts';

const LEASE_MS = 2_000;
const WRITE = { tenant: 't', scopes: ['assistants'], unsettledForMs: 0 };

const nameAt = async ({ query }: ReplicaGateway) => (await query(READ)).data?.assistant.name as string;
const namesAt = (replicas: readonly ReplicaGateway[]) => Promise.all(replicas.map(nameAt));

/** Commands of which one is refused, or its replies are held back. */
class HeldCommands extends Commands {
  refused: RedisScript | undefined;
  held: RedisScript | undefined;
  /** Until it resolves. */
  until = Promise.resolve();

  override async probe(...args: Parameters<Commands['probe']>): Promise<unknown> {
    if (args[0] === this.refused) throw new Error('refused');
    const reply = await super.probe(...args);
    if (args[0] === this.held) await this.until;
    return reply;
  }
}

describe.runIf(hasRedis)('a replica', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  const startBus = async (prefix: string) => {
    const names = new Names(prefix, SECRET);
    const url = `redis://127.0.0.1:${redis.port}`;
    const connections = connectRedis(url, { timeoutMs: 5_000, leaseMs: LEASE_MS, messageKey: names.replicas });
    onTestFinished(() => connections.close());
    const { subscriber, messaging } = connections;
    const commands = new HeldCommands(connections);
    const operations = new SharedOperations({ onOperation: () => undefined });
    const options = { process: 'one', operations, subscriber, messaging, names, key: Buffer.alloc(32), leaseMs: LEASE_MS };
    const bus = new RedisBus({ ...options, commands, epochMemoryMs: 60_000 });
    await connections.settled;
    return { bus, commands, names, operations, subscriber };
  };

  test('is not trusted by a beat whose connection of messages has ended before it was through', async () => {
    const { bus, commands, operations, subscriber } = await startBus('beats');
    const given = { onTransition: () => undefined, onBlocked: () => undefined, onInvalidation: () => undefined };
    const replica = new Replica({ bus, operations, leaseMs: LEASE_MS, ...given });
    /** By what connection the others were heard of at each gap. */
    const gaps: string[] = [];
    replica.listen({ onWrite: () => undefined, onGap: () => gaps.push(subscriber.status) });
    await replica.start();
    onTestFinished(() => replica.stop());
    await until(() => replica.isCurrent);
    let release = () => {};
    commands.until = new Promise((resolve) => {
      release = resolve;
    });
    commands.held = BEAT;
    const heard = new Promise((resolve) => void subscriber.once('message', resolve));
    const ended = new Promise((resolve) => void subscriber.once('close', resolve));
    await heard;
    subscriber.disconnect(true);
    await ended;
    commands.held = undefined;
    release();
    await until(() => replica.isCurrent);
    expect(gaps).toEqual(['ready', 'ready']);
  });

  test('whose writes have begun no epoch has not left until they have', async () => {
    const { bus, commands, names } = await startBus('late');
    await bus.beat();
    commands.refused = BEGIN;
    await bus.publish({ ...WRITE, from: bus.id, number: 1 }, null);
    await bus.leave();
    expect(await redis.client.zrange(names.replicas, '0', '-1')).toEqual([bus.id]);
    commands.refused = undefined;
    await bus.leave();
    expect(await redis.client.zcard(names.replicas)).toBe(0);
  });

  const startThree = async (prefix: string) => {
    const upstream = await startOneAssistant();
    const sharing = { prefix, leaseMs: LEASE_MS };
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, cacheTtlMs: 600_000, size: 3, sharing });
    const [ending, ...others] = replicas as [ReplicaGateway, ReplicaGateway, ReplicaGateway];
    await until(() => replicas.every(({ replication }) => replication.replicas() === 3));
    expect(await namesAt(replicas)).toEqual(['before', 'before', 'before']);
    return { upstream, ending, others, names: new Names(prefix, SECRET) };
  };

  test('that was cut off, and ended with a write that it could not announce, leaves nothing of before it', async () => {
    const { ending, others, names } = await startThree('lost');
    ending.proxy.set('refusing');
    await ending.query(rename('by the one that ended'));
    await ending.replication.stop();
    await until(() => others.every(({ replication }) => !replication.coordination.isCurrent));
    // As if it had been waited for for 30 leases.
    const [id = ''] = await redis.client.zrange(names.replicas, '0', '0');
    await redis.client.zadd(names.replicas, 1, id);
    await untilCurrent(others);
    expect(others.map(({ replication }) => replication.replicas())).toEqual([2, 2]);
    expect(await namesAt(others)).toEqual(['by the one that ended', 'by the one that ended']);
  });

  test('that leaves in order costs the others nothing', async () => {
    const { upstream, ending, others } = await startThree('order');
    await until(() => ending.outcomes.has('stored') || others.some(({ outcomes }) => outcomes.has('stored')));
    await ending.replication.stop();
    await until(() => others.every(({ replication }) => replication.replicas() === 2));
    // What they have in memory may be lost by a moment in which nobody is heard of; what Redis has is not.
    for (const { proxy } of others) proxy.cut();
    await until(() => others.every(({ gaps }) => gaps() > 1));
    const calls = upstream.calls.length;
    expect(await namesAt(others)).toEqual(['before', 'before']);
    expect(upstream.calls.length).toBe(calls);
  });
});
