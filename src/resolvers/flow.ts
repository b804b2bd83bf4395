import { flowGraph, idIn, type FlowGraph, type GraphEdge, type GraphNode } from '../insight/flow/flow-graph.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { FlowEdgeWire, FlowNodeWire } from '../upstream/wire/assistant.ts';

/**
 * The graph of a flow, made once per document. Node, edge and target objects are then mapped to it, since each belongs
 * to exactly one parsed document.
 */
export function graphOf(flow: object): FlowGraph {
  const known = graphs.get(flow);
  if (known) return known;
  const graph = flowGraph(flow as JsonObject);
  graphs.set(flow, graph);
  for (const { wire } of graph.nodes) graphs.set(wire, graph);
  for (const { wire } of graph.edges) {
    graphs.set(wire, graph);
    if (isObject(wire['target'])) graphs.set(wire['target'], graph);
  }
  return graph;
}

/** Edges that leave a node, in the order in which Telnyx tries them. */
export const edgesFrom = (node: unknown): readonly FlowEdgeWire[] => edgesOf(node, 'outgoing');

/** Edges of the same flow that lead to a node. */
export const edgesInto = (node: unknown): readonly FlowEdgeWire[] => edgesOf(node, 'incoming');

/** The node of the same flow that an edge, a target or the flow itself names; null if it does not exist. */
export function nodeNamed(holder: object, nodeId: unknown): FlowNodeWire | null {
  const node = graphs.get(holder)?.nodesById.get(idIn(nodeId) ?? '');
  return node ? nodeWire(node) : null;
}

/** The node of a flow by its id; null if it does not exist. */
export function nodeIn(flow: object, nodeId: string | null): FlowNodeWire | null {
  const node = graphOf(flow).nodesById.get(nodeId ?? '');
  return node ? nodeWire(node) : null;
}

/** The same of an edge: the first of those with its id. */
export function edgeIn(flow: object, edgeId: string | null): FlowEdgeWire | null {
  const edge = graphOf(flow).edgesById.get(edgeId ?? '');
  return edge ? edgeWire(edge) : null;
}

/** A node as the graph shows it. */
export const nodeWire = ({ wire }: GraphNode): FlowNodeWire => wire as unknown as FlowNodeWire;
export const edgeWire = ({ wire }: GraphEdge): FlowEdgeWire => wire as unknown as FlowEdgeWire;

const graphs = new WeakMap<object, FlowGraph>();

/** Those of the first node with its id. */
function edgesOf(node: unknown, direction: 'outgoing' | 'incoming'): readonly FlowEdgeWire[] {
  const id = isObject(node) ? idIn(node['id']) : null;
  const named = id === null ? undefined : graphs.get(node as object)?.nodesById.get(id);
  return named?.[direction].map(edgeWire) ?? [];
}
