/** Spans on their way to a collector, and a collector that is away. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { ExportResultCode } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { createOtlpTracing } from '../../src/telemetry/otlp-tracing.ts';
import type { Transition } from '../../src/telemetry/transitions.ts';

afterEach(() => {
  vi.useRealTimers();
});

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Tracing as a configuration says it, of one request. */
function traceOne(env: Readonly<Record<string, string>>) {
  const { tracing: options } = loadConfig(env);
  if (options === null) throw new Error('Nothing is traced.');
  const transitions: Transition[] = [];
  const tracing = createOtlpTracing(options, { onTransition: (transition) => transitions.push(transition) });
  tracing.begin({ method: 'POST', route: '/graphql', started: performance.now(), traceparent: null }).end(null);
  return { tracing, transitions };
}

interface Received {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads into it
  readonly body: any;
}

async function startCollector(status = 200) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      received.push({ path: request.url, headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"canary":1}');
    })();
  });
  const url = `http://127.0.0.1:${await portOf(server)}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url, received };
}

const ALWAYS = { OTEL_TRACES_SAMPLER: 'always_on' };

test('a collector is sent spans with what the settings say of the process', async () => {
  const { url, received } = await startCollector();
  const { tracing, transitions } = traceOne({
    ...ALWAYS,
    OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/`,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b, x-team = red',
    OTEL_SERVICE_NAME: 'mine',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=production,service.name=other',
  });
  await tracing.close();
  const [{ path, headers, body } = { path: '', headers: {}, body: null }] = received;
  expect(path).toBe('/v1/traces');
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-key': 'a b', 'x-team': 'red' });
  const [{ resource, scopeSpans }] = body.resourceSpans;
  expect(resource.attributes).toEqual(
    expect.arrayContaining([
      { key: 'service.name', value: { stringValue: 'mine' } },
      { key: 'deployment.environment.name', value: { stringValue: 'production' } },
      { key: 'service.instance.id', value: { stringValue: `${hostname()}:${process.pid}` } },
    ]),
  );
  expect(scopeSpans[0].spans).toMatchObject([{ name: 'POST /graphql' }]);
  expect(transitions).toEqual([]);
});

test('the URL for traces alone is taken as it is', async () => {
  const { url, received } = await startCollector();
  const { tracing } = traceOne({
    ...ALWAYS,
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/mine`,
  });
  await tracing.close();
  expect(received.map(({ path }) => path)).toEqual(['/mine']);
});

test('a collector that refuses spans is reported once, without its words', async () => {
  const { url } = await startCollector(400);
  const { tracing, transitions } = traceOne({ ...ALWAYS, OTEL_EXPORTER_OTLP_ENDPOINT: url });
  await tracing.close();
  expect(transitions).toEqual([{ what: 'traces', state: 'down', detail: 'OTLPExporterError (400)' }]);
});

test('a collector that is overloaded is reported with its status, though the exporter tries again and then says none', async () => {
  const { url } = await startCollector(503);
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  const { tracing, transitions } = traceOne({ ...ALWAYS, OTEL_EXPORTER_OTLP_ENDPOINT: url });
  onTestFinished(() => tracing.close());
  while (transitions.length === 0) {
    await vi.advanceTimersByTimeAsync(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(transitions).toEqual([{ what: 'traces', state: 'down', detail: 'OTLPExporterError (503)' }]);
});

test('a collector that does not answer in time is reported in the words of the exporter', async () => {
  const { tracing: options } = loadConfig({ ...ALWAYS, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  if (options === null) throw new Error('Nothing is traced.');
  const transitions: Transition[] = [];
  const exporter: SpanExporter = {
    export: (_spans, done) => done({ code: ExportResultCode.FAILED, error: new Error('Request timed out') }),
    shutdown: () => Promise.resolve(),
  };
  const tracing = createOtlpTracing(options, { onTransition: (transition) => transitions.push(transition), exporter });
  tracing.begin({ method: 'POST', route: '/graphql', started: performance.now(), traceparent: null }).end(null);
  await tracing.close();
  expect(transitions).toEqual([{ what: 'traces', state: 'down', detail: 'Request timed out' }]);
});

test('a collector that never answers holds the end of the process up for two seconds', async () => {
  const sockets: Socket[] = [];
  const server = createSocketServer((socket) => sockets.push(socket));
  const port = await portOf(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { tracing } = traceOne({ ...ALWAYS, OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  const closed = vi.fn<() => void>();
  const closing = tracing.close().then(closed);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(closed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await closing;
  expect(closed).toHaveBeenCalledOnce();
});

test.each([
  [{}, null],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318' }, { url: 'http://c:4318/v1/traces', sampler: 'parentbased_traceidratio', ratio: 0.1 }],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c/x/', OTEL_TRACES_SAMPLER_ARG: '.25' },
    { url: 'http://c/x/v1/traces', ratio: 0.25 },
  ],
])('%j', (env, expected) => {
  const { tracing } = loadConfig(env);
  if (expected === null) expect(tracing).toBeNull();
  else expect(tracing).toMatchObject(expected);
});

test.each([
  ['grpc', 1],
  ['http/protobuf', 1],
  ['http/json', 0],
])('that the protocol is JSON over HTTP is a warning to who expects %s', (protocol, count) => {
  const { warnings } = loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_EXPORTER_OTLP_PROTOCOL: protocol });
  expect(warnings.filter((warning) => warning.startsWith('OTEL_EXPORTER_OTLP_PROTOCOL has no effect'))).toHaveLength(count);
});

test('all faults of the settings are reported at once, and no values', () => {
  const faulty = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'canary:4317',
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://u:canary@c',
    OTEL_EXPORTER_OTLP_HEADERS: 'canary',
    OTEL_RESOURCE_ATTRIBUTES: 'a=%canary',
    OTEL_TRACES_SAMPLER: 'canary',
    OTEL_TRACES_SAMPLER_ARG: '1.5',
  };
  expect(() => loadConfig(faulty)).toThrow(
    expect.objectContaining({
      faults: Object.keys(faulty).map((name) => expect.stringMatching(new RegExp(`^${name} takes (?!.*canary)`))),
    }),
  );
  expect(() => loadConfig({ TRACE_UPSTREAM: 'true', OTEL_TRACES_SAMPLER: 'always_on', OTEL_TRACES_SAMPLER_ARG: '1' })).toThrow(
    expect.objectContaining({
      faults: [
        'OTEL_TRACES_SAMPLER_ARG only applies with an OTEL_TRACES_SAMPLER with traceidratio.',
        'TRACE_UPSTREAM only applies with OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_EXPORTER_OTLP_TRACES_ENDPOINT.',
      ],
    }),
  );
});
