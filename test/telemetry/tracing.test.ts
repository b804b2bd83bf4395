/** What a trace says of a request: the way of its answer, and each call that it cost. */
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import { operationOf } from '../support/described.ts';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { HandClock } from '../support/hand-clock.ts';
import { streamOf } from '../support/streams.ts';
import { callsOf, idOf, keepTraces, treeOf } from '../support/traces.ts';
import { account, startUpstream, WAY_AND_BACK } from '../support/upstream.ts';

const templates = (calls: readonly string[]) =>
  calls
    .map((call) => {
      const [method = '', path = ''] = call.split(' ');
      return operationOf({ method, path });
    })
    .toSorted();

const HOTEL = 'assistant-hotel-concierge';

describe('the spans of operations are the calls that the upstream counted', () => {
  test.each([
    ['a list', '{ assistants(first: 3) { nodes { id name } } }'],
    ['several resources', `{ assistant(id: "${HOTEL}") { name versions { totalCount } } integrations { name } }`],
    ['nothing at all', '{ __typename }'],
    ['what is not there', '{ assistant(id: "none") { id } }'],
    ['a write', `mutation { updateAssistant(input: { id: "${HOTEL}", changes: { name: "N" } }) { assistant { name } } }`],
    ['a list below each', '{ missions(first: 2) { nodes { name runs(first: 2) { nodes { status } } } } }'],
  ])('of %s', async (_what, query) => {
    const traces = keepTraces();
    const { query: ask, calls } = await startSandboxGateway({ tracing: traces.tracing });
    expect((await ask(query)).errors).toBeUndefined();
    const spans = await traces.end();
    expect(callsOf(spans)).toEqual(templates(calls()));
    const kind = query.startsWith('mutation') ? 'mutation' : 'query';
    expect(treeOf(spans).filter((line) => !line.startsWith('    '))).toEqual(['POST /graphql', `  ${kind}`]);
    expect(spans.length).toBe(2 + calls().length);
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
  });

  test('of entities that a router asks for', async () => {
    const traces = keepTraces();
    const { query, calls } = await startSandboxGateway({ tracing: traces.tracing, subgraph: true });
    const representations = [HOTEL, 'assistant-blank'].map((id) => ({ __typename: 'Assistant', id }));
    const ask = 'query Router($r: [_Any!]!) { _entities(representations: $r) { ... on Assistant { id name } } }';
    const { errors } = await query(ask, { variables: { r: representations } });
    expect(errors).toBeUndefined();
    const spans = await traces.end();
    expect(calls()).not.toEqual([]);
    expect(callsOf(spans)).toEqual(templates(calls()));
    expect(treeOf(spans, 'graphql.operation.name')[1]).toBe('  query graphql.operation.name=Router');
  });

  test('of repeats, each with what came of it', async () => {
    const traces = keepTraces();
    const replies = [{ status: 503, body: {} }, { status: 429, body: {} }, { body: { data: [] } }];
    const upstream = await startUpstream(() => replies.shift() ?? {});
    const gateway = startGateway({
      upstreamUrl: upstream.url,
      tracing: traces.tracing,
      limits: { sleep: () => Promise.resolve(), retryBudget: 10 },
    });
    expect((await gateway.query('{ assistants { totalCount } }')).errors).toBeUndefined();
    const spans = await traces.end();
    expect(treeOf(spans, 'http.request.resend_count', 'http.response.status_code', 'error.type')).toEqual([
      'POST /graphql http.response.status_code=200',
      '  query',
      '    GET /ai/assistants http.response.status_code=503 error.type=503',
      '    GET /ai/assistants http.request.resend_count=1 http.response.status_code=429 error.type=429',
      '    GET /ai/assistants http.request.resend_count=2 http.response.status_code=200',
    ]);
    expect(await gateway.samples('gateway_upstream_retries_total')).toEqual({ '': 2 });
    expect(await gateway.samples('gateway_upstream_rate_limited_total')).toEqual({ '': 1 });
  });

  test('of a call without an answer, which fails its operation and its request', async () => {
    const traces = keepTraces();
    const upstream = await startUpstream(() => ({ raw: (response) => void response.destroy() }));
    const gateway = startGateway({ upstreamUrl: upstream.url, tracing: traces.tracing, limits: { retries: 0 } });
    await gateway.query('{ assistants { totalCount } }');
    const spans = await traces.end();
    expect(spans.length).toBe(3);
    for (const { attributes, status } of spans)
      expect([attributes['error.type'], status.code]).toEqual(['UPSTREAM_UNAVAILABLE', SpanStatusCode.ERROR]);
  });
});

describe('an answer that takes its time is one trace, which ends with it', () => {
  test('a subscription, with each round of its reads', async () => {
    const traces = keepTraces();
    const states = ['running', 'passed'];
    const upstream = await startUpstream(() => ({ body: { run_id: 'r', test_id: 't', status: states.shift() } }));
    const clock = new HandClock();
    const { post, requests } = startGateway({ upstreamUrl: upstream.url, tracing: traces.tracing, clock });
    const query = 'subscription Run { testRun(testId: "t", runId: "r") { status } }';
    const stream = streamOf(await post({ query }, { headers: { accept: 'text/event-stream' } }));
    await stream.event();
    await expect.poll(() => clock.waits, { interval: 5 }).toContain(1_000);
    clock.advance(1_000);
    while ((await stream.event())?.[0] !== 'complete');
    await expect.poll(() => requests.length, { interval: 5 }).toBe(1);
    expect(treeOf(await traces.end(), 'graphql.operation.name')).toEqual([
      'POST /graphql',
      '  subscription graphql.operation.name=Run',
      '    GET /ai/assistants/tests/{test_id}/runs/{run_id}',
      '    GET /ai/assistants/tests/{test_id}/runs/{run_id}',
    ]);
  });

  test('parts, with what is read for the later ones', async () => {
    const traces = keepTraces();
    const { post, calls } = await startSandboxGateway({ tracing: traces.tracing });
    const query = `query Parts { assistants(first: 1) { nodes { id } } ... @defer { missions(first: 1) { nodes { id } } } }`;
    const answer = await post({ query }, { headers: { accept: 'multipart/mixed; deferSpec=20220824, application/json' } });
    expect(await answer.text()).toContain('"missions"');
    const spans = await traces.end();
    expect(callsOf(spans)).toEqual(templates(calls()));
    expect(calls().length).toBe(2);
    expect(treeOf(spans).slice(0, 2)).toEqual(['POST /graphql', '  query']);
  });
});

describe('what is made once for several requests', () => {
  /** An upstream that answers when the test says so. */
  async function held() {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const script = account([{ id: 'a', name: 'A', model: 'm', instructions: '', created_at: '2026-01-01T00:00:00Z' }]);
    const upstream = await startUpstream(async (request) => {
      arrived();
      await opened;
      return script(request);
    });
    return { upstream, arrival, open };
  }

  test('a shared read refers to the operation that made it', async () => {
    const traces = keepTraces();
    const { upstream, arrival, open } = await held();
    const { query } = startGateway({ upstreamUrl: upstream.url, tracing: traces.tracing });
    const first = query('query First { assistant(id: "a") { name } }');
    await arrival;
    const second = query('query Second { assistant(id: "a") { model } }');
    // The second has joined when another request is back.
    await fetch(new URL(WAY_AND_BACK, upstream.url));
    open();
    await Promise.all([first, second]);
    expect(upstream.calls.length).toBe(1);
    const spans = await traces.end();
    const [maker, user] = ['First', 'Second'].map((name) => spans.find(({ attributes }) => attributes['graphql.operation.name'] === name));
    expect(callsOf(spans)).toEqual(['GET /ai/assistants/{assistant_id}']);
    expect(user?.links.map(({ context }) => context.spanId)).toEqual([maker && idOf(maker)]);
    expect(maker?.links).toEqual([]);
  });

  test('a shared answer refers to the request that made it, and has one span, as has one that is reused', async () => {
    const traces = keepTraces();
    const { upstream, open } = await held();
    open();
    const { query } = startGateway({ upstreamUrl: upstream.url, tracing: traces.tracing, cacheTtlMs: 60_000, entityCacheMaxBytes: 0 });
    const text = 'query Q($id: ID!) { assistant(id: $id) { name } }';
    const ask = (id: string) => query(text, { variables: { id } });
    await ask('none');
    await Promise.all([ask('a'), ask('a')]);
    await ask('a');
    await ask('a');
    const spans = await traces.end();
    const requests = spans.filter(({ name }) => name === 'POST /graphql');
    const cached = requests.filter(({ attributes }) => 'gateway.answer' in attributes);
    expect(new Set(cached.map(({ attributes }) => attributes['gateway.answer']))).toEqual(new Set(['shared', 'reused']));
    const parents = new Set(spans.map(({ parentSpanContext }) => parentSpanContext?.spanId));
    for (const span of cached) {
      expect(parents).not.toContain(idOf(span));
      expect(span.attributes).toMatchObject({ 'graphql.operation.type': 'query', 'graphql.operation.name': 'Q' });
    }
    const shared = cached.filter(({ attributes }) => attributes['gateway.answer'] === 'shared');
    const executed = requests.filter((span) => !cached.includes(span)).map(idOf);
    expect(shared.length).toBe(1);
    expect(executed).toContain(shared[0]?.links[0]?.context.spanId);
  });

  test('an answer that was put together of kept parts has one span', async () => {
    const traces = keepTraces();
    const { query } = await startSandboxGateway({ tracing: traces.tracing, answerCacheMaxBytes: 0, cacheTtlMs: 60_000 });
    for (let asked = 0; asked < 3; asked += 1) await query('{ assistants(first: 2) { nodes { id name } } }');
    const spans = await traces.end();
    const requests = spans.filter(({ name }) => name === 'POST /graphql');
    expect(requests.at(-1)?.attributes['gateway.answer']).toBe('composed');
    expect(spans.filter(({ parentSpanContext }) => parentSpanContext?.spanId === requests.at(-1)?.spanContext().spanId)).toEqual([]);
  });
});

test('kinds, and what each span says, are those of the conventions', async () => {
  const traces = keepTraces();
  const { query, requests, sandbox } = await startSandboxGateway({ tracing: traces.tracing });
  await query(`query Concierge { assistant(id: "${HOTEL}") { name } }`);
  const [call, operation, request] = await traces.end();
  const { hostname, port } = new URL(sandbox.url);
  expect(call?.kind).toBe(SpanKind.CLIENT);
  expect(call?.attributes).toEqual({
    'http.request.method': 'GET',
    'url.template': '/ai/assistants/{assistant_id}',
    'server.address': hostname,
    'server.port': Number(port),
    'http.response.status_code': 200,
  });
  expect(operation?.kind).toBe(SpanKind.SERVER);
  expect(operation?.attributes).toEqual({ 'graphql.operation.type': 'query', 'graphql.operation.name': 'Concierge' });
  expect(request?.kind).toBe(SpanKind.SERVER);
  expect(request?.attributes).toEqual({
    'http.request.method': 'POST',
    'http.route': '/graphql',
    'url.path': '/graphql',
    'url.scheme': 'http',
    'http.response.status_code': 200,
    'gateway.request_id': requests[0]?.['requestId'],
  });
  expect(request?.resource.attributes).toMatchObject({ 'service.name': 'gateway-under-test', 'service.version': expect.any(String) });
});
