/** Whether two processes on two CPUs, and one with two workers, do almost twice the work of one. */
import { LANES } from '../lib/cpus.mjs';
import { median } from '../lib/figures.mjs';
import { mark, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { load } from '../lib/wrk.mjs';
import { startServer } from '../servers/index.mjs';
import { W1 } from '../workloads/one.mjs';

const LIMIT = 1.8;
const ENV = { CACHE_TTL_MS: '3600000' };

const rateOf = async (gateway, { duration, differing, cpu }) =>
  (await load(gateway.urlOf(W1), W1, { seconds: duration, differing, cpu })).perSecond;

const sumOf = async (rates) => (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);

export async function twoProcesses({ upstream, seconds, rounds, warmUp }) {
  const goal = `at least ${LIMIT} x one process`;
  if (LANES === null) return { title: 'Two processes on two CPUs', text: '', goals: [mark(null, goal, 'needs two CPUs and taskset')] };
  const lanes = await Promise.all(
    LANES.map(async ({ server, load: cpu }) => {
      const gateway = await startServer('gateway', upstream, { cpu: server, env: ENV });
      return { gateway, run: (duration, differing) => rateOf(gateway, { duration, differing, cpu }) };
    }),
  );
  // Its workers go where the kernel puts them, as they do for those who set WORKERS.
  const workers = await startServer('gateway', upstream, { cpu: null, env: { ...ENV, WORKERS: '2' } });
  const loadWorkers = (duration, differing) => sumOf(LANES.map(({ load: cpu }) => rateOf(workers, { duration, differing, cpu })));
  const results = [];
  for (const differing of [false, true]) {
    for (const { gateway, run } of lanes) {
      await verify(gateway, W1, { differing });
      await run(Math.max(warmUp, 1), differing);
    }
    await verify(workers, W1, { differing });
    await loadWorkers(Math.max(warmUp, 1), differing);
    const one = [];
    const two = [];
    const byWorkers = [];
    for (let round = 0; round < rounds; round += 1) {
      // Each alone in turn, as CPUs of one machine need not be equally fast.
      one.push(await lanes[round % lanes.length].run(seconds, differing));
      two.push(await sumOf(lanes.map(({ run }) => run(seconds, differing))));
      byWorkers.push(await loadWorkers(seconds, differing));
    }
    const name = differing ? 'computed W1' : 'repeated W1';
    results.push({ name, one: median(one), two: median(two) });
    results.push({ name: `${name}, WORKERS=2`, one: median(one), two: median(byWorkers) });
  }
  await Promise.all([workers, ...lanes.map(({ gateway }) => gateway)].map((gateway) => gateway.stop()));
  const shared = LANES.every(({ server, load: cpu }) => server === cpu);
  return {
    title: `Two processes on two CPUs, ${shared ? 'each CPU with a process and its load' : 'the load of each on a CPU of its own'}`,
    text: table(
      ['', 'one, ops/s', 'two, ops/s', 'ratio'],
      results.map(({ name, one, two }) => [name, Math.round(one), Math.round(two), (two / one).toFixed(2)]),
    ),
    goals: results.map(({ name, one, two }) => mark(two / one >= LIMIT, `${name}: ${goal}`, `${(two / one).toFixed(2)} x`)),
  };
}
