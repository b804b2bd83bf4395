import { edgesFrom, edgesInto } from '../../resolvers/flow.ts';
import type { FlowNodeWire } from '../../upstream/wire/assistant.ts';
import { builder } from '../builder.ts';
import { isJsonObject } from '../wire/checks.ts';
import { EXTRA_DESCRIPTION, unmapped } from '../wire/extra.ts';
import { id, object, text } from '../wire/fields.ts';
import { asJsonObject, mapFields } from '../wire/object.ts';
import { TYPE_DESCRIPTION } from '../wire/union.ts';
import { FlowEdge } from './edge.ts';
import { NodePosition } from './position.ts';

/** What all three kinds of node have on the wire. */
export const nodeFields = {
  id: id('The id of the node, made by the author and unique inside this flow only; null where the upstream sent none.', 'nodeId'),
  type: text(`${TYPE_DESCRIPTION} Older flows leave it out; \`__typename\` tells the kind all the same.`),
  name: text('Label for people; null when the author gave none.'),
  position: object(() => NodePosition, 'Where the canvas draws the node; null means nowhere in particular.'),
} as const;

export const FlowNode = builder.interfaceRef<FlowNodeWire>('FlowNode');

FlowNode.implement({
  description: 'A station of a conversation flow.',
  resolveType: nodeTypeName,
  fields: (t) => ({
    ...mapFields(t as never, nodeFields, asJsonObject),
    outgoing: t.field({
      type: [FlowEdge],
      nullable: false,
      description: 'Edges that leave this node, in the order in which the platform tries them. Free of upstream calls.',
      resolve: (node) => [...edgesFrom(node)],
    }),
    incoming: t.field({
      type: [FlowEdge],
      nullable: false,
      description: 'Edges of the same flow that lead to this node. Free of upstream calls.',
      resolve: (node) => [...edgesInto(node)],
    }),
    extra: t.field({
      type: 'JSON',
      description: EXTRA_DESCRIPTION,
      resolve: (node) => unmapped(asJsonObject(node), nodeFields),
    }),
  }),
});

const NODE_TYPES: Readonly<Record<NonNullable<FlowNodeWire['type']>, string>> = {
  prompt: 'PromptNode',
  tool: 'ToolNode',
  speak: 'SpeakNode',
};

/** Every kind may lack its `type`; then the keys that only one kind has tell it, and a prompt is the default. */
function nodeTypeName(node: unknown): string {
  if (!isJsonObject(node)) return 'UnknownFlowNode';
  const { type } = node;
  if (type === undefined || type === null) {
    if (typeof node['shared_tool_id'] === 'string') return NODE_TYPES.tool;
    return typeof node['message'] === 'string' ? NODE_TYPES.speak : NODE_TYPES.prompt;
  }
  return typeof type === 'string' && Object.hasOwn(NODE_TYPES, type) ? NODE_TYPES[type as keyof typeof NODE_TYPES] : 'UnknownFlowNode';
}
