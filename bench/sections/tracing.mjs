/** What traces cost by CPU time: where they are off, beside a build that does not ask for them; and where one request in ten is traced. */
import { CPU } from '../lib/cpus.mjs';
import { lowerQuartile } from '../lib/figures.mjs';
import { timeLanes } from '../lib/lanes.mjs';
import { startNode } from '../lib/processes.mjs';
import { mark, shownMicros, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { buildWithoutTracing } from '../lib/without-tracing.mjs';
import { startServer } from '../servers/index.mjs';
import { W1 } from '../workloads/one.mjs';

/** One process may be a little faster than another one of the same build for as long as it runs. */
const STARTS = 3;
const REGIMES = [
  { name: 'W1 repeated', differing: false },
  { name: 'W1 computed', differing: true },
];

export async function tracing({ upstream, rounds, say }) {
  const collector = await startNode('bench/collector.mjs', { cpu: CPU.load });
  const [script, without] = [await buildWithoutTracing(true), await buildWithoutTracing(false)];
  const on = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin, OTEL_TRACES_SAMPLER_ARG: '0.1' };
  const builds = [
    { name: 'off, in a build that does not ask', script: without, env: {}, most: null },
    { name: 'off', script, env: {}, most: 1.01 },
    { name: 'on, 0.1', script, env: on, most: 1.1 },
  ];
  const runs = REGIMES.map(() => builds.map(() => []));
  for (let start = 0; start < STARTS; start += 1) {
    const servers = await Promise.all(
      builds.map(({ env, ...build }) =>
        startServer('gateway', upstream, { script: build.script, env: { CACHE_TTL_MS: '3600000', ...env } }),
      ),
    );
    for (const [regime, { differing }] of REGIMES.entries()) {
      for (const server of servers) await verify(server, W1, { differing });
      await addRuns(runs[regime], servers, { upstream, rounds: 2 * rounds, differing });
    }
    await Promise.all(servers.map((server) => server.stop()));
    say(`start ${start + 1} of ${STARTS} timed`);
  }
  const taken = Number(await (await fetch(new URL('/requests', collector.origin))).text());
  await collector.stop();
  if (taken === 0) throw new Error('The collector was sent no spans, so nothing that was timed was traced.');
  const rows = REGIMES.flatMap(({ name: regime }, index) => {
    const micros = runs[index].map(lowerQuartile);
    return builds.map(({ name, most }, of) => ({ regime, name, most, micros: micros[of], ratio: micros[of] / micros[0] }));
  });
  return {
    title: 'Traces: CPU time per operation, lower quartiles',
    text: table(
      ['', 'traces', 'CPU per operation', '/ not asked for'],
      rows.map(({ regime, name, micros, ratio }) => [regime, name, shownMicros(micros), ratio.toFixed(3)]),
    ),
    goals: rows
      .filter(({ most }) => most !== null)
      .map(({ regime, name, most, ratio }) =>
        mark(Number.isNaN(ratio) ? null : ratio <= most, `${regime}, ${name}: at most ${most} x`, `${ratio.toFixed(3)} x`),
      ),
  };
}

/** Adds CPU times of runs of a second, each second round the other way round, so that what drifts is on both sides. */
async function addRuns(runs, servers, { rounds, ...options }) {
  const lanes = servers.map((server, index) => ({ server, workload: W1, runs: runs[index] }));
  for (let round = 0; round < rounds; round += 1) {
    const inTurn = round % 2 === 0 ? lanes : lanes.toReversed();
    const { figures } = await timeLanes(inTurn, { ...options, rounds: 1, seconds: 1, warmUp: round === 0 ? 2 : 0 });
    for (const [index, { cpuMicros }] of figures.entries()) inTurn[index].runs.push(cpuMicros);
  }
}
