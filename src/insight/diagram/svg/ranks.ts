import type { Diagram } from '../diagram.ts';

/** The rank of each node in a layout by ranks, about: how many edges lead to it on the longest way that does not turn back. */
export function ranksOf({ nodes, edges }: Diagram): readonly number[] {
  const leaving: number[][] = nodes.map(() => []);
  for (const [index, { from }] of edges.entries()) leaving[from]?.push(index);
  const target = (edge: number): number => edges[edge]?.to ?? 0;
  const { order, back } = walk(leaving, target);
  const ranks = nodes.map(() => 0);
  for (const node of order.toReversed()) {
    for (const edge of leaving[node] ?? []) {
      if (!back.has(edge)) ranks[target(edge)] = Math.max(ranks[target(edge)] ?? 0, (ranks[node] ?? 0) + 1);
    }
  }
  return ranks;
}

/** Nodes in the order in which a walk in depth leaves them, and the edges that lead back on it. */
function walk(leaving: readonly (readonly number[])[], target: (edge: number) => number) {
  const state = new Map<number, 'open' | 'left'>();
  const order: number[] = [];
  const back = new Set<number>();
  for (const start of leaving.keys()) {
    if (state.has(start)) continue;
    state.set(start, 'open');
    const path = [{ node: start, next: 0 }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = leaving[top.node]?.[top.next];
      if (edge === undefined) {
        state.set(top.node, 'left');
        order.push(top.node);
        path.pop();
        continue;
      }
      top.next += 1;
      const to = target(edge);
      if (state.get(to) === 'open') back.add(edge);
      if (state.has(to)) continue;
      state.set(to, 'open');
      path.push({ node: to, next: 0 });
    }
  }
  return { order, back };
}
