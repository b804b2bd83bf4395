/** A node of any graph, with what it leads to: null is an end that no node is. */
export interface Linked {
  /** Its place among the nodes. */
  readonly index: number;
  readonly outgoing: readonly { readonly to: Linked | null }[];
}

interface Visit {
  readonly node: Linked;
  /** The edge to look at next. */
  next: number;
}

/** The strongly connected components of a graph, by the index of the node, numbered from 0 in the order of their first nodes. */
export const componentsOf = (nodes: readonly Linked[]): Int32Array => numberedByFirst(rankedComponentsOf(nodes));

/**
 * The same, numbered so that no edge leads to a higher number: Tarjan's algorithm with a stack of its own, as a graph may be longer than the
 * stack of calls is deep.
 */
export function rankedComponentsOf(nodes: readonly Linked[]): Int32Array {
  const state: State = {
    order: new Int32Array(nodes.length).fill(-1),
    low: new Int32Array(nodes.length),
    found: new Int32Array(nodes.length).fill(-1),
    open: [],
    visited: 0,
    count: 0,
  };
  for (const node of nodes) if (state.order[node.index] === -1) visit(node, state);
  return state.found;
}

interface State {
  /** When each node was visited first; -1 before that. */
  readonly order: Int32Array;
  /** The earliest of the open nodes that it leads to. */
  readonly low: Int32Array;
  readonly found: Int32Array;
  /** Visited nodes whose component is not known yet. */
  readonly open: Linked[];
  visited: number;
  count: number;
}

function visit(first: Linked, state: State): void {
  const { order, low, found } = state;
  const path: Visit[] = [enter(first, state)];
  for (let current = path.at(-1); current; current = path.at(-1)) {
    const { node } = current;
    const edge = node.outgoing[current.next];
    if (edge) {
      current.next += 1;
      if (!edge.to) continue;
      if (order[edge.to.index] === -1) path.push(enter(edge.to, state));
      else if (found[edge.to.index] === -1) lower(low, node, order[edge.to.index]);
      continue;
    }
    path.pop();
    const before = path.at(-1);
    if (before) lower(low, before.node, low[node.index]);
    if (low[node.index] === order[node.index]) close(node, state);
  }
}

function enter(node: Linked, state: State): Visit {
  state.order[node.index] = state.visited;
  state.low[node.index] = state.visited;
  state.visited += 1;
  state.open.push(node);
  return { node, next: 0 };
}

const lower = (low: Int32Array, { index }: Linked, to = 0): void => {
  low[index] = Math.min(low[index] ?? 0, to);
};

/** All that is open from this node on is its component. */
function close(node: Linked, state: State): void {
  for (let member = state.open.pop(); member; member = state.open.pop()) {
    state.found[member.index] = state.count;
    if (member === node) break;
  }
  state.count += 1;
}

/** Other numbers for the same components: from 0 in the order of their first nodes. */
export function numberedByFirst(found: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return found.map((component) => {
    const number = numbers.get(component) ?? numbers.size;
    numbers.set(component, number);
    return number;
  });
}
