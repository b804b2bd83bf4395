import { objectsIn } from '../json.ts';
import { idText } from '../upstream/ids.ts';
import type { ConversationFlowWire, FlowEdgeWire, FlowNodeWire } from '../upstream/wire/assistant.ts';

/** The index of a conversation flow: nodes by id, and edges by the nodes that they leave and enter. */
export interface FlowIndex {
  readonly nodes: ReadonlyMap<string, FlowNodeWire>;
  readonly outgoing: ReadonlyMap<string, readonly FlowEdgeWire[]>;
  readonly incoming: ReadonlyMap<string, readonly FlowEdgeWire[]>;
}

/**
 * The index of a flow, made once per document. Node, edge and target objects are then mapped to their flow, since each
 * belongs to exactly one parsed document.
 */
export function indexFlow(flow: ConversationFlowWire): FlowIndex {
  const known = flows.get(flow);
  if (known) return known;
  const nodes = new Map<string, FlowNodeWire>();
  const outgoing = new Map<string, FlowEdgeWire[]>();
  const incoming = new Map<string, FlowEdgeWire[]>();
  const index: FlowIndex = { nodes, outgoing, incoming };
  flows.set(flow, index);
  for (const node of objectsIn<FlowNodeWire>(flow.nodes)) {
    flows.set(node, index);
    const id = idText(node.id);
    // Of two nodes with the same id the first is used, since edges cannot distinguish them either.
    if (id !== null && !nodes.has(id)) nodes.set(id, node);
  }
  for (const edge of objectsIn<FlowEdgeWire>(flow.edges)) {
    flows.set(edge, index);
    append(outgoing, idText(edge.start_node_id), edge);
    const [target] = objectsIn<FlowEdgeWire['target']>([edge.target]);
    if (!target) continue;
    flows.set(target, index);
    if (target.type === 'node') append(incoming, idText(target.node_id), edge);
  }
  return index;
}

/** Edges that leave a node, in the order in which Telnyx tries them. */
export const edgesFrom = (node: unknown): readonly FlowEdgeWire[] => edgesOf(node, 'outgoing');

/** Edges of the same flow that lead to a node. */
export const edgesInto = (node: unknown): readonly FlowEdgeWire[] => edgesOf(node, 'incoming');

/** The node of the same flow that an edge, a target or the flow itself names; null if it does not exist. */
export function nodeNamed(holder: object, nodeId: unknown): FlowNodeWire | null {
  const id = idText(nodeId);
  return id === null ? null : (flows.get(holder)?.nodes.get(id) ?? null);
}

const flows = new WeakMap<object, FlowIndex>();

function edgesOf(node: unknown, direction: 'outgoing' | 'incoming'): readonly FlowEdgeWire[] {
  if (typeof node !== 'object' || node === null || !('id' in node)) return [];
  const id = idText(node.id);
  return id === null ? [] : (flows.get(node)?.[direction].get(id) ?? []);
}

function append(map: Map<string, FlowEdgeWire[]>, key: string | null, edge: FlowEdgeWire): void {
  if (key === null) return;
  const edges = map.get(key);
  if (edges) edges.push(edge);
  else map.set(key, [edge]);
}
