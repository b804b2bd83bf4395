/** Times a regime: all servers verified, then in turn, so that what disturbs the machine disturbs them alike. */
import { median } from '../lib/figures.mjs';
import { mark, table } from '../lib/report.mjs';
import { quiet } from '../lib/upstream-calls.mjs';
import { verify } from '../lib/verify.mjs';
import { load } from '../lib/wrk.mjs';
import { startServers } from '../servers/index.mjs';
import { WORKLOADS } from '../workloads/index.mjs';

/** With fewer answers than connections, those cut off at the end of a run would count for too much: then it runs longer. */
const ENOUGH_REQUESTS = 50;
const LONG_SECONDS = 5;

export async function throughput({ title, gatewayEnv, differing, servers: others, goals }, { upstream, rounds, seconds, warmUp, say }) {
  const names = [...others, 'gateway'];
  const servers = await startServers(names, WORKLOADS, upstream, gatewayEnv);
  for (const workload of WORKLOADS) {
    for (const name of names) await verify(servers.pick(name, workload), workload, { differing });
  }
  const run = async (lane, workload, duration) => {
    const result = await load(lane.url, workload, { seconds: duration, differing });
    await quiet(upstream);
    return result;
  };
  const rates = {};
  for (const workload of WORKLOADS) {
    const lanes = names.map((name) => ({ name, url: servers.pick(name, workload).urlOf(workload), seconds, rates: [] }));
    for (const lane of lanes) {
      if (warmUp > 0) await run(lane, workload, warmUp);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const lane of lanes) {
        const { requests, perSecond } = await run(lane, workload, lane.seconds);
        if (requests < ENOUGH_REQUESTS) lane.seconds = LONG_SECONDS;
        lane.rates.push(requests < ENOUGH_REQUESTS ? (await run(lane, workload, lane.seconds)).perSecond : perSecond);
      }
    }
    // Nobody may have begun to fail, or to answer something else, under load.
    for (const name of names) await verify(servers.pick(name, workload), workload, { differing });
    rates[workload.id] = Object.fromEntries(lanes.map((lane) => [lane.name, median(lane.rates)]));
    say(`${workload.id} timed`);
  }
  await servers.stop();
  return { title, ...print(rates, names, goals) };
}

function print(rates, names, goals) {
  const others = names.filter((name) => name !== 'gateway');
  const rows = WORKLOADS.map(({ id, title }) => {
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
