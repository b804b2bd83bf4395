import { Pool } from 'undici';
import { createAuthenticate } from '../../src/auth/index.ts';
import { loadConfig } from '../../src/config.ts';
import { DRAWING_HERE } from '../../src/drawing/drawing.ts';
import { createLoaderMemory } from '../../src/loaders/index.ts';
import { createApp } from '../../src/server/app.ts';
import { listen } from '../../src/server/http.ts';
import type { OperationList } from '../../src/operations/persisted/operation-list.ts';
import { servedSchema } from '../../src/server/served-schema.ts';
import type { Logger } from '../../src/telemetry/logger.ts';
import { createMetrics, type Metrics } from '../../src/telemetry/metrics.ts';
import { createUpstream, type Upstream } from '../../src/upstream/client.ts';
import { byGraphQLJs } from '../support/graphql-js.ts';
import { assertSettings, type Settings } from './configurations.ts';

/** A gateway that listens, and connections to it. */
export interface Target {
  readonly pool: Pool;
  /** What was logged as a bug since this was last asked. */
  takeBugs(): readonly string[];
  close(): Promise<void>;
}

export interface TargetOptions {
  readonly settings: Settings;
  readonly upstream: Upstream;
  readonly now: () => number;
  readonly operations: OperationList | null;
  /** Whether operations are executed by graphql-js. */
  readonly byGraphQLJs?: boolean;
  /** Whether every request is left to Yoga's adapter. */
  readonly yogaOnly?: boolean;
}

// One registry for all, as gathering the process's own figures once is enough; each gateway has gauges of its own, which nobody reads.
const metrics: Metrics = { ...createMetrics(), watch: () => {} };

/** A gateway of this process on a port, made from settings as `main.ts` makes it. */
export async function startTarget({ settings, upstream, now, operations, ...ways }: TargetOptions): Promise<Target> {
  assertSettings(settings);
  const config = loadConfig(settings);
  let bugs: string[] = [];
  const schema = await servedSchema(config);
  const app = createApp({
    schema,
    ...(ways.byGraphQLJs && { execute: byGraphQLJs(schema, { suggestions: config.introspection }) }),
    config,
    services: {
      upstream,
      drawing: DRAWING_HERE,
      memory: createLoaderMemory({ ...config.cache, now }),
      authenticate: createAuthenticate(config.auth, null),
      limits: config.limits,
      audit: () => {},
    },
    logger: bugLogger((bug) => bugs.push(bug)),
    metrics,
    health: { notReady: () => null },
    operations,
  });
  const server = await listen(ways.yogaOnly ? { ...app, listener: app.yogaListener } : app, { port: 0, host: '127.0.0.1' });
  const pool = new Pool(`http://127.0.0.1:${server.port}`, { connections: 2 });
  return {
    pool,
    takeBugs: () => {
      const taken = bugs;
      bugs = [];
      return taken;
    },
    close: async () => {
      await pool.destroy();
      await server.close(0);
      await app.dispose();
    },
  };
}

export const connectUpstream = (url: string): Upstream => createUpstream({ baseUrl: url });

function bugLogger(keep: (bug: string) => void): Logger {
  const drop = () => {};
  const error = (details: { readonly err?: unknown }, message?: string) =>
    keep(`${message ?? ''} ${details.err instanceof Error ? details.err.message : ''}`);
  return { isLevelEnabled: () => true, debug: drop, info: drop, warn: drop, error } as unknown as Logger;
}
