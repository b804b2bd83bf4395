/** The command `start`: a server, its signals, and what is said of it. */
import { assembleGateway } from '../../gateway/assemble.ts';
import { prepareFromEnvironment } from '../../gateway/prepare.ts';
import { GRAPHQL_PATH } from '../../server/app.ts';
import { instance } from '../../instance.ts';
import { listen } from '../../server/http.ts';
import { whyOff } from '../../server/graphiql/why-off.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { VERSION } from '../../version.ts';
import type { Call } from '../command.ts';
import { toolsIn } from '../tools-in.ts';
import { announce, type Announcement } from './announce.ts';
import { sendPulses } from './pulses.ts';
import { Shutdown } from './shutdown.ts';
import { roleOf } from './role.ts';
import { superviseWorkers, workersOf } from './workers.ts';

/** Null: the process goes on until a signal ends it. */
export async function start({ env, inTerms, isJson, terminal }: Call): Promise<null> {
  const prepared = await prepareFromEnvironment(env, inTerms);
  const { config, operations } = prepared;
  const say = (port: number, sandbox: Announcement['sandbox'] = null) => {
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    const announcement: Announcement = {
      version: VERSION,
      url: `http://${host}:${port}${GRAPHQL_PATH}`,
      upstream: config.upstreamUrl,
      sandbox,
      operations: operations?.operations.length ?? null,
    };
    announce(terminal, announcement, {
      isJson,
      authMode: config.auth.mode,
      graphiqlOff: whyOff(config, operations !== null),
      tools: prepared.mcp && toolsIn(prepared.mcp),
      firstId: operations?.operations[0]?.id ?? null,
    });
  };
  const logger = createLogger(config.logLevel, config.redis || config.workers !== 1 ? instance() : null);
  const count = workersOf(config);
  const { worker, warnings } = await roleOf(config, inTerms);
  if (!worker) {
    logger.info({ version: VERSION, node: process.version, ...(count > 1 && { workers: count }) }, 'starting');
    for (const warning of [...config.warnings, ...warnings]) logger.warn(warning);
  }
  if (count > 1 && !worker) {
    const { tenantSecret, shutdownDelayMs: delayMs } = config;
    await superviseWorkers({ count, tenantSecret, logger, delayMs, onListening: say, exit: (code) => process.exit(code) });
    return null;
  }
  if (worker) sendPulses(worker);
  const shutdown = new Shutdown({
    logger,
    exit: (code) => process.exit(code),
    delayMs: config.shutdownDelayMs,
    now: () => performance.now(),
  });
  const gateway = await assembleGateway(prepared, { logger, notReady: () => shutdown.notReady });
  const server = await listen(gateway.app, config).catch(async (error: unknown) => {
    await gateway.close();
    throw error;
  });
  shutdown.watch(process, { drain: gateway.app.drain, closeServer: (graceMs) => server.close(graceMs), close: gateway.close });
  if (!worker) say(server.port, gateway.sandbox);
  return null;
}
