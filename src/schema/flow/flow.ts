import { indexFlow, nodeNamed } from '../../resolvers/flow.ts';
import type { ConversationFlowWire } from '../../upstream/wire/assistant.ts';
import type { Source } from '../wire/object.ts';
import { id, objects, sized, unions } from '../wire/fields.ts';
import { asJsonObject, wireObject } from '../wire/object.ts';
import { FlowEdge } from './edge.ts';
import './nodes.ts';
import { FlowNode } from './refs.ts';

/** Draws the flow's arrows before its parts are handed out. */
const indexed: Source = (flow) => {
  indexFlow(flow as ConversationFlowWire);
  return asJsonObject(flow);
};

export const ConversationFlow = wireObject<ConversationFlowWire>('ConversationFlow', {
  description: 'A conversation as a graph: stations (nodes) and the arrows between them (edges).',
  fields: {
    nodes: sized(
      20,
      unions(() => FlowNode, 'The stations, in the order of the wire, which has no meaning.'),
    ),
    edges: sized(
      30,
      objects(() => FlowEdge, 'The arrows. Their order matters: the edges of one node are tried one after the other.'),
    ),
    start_node_id: id('The node where every conversation begins.'),
  },
  sources: { nodes: indexed, edges: indexed },
  derived: (t) => ({
    startNode: t.field({
      type: FlowNode,
      description: 'The node where every conversation begins; null where the flow has no node of this id. Free of upstream calls.',
      resolve: (flow) => {
        indexFlow(flow);
        return nodeNamed(flow, flow.start_node_id);
      },
    }),
  }),
});
