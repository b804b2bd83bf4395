/** What programs import as `assistants-gateway`. */
import { ConfigError, loadConfig, type Environment } from '../config.ts';
import type { Gateway as Assembled } from '../gateway/assemble.ts';
import type { GatewayOptions } from './options.generated.ts';
import { asLogger, faultsOfLogger } from './logger-option.ts';
import { inOptionWords } from './option-names.ts';
import { GatewayOptionsError } from './options-error.ts';
import { toEnvironment } from './options.ts';
import { toPlatformResponse } from './platform-response.ts';
import type { Gateway } from './types.ts';

export { GatewayOptionsError };

/** The gateway as a fetch handler. Throws a GatewayOptionsError with all faults of the options; those of a list of operations reject the first request. */
export function createGateway(options: GatewayOptions): Gateway {
  if (typeof options !== 'object' || options === null) throw new GatewayOptionsError(['createGateway takes an object of options.']);
  const { logger, ...texts } = options;
  const { env, faults, refused } = toEnvironment(texts);
  const others = faultsOf(() => loadConfig(env)).filter((fault) => !fault.split(/\W/).some((word) => refused.has(word)));
  const all = [...faults, ...faultsOfLogger(logger, options.logLevel !== undefined), ...others];
  if (all.length > 0) throw new GatewayOptionsError(all);
  let started: Promise<Assembled> | undefined;
  let isClosed = false;
  return {
    fetch: async (request, init) => {
      if (isClosed) throw new Error('The gateway is closed.');
      const { app } = await (started ??= start(env, logger));
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
async function start(env: Environment, logger: GatewayOptions['logger']): Promise<Assembled> {
  const [{ assembleGateway }, { readSettings }, { createLogger }] = await Promise.all([
    import('../gateway/assemble.ts'),
    import('../gateway/settings.ts'),
    import('../telemetry/logger.ts'),
  ]);
  const settings = await readSettings(env).catch((error: unknown) => {
    throw error instanceof ConfigError ? new GatewayOptionsError(error.faults.map(inOptionWords)) : error;
  });
  const ownLogger = () => createLogger(logger === false ? 'silent' : settings.config.logLevel);
  return assembleGateway(settings, { logger: logger ? asLogger(logger) : ownLogger(), notReady: () => null });
}

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map(inOptionWords);
  }
}
