import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, startRedis, type RedisServer } from '../support/redis.ts';
import { SECRET, startReplica, startReplicas, until } from '../support/replicas.ts';

describe.runIf(hasRedis)('what replicas share', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  /** Gateways in front of an account whose assistant is called by the token of who asks. */
  const start = async (prefix: string, size = 4) => {
    const upstream = await startOneAssistant();
    upstream.nameByToken();
    const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size, sharing: { prefix } });
    const valuesOf = () => redis.client.keys(`${prefix}1:*:v:*`);
    const nameFor = async (token: string, at: number) => (await replicas[at]?.query(READ, { token }))?.data?.assistant.name as string;
    return { upstream, replicas, valuesOf, nameFor };
  };

  test('nobody is given what another caller read, however they are interleaved', async () => {
    const { nameFor, upstream } = await start('crossing');
    const asked = Array.from({ length: 200 }, (_ask, index) => ({ token: `token-${index % 20}`, at: (index * 7) % 4 }));
    const names = await Promise.all(asked.map(({ token, at }) => nameFor(token, at)));
    expect(names).toEqual(asked.map(({ token }) => token));
    expect(upstream.calls).toHaveLength(20);
  });

  test('a value that was copied to the key of another tenant, or changed, is refused, counted and replaced', async () => {
    const { nameFor, valuesOf, replicas, upstream } = await start('copied');
    await nameFor('token-a', 0);
    await until(() => (replicas[0]?.outcomes.get('stored') ?? 0) === 1);
    const [ofA = ''] = await valuesOf();
    await nameFor('token-b', 0);
    await until(() => (replicas[0]?.outcomes.get('stored') ?? 0) === 2);
    const ofB = (await valuesOf()).find((key) => key !== ofA) ?? '';
    const [a, b] = [await redis.client.getBuffer(ofA), await redis.client.getBuffer(ofB)];
    if (!a || !b) throw new Error('Both are stored.');
    const epochEnd = b.indexOf(':');
    // Under the epoch of the other tenant, as Redis compares that.
    await redis.client.set(ofB, Buffer.concat([b.subarray(0, epochEnd), a.subarray(a.indexOf(':'))]), 'PX', 60_000);
    expect([await nameFor('token-b', 1), replicas[1]?.outcomes.get('rejected')]).toEqual(['token-b', 1]);
    await until(() => (replicas[1]?.outcomes.get('stored') ?? 0) === 1);
    expect([await nameFor('token-b', 2), replicas[2]?.outcomes.get('rejected')]).toEqual(['token-b', undefined]);
    expect(upstream.calls).toHaveLength(3);
    await redis.client.set(ofB, 'rubbish', 'PX', 60_000);
    expect([await nameFor('token-b', 3), replicas[3]?.outcomes.get('rejected')]).toEqual(['token-b', 1]);
    await until(() => (replicas[3]?.outcomes.get('stored') ?? 0) === 1);
    // What is of an earlier write is no fault.
    await replicas[0]?.query(rename('x'), { token: 'token-b' });
    expect([await nameFor('token-b', 3), replicas[3]?.outcomes.get('rejected'), replicas[3]?.outcomes.get('miss')]).toEqual([
      'token-b',
      1,
      1,
    ]);
    // Nor is what is of another tenant, whose last write is another one: it is not even looked into.
    await redis.client.copy(ofA, ofB, 'REPLACE');
    expect(await nameFor('token-b', 2)).toBe('token-b');
  });

  test('Redis holds nothing in clear', async () => {
    const { nameFor, replicas } = await start('clear', 2);
    await nameFor('token-canary', 0);
    await until(() => replicas[0]?.outcomes.get('stored') === 1);
    await replicas[0]?.query(rename('name-canary'), { token: 'token-canary' });
    await replicas[0]?.post(persisted('query ($id: ID!) { assistant(id: $id) { id } }'), { token: 'token-canary' });
    await nameFor('token-canary', 1);
    const keys = await redis.client.keys('clear*');
    const dumps = await Promise.all(keys.map((key) => redis.client.dumpBuffer(key)));
    const everything = [...keys, ...dumps.map((dump) => dump?.toString('latin1') ?? '')].join('\n');
    expect(keys.length).toBeGreaterThanOrEqual(4);
    for (const secret of ['canary', 'asst_1', 'assistants', SECRET]) expect([secret, everything.includes(secret)]).toEqual([secret, false]);
  });

  test('an age goes with what it is of', async () => {
    const { nameFor, valuesOf, replicas } = await start('aged', 2);
    await nameFor('token', 0);
    await until(() => (replicas[0]?.outcomes.get('stored') ?? 0) === 1);
    const [value = ''] = await valuesOf();
    await redis.client.pexpire(value, 2_500);
    const response = await replicas[1]?.post({ query: READ }, { token: 'token' });
    expect(response?.headers.get('cache-control')).toMatch(/max-age=[12]$/);
  });

  test('what Redis loses is read again', async () => {
    const { nameFor, replicas, upstream } = await start('lost', 3);
    await nameFor('token', 0);
    await redis.client.del(await redis.client.keys('lost*'));
    expect([await nameFor('token', 1), upstream.calls.length]).toEqual(['token', 2]);
    await redis.client.flushall();
    await replicas[0]?.query(rename('x'), { token: 'token' });
    expect(await nameFor('token', 2)).toBe('token');
  });

  test('a rate limit that one meets is kept by all, for the tenant that it is of', async () => {
    const { nameFor, replicas, upstream } = await start('limited');
    upstream.answerWith({ status: 429, headers: { 'retry-after': '60' }, body: { errors: [] } });
    const codeAt = async (at: number) => (await replicas[at]?.query(READ, { token: 'token' }))?.errors?.[0]?.extensions?.['code'];
    expect(await codeAt(0)).toBe('RATE_LIMITED');
    upstream.answerWith(null);
    // A message of the same replica that came later has arrived, so the block has.
    await replicas[0]?.replication.coordination.announce({ tenant: 'other', scopes: [], unsettledForMs: 0 });
    expect(await Promise.all([1, 2, 3].map(codeAt))).toEqual(['RATE_LIMITED', 'RATE_LIMITED', 'RATE_LIMITED']);
    expect([upstream.calls.length, await nameFor('another', 1)]).toEqual([1, 'another']);
  });

  test('a text that one was sent is known to all by its hash, also after a restart, and found nowhere while Redis is away', async () => {
    const { replicas, upstream } = await start('texts', 3);
    const [first, second, third] = replicas;
    const text = '{ assistant(id: "asst_1") { id name } }';
    const ask = async (replica: typeof first, body: object) => (await (await replica?.post(body))?.json()) as unknown;
    const answer = { data: { assistant: { id: 'asst_1', name: 'test-token' } } };
    expect(await ask(first, persisted(text))).toEqual(answer);
    const { extensions } = persisted(text);
    expect(await ask(second, { extensions })).toEqual(answer);
    const textsOf = (replica: typeof first) => replica?.operations.filter(({ op }) => op.endsWith('_text')).map(({ op }) => op);
    expect([textsOf(first), textsOf(second)]).toEqual([['store_text'], ['find_text']]);
    await first?.replication.stop();
    const restarted = await startReplica({ redisPort: redis.port, upstreamUrl: upstream.url, sharing: { prefix: 'texts' } });
    expect(await ask(restarted, { extensions })).toEqual(answer);
    third?.proxy.set('refusing');
    expect(await ask(third, { extensions })).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
    expect(await ask(third, persisted(text))).toEqual(answer);
  });

  test('where nothing is kept, Redis is asked for no read', async () => {
    const upstream = await startOneAssistant();
    const options = { redisPort: redis.port, upstreamUrl: upstream.url, size: 2, cacheTtlMs: 0 };
    const replicas = await startReplicas({ ...options, sharing: { prefix: 'nothing' } });
    for (const { query } of replicas) await query(READ);
    expect([upstream.calls.length, replicas.flatMap(({ operations }) => operations)]).toEqual([2, []]);
  });

  test('replicas with another secret share nothing, and are not waited for', async () => {
    const upstream = await startOneAssistant();
    const options = { redisPort: redis.port, upstreamUrl: upstream.url, size: 1 };
    const groups = [SECRET, `another-${SECRET}`].map((secret) => startReplicas({ ...options, sharing: { prefix: 'secrets', secret } }));
    const [one, another] = (await Promise.all(groups)).flat();
    await one?.query(READ);
    await another?.query(READ);
    expect(upstream.calls).toHaveLength(2);
    // Each waits for those of its own list.
    const lists = await redis.client.keys('secrets1:*:beats');
    expect(await Promise.all(lists.map((list) => redis.client.zcard(list)))).toEqual([1, 1]);
  });

  test('a write whose outcome is not known is waited for by all', async () => {
    const upstream = await startOneAssistant();
    const [writer, reader] = await startReplicas({ redisPort: redis.port, upstreamUrl: upstream.url, size: 2 });
    upstream.breakWrites();
    const { errors } = (await writer?.query(rename('after'))) ?? {};
    expect(errors?.[0]?.extensions?.['code']).toBe('UPSTREAM_UNAVAILABLE');
    upstream.state.name = 'before';
    const nameAt = async () => (await reader?.query(READ))?.data.assistant.name as string;
    const early = await nameAt();
    upstream.state.name = 'after';
    expect([early, await nameAt()]).toEqual(['before', 'after']);
  });
});

/** A text with the hash that it is to be known by. */
const persisted = (query: string) => ({
  query,
  variables: { id: 'asst_1' },
  extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } },
});
