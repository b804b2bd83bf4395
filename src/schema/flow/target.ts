import type { FlowEdge } from 'telnyx/resources/ai/assistants/assistants';
import { nodeNamed } from '../../resolvers/flow.ts';
import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import type { FlowTargetWire } from '../../upstream/wire/assistant.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { VoiceMode } from '../tool/voice-mode.ts';
import { id, object, oneOf, prose, text, unset } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { typeOf, unknownMember, wireUnion } from '../wire/union.ts';
import { NodePosition } from './position.ts';
import { FlowNode } from './refs.ts';

export const NodeTarget = wireObject<FlowEdge.NodeTarget>('NodeTarget', {
  description: 'The edge leads to a node of the same flow.',
  fields: { type: text(typeOf('node')), node_id: prose(id('Id of the node that the edge leads to, unique in this flow only.')) },
  derived: (t) => ({
    node: t.field({
      type: FlowNode,
      description: 'The node of `nodeId`; null if the flow has none. Costs no upstream call.',
      resolve: (target) => nodeNamed(target, target.node_id),
    }),
  }),
});

export const AssistantTarget = wireObject<FlowEdge.AssistantTarget>('AssistantTarget', {
  description: 'The edge hands the conversation off to another assistant.',
  fields: {
    type: text(typeOf('assistant')),
    assistant_id: id('The assistant that takes over.'),
    position: object(() => NodePosition, 'Position of the other assistant on the canvas of the flow editor; null means none.'),
    voice_mode: unset('`UNIFIED`', oneOf(VoiceMode, 'Which voice is used after the handoff.')),
  },
  derived: (t) => ({
    assistant: t.field(
      assistantLink('The assistant that takes over; null if it does not exist.', (target: FlowEdge.AssistantTarget, ctx) =>
        getReferencedAssistant(target.assistant_id, ctx),
      ),
    ),
  }),
});

export const UnknownTarget = unknownMember('UnknownTarget', 'A target of an edge');

export const FlowTarget = wireUnion<FlowTargetWire>('FlowTarget', {
  description: 'Where an edge of a conversation flow leads.',
  members: { node: NodeTarget, assistant: AssistantTarget },
  unknown: UnknownTarget,
});
