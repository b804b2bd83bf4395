/** Whether two processes on two CPUs do almost twice the work of one. */
import { LANES } from '../lib/cpus.mjs';
import { median } from '../lib/figures.mjs';
import { mark, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { load } from '../lib/wrk.mjs';
import { startServer } from '../servers/index.mjs';
import { W1 } from '../workloads/one.mjs';

const LIMIT = 1.8;

export async function twoProcesses({ upstream, seconds, rounds, warmUp }) {
  const goal = `at least ${LIMIT} x one process`;
  if (LANES === null) return { title: 'Two processes on two CPUs', text: '', goals: [mark(null, goal, 'needs two CPUs and taskset')] };
  const lanes = await Promise.all(
    LANES.map(async ({ server, load: cpu }) => {
      const gateway = await startServer('gateway', upstream, { cpu: server, env: { CACHE_TTL_MS: '3600000' } });
      const run = async (duration, differing) => (await load(gateway.urlOf(W1), W1, { seconds: duration, differing, cpu })).perSecond;
      return { gateway, run };
    }),
  );
  const results = [];
  for (const differing of [false, true]) {
    for (const { gateway, run } of lanes) {
      await verify(gateway, W1, { differing });
      await run(Math.max(warmUp, 1), differing);
    }
    const one = [];
    const two = [];
    for (let round = 0; round < rounds; round += 1) {
      // Each alone in turn, as CPUs of one machine need not be equally fast.
      one.push(await lanes[round % lanes.length].run(seconds, differing));
      two.push((await Promise.all(lanes.map(({ run }) => run(seconds, differing)))).reduce((sum, rate) => sum + rate, 0));
    }
    results.push({ name: differing ? 'computed W1' : 'repeated W1', one: median(one), two: median(two) });
  }
  await Promise.all(lanes.map(({ gateway }) => gateway.stop()));
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
