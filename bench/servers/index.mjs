/** The servers by name: how each is started, and where it answers a workload. */
import { fileURLToPath } from 'node:url';
import { CPU } from '../lib/cpus.mjs';
import { startNode } from '../lib/processes.mjs';
import * as tailcall from './tailcall.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const graphql = () => '/graphql';
const route = ({ id }) => `/${id}`;
/** Peers have two schemas, and one process for each. */
const peer = (file, env = {}) => ({
  path: graphql,
  variantOf: ({ schema }) => schema,
  script: here(file),
  env: (upstream, schema) => ({ UPSTREAM_ORIGIN: upstream.origin, PEER_SCHEMA: schema, ...env }),
});
const limit = (file) => ({
  path: route,
  variantOf: () => 'only',
  script: here(file),
  env: (upstream) => ({ UPSTREAM_ORIGIN: upstream.origin }),
});

const SERVERS = {
  static: limit('static.mjs'),
  bffmem: limit('bffmem.mjs'),
  bffsf: limit('bffsf.mjs'),
  yoga: peer('yoga.mjs'),
  mercurius: peer('mercurius.mjs'),
  'mercurius-cache': peer('mercurius.mjs', { PEER_CACHE: 'true' }),
  tailcall: {
    path: graphql,
    variantOf: ({ reads }) => (reads === 'one' ? 'raw' : 'finished'),
    start: tailcall.start,
  },
  gateway: {
    path: graphql,
    variantOf: () => 'only',
    script: 'dist/main.js',
    // A line per request is what no other server here writes.
    env: (upstream) => ({ UPSTREAM_URL: `${upstream.origin}/v2`, PORT: '0', LOG_LEVEL: 'warn' }),
  },
};

/** Starts one server on the CPU for servers. `env` and `node` are for the gateway's settings and for probes, `script` for another build of it. */
export async function startServer(name, upstream, { variant = 'only', env = {}, cpu = CPU.server, script, ...node } = {}) {
  const server = SERVERS[name];
  const started = await (server.start
    ? server.start(upstream, variant, cpu)
    : startNode(script ?? server.script, { env: { ...server.env(upstream, variant), ...env }, cpu, ...node }));
  return { ...started, name, urlOf: (workload) => `${started.origin}${server.path(workload)}` };
}

/** Starts all that a set of workloads needs: `pick` finds the process of a server for a workload. */
export async function startServers(names, workloads, upstream, gatewayEnv) {
  const wanted = names.flatMap((name) =>
    [...new Set(workloads.map((workload) => SERVERS[name].variantOf(workload)))].map((variant) => ({ name, variant })),
  );
  const started = await Promise.all(
    wanted.map(async ({ name, variant }) => [
      `${name} ${variant}`,
      await startServer(name, upstream, { variant, env: name === 'gateway' ? gatewayEnv : {} }),
    ]),
  );
  const byKey = new Map(started);
  return {
    pick: (name, workload) => byKey.get(`${name} ${SERVERS[name].variantOf(workload)}`),
    stop: () => Promise.all([...byKey.values()].map((server) => server.stop())),
  };
}
