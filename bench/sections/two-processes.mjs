/** Whether two processes on two CPUs do almost twice the work of one. */
import { availableParallelism } from 'node:os';
import { CPU } from '../lib/cpus.mjs';
import { median } from '../lib/figures.mjs';
import { mark, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { load } from '../lib/wrk.mjs';
import { startServer } from '../servers/index.mjs';
import { W1 } from '../workloads/one.mjs';

const LIMIT = 1.8;
/** Two for the gateways, two for their load. */
const CPUS = 4;

export async function twoProcesses({ upstream, seconds, rounds, warmUp }) {
  const title = 'Two processes on two CPUs, repeated W1';
  const goal = `at least ${LIMIT} x one process`;
  if (availableParallelism() < CPUS || CPU.secondLoad === null) {
    return { title, text: '', goals: [mark(null, goal, `needs ${CPUS} CPUs and taskset`)] };
  }
  const first = await startServer('gateway', upstream);
  const second = await startServer('gateway', upstream, { cpu: CPU.secondServer });
  for (const gateway of [first, second]) {
    await verify(gateway, W1);
    await load(gateway.urlOf(W1), W1, { seconds: Math.max(warmUp, 1) });
  }
  const one = [];
  const two = [];
  for (let round = 0; round < rounds; round += 1) {
    one.push((await load(first.urlOf(W1), W1, { seconds })).perSecond);
    const both = await Promise.all([load(first.urlOf(W1), W1, { seconds }), load(second.urlOf(W1), W1, { seconds, cpu: CPU.secondLoad })]);
    two.push(both[0].perSecond + both[1].perSecond);
  }
  await Promise.all([first.stop(), second.stop()]);
  const [rateOfOne, rateOfTwo] = [median(one), median(two)];
  const ratio = rateOfTwo / rateOfOne;
  return {
    title,
    text: table(['one, ops/s', 'two, ops/s', 'ratio'], [[Math.round(rateOfOne), Math.round(rateOfTwo), ratio.toFixed(2)]]),
    goals: [mark(ratio >= LIMIT, goal, `${ratio.toFixed(2)} x`)],
  };
}
