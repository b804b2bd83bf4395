/** How long the slowest percent of repeated W1 waits, beside the half. */
import { median } from '../lib/figures.mjs';
import { mark, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { load } from '../lib/wrk.mjs';
import { startServer } from '../servers/index.mjs';
import { W1 } from '../workloads/one.mjs';

const LIMIT = 10;

export async function tail({ upstream, seconds, rounds, warmUp }) {
  const gateway = await startServer('gateway', upstream);
  await verify(gateway, W1);
  // A second or two are not enough for V8 to have compiled what is hot.
  await load(gateway.urlOf(W1), W1, { seconds: Math.max(warmUp, 4) });
  const runs = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await load(gateway.urlOf(W1), W1, { seconds }));
  await gateway.stop();
  const [p50, p99] = [median(runs.map((run) => run.p50)), median(runs.map((run) => run.p99))];
  return {
    title: 'Latency of W1 with 50 connections, settings as they are by default',
    text: table(['p50', 'p99', 'p99 / p50'], [[`${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`, (p99 / p50).toFixed(1)]]),
    goals: [mark(p99 <= LIMIT * p50, `p99 at most ${LIMIT} x p50`, `${(p99 / p50).toFixed(1)} x`)],
  };
}
