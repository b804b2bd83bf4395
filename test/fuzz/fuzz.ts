import { CONFIGURATIONS, type Configuration } from './configurations.ts';
import { Random } from './random.ts';
import { scheduleOf } from './schedule.ts';
import { shrink, type Shrunk } from './shrink.ts';
import { connectUpstream, type Target } from './target.ts';
import { startUpstreams, type Settle, type Upstreams } from './upstream.ts';
import { MODES, World, type Difference, type Grounds, type Mode, type WorldPlan } from './world.ts';

export interface FuzzOptions {
  readonly seed: number;
  /** Where it ends, whichever comes first. */
  readonly requests: number;
  readonly seconds: number;
  readonly modes?: readonly Mode[] | undefined;
  readonly configurations?: readonly Configuration[] | undefined;
  /** Only this world, to see a difference again. */
  readonly world?: number | null | undefined;
  /** A gateway of another process, in front of `upstreams.tested`. */
  readonly standing?: ((upstreams: Upstreams) => Promise<Target>) | undefined;
  /** How calls that a gateway of another process has begun are waited for. */
  readonly settle?: Settle | undefined;
  readonly onFound?: ((found: Found) => void) | undefined;
  readonly onProgress?: ((tally: Tally) => void) | undefined;
}

export interface Tally {
  readonly requests: number;
  readonly operations: number;
  readonly worlds: number;
  readonly differences: number;
  /** Differences by their kinds. */
  readonly kinds: ReadonlyMap<string, number>;
}

/** The first difference of its kind, as small as it could be made. */
export interface Found extends Shrunk {
  readonly plan: WorldPlan;
  /** Which request of the world it was. */
  readonly index: number;
  readonly difference: Difference;
}

/** Making operations smaller takes longer than finding them. */
const MAX_SHRUNK = 30;

/** Compares the gateway with the judge, world after world, until there have been enough requests. */
export async function fuzz(options: FuzzOptions): Promise<Tally> {
  const upstreams = await startUpstreams(options.settle);
  const [tested, judge] = [connectUpstream(upstreams.tested.url), connectUpstream(upstreams.judge.url)];
  const standing = options.standing ? await options.standing(upstreams) : null;
  const grounds = { upstreams, tested, judge, standing };
  const tally = { requests: 0, operations: 0, worlds: 0, differences: 0, kinds: new Map<string, number>() };
  const ends = performance.now() + options.seconds * 1_000;
  const isOver = () => tally.requests >= options.requests || performance.now() >= ends;
  const only = options.world ?? null;
  const { stackTraceLimit } = Error;
  // Errors are compared by what clients see of them, and most of the time would go into stacks.
  Error.stackTraceLimit = 0;
  try {
    for (let number = only ?? 0; !isOver(); number += 1) {
      await runWorld(planOf(number, options), grounds, options, tally, isOver);
      tally.worlds += 1;
      options.onProgress?.(tally);
      if (only !== null) break;
    }
    return tally;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    await standing?.close();
    await upstreams.close();
    await Promise.all([tested.close(), judge.close()]);
  }
}

function planOf(number: number, { seed, modes = MODES, configurations = CONFIGURATIONS }: FuzzOptions): WorldPlan {
  const random = new Random(seed, number);
  return { seed, number, mode: random.pick(modes), configuration: random.pick(configurations) };
}

type Counting = { -readonly [K in keyof Tally]: Tally[K] } & { readonly kinds: Map<string, number> };

async function runWorld(
  plan: WorldPlan,
  grounds: Grounds,
  { onFound }: FuzzOptions,
  tally: Counting,
  isOver: () => boolean,
): Promise<void> {
  const { texts, sends } = await scheduleOf(plan);
  tally.operations += texts.length;
  const first: { readonly index: number; readonly difference: Difference }[] = [];
  const world = await World.start(plan, grounds);
  try {
    for (const [index, send] of sends.entries()) {
      if (isOver()) break;
      const difference = await world.perform(send);
      tally.requests += send.way.atOnce;
      if (!difference) continue;
      tally.differences += 1;
      const kind = difference.kinds.join('; ');
      const seen = tally.kinds.get(kind) ?? 0;
      tally.kinds.set(kind, seen + 1);
      if (seen === 0) first.push({ index, difference });
    }
  } finally {
    await world.close();
  }
  if (!onFound) return;
  for (const { index, difference } of first) {
    const before = sends.slice(0, index + 1);
    const isWorthIt = !grounds.standing && tally.kinds.size <= MAX_SHRUNK;
    const [kind = ''] = difference.kinds;
    const shrunk = isWorthIt ? await shrink(before, kind, () => World.start(plan, grounds)) : { sends: before.slice(-1), isAlone: false };
    onFound({ plan, index, difference, ...shrunk });
  }
}
