import type { RequestContext } from '../context.ts';
import { flowFacts, type FlowFacts } from '../insight/flow/flow-facts.ts';
import { flowGraphInPieces, type FlowGraph, type GraphEdge, type GraphNode } from '../insight/flow/flow-graph.ts';
import { idIn } from '../insight/read-value.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Path } from '../insight/places/path.ts';
import { finish, type Pieces } from '../pieces.ts';
import { Notes, oncePerDocument } from '../notes.ts';
import type { FlowEdgeWire, FlowNodeWire } from '../upstream/wire/assistant.ts';

/**
 * The graph of a flow, made once per document. Node, edge and target objects are then mapped to it, since each belongs
 * to exactly one parsed document.
 */
export function graphOf(flow: object): FlowGraph {
  const known = graphs.get(flow);
  if (known) return known;
  const graph = finish(bareGraphOf(flow));
  graphs.set(flow, graph);
  for (const node of graph.nodes) {
    graphs.set(node.wire, graph);
    nodes.set(node.wire, node);
  }
  for (const { wire } of graph.edges) {
    graphs.set(wire, graph);
    if (isObject(wire['target'])) graphs.set(wire['target'], graph);
  }
  return graph;
}

/** The same graph for those who ask for nothing by its objects. */
export function* bareGraphOf(flow: object): Pieces<FlowGraph> {
  const known = bare.get(flow);
  if (known) return known;
  const made = yield* flowGraphInPieces(flow as JsonObject);
  // Somebody else may have made it meanwhile.
  const graph = bare.get(flow) ?? made;
  bare.set(flow, graph);
  return graph;
}

/** What follows from the shape of a flow, worked out once per document. */
export const factsOf: (graph: FlowGraph) => FlowFacts = oncePerDocument(flowFacts);

/** Where a node stands in its flow: the first one of its id, as edges mean that one. Null of what is not a node. */
export function placeOf(node: unknown): { readonly node: GraphNode; readonly graph: FlowGraph } | null {
  const graph = isObject(node) ? graphs.get(node) : undefined;
  const given = isObject(node) ? nodes.get(node) : undefined;
  return graph && given ? { graph, node: graph.nodesById.get(given.id ?? '') ?? given } : null;
}

/** Edges that leave a node, in the order in which Telnyx tries them. */
export const edgesFrom = (node: unknown): readonly FlowEdgeWire[] => placeOf(node)?.node.outgoing.map(edgeWire) ?? [];

/** Edges of the same flow that lead to a node. */
export const edgesInto = (node: unknown): readonly FlowEdgeWire[] => placeOf(node)?.node.incoming.map(edgeWire) ?? [];

/** The node of the same flow that an edge, a target or the flow itself names; null if it does not exist. */
export const nodeNamed = (holder: object, nodeId: unknown): FlowNodeWire | null => {
  const graph = graphs.get(holder);
  return graph ? nodeIn(graph, idIn(nodeId)) : null;
};

/** The node of a flow by its id; null if it does not exist. */
export function nodeIn({ nodesById }: FlowGraph, nodeId: string | null): FlowNodeWire | null {
  const node = nodesById.get(nodeId ?? '');
  return node ? nodeWire(node) : null;
}

/** The same of an edge: the first of those with its id. */
export function edgeIn({ edgesById }: FlowGraph, edgeId: string | null): FlowEdgeWire | null {
  const edge = edgesById.get(edgeId ?? '');
  return edge ? edgeWire(edge) : null;
}

/** The node that a path of the graph leads to or through, and else that of an id: names in paths may be masked. */
export function nodeOn(graph: FlowGraph, [, list, step = '']: Path, nodeId: string | null): FlowNodeWire | null {
  const node = list === 'nodes' ? graph.nodesByStep.get(step) : undefined;
  return node ? nodeWire(node) : nodeIn(graph, nodeId);
}

/** The same of an edge. */
export function edgeOn(graph: FlowGraph, [, list, step = '']: Path, edgeId: string | null): FlowEdgeWire | null {
  const edge = list === 'edges' ? graph.edgesByStep.get(step) : undefined;
  return edge ? edgeWire(edge) : edgeIn(graph, edgeId);
}

/** A node as the graph shows it. */
export const nodeWire = ({ wire }: GraphNode): FlowNodeWire => wire as unknown as FlowNodeWire;
export const edgeWire = ({ wire }: GraphEdge): FlowEdgeWire => wire as unknown as FlowEdgeWire;

/** The configuration that a flow is a part of, with keys that the list which brought it may have left out. */
export interface FlowHolder {
  readonly complete: (keys: readonly string[], ctx: RequestContext) => JsonObject | Promise<JsonObject>;
}

/** Notes what a flow is a part of: its nodes inherit from that. */
export const holdFlow = (flow: object, holder: FlowHolder): void => holders.set(flow, holder);

/** The configuration that a flow is a part of, with these keys; null where a flow stands alone. */
export const configurationOf = (flow: object, keys: readonly string[], ctx: RequestContext): JsonObject | Promise<JsonObject> | null =>
  holders.get(flow)?.complete(keys, ctx) ?? null;

const bare = new Notes<object, FlowGraph>();
const graphs = new Notes<object, FlowGraph>();
const nodes = new Notes<object, GraphNode>();
const holders = new Notes<object, FlowHolder>();
