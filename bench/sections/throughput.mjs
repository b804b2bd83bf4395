/** Times a regime: all servers verified, then in turn, so that what disturbs the machine disturbs them alike. */
import { median } from '../lib/figures.mjs';
import { mark, table } from '../lib/report.mjs';
import { quiet } from '../lib/upstream-calls.mjs';
import { verify } from '../lib/verify.mjs';
import { load } from '../lib/wrk.mjs';
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
      name,
      url: servers.pick(name, workload).urlOf(workload),
      isSlow: regime.slow?.[workload.id]?.includes(name) ?? false,
      rates: [],
    }));
    const dueAfter = (done) => started + (budgetMs * names.length * done) / workloads.length;
    // On a busy machine runs become shorter, and then fewer.
    const isLate = index > 0 && performance.now() > dueAfter(index);
    const rounds = await timeLanes(lanes, workload, {
      ...options,
      seconds: isLate ? 1 : seconds,
      differing,
      deadline: dueAfter(index + 1),
    });
    // Nobody may have begun to fail, or to answer something else, under load.
    await verifyAll(workload);
    rates[workload.id] = Object.fromEntries(lanes.map((lane) => [lane.name, median(lane.rates)]));
    say(`${workload.id} timed, rounds: ${rounds}`);
  }
  await servers.stop();
  return { title, ...print(rates, workloads, names, goals) };
}

/** Times all servers in turn, round by round, until the deadline; the number of rounds, which is one at least. */
async function timeLanes(lanes, workload, { upstream, rounds, seconds, slowSeconds, warmUp, differing, deadline }) {
  const run = async ({ url }, duration) => {
    const { requests, perSecond } = await load(url, workload, { seconds: duration, differing });
    await quiet(upstream);
    // Less than one answer cannot be told from none.
    return requests === 0 ? 1 / duration : perSecond;
  };
  if (warmUp > 0) for (const lane of lanes) await run(lane, warmUp);
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0 && performance.now() > deadline) return round;
    for (const lane of lanes) {
      if (!lane.isSlow) lane.rates.push(await run(lane, seconds));
      else if (round === 0) lane.rates.push(await run(lane, slowSeconds));
    }
  }
  return rounds;
}

function print(rates, workloads, names, goals) {
  const others = names.filter((name) => name !== 'gateway');
  const rows = workloads.map(({ id, title }) => {
    const rate = rates[id];
    return [
      `${id}: ${title}`,
      others.map((other) => (rate.gateway / rate[other]).toFixed(2)),
      names.map((name) => shown(rate[name])),
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

const shown = (rate) => (rate < 100 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en'));
