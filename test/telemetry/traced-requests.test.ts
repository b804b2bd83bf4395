/** Which requests are traced, what a trace is connected with, and what never is in it. */
import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { createRequestLog } from '../../src/operations/request-log.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { secretsIn } from '../support/canaries.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { call, startMcp } from '../support/mcp.ts';
import { serve } from '../support/socket.ts';
import { callsOf, idOf, keepTraces, treeOf } from '../support/traces.ts';
import { account, startUpstream } from '../support/upstream.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';
const SAMPLED = `00-${TRACE}-${PARENT}-01`;
const A = { id: 'a', name: 'A', model: 'm', instructions: '', created_at: '2026-01-01T00:00:00Z' };
const ONE = { query: '{ assistant(id: "a") { name } }' };

type Asking = Parameters<Awaited<ReturnType<typeof start>>['post']>[1];

async function start({ options = {}, ...tracing }: Parameters<typeof keepTraces>[0] & { readonly options?: Partial<GatewayOptions> } = {}) {
  const traces = keepTraces(tracing);
  const upstream = await startUpstream(account([A]));
  const gateway = startGateway({ upstreamUrl: upstream.url, tracing: traces.tracing, ...options });
  return { ...gateway, upstream, traces };
}

describe('a request that names its trace', () => {
  test.each([
    ['sampled', SAMPLED, 'parentbased_always_off', 3],
    ['not sampled', `00-${TRACE}-${PARENT}-00`, 'parentbased_always_on', 0],
    ['sampled, by a later version', `01-${TRACE}-${PARENT}-01-more`, 'parentbased_always_off', 3],
    ['sampled, where the sampler does not ask', SAMPLED, 'always_off', 0],
    ['wrongly', `00-${TRACE}-${'0'.repeat(16)}-01`, 'parentbased_always_off', 0],
    ['in words', 'canary', 'parentbased_always_off', 0],
  ] as const)('%s', async (_how, traceparent, sampler, count) => {
    const { post, traces, requests } = await start({ sampler });
    await post(ONE, { headers: { traceparent } });
    const spans = await traces.end();
    expect(spans.length).toBe(count);
    for (const span of spans) expect(span.spanContext().traceId).toBe(TRACE);
    if (count > 0) expect(spans.at(-1)?.parentSpanContext?.spanId).toBe(PARENT);
    const isContinued = traceparent.slice(3).startsWith(`${TRACE}-${PARENT}`);
    expect(requests[0]?.['trace_id'] === TRACE).toBe(isContinued);
  });

  test.each([true, false])('sends it to the upstream only if that is switched on: %s', async (sendsTraceparent) => {
    const { post, traces, upstream } = await start({ options: { sendsTraceparent } });
    await post(ONE, { headers: { traceparent: SAMPLED, tracestate: 'a=canary', baggage: 'b=canary' } });
    const [attempt] = await traces.end();
    const headers = upstream.requests[0]?.headers ?? {};
    expect(headers['traceparent']).toBe(sendsTraceparent ? `00-${TRACE}-${attempt && idOf(attempt)}-01` : undefined);
    expect(JSON.stringify(headers)).not.toContain('canary');
  });
});

test('the share of requests that is traced is that of the sampler', async () => {
  const { post, traces } = await start({ sampler: 'traceidratio', ratio: 0 });
  await post(ONE);
  expect(await traces.end()).toEqual([]);
});

test('both adapters trace, and a request that one hands to the other is traced once', async () => {
  const { app, traces, ...gateway } = await start();
  const { url } = await serve({ ...gateway, app });
  const headers = { 'content-type': 'application/json', authorization: 'Bearer t', traceparent: SAMPLED };
  const send = async (sent: object, more: Readonly<Record<string, string>> = {}) => {
    const { body } = await request(url, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(sent) });
    await body.dump();
  };
  await send(ONE);
  const inParts = { query: '{ assistant(id: "a") { id ... @defer { name } } }' };
  await send(inParts, { accept: 'multipart/mixed; deferSpec=20220824, application/json' });
  const spans = await traces.end();
  expect(treeOf(spans).filter((line) => line.startsWith('POST'))).toEqual(['POST /graphql', 'POST /graphql']);
  expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([TRACE]));
});

test('the call of a tool is traced as the operation that it is', async () => {
  const traces = keepTraces();
  const gateway = await startMcp({}, { tracing: traces.tracing });
  await call(gateway, 'find_assistants', { first: 1 }, { headers: { traceparent: SAMPLED } });
  const spans = await traces.end();
  expect(treeOf(spans, 'graphql.operation.name')).toEqual([
    'POST /mcp',
    '  query graphql.operation.name=FindAssistants',
    '    GET /ai/assistants',
  ]);
  expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([TRACE]));
});

test.each<[string, object, Asking, unknown]>([
  ['no GraphQL', { query: '{' }, { headers: { accept: 'application/graphql-response+json' } }, 400],
  ['of another type', ONE, { headers: { 'content-type': 'text/plain' } }, 415],
])('a request that is refused has one span: %s', async (_what, body, asking, status) => {
  const { post, traces } = await start();
  const answer = await post(body, asking);
  expect(answer.status).toBe(status);
  const spans = await traces.end();
  expect(spans.map(({ name, attributes }) => [name, attributes['http.response.status_code']])).toEqual([['POST /graphql', status]]);
});

test('what is not a request for an operation is not traced', async () => {
  const { app, traces } = await start();
  for (const [method, path] of [
    ['GET', '/metrics'],
    ['GET', '/health/ready'],
    ['OPTIONS', '/graphql'],
    ['GET', '/nowhere'],
  ] as const)
    await app.fetch(`http://127.0.0.1${path}`, { method });
  expect(await traces.end()).toEqual([]);
});

test('log lines of requests and of writes name their spans', async () => {
  const { query, traces, lines } = await start({ options: { limits: { retries: 0 } } });
  await query('mutation { deleteAssistant(input: { id: "a" }) { deletedId } }');
  const spans = await traces.end();
  const named = (name: string) => spans.flatMap((span) => (span.name === name ? [span.spanContext()] : []))[0];
  const idsIn = (message: string) => lines.find((line) => line.message === message)?.details;
  const asLogged = ({ traceId, spanId } = named('') ?? { traceId: '', spanId: '' }) => ({ trace_id: traceId, span_id: spanId });
  expect(idsIn('request')).toMatchObject(asLogged(named('POST /graphql')));
  expect(idsIn('write')).toMatchObject(asLogged(named('mutation')));
});

test('nothing that a caller or a document says is in a span, but the name of the operation, cut to 100 characters', async () => {
  const CANARIES = {
    token: 'canary-token-1234',
    variable: 'canary-variable-12',
    header: 'canary-header-123',
    document: 'canary-document-1',
    answer: 'canary-answer-123',
  };
  const documents = [{ ...A, id: CANARIES.variable, name: CANARIES.answer }];
  const traces = keepTraces();
  const upstream = await startUpstream(account(documents));
  const { post, lines, app } = startGateway({ upstreamUrl: upstream.url, tracing: traces.tracing });
  const name = `N${'x'.repeat(150)}`;
  const query = `query ${name}($id: ID!) { ${CANARIES.document.replaceAll('-', '_')}: assistant(id: $id) { name } assistants(first: 1) { totalCount } }`;
  const headers = { 'x-any': CANARIES.header, tracestate: `a=${CANARIES.header}`, baggage: `a=${CANARIES.header}` };
  const answer = await post({ query, variables: { id: CANARIES.variable } }, { token: CANARIES.token, headers });
  expect(JSON.stringify(await answer.json())).toContain(CANARIES.answer);
  const spans = await traces.end();
  expect(callsOf(spans).length).toBe(upstream.calls.length);
  const exported = spans.map((span) =>
    JSON.stringify([span.name, span.attributes, span.links, span.events, span.status, span.spanContext()]),
  );
  const scraped = await (await app.fetch('http://127.0.0.1/metrics')).text();
  for (const text of [exported.join('\n'), JSON.stringify(lines), scraped])
    expect(secretsIn(text, { ...CANARIES, alias: CANARIES.document.replaceAll('-', '_') })).toEqual([]);
  expect(spans.flatMap(({ attributes }) => attributes['graphql.operation.name'] ?? [])).toEqual([name.slice(0, 100)]);
});

describe('metrics', () => {
  test('have no series for the names of operations', async () => {
    const metrics = createMetrics();
    const ignore = () => undefined;
    const log = createRequestLog({ debug: ignore, info: ignore, warn: ignore, error: ignore, isLevelEnabled: () => true }, metrics);
    const { tracing } = keepTraces();
    const operation = { tenant: 't', kind: 'query', upstreamCalls: 0 };
    const seriesAfter = async (names: readonly string[]) => {
      for (const name of names) {
        const span = tracing.begin({ method: 'POST', route: '/graphql', started: 0, traceparent: null });
        const line = { route: 'graphql', method: 'POST', status: 200, milliseconds: 1, requestId: 'r', codes: null, left: false } as const;
        log({ ...line, span, operation: { ...operation, name } });
      }
      return (await metrics.print()).text.split('\n').length;
    };
    const before = await seriesAfter(['One']);
    expect(await seriesAfter(Array.from({ length: 10_000 }, (_name, number) => `Operation${number}`))).toBe(before);
  });

  test('show traces that the exporter has, where OpenMetrics is asked for', async () => {
    const { post, app, traces } = await start();
    await post(ONE);
    const scrape = async (accept: string) => {
      const answer = await app.fetch('http://127.0.0.1/metrics', { headers: { accept } });
      return { type: answer.headers.get('content-type'), text: await answer.text() };
    };
    const plain = await scrape('text/plain');
    const open = await scrape('application/openmetrics-text;version=1.0.0,text/plain;q=0.5');
    const again = await scrape('text/plain');
    const spans = await traces.end();
    const exemplars = [
      ...open.text.matchAll(/^gateway_(\w+)_duration_seconds_bucket\{.*\} 1 # \{trace_id="(\w+)",span_id="(\w+)"\} \S+ \S+$/gm),
    ];
    const ofSpan = (name: string) => spans.flatMap((span) => (span.name === name ? [span.spanContext().traceId, idOf(span)] : []));
    expect(exemplars.find(([, metric]) => metric === 'request')?.slice(2)).toEqual(ofSpan('POST /graphql'));
    expect(exemplars.find(([, metric]) => metric === 'upstream_call')?.slice(2)).toEqual(ofSpan('GET /ai/assistants/{assistant_id}'));
    expect(open.type).toMatch(/^application\/openmetrics-text; version=1\.0\.0/);
    expect(open.text).toMatch(/# EOF\n$/);
    expect(open.text).toContain('# TYPE gateway_work counter\n');
    expect(plain.type).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(plain.text).not.toContain('trace_id');
    // Showing the one changes nothing about the other.
    expect(namesIn(again.text)).toEqual(namesIn(plain.text));
  });
});

const namesIn = (text: string) => [...text.matchAll(/^# TYPE (\w+ \w+)$/gm)].map(([, name]) => name);
