/** What is said of the reason where replicas do not reach each other. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { inWords } from '../../src/replicas/redis/reasons.ts';
import { ReplicaIds } from '../../src/replicas/redis/replica-ids.ts';
import { hasRedis, startRedis } from '../support/redis.ts';
import { SHORT_LEASE_MS, startReplica, startReplicas, until, untilCurrent, type ReplicaGateway } from '../support/replicas.ts';

const CANNOT = 'REDIS_URL cannot be used: ';

async function startPair({ isDirect = false } = {}) {
  const redis = await startRedis();
  onTestFinished(() => redis.close());
  const sharing = { timeoutMs: 500, ...(isDirect && { url: `redis://127.0.0.1:${redis.port}` }) };
  const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: 'http://127.0.0.1:9/v2', size: 2, sharing });
  return { redis, replicas: replicas as [ReplicaGateway, ReplicaGateway] };
}

const untilSaid = (replicas: readonly ReplicaGateway[], reason: string) =>
  until(() => replicas.every(({ reasons }) => reasons.some((text) => text.includes(reason))));

describe.runIf(hasRedis)('the reason is', () => {
  test('that Redis has ended, and then that it asks for a password, though nobody has reached it in between', async () => {
    const { redis, replicas } = await startPair({ isDirect: true });
    await redis.kill();
    await untilSaid(replicas, `${CANNOT}connect ECONNREFUSED 127.0.0.1:${redis.port}`);
    await redis.restart(['--requirepass', 'other']);
    await untilSaid(replicas, `${CANNOT}NOAUTH`);
    expect(replicas.map(({ transitions }) => transitions)).toEqual([
      [true, false],
      [true, false],
    ]);
    const own = /^REDIS_URL cannot be used: (?:it has ended the connection$|connect ECONNREFUSED |NOAUTH )/;
    expect(replicas.flatMap(({ reasons }) => reasons).filter((reason) => !own.test(reason))).toEqual([]);
  });

  test('that Redis was emptied', async () => {
    const { redis, replicas } = await startPair();
    await redis.client.flushall();
    await until(() => replicas.every(({ transitions }) => transitions.length === 3));
    const expected = ['Redis was emptied, or has just begun: all replicas are to be heard of first'];
    expect(replicas.map(({ reasons }) => reasons)).toEqual([expected, expected]);
  });

  test('that Redis does not answer', async () => {
    const { redis, replicas } = await startPair();
    redis.pause();
    await untilSaid(replicas, 'REDIS_URL cannot be used: it does not answer in time');
    redis.resume();
    await untilCurrent(replicas);
    for (const { reasons } of replicas) expect(reasons[0]).toBe('REDIS_URL cannot be used: it does not answer in time');
  });

  test.each([
    ['redis+cluster', '', 'REDIS_URL is of one server and no cluster: begin it with redis://'],
    ['redis+sentinel', '/main', 'REDIS_URL is of no sentinel: begin it with redis://'],
  ])('that REDIS_URL is of another kind of server, in the words of the check: %s', async (scheme, path, reason) => {
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    const sharing = { url: `${scheme}://127.0.0.1:${redis.port}${path}`, leaseMs: SHORT_LEASE_MS };
    const replica = await startReplica({ upstreamUrl: 'http://127.0.0.1:9/v2', sharing });
    await untilSaid([replica], reason);
  });

  test('that another replica is silent, and which; that one says why', async () => {
    const { replicas } = await startPair();
    const [one, two] = replicas;
    expect([one.replication.replicas(), two.replication.replicas()]).toEqual([2, 2]);
    two.proxy.set('refusing');
    await until(() => one.transitions.length === 2 && two.transitions.length === 2);
    expect(one.reasons).toEqual([`${two.process} is silent, and has not said that it ends`]);
    expect(two.reasons[0]).toMatch(/^REDIS_URL cannot be used: /);
    expect([one.replication.replicas(), two.replication.replicas()]).toEqual([0, 0]);
  });
});

test.runIf(hasRedis)('replicas with another secret are not among those that one knows of', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.close());
  const start = (size: number, secret: string) =>
    startReplicas({ redisPort: redis.port, upstreamUrl: 'http://127.0.0.1:9/v2', size, sharing: { prefix: 'same', secret } });
  const [some, others] = await Promise.all([start(2, 'a'.repeat(32)), start(1, 'b'.repeat(32))]);
  await until(() => some.every(({ replication }) => replication.replicas() === 2));
  expect(others.map(({ replication }) => replication.replicas())).toEqual([1]);
});

test('who looks into Redis does not see which process an id is of', () => {
  const ids = new ReplicaIds(Buffer.alloc(32, 1), 'replicas');
  const [one, other] = [ids.idOf('host-a:17', 1_000), ids.idOf('host-a:17', 1_000)];
  expect(one).not.toBe(other);
  expect([ids.processOf(one), Buffer.from(one, 'base64url').includes('host')]).toEqual(['host-a:17', false]);
  expect(new ReplicaIds(Buffer.alloc(32, 2), 'replicas').processOf(one)).toBe(one);
  expect([ids.leaseOf(one), ids.leaseOf('0b6e9f4e')]).toEqual([1_000, null]);
  expect(ids.processOf('0b6e9f4e-3f35-4f0e-9d0f-0f4e1c0a7c11')).toBe('0b6e9f4e-3f35-4f0e-9d0f-0f4e1c0a7c11');
});

test.each([
  ['write EPROTO 00:error:0A00045C:SSL routines:ssl3_read_bytes:tlsv13 alert certificate required:a.c:1:SSL alert number 116\n', true],
  ['write ECONNRESET', true],
])('where Redis wants a certificate of the client, the way to do without is named: %j', (said, isByTls) => {
  expect(inWords(new Error(said), { isByTls, wasMade: false }).message).toMatch(
    /wants a certificate of the client.*: set tls-auth-clients no$/,
  );
});

test.each([
  ['read ECONNRESET', 'it has ended the connection'],
  ['connect ETIMEDOUT', 'no connection is made in time'],
])('of settings by which there was a connection no other is proposed: %s', (said, words) => {
  for (const isByTls of [true, false]) {
    expect(inWords(new Error(said), { isByTls, wasMade: true }).message).toBe(`REDIS_URL cannot be used: ${words}`);
  }
});
