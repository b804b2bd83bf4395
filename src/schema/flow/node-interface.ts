import { kindOfNode, type NodeKind } from '../../insight/flow/flow-graph.ts';
import { edgesFrom, edgesInto } from '../../resolvers/flow.ts';
import { EXTRA_DESCRIPTION, unmapped } from '../wire/extra.ts';
import { id, identifier, object, prose, text, unset } from '../wire/fields.ts';
import { asJsonObject, mapFields } from '../wire/object.ts';
import { TYPE_DESCRIPTION } from '../wire/union.ts';
import { FlowEdge } from './edge.ts';
import { NodePosition } from './position.ts';
import { FlowNode } from './refs.ts';

/** The keys that all three kinds of node have in the Telnyx API. */
export const nodeFields = {
  id: unset('that the Telnyx API sent none', prose(id('The id of the node, chosen by the author and unique in this flow only.', 'nodeId'))),
  type: identifier(
    `${TYPE_DESCRIPTION} Known ones: \`prompt\`, \`tool\`, \`speak\`. Older flows leave it out; \`__typename\` is right all the same.`,
  ),
  name: text('Label for people; null means none.'),
  position: object(() => NodePosition, 'Position of the node on the canvas of the flow editor; null means none.'),
} as const;

const TYPE_NAMES: Readonly<Record<NodeKind, string>> = {
  prompt: 'PromptNode',
  tool: 'ToolNode',
  speak: 'SpeakNode',
  unknown: 'UnknownFlowNode',
};

/** The name of the type that shows a node. */
export const nameOfNode = (node: unknown): string => TYPE_NAMES[kindOfNode(node)];

FlowNode.implement({
  description: 'A node of a conversation flow.',
  resolveType: nameOfNode,
  fields: (t) => ({
    ...mapFields(t as never, nodeFields, asJsonObject),
    outgoing: t.field({
      type: [FlowEdge],
      nullable: false,
      description: 'Edges that leave this node, in the order in which Telnyx tries them. Costs no upstream call.',
      resolve: (node) => [...edgesFrom(node)],
    }),
    incoming: t.field({
      type: [FlowEdge],
      nullable: false,
      description: 'Edges of the same flow that lead to this node. Costs no upstream call.',
      resolve: (node) => [...edgesInto(node)],
    }),
    extra: t.field({
      type: 'JSON',
      description: EXTRA_DESCRIPTION,
      resolve: (node) => unmapped(asJsonObject(node), nodeFields),
    }),
  }),
});
