/** What a trace says of the shared cache: each operation that Redis saw for a request, and nothing of what it was about. */
import { createHash } from 'node:crypto';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { failureOf, NotAsked } from '../../src/replicas/redis/reasons.ts';
import { ANNOUNCE, BEGIN, READ as LOOK, STORE } from '../../src/replicas/redis/scripts.ts';
import { SharedOperations, type SharedOperationRecord } from '../../src/replicas/shared-operations.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { secretsIn } from '../support/canaries.ts';
import type { Fault } from '../support/faulty-proxy.ts';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { hasRedis, startRedis, type RedisServer } from '../support/redis.ts';
import { LASTING, SECRET, startReplicas, until, untilCurrent, type ReplicaGateway } from '../support/replicas.ts';
import { idOf, keepTraces } from '../support/traces.ts';

const isOfRedis = ({ attributes }: ReadableSpan) => attributes['db.system.name'] === 'redis';

/** What the shared cache was asked in each request: the span above, the operation and its outcome; sorted, as what is sent at once ends in any order. */
function askedIn(spans: readonly ReadableSpan[]): readonly (readonly string[])[] {
  const aboveOf = ({ parentSpanContext }: ReadableSpan) => spans.find((span) => idOf(span) === parentSpanContext?.spanId);
  return spans
    .filter(({ name }) => name === 'POST /graphql')
    .map((request) =>
      spans
        .filter((span) => isOfRedis(span) && span.spanContext().traceId === request.spanContext().traceId)
        .map((span) => `${aboveOf(span)?.name}: ${span.name} ${String(span.attributes['gateway.outcome'])}`)
        .toSorted(),
    );
}

const persisted = (query: string) => ({
  query,
  extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } },
});

/** No request waits while a lead goes on, which is a matter of time. */
const SCRIPTS = new Map(Object.entries({ read: LOOK, store: STORE, epoch: BEGIN, announce: ANNOUNCE }));
const BY_SHA = new Map([...SCRIPTS].map(([op, { sha }]) => [sha, op]));
const OF_TEXTS = new Map([
  ['get', 'find_text'],
  ['set', 'store_text'],
]);

describe.runIf(hasRedis)('the spans of the shared cache', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  const start = async ({ sampler = 'always_on', isTraced = true, ...options }: StartOptions = {}) => {
    const traces = keepTraces({ sampler });
    const upstream = await startOneAssistant();
    const shared = { redisPort: redis.port, upstreamUrl: upstream.url, size: 2, ...(isTraced && { tracing: traces.tracing }) };
    const [one, other] = await startReplicas({ ...shared, ...options });
    if (!one || !other) throw new Error('There are two.');
    return { upstream, traces, one, other };
  };

  /** What Redis is sent from now on under the prefix, as operations. */
  const watchRedis = async (prefix: string): Promise<readonly string[]> => {
    // Else it asks for the text of what it knows by no hash.
    for (const { text } of SCRIPTS.values()) await redis.client.script('LOAD', text);
    const monitor = await redis.client.monitor();
    onTestFinished(() => monitor.disconnect());
    const seen: string[] = [];
    monitor.on('monitor', (_time: string, [command = '', first = '', ...rest]: readonly string[]) => {
      const op = first.startsWith(`${prefix}1:q:`) ? OF_TEXTS.get(command.toLowerCase()) : BY_SHA.get(first);
      if (op !== undefined && [first, ...rest].some((part) => part.startsWith(`${prefix}1:`))) seen.push(op);
    });
    return seen;
  };

  test('are what Redis saw, each below what it was for', async () => {
    const seen = await watchRedis('seen');
    const { upstream, traces, one, other } = await start(steady({ prefix: 'seen' }));
    const { query, extensions } = persisted(READ);
    await one.post({ extensions });
    await one.post({ query, extensions });
    await untilAsked(one, 'store stored');
    await untilAsked(one, 'store_text stored');
    await other.post({ extensions });
    await one.query(rename('after'));
    await other.query(READ);
    await untilAsked(other, 'store stored');
    const spans = await traces.end();
    expect(askedIn(spans)).toEqual([
      ['POST /graphql: find_text miss'],
      ['POST /graphql: store_text stored', 'query: read miss', 'query: store stored'],
      ['POST /graphql: find_text hit', 'query: read hit'],
      ['mutation: announce done', 'mutation: epoch done', 'mutation: wait acknowledged'],
      ['query: read miss', 'query: store stored'],
    ]);
    expect(upstream.calls).toEqual(['GET /ai/assistants/asst_1', 'POST /ai/assistants/asst_1', 'GET /ai/assistants/asst_1']);
    // Of a wait Redis sees nothing.
    const sent = spans.filter(isOfRedis).flatMap(({ name }) => (name === 'wait' ? [] : [name]));
    await until(() => seen.length >= sent.length);
    expect(sent.toSorted()).toEqual([...seen].toSorted());
  });

  test('are looks while another replica reads, and no call of the upstream', async () => {
    const { upstream, traces, one, other } = await start(steady());
    const release = upstream.hold();
    const reading = one.query(READ);
    await until(() => upstream.calls.length === 1);
    const waiting = other.query(READ);
    await untilAsked(other, 'read led');
    release();
    await Promise.all([reading, waiting]);
    await untilAsked(one, 'store stored');
    const asked = askedIn(await traces.end()).map((ops) => new Set(ops));
    expect(asked).toHaveLength(2);
    expect(asked).toContainEqual(new Set(['query: read miss', 'query: store stored']));
    expect(asked).toContainEqual(new Set(['query: read hit', 'query: read led']));
    expect(upstream.calls).toHaveLength(1);
  });

  test('say that a lead was given back, where there is nothing to store', async () => {
    const { upstream, traces, one } = await start(steady());
    upstream.answerWith({ status: 404, body: {} });
    expect((await one.query(READ)).data).toEqual({ assistant: null });
    await untilAsked(one, 'lead released');
    expect(askedIn(await traces.end())).toEqual([['query: lead released', 'query: read miss']]);
  });

  test('have kind, server and operation, and say nothing else', async () => {
    const { traces, one } = await start();
    await one.query(READ);
    const read = (await traces.end()).find(isOfRedis);
    expect([read?.name, read?.kind, read?.status.code]).toEqual(['read', SpanKind.CLIENT, SpanStatusCode.UNSET]);
    expect(read?.attributes).toEqual({
      'db.system.name': 'redis',
      'db.operation.name': 'read',
      'server.address': '127.0.0.1',
      'server.port': one.proxy.port,
      'gateway.outcome': 'miss',
    });
  });

  test.each<[string, Fault]>([
    ['timeout', 'frozen'],
    ['refused', { answer: "-OOM command not allowed when used memory > 'maxmemory'.\r\n" }],
    ['error', { answer: ':0\r\n' }],
  ])('say why an operation failed, which fails no request: %s', async (failure, fault) => {
    const { traces, one } = await start({ sharing: { timeoutMs: 500 } });
    one.proxy.set(fault);
    const { data, errors } = await one.query(READ);
    expect([data?.assistant, errors]).toEqual([{ name: 'before' }, undefined]);
    const spans = await traces.end();
    const failed = spans.filter(({ attributes }) => 'error.type' in attributes);
    expect(
      failed.map(({ name, attributes, status }) => [name, attributes['error.type'], attributes['gateway.outcome'], status.code]),
    ).toEqual([['read', failure, failure, SpanStatusCode.ERROR]]);
    expect(one.operations.map(({ op, outcome }) => [op, outcome])).toEqual([['read', failure]]);
  });

  test('are none of what is not asked, as the last ones failed', async () => {
    const { traces, one } = await start();
    one.proxy.set({ answer: '-LOADING Redis is loading the dataset in memory\r\n' });
    const outcomes = () => one.operations.map(({ outcome }) => outcome);
    // Each caller has nothing yet.
    for (let caller = 0; !outcomes().includes('skipped'); caller += 1) {
      expect((await one.query(READ, { token: `token-${caller}` })).errors).toBeUndefined();
    }
    const refused = outcomes().slice(0, -1);
    expect([...new Set(refused)]).toEqual(['refused']);
    expect(askedIn(await traces.end())).toEqual([...refused.map(() => ['query: read refused']), []]);
  });

  test('hold nothing of callers, documents, keys and secrets', async () => {
    const CANARIES = {
      token: 'canary-token-1234',
      user: 'canary-user',
      password: 'canary-password',
      name: 'canary-name',
      prefix: 'canaryprefix',
    };
    await redis.client.call('ACL', 'SETUSER', CANARIES.user, 'on', `>${CANARIES.password}`, '~*', '&*', '+@all');
    const url = `redis://${CANARIES.user}:${CANARIES.password}@127.0.0.1:${redis.port}`;
    const { upstream, traces, one, other } = await start(steady({ url, prefix: CANARIES.prefix }));
    upstream.state.name = CANARIES.name;
    const as = { token: CANARIES.token };
    const { query, extensions } = persisted(READ);
    await one.post({ query, extensions }, as);
    await untilAsked(one, 'store stored');
    const answer = await other.post({ extensions }, as);
    expect(await answer.text()).toContain(CANARIES.name);
    await one.query(rename(CANARIES.name), as);
    const keys = (await redis.client.keys(`${CANARIES.prefix}*`)).map((key) => key.slice(key.lastIndexOf(':') + 1));
    expect(keys.length).toBeGreaterThanOrEqual(4);
    const spans = await traces.end();
    expect(new Set(spans.filter(isOfRedis).map(({ name }) => name))).toEqual(
      new Set(['epoch', 'announce', 'wait', 'read', 'store', 'find_text', 'store_text']),
    );
    const said = spans
      .map(({ name, attributes, links, events, status }) => JSON.stringify([name, attributes, links, events, status]))
      .join('\n');
    const hashes = Object.fromEntries(keys.filter((key) => key.length > 10).map((key) => [key, key]));
    expect(Object.keys(hashes).length).toBeGreaterThan(0);
    expect(secretsIn(said, { ...CANARIES, ...hashes, secret: SECRET, id: 'asst_1', hash: extensions.persistedQuery.sha256Hash })).toEqual(
      [],
    );
  });

  test.each(['always_off', null] as const)('are none where nothing is traced, and what is asked is still measured: %s', async (sampler) => {
    const { traces, one, other } = await start(sampler ? { sampler } : { isTraced: false });
    await one.query(READ);
    await untilAsked(one, 'store stored');
    await one.query(rename('after'));
    await untilCurrent([one, other]);
    expect(await traces.end()).toEqual([]);
    expect(one.operations.map(({ op }) => op)).toEqual(expect.arrayContaining(['announce', 'epoch', 'read', 'store', 'wait']));
    expect(one.operations.filter(({ span }) => span !== null)).toEqual([]);
  });
});

interface StartOptions extends Partial<Parameters<typeof startReplicas>[0]> {
  readonly sampler?: 'always_on' | 'always_off';
  readonly isTraced?: boolean;
}

/** Nothing ends by itself, nor because the machine is busy for a while. */
const steady = (sharing: StartOptions['sharing'] = {}): StartOptions => ({
  ...LASTING,
  sharing: { ...LASTING.sharing, leaseMs: 3_000, ...sharing },
});

const untilAsked = (replica: ReplicaGateway, wanted: string) =>
  until(() => replica.operations.some(({ op, outcome }) => `${op} ${outcome}` === wanted));

test('an operation is counted by its outcome and timed, with its span as an example; what was not asked is only counted', async () => {
  const metrics = createMetrics({ hasProcess: false });
  const traces = keepTraces();
  const request = traces.tracing.begin({ method: 'POST', route: '/graphql', started: performance.now(), traceparent: null });
  const server = { host: 'redis.internal', port: 6379 };
  const operations = new SharedOperations({ onOperation: metrics.observeSharedOperation, server, failureOf });
  const read = (run: () => Promise<unknown>) => operations.watch('read', request, run, () => 'hit').catch(() => null);
  await read(() => Promise.resolve());
  await read(() => Promise.reject(new NotAsked()));
  const [span] = await traces.end();
  const text = (await metrics.print('openmetrics')).text;
  const counted = [...text.matchAll(/^gateway_shared_cache_operations_total\{(.*)\} ([1-9].*)$/gm)].map(([, labels, count]) => [
    labels,
    count,
  ]);
  expect(counted).toEqual([
    ['op="read",outcome="hit"', '1'],
    ['op="read",outcome="skipped"', '1'],
  ]);
  expect(text).toContain('gateway_shared_cache_duration_seconds_count{op="read"} 1\n');
  expect(text).toMatch(new RegExp(`duration_seconds_bucket\\{.*op="read"\\} 1 # \\{trace_id="\\w+",span_id="${span && idOf(span)}"\\}`));
});

test('what is no server is measured and has no span', async () => {
  const traces = keepTraces();
  const records: SharedOperationRecord[] = [];
  const operations = new SharedOperations({ onOperation: (record) => records.push(record) });
  const request = traces.tracing.begin({ method: 'POST', route: '/graphql', started: performance.now(), traceparent: null });
  await operations.watch(
    'wait',
    request,
    () => Promise.resolve(),
    () => 'acknowledged',
  );
  request.end(null);
  expect(records).toMatchObject([{ op: 'wait', outcome: 'acknowledged', span: null }]);
  expect((await traces.end()).map(({ name }) => name)).toEqual(['POST /graphql']);
});
