/** A part of a graph that no edge leads out of or into: indexes of its nodes and edges, in their order. */
export interface Connected {
  readonly nodes: number[];
  readonly edges: number[];
}

/** The connected parts, in the order of their first nodes, by these edges. */
export function connectedIn(
  count: number,
  edges: readonly { readonly from: number; readonly to: number }[],
  indexes: ReadonlySet<number>,
): readonly Connected[] {
  const parents = Array.from({ length: count }, (_none, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) {
      // Halves the way for those who come later.
      parents[root] = parents[parents[root] ?? root] ?? root;
      root = parents[root] ?? root;
    }
    return root;
  };
  for (const index of indexes) {
    const edge = edges[index];
    if (!edge) continue;
    const [one, other] = [rootOf(edge.from), rootOf(edge.to)];
    parents[Math.max(one, other)] = Math.min(one, other);
  }
  const parts = new Map<number, Connected>();
  for (let node = 0; node < count; node += 1) {
    const root = rootOf(node);
    const part = parts.get(root);
    if (part) part.nodes.push(node);
    else parts.set(root, { nodes: [node], edges: [] });
  }
  for (const [index, { from }] of edges.entries()) if (indexes.has(index)) parts.get(rootOf(from))?.edges.push(index);
  return [...parts.values()];
}
