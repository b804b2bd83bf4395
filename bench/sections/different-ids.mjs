/** Reads of 200 different ids without any cache: what the gateway costs where it can save nothing, beside the other servers. */
import { CPU } from '../lib/cpus.mjs';
import { timeLanes } from '../lib/lanes.mjs';
import { startNode } from '../lib/processes.mjs';
import { shownMicros, shownRate, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { documentsInMemory } from '../servers/documents.mjs';
import { startServers } from '../servers/index.mjs';
import { isInstalled } from '../servers/tailcall.mjs';
import { DIFFERENT_IDS, TARGETS } from '../workloads/different-ids.mjs';

/** Tailcall is among them where it is installed. */
const NAMES = ['bffsf', 'yoga', 'mercurius', ...(isInstalled() ? ['tailcall'] : []), 'gateway'];
/** In seconds at least: many of these servers answer a few hundred requests a second until V8 has compiled what is hot. */
const WARM_UP = 2;

export async function differentIds({ rounds, seconds, warmUp, say }) {
  const upstream = await startNode('bench/upstream.mjs', { args: ['200', '8192', String(TARGETS)], cpu: CPU.load });
  const servers = await startServers(NAMES, DIFFERENT_IDS, upstream, { CACHE_TTL_MS: '0' });
  const source = documentsInMemory(TARGETS);
  const figures = {};
  for (const workload of DIFFERENT_IDS) {
    const lanes = NAMES.map((name) => ({ server: servers.pick(name, workload), workload }));
    const verifyAll = async () => {
      for (const { server } of lanes) await verify(server, workload, { differing: true, source });
    };
    await verifyAll();
    const timed = await timeLanes(lanes, { upstream, rounds, seconds, warmUp: Math.max(warmUp, WARM_UP), differing: true });
    await verifyAll();
    figures[workload.id] = Object.fromEntries(NAMES.map((name, lane) => [name, timed.figures[lane]]));
    say(`${workload.id} timed`);
  }
  await Promise.all([servers.stop(), upstream.stop()]);
  return { title: 'Different ids: 200 in turn, 50 at a time, no cache', text: print(figures), goals: [] };
}

function print(figures) {
  const rows = DIFFERENT_IDS.flatMap(({ id, title }) =>
    NAMES.map((name) => {
      const { perSecond, cpuMicros, calls } = figures[id][name];
      const ratio = (figures[id].gateway.perSecond / perSecond).toFixed(2);
      return [`${id}: ${title}`, name, shownRate(perSecond), ratio, shownMicros(cpuMicros), calls.toFixed(1)];
    }),
  );
  return table(['workload', 'server', 'ops/s', 'gateway / server', 'CPU per operation', 'upstream calls'], rows);
}
