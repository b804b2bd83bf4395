/** The process: environment, signals, exit code. */
import type { GraphQLSchema } from 'graphql';
import { createAuthenticate } from './auth/index.ts';
import { helpText, readFlags } from './cli.ts';
import { ConfigError, loadConfig, type Config } from './config.ts';
import { createLoaderMemory } from './loaders/index.ts';
import { createApp, GRAPHQL_PATH } from './server/app.ts';
import { listen } from './server/http.ts';
import { checkOperationList, readOperationList } from './operations/persisted/load-operation-list.ts';
import type { OperationList } from './operations/persisted/operation-list.ts';
import { createAudit } from './operations/request-log.ts';
import { servedSchema } from './server/served-schema.ts';
import { createLogger } from './telemetry/logger.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { createTransitionLog, keyEvents } from './telemetry/transitions.ts';
import { createUpstream } from './upstream/client.ts';
import { TenantKey } from './upstream/credential.ts';

/** The version of package.json: the build writes it in, and for `npm run dev` npm puts it there. */
const VERSION = process.env['npm_package_version'] ?? 'unknown: neither built nor started by npm';
/** How long running requests may take to end after SIGTERM. */
const DRAIN_MS = 12_000;
/** How long the rest may take to close after that. */
const CLOSE_MS = 2_000;

interface Settings {
  readonly config: Config;
  /** The only operations that are answered; null where every one is. */
  readonly operations: OperationList | null;
  readonly schema: GraphQLSchema;
}

/** Reads the environment and the file that it names. Throws a ConfigError with the faults of both. */
async function readSettings(env: Readonly<Record<string, string | undefined>>): Promise<Settings> {
  const faults: string[] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults.push(...error.faults);
      return null;
    }
  };
  const config = attempt(() => loadConfig(env));
  const path = env['PERSISTED_OPERATIONS']?.trim();
  const operations = path ? attempt(() => readOperationList(path)) : null;
  const schema = config ? await servedSchema(config) : null;
  if (config && operations && schema) attempt(() => checkOperationList(operations, schema, config));
  if (!config || !schema || faults.length > 0) throw new ConfigError(faults);
  return { config, operations, schema };
}

async function run({ config, operations, schema }: Settings): Promise<void> {
  const logger = createLogger(config.logLevel);
  // Loaded only if it is the upstream.
  const embedded = config.upstreamUrl === null ? await import('./sandbox/app.ts') : null;
  const sandbox = (await embedded?.startSandbox()) ?? null;
  const baseUrl = sandbox?.url ?? config.upstreamUrl ?? '';
  if (hasWeakSecret(config))
    logger.warn('JWT_SECRET has fewer than 32 bytes: HS256 requires at least 32, and a short secret can be guessed');
  if (config.ignoresApiKey) logger.warn('TELNYX_API_KEY is set, but is not used with AUTH_MODE=passthrough: each caller sends its own key');
  const metrics = createMetrics();
  const onTransition = createTransitionLog(logger);
  const limits = { attemptMs: config.upstreamTimeoutMs };
  const upstream = createUpstream({ baseUrl, limits, onCall: metrics.observeCall, onTransition });
  const memory = createLoaderMemory(config.cache);
  metrics.watch('gateway_read_cache_entries', () => memory.cache.usage.entries);
  metrics.watch('gateway_read_cache_bytes', () => memory.cache.usage.bytes);
  metrics.watch('gateway_tenant_circuits_open', () => upstream.state.openTenants);
  metrics.watch('gateway_upstream_circuit_open', () => Number(upstream.state.isOpen));
  let draining = false;
  const app = createApp({
    schema,
    config,
    logger,
    metrics,
    services: {
      upstream,
      memory,
      limits: config.limits,
      audit: createAudit(logger, metrics),
      authenticate: createAuthenticate(config.auth, embedded?.DEMO_TOKEN ?? null, {
        tenantKey: new TenantKey(config.tenantSecret),
        events: keyEvents(onTransition),
      }),
    },
    operations,
    health: { notReady: () => (draining ? 'draining: the process is about to end' : null) },
  });
  const server = await listen(app, config);

  const stop = async (reason: string, exitCode = 0) => {
    if (draining) return;
    draining = true;
    logger.info({ reason }, 'draining');
    // The process ends even if closing hangs.
    setTimeout(() => process.exit(exitCode), DRAIN_MS + CLOSE_MS);
    app.drain();
    await server.close(DRAIN_MS);
    await Promise.allSettled([upstream.close(), sandbox?.close(), app.dispose()]);
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  // An unhandled rejection affects no running request: it is logged, and the process goes on.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'bug: unhandled rejection'));
  // After an uncaught exception nothing is certain: it is logged, running requests may complete, and a supervisor restarts the process.
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'bug: uncaught exception');
    void stop('uncaughtException', 1);
  });

  announce(
    `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${server.port}${GRAPHQL_PATH}`,
    sandbox ? null : baseUrl,
    operations,
    config.auth.mode,
  );
}

const hasWeakSecret = ({ auth }: Config): boolean =>
  auth.mode === 'jwt' && 'secret' in auth.keys && Buffer.byteLength(auth.keys.secret) < 32;

const EXAMPLE = '{ assistants(first: 3) { totalCount nodes { id name tools { __typename } } } }';

/** What a person reads after starting the gateway. */
function announce(url: string, upstreamUrl: string | null, list: OperationList | null, authMode: Config['auth']['mode']): void {
  const token = authMode === 'jwt' ? '$JWT' : '$TELNYX_API_KEY';
  const credential = upstreamUrl === null && authMode === 'passthrough' ? '' : ` -H "authorization: Bearer ${token}"`;
  process.stdout.write(
    [
      '',
      `  assistants-gateway   ${url}`,
      `  upstream             ${upstreamUrl ?? 'embedded sandbox: seeded data in memory, lost at exit'}`,
      ...(list ? [`  operations           ${list.operations.length} listed ones and no others, so GraphiQL is off`] : []),
      '',
      list ? '  Try one of them:' : '  Open the URL in a browser for GraphiQL, or try:',
      '',
      `  curl ${url} -H "content-type: application/json"${credential} \\`,
      `    -d '${JSON.stringify(list ? { documentId: list.operations[0]?.id } : { query: EXAMPLE })}'`,
      '',
      '',
    ].join('\n'),
  );
}

/** The way out of what goes wrong most often. */
function hintFor(error: unknown): readonly string[] {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return ['Choose another port with PORT or --port; 0 takes a free one.'];
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS') ? ['--help lists all flags.'] : [];
}

function fail(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  try {
    const { env, help, version } = readFlags(process.argv.slice(2));
    if (help) process.stdout.write(`${helpText()}\n`);
    else if (version) process.stdout.write(`${VERSION}\n`);
    else await run(await readSettings({ ...process.env, ...env }));
  } catch (error) {
    if (error instanceof ConfigError) fail(['The configuration is not usable:', ...error.faults.map((fault) => `  ${fault}`)]);
    fail([`Could not start: ${error instanceof Error ? error.message : String(error)}`, ...hintFor(error)]);
  }
}

void main();
