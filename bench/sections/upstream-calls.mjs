/** What one operation costs upstream, counted there: alone on a cold cache, and among 50 equal ones without a cache. */
import { table } from '../lib/report.mjs';
import { countCalls, quiet } from '../lib/upstream-calls.mjs';
import { verify } from '../lib/verify.mjs';
import { load } from '../lib/wrk.mjs';
import { startServers } from '../servers/index.mjs';
import { WORKLOADS } from '../workloads/index.mjs';

const CACHELESS = ['static', 'bffmem', 'bffsf', 'yoga', 'mercurius', 'gateway'];
const CACHING = ['mercurius-cache'];
const NAMES = [...CACHELESS, ...CACHING];
/** Those for which equal calls in flight are one. */
const SHARING = new Set(['bffsf', 'gateway']);
/** A read of the list must be one call, and so must a read of one assistant. */
const GATEWAY_CALLS = 1;

export async function upstreamCalls({ upstream }) {
  const cacheless = await startServers(CACHELESS, WORKLOADS, upstream, { CACHE_TTL_MS: '0' });
  const alone = {};
  for (const workload of WORKLOADS) {
    // Started again for each workload, so that nothing is in the cache.
    const caching = await startServers(CACHING, [workload], upstream, {});
    alone[workload.id] = {};
    for (const name of NAMES) {
      const server = (CACHING.includes(name) ? caching : cacheless).pick(name, workload);
      alone[workload.id][name] = await callsOf(upstream, () => verify(server, workload));
    }
    await caching.stop();
  }
  const together = {};
  for (const workload of WORKLOADS) {
    for (const name of SHARING) {
      let requests = 0;
      const url = cacheless.pick(name, workload).urlOf(workload);
      const calls = await callsOf(upstream, async () => ({ requests } = await load(url, workload, { seconds: 1 })));
      together[`${workload.id} ${name}`] = calls / requests;
    }
  }
  await cacheless.stop();
  const shown = (id, name) => (SHARING.has(name) ? `${alone[id][name]} (${together[`${id} ${name}`].toFixed(2)})` : alone[id][name]);
  const rows = WORKLOADS.map(({ id }) => [id, NAMES.map((name) => shown(id, name))].flat());
  return {
    title: 'Upstream calls of one operation, nothing in any cache (in brackets: of each of 50 equal ones at a time)',
    text: table(['workload', ...NAMES], rows),
    goals: WORKLOADS.map(({ id }) => {
      const calls = alone[id].gateway;
      return { holds: calls === GATEWAY_CALLS, goal: `${id} takes ${GATEWAY_CALLS} call`, value: String(calls) };
    }),
  };
}

async function callsOf(upstream, work) {
  const before = await countCalls(upstream);
  await work();
  await quiet(upstream);
  return (await countCalls(upstream)) - before;
}
