import type { FlowEdge as Wire } from 'telnyx/resources/ai/assistants/assistants';
import { nodeNamed } from '../../resolvers/flow.ts';
import { id, union } from '../wire/fields.ts';
import { wireObject, type WireObjectRef } from '../wire/object.ts';
import { FlowCondition } from './condition.ts';
import { FlowNode } from './refs.ts';
import { FlowTarget } from './target.ts';

export const FlowEdge: WireObjectRef<Wire> = wireObject<Wire>('FlowEdge', {
  description: 'An arrow of a conversation flow: from a node, under a condition, to a node or to another assistant.',
  fields: {
    id: id('The id of the edge, made by the author and unique inside this flow only; null where the upstream sent none.', 'edgeId'),
    start_node_id: id('The node that the edge leaves.'),
    condition: union(() => FlowCondition, 'When the edge is taken. Edges of one node are tried in their order.'),
    target: union(() => FlowTarget, 'Where the edge leads.'),
  },
  derived: (t) => ({
    startNode: t.field({
      type: FlowNode,
      description: 'The node that the edge leaves; null where the flow has no node of this id. Free of upstream calls.',
      resolve: (edge) => nodeNamed(edge, edge.start_node_id),
    }),
  }),
});
