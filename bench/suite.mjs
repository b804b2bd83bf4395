/** Runs the parts one after the other and prints their tables as they come. */
import { CPU, machine } from './lib/cpus.mjs';
import { startNode } from './lib/processes.mjs';
import { printSection } from './lib/report.mjs';
import { blocking } from './sections/blocking.mjs';
import { clients } from './sections/clients.mjs';
import { coldStart } from './sections/cold-start.mjs';
import { differentIds } from './sections/different-ids.mjs';
import { entities } from './sections/entities.mjs';
import { mechanisms } from './sections/mechanisms.mjs';
import { memory } from './sections/memory.mjs';
import { REGIMES } from './sections/regimes.mjs';
import { scaling } from './sections/scaling.mjs';
import { tail } from './sections/tail.mjs';
import { throughput } from './sections/throughput.mjs';
import { tracing } from './sections/tracing.mjs';
import { twoProcesses } from './sections/two-processes.mjs';
import { upstreamCalls } from './sections/upstream-calls.mjs';

const SECTIONS = {
  ...Object.fromEntries(Object.entries(REGIMES).map(([name, regime]) => [name, (options) => throughput(regime, options)])),
  clients,
  'different-ids': differentIds,
  entities,
  mechanisms,
  'upstream-calls': upstreamCalls,
  'cold-start': coldStart,
  memory,
  tail,
  scaling,
  blocking,
  tracing,
  'two-processes': twoProcesses,
};

/** `budgetMs` is what a regime may take for each of its servers. */
const FULL = { rounds: 3, seconds: 2, slowSeconds: 8, warmUp: 1, budgetMs: 32_000 };
const QUICK = { rounds: 1, seconds: 2, slowSeconds: 4, warmUp: 0, budgetMs: 9_000 };
/** Far beyond what a run takes; something hangs then. */
const PATIENCE_MS = 20 * 60_000;

/** Prints the report to standard output, and what is going on to standard error. Resolves with the exit code. */
export async function runSuite({ quick, only }) {
  const unknown = only.filter((name) => !Object.hasOwn(SECTIONS, name));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}. The parts: ${Object.keys(SECTIONS).join(', ')}.`);
    return 1;
  }
  setTimeout(() => {
    console.error('The benchmark takes too long and is given up.');
    process.exit(1);
  }, PATIENCE_MS).unref();
  const names = only.length > 0 ? only : Object.keys(quick ? REGIMES : SECTIONS);
  const started = performance.now();
  const say = (text) => console.error(`${Math.round((performance.now() - started) / 1_000)} s: ${text}`);
  const upstream = await startNode('bench/upstream.mjs', { cpu: CPU.load });
  const date = new Date().toISOString().slice(0, 10);
  console.log(
    `# Benchmark of ${date}\n\nNode ${process.versions.node}, ${machine()}. ${quick ? 'One short round: rough figures.' : 'Medians of three rounds; of fewer and shorter ones where the machine is too busy.'}`,
  );
  for (const name of names) {
    say(name);
    console.log(`\n${printSection(await SECTIONS[name]({ upstream, say, ...(quick ? QUICK : FULL) }))}`);
  }
  await upstream.stop();
  say('done');
  return 0;
}
