import { SpanKind } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { createOtlpTracing } from '../../src/telemetry/otlp-tracing.ts';
import type { TracingOptions } from '../../src/telemetry/tracing.ts';

/** Every request is traced. */
export const TRACING: TracingOptions = {
  url: 'http://127.0.0.1:9/v1/traces',
  headers: {},
  serviceName: 'gateway-under-test',
  resource: {},
  sampler: 'parentbased_always_on',
  ratio: 1,
  sendsTraceparent: false,
};

/** Tracing that keeps its spans; `end` gives them all, in the order in which they ended. */
export function keepTraces(options: Partial<TracingOptions> = {}) {
  const spans: ReadableSpan[] = [];
  const exporter: SpanExporter = {
    export: (ended, done) => {
      spans.push(...ended);
      done({ code: 0 });
    },
    shutdown: async () => undefined,
  };
  const tracing = createOtlpTracing({ ...TRACING, ...options }, { onTransition: () => undefined, exporter });
  return {
    tracing,
    end: async (): Promise<readonly ReadableSpan[]> => {
      await tracing.close();
      return spans;
    },
  };
}

export const idOf = (span: ReadableSpan): string => span.spanContext().spanId;

/** Spans as text: each line one span below its parent, in the order in which they began, with the attributes that are asked for. */
export function treeOf(spans: readonly ReadableSpan[], ...attributes: readonly string[]): readonly string[] {
  const ids = new Set(spans.map(idOf));
  const sorted = spans.toSorted((one, other) => startOf(one) - startOf(other));
  const linesBelow = (parent: string | null, depth: number): readonly string[] =>
    sorted
      .filter(({ parentSpanContext: above }) => (above && ids.has(above.spanId) ? above.spanId : null) === parent)
      .flatMap((span) => {
        const shown = attributes.flatMap((name) => (name in span.attributes ? [`${name}=${String(span.attributes[name])}`] : []));
        const line = ['  '.repeat(depth) + span.name, ...shown].join(' ');
        return [line].concat(linesBelow(idOf(span), depth + 1));
      });
  return linesBelow(null, 0);
}

const startOf = ({ startTime: [seconds, nanoseconds] }: ReadableSpan) => seconds * 1e3 + nanoseconds / 1e6;

/** The calls that spans stand for, sorted. */
export const callsOf = (spans: readonly ReadableSpan[]): readonly string[] =>
  spans.flatMap(({ kind, name }) => (kind === SpanKind.CLIENT ? [name] : [])).toSorted();
