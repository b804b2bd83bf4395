/** A cluster, one node of which hangs: it has some of the tenants, and none of the messages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, type RedisServer } from '../support/redis.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { startReplica, startReplicas, until, untilCurrent, type ReplicaGateway } from '../support/replicas.ts';

type Cluster = Awaited<ReturnType<typeof startRedisCluster>>;

const namesAt = (replicas: readonly ReplicaGateway[], token: string) =>
  Promise.all(replicas.map(async ({ query }) => (await query(READ, { token })).data?.assistant.name as string));

describe.runIf(hasRedis)('a node of a cluster that hangs', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startRedisCluster();
  });
  afterAll(() => cluster.close());

  const tenantsAt = async ({ client }: RedisServer) => (await client.keys('*:e')).map((key) => /\{(.*)\}/.exec(key)?.[1] ?? '');

  /** Reads by one token after the other until the node has a tenant, and the other one, too. */
  const tokensOf = async (replica: ReplicaGateway, node: RedisServer) => {
    const tenants: { away?: string; here?: string } = {};
    const tokens = { away: '', here: '' };
    for (let index = 0; tokens.away === '' || tokens.here === ''; index += 1) {
      const before = await tenantsAt(node);
      await namesAt([replica], `token-${index}`);
      const tenant = (await tenantsAt(node)).find((one) => !before.includes(one));
      if (tenant !== undefined) tenants.away = tenant;
      tokens[tenant === undefined ? 'here' : 'away'] = `token-${index}`;
    }
    return { ...tokens, tenant: tenants.away ?? '' };
  };

  test('costs the tenants that it has calls, and the others nothing; nobody is answered what it had before a write', async () => {
    const upstream = await startOneAssistant();
    const options = { upstreamUrl: upstream.url, cacheTtlMs: 60_000, sharing: { url: cluster.url, timeoutMs: 500, prefix: 'nodes' } };
    const replicas = await startReplicas({ ...options, size: 2 });
    const [writer, reader] = replicas;
    if (!writer || !reader) throw new Error('There are two.');
    const beats = await Promise.all(cluster.primaries.map(({ client }) => client.keys('*:beats')));
    const node = cluster.primaries[beats.findIndex((keys) => keys.length === 0)];
    if (!node) throw new Error('One has no messages.');
    const tokens = await tokensOf(writer, node);

    node.pause();
    await writer.query(rename('during'), { token: tokens.away });
    expect(await namesAt(replicas, tokens.away)).toEqual(['during', 'during']);
    // For the others, reads are shared, and writes announced.
    await writer.query(rename('here'), { token: tokens.here });
    const calls = upstream.calls.length;
    expect([await namesAt(replicas, tokens.here), upstream.calls.length - calls]).toEqual([['here', 'here'], 1]);
    // One that was not there when the write was announced does not believe the node either, now that it answers again.
    const late = await startReplica(options);
    await untilCurrent([...replicas, late]);
    expect(late.replication.coordination.isUntold(tokens.tenant)).toBe(true);
    const seen = namesAt([late], tokens.away);
    node.resume();
    expect(await seen).toEqual(['here']);
    const all = [...replicas, late];
    await until(() => all.every(({ replication }) => !replication.coordination.isUntold(tokens.tenant)));
    await late.query(rename('after'), { token: tokens.away });
    expect(await namesAt(all, tokens.away)).toEqual(['after', 'after', 'after']);
  });
});
