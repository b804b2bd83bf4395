/** Times a regime: all servers verified, then timed in turn. */
import { timeLanes } from '../lib/lanes.mjs';
import { mark, shownRate, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { startServers } from '../servers/index.mjs';
import { WORKLOADS } from '../workloads/index.mjs';

export async function throughput(regime, options) {
  const { title, gatewayEnv, differing, goals, workloads = WORKLOADS } = regime;
  const { upstream, seconds, budgetMs, say } = options;
  const names = [...regime.servers, 'gateway'];
  const started = performance.now();
  const servers = await startServers(names, workloads, upstream, gatewayEnv);
  const verifyAll = async (workload) => {
    for (const name of names) await verify(servers.pick(name, workload), workload, { differing });
  };
  for (const workload of workloads) await verifyAll(workload);
  const rates = {};
  for (const [index, workload] of workloads.entries()) {
    const lanes = names.map((name) => ({
      server: servers.pick(name, workload),
      workload,
      isSlow: regime.slow?.[workload.id]?.includes(name) ?? false,
    }));
    const dueAfter = (done) => started + (budgetMs * names.length * done) / workloads.length;
    // On a busy machine runs become shorter, and then fewer.
    const isLate = index > 0 && performance.now() > dueAfter(index);
    const { rounds, figures } = await timeLanes(lanes, {
      ...options,
      seconds: isLate ? 1 : seconds,
      differing,
      deadline: dueAfter(index + 1),
    });
    // Nobody may have begun to fail, or to answer something else, under load.
    await verifyAll(workload);
    rates[workload.id] = Object.fromEntries(names.map((name, lane) => [name, figures[lane].perSecond]));
    say(`${workload.id} timed, rounds: ${rounds}`);
  }
  await servers.stop();
  return { title, ...print(rates, workloads, names, goals) };
}

function print(rates, workloads, names, goals) {
  const others = names.filter((name) => name !== 'gateway');
  const rows = workloads.map(({ id, title }) => {
    const rate = rates[id];
    return [
      `${id}: ${title}`,
      others.map((other) => (rate.gateway / rate[other]).toFixed(2)),
      names.map((name) => shownRate(rate[name])),
    ].flat();
  });
  const head = ['workload', ...others.map((other) => `gateway / ${other}`), ...names.map((name) => `${name}, ops/s`)];
  const reached = goals.flatMap(({ against, on, least }) =>
    on.map((id) => {
      const ratio = rates[id].gateway / rates[id][against];
      const wanted = least === 1 ? `ahead of ${against}` : `at least ${least} x ${against}`;
      // Where the goal is to be ahead, a tie is not enough.
      return mark(least === 1 ? ratio > 1 : ratio >= least, `${id} ${wanted}`, `${ratio.toFixed(2)} x`);
    }),
  );
  return { text: table(head, rows), goals: reached };
}
