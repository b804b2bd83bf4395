import type { Linked } from './components.ts';

/** Components of more than one node, and nodes with an edge to themselves: the biggest first, then in the order of the nodes. */
export function loopsOf<N extends Linked>(nodes: readonly N[], components: Int32Array): readonly (readonly N[])[] {
  const members = new Map<number, N[]>();
  for (const node of nodes) {
    const component = components[node.index] ?? 0;
    const others = members.get(component);
    if (others) others.push(node);
    else members.set(component, [node]);
  }
  // Sorting is stable, and components are numbered in the order of their first nodes.
  return [...members.values()].filter(isLoop).toSorted((one, other) => other.length - one.length);
}

const isLoop = ([first, second]: readonly Linked[]): boolean =>
  second !== undefined || (first?.outgoing.some(({ to }) => to === first) ?? false);
