/** The start of a flow, and the ids of its parts. */
import { quoted } from '../../quoted.ts';
import type { FlowGraph, GraphEdge, GraphNode } from '../flow-graph.ts';
import { atEdge, atNode, inFlow, theEdge, theNode, type FlowFault } from './fault.ts';

export function start({ graph: { start: node, startId } }: { readonly graph: FlowGraph }): readonly FlowFault[] {
  if (node) return [];
  return [
    {
      code: 'FLOW_START_MISSING',
      at: inFlow('start_node_id'),
      message: startId === null ? 'The flow names no start node.' : `The flow has no node ${quoted(startId)}, where it is to start.`,
      advice: 'Set `startNodeId` to the id of a node of the flow.',
    },
  ];
}

export const missingIds = ({ graph: { nodes, edges } }: { readonly graph: FlowGraph }): readonly FlowFault[] => [
  ...nodes
    .filter(({ id }) => id === null)
    .map((node): FlowFault => ({
      code: 'FLOW_NODE_ID_MISSING',
      at: atNode(node, 'id'),
      message: `${theNode(node)} can be named by no edge.`,
      advice: 'Give it an id that no other node has.',
    })),
  ...edges
    .filter(({ id }) => id === null)
    .map((edge): FlowFault => ({
      code: 'FLOW_EDGE_ID_MISSING',
      at: atEdge(edge, 'id'),
      message: `${theEdge(edge)} needs one.`,
      advice: 'Give it an id that no other edge has.',
    })),
];

export const repeatedIds = ({ graph: { nodes, edges } }: { readonly graph: FlowGraph }): readonly FlowFault[] => [
  ...repeated(nodes).map(([node, count]): FlowFault => ({
    code: 'FLOW_NODE_ID_DUPLICATE',
    at: atNode(node, 'id'),
    message: `${count} nodes have the id ${quoted(node.id ?? '')}, so edges cannot tell them apart.`,
    advice: 'Give each node an id of its own.',
  })),
  ...repeated(edges).map(([edge, count]): FlowFault => ({
    code: 'FLOW_EDGE_ID_DUPLICATE',
    at: atEdge(edge, 'id'),
    message: `${count} edges have the id ${quoted(edge.id ?? '')}.`,
    advice: 'Give each edge an id of its own.',
  })),
];

/** The second of each id that several have, and how many have it. */
function repeated<T extends GraphNode | GraphEdge>(items: readonly T[]): readonly (readonly [T, number])[] {
  const seconds = new Map<string, T>();
  if (!items.some(({ isRepeated }) => isRepeated)) return [];
  const counts = new Map<string, number>();
  for (const item of items) {
    if (item.id === null) continue;
    counts.set(item.id, (counts.get(item.id) ?? 0) + 1);
    if (item.isRepeated && !seconds.has(item.id)) seconds.set(item.id, item);
  }
  return [...seconds].map(([id, item]) => [item, counts.get(id) ?? 0]);
}
