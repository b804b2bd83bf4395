/**
 * OpenTelemetry's SDK behind `Tracing`: a chunk of its own in the published package, which only a configured collector loads. Nothing
 * is registered globally, so a program that traces itself is left alone.
 */
import { randomBytes } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import {
  ROOT_CONTEXT,
  SamplingDecision,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span as SdkSpan,
  type SpanContext,
  type Tracer,
} from '@opentelemetry/api';
import { ExportResultCode, parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  TraceIdRatioBasedSampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { instance } from '../instance.ts';
import type { Attributes, Span } from '../span.ts';
import { VERSION } from '../version.ts';
import type { Tracing, TracingOptions } from './tracing.ts';
import type { Transition } from './transitions.ts';

interface Surroundings {
  /** Called when the collector takes no traces, and when it does again. */
  readonly onTransition: (transition: Transition) => void;
  /** What takes the spans instead of the collector. For tests. */
  readonly exporter?: SpanExporter | undefined;
}

/** How long the process waits for its last spans to be taken. */
const CLOSE_MS = 2_000;
const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;
const SAMPLED = 1;
const RESPONSES = 'http.client.response.finish';

export function createOtlpTracing(config: TracingOptions, { onTransition, exporter }: Surroundings): Tracing {
  const { url, headers, serviceName, resource } = config;
  const isSampled = samplerOf(config);
  const statuses = statusesOf(url);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.instance.id': instance(),
      ...resource,
      'service.name': serviceName,
      'service.version': VERSION,
    }),
    // It is only asked for what is sampled.
    sampler: new AlwaysOnSampler(),
    spanProcessors: [new BatchSpanProcessor(reporting(exporter ?? new OTLPTraceExporter({ url, headers }), statuses.last, onTransition))],
  });
  const tracer = provider.getTracer('assistants-gateway', VERSION);
  return {
    begin: ({ method, route, started, traceparent }) => {
      const parent = traceparent === null ? null : parseTraceParent(traceparent);
      if (!isSampled(parent)) return new UnsampledSpan(parent?.traceId ?? null);
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }) : ROOT_CONTEXT;
      const attributes = { 'http.request.method': method, 'http.route': route, 'url.path': route, 'url.scheme': 'http' };
      const options = { kind: SpanKind.SERVER, attributes, startTime: started };
      return new TracedSpan(tracer, tracer.startSpan(`${method} ${route}`, options, context));
    },
    close: () => {
      let timer: NodeJS.Timeout | undefined;
      const timeUp = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, CLOSE_MS);
      });
      const flushed = provider.shutdown().catch(() => undefined);
      return Promise.race([flushed, timeUp]).finally(() => {
        clearTimeout(timer);
        statuses.close();
      });
    },
  };
}

class TracedSpan implements Span {
  readonly #tracer: Tracer;
  readonly #span: SdkSpan;
  /** What parts of it begin in. */
  #context: Context | undefined;

  constructor(tracer: Tracer, span: SdkSpan) {
    this.#tracer = tracer;
    this.#span = span;
  }

  get traceId(): string {
    return this.#span.spanContext().traceId;
  }

  get spanId(): string {
    return this.#span.spanContext().spanId;
  }

  get isSampled(): boolean {
    return (this.#span.spanContext().traceFlags & SAMPLED) !== 0;
  }

  begin(name: string, kind: keyof typeof KINDS, attributes: Attributes, started?: number): Span {
    this.#context ??= trace.setSpan(ROOT_CONTEXT, this.#span);
    const options = { kind: KINDS[kind], attributes, ...(started !== undefined && { startTime: started }) };
    return new TracedSpan(this.#tracer, this.#tracer.startSpan(name, options, this.#context));
  }

  set(attributes: Attributes): void {
    this.#span.setAttributes(attributes);
  }

  linkTo({ traceId, spanId, isSampled }: Span): void {
    this.#span.addLink({ context: { traceId, spanId, traceFlags: isSampled ? SAMPLED : 0 } });
  }

  end(failure: string | null): void {
    if (failure !== null) this.#span.setAttribute('error.type', failure).setStatus({ code: SpanStatusCode.ERROR });
    this.#span.end();
  }
}

/** Gives its ids to log lines and to the upstream. Most requests have one, so the SDK is left out, and ids are made when they are asked for. */
class UnsampledSpan implements Span {
  readonly isSampled = false;
  #traceId: string | null;
  #spanId: string | null = null;

  constructor(traceId: string | null) {
    this.#traceId = traceId;
  }

  get traceId(): string {
    return (this.#traceId ??= randomBytes(16).toString('hex'));
  }

  get spanId(): string {
    return (this.#spanId ??= randomBytes(8).toString('hex'));
  }

  /** Its parts are nowhere to be found, so none needs an id of its own. */
  begin(): Span {
    return this;
  }

  set(): void {}

  linkTo(): void {}

  end(): void {}
}

/** Whether a request is sampled, by the trace that it names. */
function samplerOf({ sampler, ratio }: TracingOptions): (parent: SpanContext | null) => boolean {
  const plain = sampler.replace('parentbased_', '');
  const byTraceId = new TraceIdRatioBasedSampler(ratio);
  return (parent) => {
    if (parent && plain !== sampler) return (parent.traceFlags & SAMPLED) !== 0;
    if (plain !== 'traceidratio') return plain === 'always_on';
    // Services with the same ratio decide alike about a trace; one that begins here has no id yet.
    return parent ? byTraceId.shouldSample(ROOT_CONTEXT, parent.traceId).decision !== SamplingDecision.NOT_RECORD : Math.random() < ratio;
  };
}

/** Node publishes each response to a request of its client: this keeps the status of the last one from a URL that was no success. */
function statusesOf(url: string) {
  const { href } = new URL(url);
  let last: number | null = null;
  const onResponse = (message: unknown) => {
    const { request, response } = message as { readonly request: ClientRequest; readonly response: IncomingMessage };
    const { statusCode = 200 } = response;
    if (statusCode > 299 && `${request.protocol}//${String(request.getHeader('host'))}${request.path}` === href) last = statusCode;
  };
  subscribe(RESPONSES, onResponse);
  return { last: () => last, close: () => unsubscribe(RESPONSES, onResponse) };
}

/** The SDK drops what it cannot export, and tells nobody. */
function reporting(exporter: SpanExporter, status: () => number | null, onTransition: Surroundings['onTransition']): SpanExporter {
  let isDown = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.code !== ExportResultCode.SUCCESS;
        if (failed || isDown)
          onTransition({
            what: 'traces',
            state: failed ? (isDown ? 'still-down' : 'down') : 'up',
            detail: reasonOf(result.error, status()),
          });
        isDown = failed;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

/**
 * With a code, the message may be what the collector answered; without one it is the exporter's own, such as that it took too long. It
 * has neither where the exporter has tried in vain for some time: then the last answer had the status.
 */
function reasonOf(error: unknown, status: number | null): string | null {
  if (!(error instanceof Error)) return null;
  const { code = error.name === 'OTLPExporterError' ? status : null } = error as { readonly code?: unknown };
  return typeof code === 'string' || typeof code === 'number' ? `${error.name} (${code})` : error.message;
}
