/** Which variables have been set by the time that a conversation is at a node. */
import { Pace, type Pieces } from '../../../pieces.ts';
import type { GraphNode } from '../flow-graph.ts';
import type { Setter } from './run-tools.ts';

/** Variables that the same setters set. */
export interface SetTogether {
  /** Indexes of setters. */
  readonly setters: readonly number[];
  /** Components, by their ranks, that are asked about. */
  readonly asked: ReadonlySet<number>;
}

/** How many walks are made at once: each has a bit of a number. */
const AT_ONCE = 31;
/** Components and edges that are walked over in the time of one look at a map. */
const PER_LOOK = 20;
/** Looks before others may go on. */
const LOOKS_PER_PIECE = 20_000;
/** Components and edges that all walks go over. Those of 10,000 variables over 10,000 nodes and 40,000 edges are within it. */
const MOST_STEPS = 20_000_000;

/**
 * For each of the sets the components that are asked about and that no setter leads to; nothing of those beyond what can be walked over.
 * One walk over the components, in the order of their ranks, does for 31 sets.
 */
export function* unsetAt(
  nodes: readonly GraphNode[],
  ranks: Int32Array,
  setters: readonly Setter[],
  sets: ReadonlySet<SetTogether>,
  mostSteps = MOST_STEPS,
): Pieces<ReadonlyMap<SetTogether, ReadonlySet<number>>> {
  const ways = waysBetween(nodes, ranks);
  yield;
  const places = setters.map((setter) => [...new Set(setter.nodes.map(({ index }) => ranks[index] ?? 0))]);
  const reached = new Int32Array(ways.starts.length - 1);
  const unset = new Map<SetTogether, ReadonlySet<number>>();
  const all = [...sets];
  const pace = new Pace(LOOKS_PER_PIECE);
  let left = mostSteps;
  for (let first = 0; first < all.length && left > 0; first += AT_ONCE) {
    const batch = all.slice(first, first + AT_ONCE);
    reached.fill(0);
    let steps = reached.length + ways.targets.length;
    for (const [setter, bits] of bitsBySetter(batch)) {
      for (const place of places[setter] ?? []) reached[place] = (reached[place] ?? 0) | bits;
      steps += places[setter]?.length ?? 0;
    }
    walk(reached, ways);
    for (const [bit, set] of batch.entries()) {
      unset.set(set, new Set([...set.asked].filter((place) => ((reached[place] ?? 0) & (1 << bit)) === 0)));
      steps += set.asked.size;
    }
    left -= steps;
    if (pace.isOver(steps / PER_LOOK)) yield;
  }
  return unset;
}

function bitsBySetter(sets: readonly SetTogether[]): ReadonlyMap<number, number> {
  const bits = new Map<number, number>();
  for (const [bit, { setters }] of sets.entries()) for (const setter of setters) bits.set(setter, (bits.get(setter) ?? 0) | (1 << bit));
  return bits;
}

/** Edges between components: those that leave one are together, from its place in `starts` to that of the next one. */
interface Ways {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

function waysBetween(nodes: readonly GraphNode[], ranks: Int32Array): Ways {
  let count = 0;
  for (const rank of ranks) if (rank >= count) count = rank + 1;
  const starts = new Int32Array(count + 1);
  const each = (take: (from: number, to: number) => void): void => {
    for (const { index, outgoing } of nodes) {
      const from = ranks[index] ?? 0;
      for (const { to } of outgoing) if (to && ranks[to.index] !== from) take(from, ranks[to.index] ?? 0);
    }
  };
  each((from) => (starts[from + 1] = (starts[from + 1] ?? 0) + 1));
  for (let rank = 0; rank < count; rank += 1) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const targets = new Int32Array(starts[count] ?? 0);
  const next = starts.slice();
  each((from, to) => {
    targets[next[from] ?? 0] = to;
    next[from] = (next[from] ?? 0) + 1;
  });
  return { starts, targets };
}

/** Takes what has reached a component on to where its edges lead: from the highest rank down, as edges do. */
function walk(reached: Int32Array, { starts, targets }: Ways): void {
  for (let from = reached.length - 1; from >= 0; from -= 1) {
    const here = reached[from] ?? 0;
    if (here === 0) continue;
    const end = starts[from + 1] ?? 0;
    for (let place = starts[from] ?? 0; place < end; place += 1) {
      const to = targets[place] ?? 0;
      reached[to] = (reached[to] ?? 0) | here;
    }
  }
}
