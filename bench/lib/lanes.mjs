/** Times several lanes in turn, round by round, so that what disturbs the machine disturbs them alike. */
import { cpuTime } from './cpu-time.mjs';
import { median } from './figures.mjs';
import { countCalls, quiet } from './upstream-calls.mjs';
import { load } from './wrk.mjs';

/**
 * A lane is a server and the workload that it gets. Stops at the deadline, after one round at least. Resolves with the number of
 * rounds, and for each lane the medians of operations per second and of CPU time and upstream calls per operation.
 */
export async function timeLanes(
  lanes,
  { upstream, rounds, seconds, slowSeconds = seconds, warmUp, differing = false, deadline = Number.POSITIVE_INFINITY },
) {
  const run = async ({ server, workload }, duration) => {
    const before = { cpu: cpuTime(server.child.pid), calls: await countCalls(upstream) };
    const { requests, perSecond } = await load(server.urlOf(workload), workload, { seconds: duration, differing });
    const after = { cpu: cpuTime(server.child.pid), calls: await countCalls(upstream) };
    await quiet(upstream);
    return {
      // Less than one answer cannot be distinguished from none.
      perSecond: requests === 0 ? 1 / duration : perSecond,
      cpuMicros: (after.cpu - before.cpu) / requests,
      calls: (after.calls - before.calls) / requests,
    };
  };
  if (warmUp > 0) for (const lane of lanes) await run(lane, warmUp);
  const runs = lanes.map(() => []);
  let done = 0;
  for (; done < rounds && (done === 0 || performance.now() <= deadline); done += 1) {
    for (const [index, lane] of lanes.entries()) {
      if (!lane.isSlow) runs[index].push(await run(lane, seconds));
      else if (done === 0) runs[index].push(await run(lane, slowSeconds));
    }
  }
  return { rounds: done, figures: runs.map(medians) };
}

const medians = (runs) =>
  Object.fromEntries(['perSecond', 'cpuMicros', 'calls'].map((name) => [name, median(runs.map((figures) => figures[name]))]));
