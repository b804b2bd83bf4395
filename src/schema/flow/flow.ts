import { graphOf, nodeNamed } from '../../resolvers/flow.ts';
import type { ConversationFlowWire } from '../../upstream/wire/assistant.ts';
import type { Source } from '../wire/object.ts';
import { id, objects, prose, sized, unions } from '../wire/fields.ts';
import { asJsonObject, wireObject } from '../wire/object.ts';
import { FlowEdge } from './edge.ts';
import './nodes.ts';
import { FlowNode } from './refs.ts';

/** Connects nodes and edges before parts of the flow are returned. */
const indexed: Source = (flow) => {
  graphOf(flow as ConversationFlowWire);
  return asJsonObject(flow);
};

export const ConversationFlow = wireObject<ConversationFlowWire>('ConversationFlow', {
  description: 'A conversation as a directed graph of nodes and edges.',
  fields: {
    nodes: sized(
      20,
      unions(() => FlowNode, 'The nodes, in the order of the Telnyx API, which has no meaning.'),
    ),
    edges: sized(
      30,
      objects(() => FlowEdge, 'The edges. Their order matters: the edges of one node are tried one after the other.'),
    ),
    start_node_id: prose(id('Id of the node where every conversation starts.')),
  },
  sources: { nodes: indexed, edges: indexed },
  derived: (t) => ({
    startNode: t.field({
      type: FlowNode,
      description: 'The node where every conversation starts; null if the flow has no node with this id. Costs no upstream call.',
      resolve: (flow) => {
        graphOf(flow);
        return nodeNamed(flow, flow.start_node_id);
      },
    }),
  }),
});
