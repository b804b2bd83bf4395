/** What follows from the shape of a flow: where conversations can get to, where they end, and where they may go round. */
import { numberedByFirst, rankedComponentsOf } from '../graph/components.ts';
import { loopsOf } from '../graph/loops.ts';
import type { FlowGraph, GraphNode } from './flow-graph.ts';

export interface FlowFacts {
  /** Edges on a shortest way from the start, by the index of the node; -1 where there is no way. */
  readonly depths: Int32Array;
  /** By the index of the node: nodes with ways to each other have one number; numbered from 0 in the order of their first nodes. */
  readonly components: Int32Array;
  /** The same components, numbered so that no edge leads to a higher number. */
  readonly ranks: Int32Array;
  /** Components of more than one node, and nodes with an edge to themselves: the biggest first, then in the order of the document. */
  readonly loops: readonly (readonly GraphNode[])[];
  /** Nodes that no edge leads away from, in the order of the document. */
  readonly terminal: readonly GraphNode[];
  /** Nodes that no way leads to from the start. */
  readonly unreachable: readonly GraphNode[];
}

/** One walk for each fact, so that it takes time in proportion to nodes and edges. */
export function flowFacts(graph: FlowGraph): FlowFacts {
  const depths = depthsOf(graph);
  const ranks = rankedComponentsOf(graph.nodes);
  const components = numberedByFirst(ranks);
  // A node with the id of an earlier one is no node of the graph, as no edge can mean it.
  const own = graph.nodes.filter(({ isRepeated }) => !isRepeated);
  return {
    depths,
    components,
    ranks,
    loops: loopsOf(graph.nodes, components),
    terminal: own.filter(isTerminal),
    unreachable: own.filter(({ index }) => depths[index] === -1),
  };
}

/** Whether no edge leads from it to a node or an assistant, were it to one that does not exist. */
export const isTerminal = ({ outgoing }: GraphNode): boolean =>
  outgoing.every(({ nodeId, assistantId }) => nodeId === null && assistantId === null);

function depthsOf({ nodes, start }: FlowGraph): Int32Array {
  const depths = new Int32Array(nodes.length).fill(-1);
  if (!start) return depths;
  depths[start.index] = 0;
  const queue = [start];
  // The queue grows while it is walked.
  for (const { index, outgoing } of queue) {
    for (const { to } of outgoing) {
      if (!to || depths[to.index] !== -1) continue;
      depths[to.index] = (depths[index] ?? 0) + 1;
      queue.push(to);
    }
  }
  return depths;
}
