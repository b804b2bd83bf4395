import type { FlowEdge as Wire } from 'telnyx/resources/ai/assistants/assistants';
import { nodeNamed } from '../../resolvers/flow.ts';
import { id, prose, union } from '../wire/fields.ts';
import { wireObject, type WireObjectRef } from '../wire/object.ts';
import { FlowCondition } from './condition.ts';
import { FlowNode } from './refs.ts';
import { FlowTarget } from './target.ts';

export const FlowEdge: WireObjectRef<Wire> = wireObject<Wire>('FlowEdge', {
  description: 'An edge of a conversation flow: from a node, under a condition, to a node or to another assistant.',
  fields: {
    id: prose(id('The id of the edge, chosen by the author and unique in this flow only; null if the Telnyx API sent none.', 'edgeId')),
    start_node_id: prose(id('Id of the node that the edge leaves.')),
    condition: union(() => FlowCondition, 'When the edge is taken. Edges of one node are tried in their order.'),
    target: union(() => FlowTarget, 'Where the edge leads.'),
  },
  derived: (t) => ({
    startNode: t.field({
      type: FlowNode,
      description: 'The node that the edge leaves; null if the flow has no node with this id. Costs no upstream call.',
      resolve: (edge) => nodeNamed(edge, edge.start_node_id),
    }),
  }),
});
