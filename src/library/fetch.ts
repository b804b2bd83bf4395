/** What programs import as `assistants-gateway/fetch`: the gateway where there is `fetch`, and neither sockets, files nor a process. */
import type { PreparedGateway } from '../gateway/prepare.ts';
import type { GatewayOptions } from './options.generated.ts';
import { asLogger } from './logger-option.ts';
import { optionOf } from './option-names.ts';
import { GatewayOptionsError } from './options-error.ts';
import { asOptionsError, readOptions } from './options.ts';
import type { Gateway } from './types.ts';

/** What takes sockets, files, a process or chunks of the bundle; the platform compresses by itself, and would do so twice. */
const NOT_HERE = [
  'upstreamClientCert',
  'upstreamClientKey',
  'httpsProxy',
  'httpProxy',
  'noProxy',
  'redisUrl',
  'sharedCachePrefix',
  'sharedCacheTimeoutMs',
  'sharedCacheLeaseMs',
  'sharedCacheMaxValueBytes',
  'subgraph',
  'maxEntities',
  'compressionMinBytes',
  'graphiql',
  'mcp',
  'mcpOperations',
  'mcpWrites',
  'otelExporterOtlpEndpoint',
  'otelExporterOtlpTracesEndpoint',
  'otelExporterOtlpHeaders',
  'otelServiceName',
  'otelResourceAttributes',
  'otelTracesSampler',
  'otelTracesSamplerArg',
  'traceUpstream',
] as const satisfies readonly (keyof GatewayOptions)[];

/** The options of a gateway that runs as a worker. */
export type FetchGatewayOptions = Omit<GatewayOptions, (typeof NOT_HERE)[number]>;
export { GatewayOptionsError };
export type { Gateway } from './types.ts';
export type { GatewayLogger } from './options.generated.ts';

/**
 * The gateway as a fetch handler of a worker. Requests share what was read of the options and nothing else, as the platform lets none
 * wait for what another one began: each has caches of its own. Throws a GatewayOptionsError with all faults of the options.
 */
export function createGateway(options: FetchGatewayOptions): Pick<Gateway, 'fetch'> {
  const { config, logger } = readOptions(options, faultsOf);
  let prepared: PreparedGateway | undefined;
  return {
    fetch: async (request, init) => {
      const [{ assembleGateway }, { prepareGateway }, { createLogger }] = await Promise.all([
        import('../gateway/assemble.ts'),
        import('../gateway/prepare.ts'),
        import('../telemetry/logger.ts'),
      ]);
      prepared ??= await prepareGateway({ ...config, graphiql: false, compressionMinBytes: 0 }, optionOf).catch((error: unknown) => {
        throw asOptionsError(error);
      });
      const lines = logger ? asLogger(logger) : createLogger(logger === false ? 'silent' : config.logLevel);
      const { app } = await assembleGateway(prepared, { logger: lines, notReady: () => null, platform: globalThis });
      return app.fetch(request as URL, init as RequestInit);
    },
  };
}

function faultsOf(given: ReadonlyMap<string, unknown>): readonly string[] {
  const faults = NOT_HERE.filter((option) => given.has(option)).map((option) => `${option} is not supported by assistants-gateway/fetch.`);
  if (given.get('upstreamUrl') === 'sandbox')
    faults.push("upstreamUrl takes no 'sandbox' in assistants-gateway/fetch: it would have to listen.");
  if (typeof given.get('persistedOperations') === 'string')
    faults.push('persistedOperations takes an object of operations in assistants-gateway/fetch, as there are no files.');
  return faults;
}
