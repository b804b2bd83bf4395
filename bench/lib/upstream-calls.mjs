import { setTimeout as sleep } from 'node:timers/promises';

/** How many calls the stand-in for the API has had. */
export const countCalls = async ({ origin }) => Number(await (await fetch(`${origin}/calls`)).text());

const LOOK_MS = 50;
const LOOKS = 3;
const PATIENCE_MS = 10_000;

/** Calls at the end of the last run, by upstream. */
const settled = new WeakMap();

/** Waits until nobody asks the upstream any more: requests that wrk gave up are still being answered. */
export async function quiet(upstream) {
  const until = performance.now() + PATIENCE_MS;
  let seen = await countCalls(upstream);
  // Nobody has asked since, so nobody will: the servers of this run have what they need in memory.
  if (seen === settled.get(upstream)) return;
  for (let still = 0; still < LOOKS && performance.now() < until;) {
    await sleep(LOOK_MS);
    const now = await countCalls(upstream);
    still = now === seen ? still + 1 : 0;
    seen = now;
  }
  settled.set(upstream, seen);
}
