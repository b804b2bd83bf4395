import { createAuthenticate } from '../auth/index.ts';
import { createLoaderMemory } from '../loaders/index.ts';
import { createAudit } from '../operations/request-log.ts';
import { DRAWING_HERE } from '../drawing/drawing.ts';
import { DrawingThreads } from '../drawing/drawing-threads.ts';
import { createApp, type App } from '../server/app.ts';
import { DIRECT } from '../outbound/dispatcher.ts';
import { createDocumentFetch } from '../outbound/fetch.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { createTransitionLog, keyEvents } from '../telemetry/transitions.ts';
import { createUpstream } from '../upstream/client.ts';
import { Blocks } from '../upstream/blocks.ts';
import { TenantKey } from '../upstream/credential.ts';
import type { PreparedGateway } from './prepare.ts';
import { shareWithReplicas } from './replicas.ts';

interface Surroundings {
  readonly logger: Logger;
  /** Why no requests are to come; null while they may. */
  readonly notReady: () => string | null;
  /** Where there are no sockets and no process that can be measured: what there is instead. */
  readonly platform?: typeof globalThis | undefined;
}

/** A gateway that answers, and listens nowhere yet. */
export interface AssembledGateway {
  readonly app: App;
  /** Null where the upstream is the embedded sandbox. */
  readonly upstreamUrl: string | null;
  /** Where the embedded sandbox listens, and the key of its demo account; null for every other upstream. */
  readonly sandbox: { readonly url: string; readonly key: string } | null;
  readonly close: () => Promise<void>;
}

/** Puts the gateway and its upstream together; it does not listen. */
export async function assembleGateway(
  { config, operations, mcp, schema }: PreparedGateway,
  { logger, notReady, platform }: Surroundings,
): Promise<AssembledGateway> {
  // Loaded only if it is the upstream.
  const embedded = config.upstreamUrl === null ? await import('../sandbox/app.ts') : null;
  const sandbox = (await embedded?.startSandbox()) ?? null;
  const baseUrl = sandbox?.url ?? config.upstreamUrl ?? '';
  const metrics = createMetrics({ hasProcess: platform === undefined });
  const logTransition = createTransitionLog(logger);
  let areKeysDown = false;
  const onTransition: typeof logTransition = (transition) => {
    if (transition.what === 'jwks') areKeysDown = transition.state !== 'up';
    logTransition(transition);
  };
  const limits = { attemptMs: config.upstreamTimeoutMs };
  const replication = await shareWithReplicas(config, {
    onTransition: (state, error) => onTransition({ what: 'replicas', state, detail: messageOf(error) }),
    onOperation: metrics.observeSharedOperation,
    onReplaced: (tenant) => logger.warn({ tenant }, 'shared cache: what was in place of the writes of a tenant is replaced'),
    onInvalidation: metrics.countInvalidation,
    onBlocked: (tenant, milliseconds) => blocks?.begin(tenant, milliseconds),
  });
  const blocks = replication ? new Blocks((tenant, milliseconds) => replication.block(tenant, milliseconds)) : null;
  const ofConfig = platform ? { ...DIRECT, fetch: platform.fetch.bind(platform) } : config.wayOut;
  // The sandbox is in this process.
  const wayOut = sandbox ? DIRECT : ofConfig;
  // Loaded only where there is a collector.
  const sdk = config.tracing && (await import('../telemetry/otlp-tracing.ts'));
  const tracing = config.tracing && sdk ? sdk.createOtlpTracing(config.tracing, { onTransition }) : null;
  const sendsTraceparent = config.tracing?.sendsTraceparent ?? false;
  const upstream = createUpstream({ baseUrl, limits, wayOut, sendsTraceparent, onCall: metrics.observeCall, onTransition, blocks });
  const documents = createDocumentFetch(ofConfig);
  const memory = createLoaderMemory(
    { ...config.cache, ...(replication && { coordination: replication.coordination }) },
    replication?.reads ?? null,
  );
  if (config.workers !== 1) {
    const { gatherFromOthers } = await import('../replicas/hub/gathering.ts');
    const gather = gatherFromOthers(metrics.collect);
    if (gather) metrics.joinWith(gather);
  }
  metrics.watch('gateway_shared_cache_up', () => Number(replication?.coordination.isCurrent ?? false));
  metrics.watch('gateway_shared_cache_configured', () => Number(replication !== null));
  metrics.watch('gateway_shared_cache_replicas', () => (config.redis && replication ? replication.replicas() : 0));
  metrics.watch('gateway_read_cache_entries', () => memory.cache.usage.entries);
  metrics.watch('gateway_read_cache_bytes', () => memory.cache.usage.bytes);
  metrics.watch('gateway_tenant_circuits_open', () => upstream.state.openTenants);
  metrics.watch('gateway_upstream_calls_waiting', () => upstream.callsWaiting);
  metrics.watch('gateway_upstream_circuit_open', () => Number(upstream.state.isOpen));
  metrics.watch('gateway_jwks_unavailable', () => Number(areKeysDown));
  const drawing = platform ? DRAWING_HERE : new DrawingThreads();
  const app = createApp({
    schema,
    config,
    logger,
    metrics,
    tracing,
    fetchAPI: platform,
    services: {
      upstream,
      memory,
      drawing,
      texts: replication?.texts ?? null,
      limits: config.limits,
      audit: createAudit(logger, metrics),
      authenticate: createAuthenticate(config.auth, embedded?.DEMO_TOKEN ?? null, {
        tenantKey: new TenantKey(config.tenantSecret),
        fetchKeys: documents.fetch,
        events: keyEvents(onTransition),
      }),
    },
    operations,
    // Loaded only if it is served.
    mcp: mcp && (await (await import('../mcp/mcp.ts')).loadMcp(mcp)),
    health: { notReady },
  });
  await replication?.start();
  const close = async () => {
    await replication?.stop();
    await Promise.allSettled([upstream.close(), documents.close(), drawing.close(), sandbox?.close(), app.dispose()]);
    // What was given up has ended by now.
    await tracing?.close();
  };
  const place = sandbox && embedded ? { url: sandbox.url, key: embedded.DEMO_TOKEN } : null;
  return { app, upstreamUrl: config.upstreamUrl, sandbox: place, close };
}

const messageOf = (error: unknown): string | null => (error instanceof Error ? error.message : null);
