/** What programs import as `assistants-gateway`. */
import type { Config } from '../config.ts';
import type { AssembledGateway } from '../gateway/assemble.ts';
import { instance } from '../instance.ts';
import type { GatewayOptions } from './options.generated.ts';
import { asLogger } from './logger-option.ts';
import { optionOf } from './option-names.ts';
import { GatewayOptionsError } from './options-error.ts';
import { asOptionsError, readOptions } from './options.ts';
import { toPlatformResponse } from './platform-response.ts';
import type { Gateway } from './types.ts';

export { GatewayOptionsError };
export type { Gateway } from './types.ts';
export type { GatewayLogger, GatewayOptions } from './options.generated.ts';

/** The gateway as a fetch handler. Throws a GatewayOptionsError with all faults of the options; operations of a list that cannot be answered reject every request. */
export function createGateway(options: GatewayOptions): Gateway {
  const { config, logger } = readOptions(options);
  let started: Promise<AssembledGateway> | undefined;
  let isClosed = false;
  return {
    fetch: async (request, init) => {
      if (isClosed) throw new Error('The gateway is closed.');
      const { app } = await (started ??= start(config, logger));
      return toPlatformResponse(await app.fetch(request as URL, init as RequestInit));
    },
    close: async () => {
      isClosed = true;
      const assembled = await started?.catch(() => undefined);
      assembled?.app.drain();
      await assembled?.close();
    },
  };
}

/** Loads what answers requests. */
async function start(config: Config, logger: GatewayOptions['logger']): Promise<AssembledGateway> {
  const [{ assembleGateway }, { prepareGateway }, { createLogger }] = await Promise.all([
    import('../gateway/assemble.ts'),
    import('../gateway/prepare.ts'),
    import('../telemetry/logger.ts'),
  ]);
  const prepared = await prepareGateway(config, optionOf).catch((error: unknown) => {
    throw asOptionsError(error);
  });
  const lines = logger ? asLogger(logger) : createLogger(logger === false ? 'silent' : config.logLevel, config.redis ? instance() : null);
  for (const warning of config.warnings) lines.warn(warning);
  return assembleGateway(prepared, { logger: lines, notReady: () => null });
}
