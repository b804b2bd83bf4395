/** What each cache brings: the gateway with all of them, and with one turned off after the other. */
import { timeLanes } from '../lib/lanes.mjs';
import { shownMicros, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { startServer } from '../servers/index.mjs';
import { W4 } from '../workloads/everything.mjs';
import { W2 } from '../workloads/list.mjs';
import { W1 } from '../workloads/one.mjs';

const SETTINGS = [
  { name: 'all caches', env: {} },
  { name: '`ANSWER_CACHE_MAX_BYTES=0`', env: { ANSWER_CACHE_MAX_BYTES: '0' } },
  { name: '`ENTITY_CACHE_MAX_BYTES=0`', env: { ENTITY_CACHE_MAX_BYTES: '0' } },
  { name: 'both', env: { ANSWER_CACHE_MAX_BYTES: '0', ENTITY_CACHE_MAX_BYTES: '0' } },
];
const REGIMES = [
  { name: 'repeated', workloads: [W1, W2], differing: false },
  { name: 'computed', workloads: [W1, W2, W4], differing: true },
];

export async function mechanisms({ upstream, rounds, seconds, warmUp }) {
  const servers = await Promise.all(
    SETTINGS.map(({ env }) => startServer('gateway', upstream, { env: { CACHE_TTL_MS: '3600000', ...env } })),
  );
  const columns = [];
  for (const { name, workloads, differing } of REGIMES) {
    for (const workload of workloads) {
      for (const server of servers) await verify(server, workload, { differing });
      const lanes = servers.map((server) => ({ server, workload }));
      const { figures } = await timeLanes(lanes, { upstream, rounds, seconds, warmUp: Math.max(warmUp, 1), differing });
      columns.push({ title: `${workload.id} ${name}`, micros: figures.map(({ cpuMicros }) => cpuMicros) });
    }
  }
  await Promise.all(servers.map((server) => server.stop()));
  return {
    title: 'Caches: CPU time per operation with one turned off after the other, the read cache warm',
    text: table(
      ['', ...columns.map(({ title }) => title)],
      SETTINGS.map(({ name }, index) => [name].concat(columns.map(({ micros }) => shownMicros(micros[index])))),
    ),
    goals: [],
  };
}
