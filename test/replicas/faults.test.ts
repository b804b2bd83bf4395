import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../support/faulty-proxy.ts';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, startRedis, type RedisServer } from '../support/redis.ts';
import { SHORT_LEASE_MS, startReplicas, until, untilCurrent, type ReplicaGateway } from '../support/replicas.ts';

const FAULTS: Readonly<Record<string, Fault>> = {
  hangs: 'frozen',
  'hears nothing': 'deaf',
  'refuses connections': 'refusing',
  'asks for a password': { answer: '-NOAUTH Authentication required.\r\n' },
  'is full': { answer: "-OOM command not allowed when used memory > 'maxmemory'.\r\n" },
  'is a replica': { answer: "-READONLY You can't write against a read only replica.\r\n" },
  'is starting': { answer: '-LOADING Redis is loading the dataset in memory\r\n' },
  'answers HTTP': { answer: 'HTTP/1.1 400 Bad Request\r\n\r\n' },
  'answers something else': { answer: ':0\r\n' },
};
const EVERYWHERE = Object.keys(FAULTS).map((name) => [name, 'all'] as const);
const AT_ONE = (['hangs', 'hears nothing', 'refuses connections'] as const).flatMap((name) => [
  [name, 'the writer'] as const,
  [name, 'a reader'] as const,
]);

const nameAt = async ({ query }: ReplicaGateway) => (await query(READ)).data?.assistant.name as string;

describe.runIf(hasRedis)('while Redis is not what it should be', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  /** Reads, writes and reads again while Redis is in trouble, and when that is over. */
  const live = async (fault: Fault, where: 'all' | 'the writer' | 'a reader') => {
    const upstream = await startOneAssistant();
    const sharing = { timeoutMs: 50 };
    const [writer, reader] = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 2, sharing });
    if (!writer || !reader) throw new Error('There are two.');
    const seen = [await nameAt(writer), await nameAt(reader)];
    const troubled = where === 'all' ? [writer, reader] : [where === 'the writer' ? writer : reader];
    for (const { proxy } of troubled) proxy.set(fault);
    const during = await writer.query(rename('during'));
    seen.push(await nameAt(reader), await nameAt(writer));
    for (const { proxy } of troubled) {
      proxy.set('none');
      // What was answered wrongly is still on its way.
      if (typeof fault === 'object') proxy.cut();
    }
    await untilCurrent([writer, reader]);
    const after = await reader.query(rename('after'));
    seen.push(await nameAt(writer), await nameAt(reader));
    return { seen, errors: [during.errors, after.errors] };
  };

  test('nothing fails, and nothing old is answered after a write, whatever is wrong, and when it is over', async () => {
    const cases = [...EVERYWHERE, ...AT_ONE];
    const lived = await Promise.all(cases.map(([name, where]) => live(FAULTS[name] ?? 'none', where)));
    const well = { seen: ['before', 'before', 'during', 'during', 'after', 'after'], errors: [undefined, undefined] };
    expect(Object.fromEntries(lived.map((one, index) => [cases[index]?.join(', at '), one]))).toEqual(
      Object.fromEntries(cases.map((one) => [one.join(', at '), well])),
    );
  });

  test('a connection for messages that nothing comes by any more, and that nobody has closed, is made again', async () => {
    const upstream = await startOneAssistant();
    const [writer, reader] = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 2 });
    if (!writer || !reader) throw new Error('There are two.');
    await nameAt(reader);
    reader.proxy.forgetSubscribers();
    await writer.query(rename('during'));
    expect(await nameAt(reader)).toBe('during');
    await untilCurrent([writer, reader]);
    await writer.query(rename('after'));
    expect([await nameAt(reader), reader.transitions]).toEqual(['after', [true, false, true]]);
  });

  test('each replica reads for itself, once for all its callers', async () => {
    const upstream = await startOneAssistant();
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url });
    for (const { proxy } of replicas) proxy.set('refusing');
    await until(() => replicas.every(({ replication }) => !replication.coordination.isCurrent));
    const names = await Promise.all(replicas.flatMap((replica) => Array.from({ length: 25 }, () => nameAt(replica))));
    expect([new Set(names), upstream.calls.length]).toEqual([new Set(['before']), 4]);
  });

  test('what is stored late is as old as its read', async () => {
    const upstream = await startOneAssistant();
    const leaseMs = 4 * SHORT_LEASE_MS;
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 3, sharing: { leaseMs } });
    const [writer, storer, reader] = replicas as [ReplicaGateway, ReplicaGateway, ReplicaGateway];
    await writer.query(rename('before'));
    await Promise.all(replicas.map(nameAt));
    writer.proxy.set('refusing');
    await until(() => replicas.every(({ replication }) => !replication.coordination.isCurrent));
    await setTimeout(leaseMs);
    const calls = upstream.calls.length;
    const release = upstream.hold();
    const early = nameAt(storer);
    await until(() => upstream.calls.length > calls);
    storer.proxy.set({ lateMs: leaseMs / 2 });
    release();
    await writer.query(rename('after'));
    expect([await early, await nameAt(reader)]).toEqual(['before', 'after']);
  });

  test('a read that takes longer than the lease is joined by nobody who might have missed a write', async () => {
    const upstream = await startOneAssistant();
    const sharing = { leaseMs: SHORT_LEASE_MS };
    const [writer, reader] = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 2, sharing });
    if (!writer || !reader) throw new Error('There are two.');
    for (const { proxy } of [writer, reader]) proxy.set('refusing');
    await until(() => !reader.replication.coordination.isCurrent);
    await nameAt(writer);
    const release = upstream.hold();
    const early = nameAt(reader);
    await until(() => upstream.calls.length === 2);
    const writing = writer.query(rename('after'));
    await until(() => upstream.calls.length === 3);
    release();
    const again = upstream.hold();
    await writing;
    const late = nameAt(reader);
    await until(() => upstream.calls.length >= 4);
    again();
    expect([await early, await late]).toEqual(['before', 'after']);
  });
});
