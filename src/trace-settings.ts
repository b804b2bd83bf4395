/** Settings of traces, by the names that OpenTelemetry gives them. */
import { oneOf, setting, share, textPairs, textual, trueOrFalse } from './setting-kinds.ts';
import { HEADER_NAME, HEADER_VALUE, isBaseUrl } from './setting-forms.ts';

const collector = textual({
  takes: 'a URL',
  fault: 'takes http:// or https:// and a host, such as http://localhost:4318, without user, query or fragment',
  fits: isBaseUrl,
});
const NO_PAIRS: ReadonlyMap<string, string> = new Map();

export const traceSettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(
    collector,
    null,
    'URL of an OpenTelemetry collector (OTLP over HTTP); traces are sent to /v1/traces below it; none if not set',
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: setting(collector, null, 'the whole URL for traces; precedes OTEL_EXPORTER_OTLP_ENDPOINT'),
  OTEL_EXPORTER_OTLP_HEADERS: setting(
    textPairs('headers', (name, value) => HEADER_NAME.test(name) && HEADER_VALUE.test(value)),
    NO_PAIRS,
    'headers that the collector is sent, such as a key',
  ),
  OTEL_SERVICE_NAME: setting(textual({ takes: 'text' }), 'assistants-gateway', 'name of the service in traces'),
  OTEL_RESOURCE_ATTRIBUTES: setting(textPairs('attributes'), NO_PAIRS, 'what traces say of the process'),
  OTEL_TRACES_SAMPLER: setting(
    oneOf('always_on', 'always_off', 'traceidratio', 'parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'),
    'parentbased_traceidratio',
    'which requests are traced; parentbased_ leaves it to their traceparent, if they have one',
  ),
  OTEL_TRACES_SAMPLER_ARG: setting(share, 0.1, 'share of requests that a sampler with traceidratio traces'),
  TRACE_UPSTREAM: setting(trueOrFalse, false, 'send traceparent to the Telnyx API, so that traces go on there'),
} as const;
