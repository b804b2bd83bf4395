/** Inputs of a conversation flow, which is replaced as a whole. */
import type {
  ConversationFlowReq,
  FlowEdge as FlowEdgeWire,
  FlowNodeReq,
  NodePosition as NodePositionWire,
  SpeakNodeReq,
  ToolNodeReq,
} from 'telnyx/resources/ai/assistants/assistants';
import { flowProblems } from '../../../resolvers/flow-problems.ts';
import type { FlowConditionWire, FlowTargetWire } from '../../../upstream/wire/assistant.ts';
import type { NewerOfToolNode } from '../../../upstream/wire/newer.ts';
import { ExternalLLMInput, TranscriptionSettingsInput, VoiceSettingsInput } from '../../settings/inputs.ts';
import { clearing, id, text } from '../../wire/input-fields.ts';
import { mirrorInput } from '../../wire/input-mirror.ts';
import { kindOf, unknownObject, valueOf, wireInputUnion } from '../../wire/input-union.ts';
import { object, objects, wireInput, type WireInput } from '../../wire/input.ts';
import { LLMCondition } from '../condition.ts';
import { PromptNode, SpeakNode, ToolNode } from '../nodes.ts';
import { NodePosition } from '../position.ts';
import { AssistantTarget } from '../target.ts';
import { ExpressionInput, expression } from './expression.ts';

const required = { required: true } as const;
const asked = { asked: true } as const;

mirrorInput<NodePositionWire>(NodePosition, { options: { x: asked, y: asked } });

const PromptNodeInput = mirrorInput<FlowNodeReq>(PromptNode, {
  options: { id: required, instructions: required },
  // A node replaces the one that was there, so that its settings are given whole.
  instead: {
    external_llm: whole(
      ExternalLLMInput,
      "A model hosted outside Telnyx for this node; null means the assistant's. Not together with `model`.",
    ),
    transcription: whole(TranscriptionSettingsInput, "Speech-to-text settings at this node; null means the assistant's."),
    voice_settings: whole(VoiceSettingsInput, "Text-to-speech settings at this node; null means the assistant's."),
  },
  without: ['type', 'tools'],
});

function whole<P>(input: WireInput<P>, description: string) {
  return object(() => input, `${description} It is given whole.`, { clears: true });
}

const FlowNodeInput = wireInputUnion<FlowNodeReq | ToolNodeReq | SpeakNodeReq>('FlowNodeInput', {
  description: 'A node of a conversation flow: exactly one field is given, the kind.',
  members: {
    prompt: kindOf('prompt', PromptNodeInput),
    tool: kindOf(
      'tool',
      mirrorInput<ToolNodeReq & NewerOfToolNode>(ToolNode, {
        instead: { message: clearing(text('What is said before the tool runs; null means nothing.')) },
        options: { id: required, shared_tool_id: required },
        without: ['type', 'tool'],
      }),
    ),
    speak: kindOf('speak', mirrorInput<SpeakNodeReq>(SpeakNode, { options: { id: required, message: required }, without: ['type'] })),
  },
  unknown: unknownObject({ without: 'prompt' }),
});

const DefaultConditionInput = wireInput<FlowEdgeWire.DefaultCondition, 'type'>('DefaultConditionInput', {
  description: 'The edge is taken when no other edge of the same node is. Only a tool or speak node has one, and each of them one at most.',
  reserved: ['type'],
  fields: {},
});

const ExpressionConditionInput = expressionCondition();

/** The expression stands in the place of the condition, which has nothing else. */
function expressionCondition() {
  const field = expression('The edge is taken when this expression over dynamic variables is true; the model is not called.');
  return {
    ref: ExpressionInput.ref,
    description: field.description,
    toWire: (given: unknown, path: readonly string[], addFault: Parameters<typeof field.toWire>[2]) => ({
      type: 'expression',
      expression: field.toWire(given, path, addFault),
    }),
    nameBelow: ([key, ...rest]: readonly string[], given: unknown) => (key === 'expression' ? ExpressionInput.nameBelow(rest, given) : []),
  };
}

const FlowConditionInput = wireInputUnion<FlowConditionWire>('FlowConditionInput', {
  description: 'When an edge is taken: exactly one field is given.',
  members: {
    llm: kindOf('llm', mirrorInput<FlowEdgeWire.LlmCondition>(LLMCondition, { options: { prompt: asked }, without: ['type'] })),
    expression: ExpressionConditionInput,
    default: kindOf('default', DefaultConditionInput),
  },
  unknown: unknownObject(),
});

const FlowTargetInput = wireInputUnion<FlowTargetWire>('FlowTargetInput', {
  description: 'Where an edge leads: exactly one field is given.',
  members: {
    node: valueOf('node', 'node_id', { ref: 'ID', name: 'nodeId', description: 'A node of the same flow.' }),
    assistant: kindOf(
      'assistant',
      mirrorInput<FlowEdgeWire.AssistantTarget>(AssistantTarget, { options: { assistant_id: required }, without: ['type'] }),
    ),
  },
  unknown: unknownObject(),
});

const FlowEdgeInput = wireInput<FlowEdgeWire>('FlowEdgeInput', {
  description: 'An edge of a conversation flow.',
  fields: {
    id: id('Id of the edge, chosen by the author and unique in this flow.', { name: 'edgeId', required: true }),
    start_node_id: id('Id of the node that the edge leaves.', required),
    condition: object(() => FlowConditionInput, 'When the edge is taken. Edges of one node are tried in their order.', required),
    target: object(() => FlowTargetInput, 'Where the edge leads.', required),
  },
});

export const ConversationFlowInput = wireInput<ConversationFlowReq>('ConversationFlowInput', {
  description: 'A conversation as a directed graph, given whole.',
  fields: {
    start_node_id: id('Id of the node where every conversation starts.', required),
    nodes: objects(() => FlowNodeInput, 'The nodes; their ids differ.', required),
    edges: objects(() => FlowEdgeInput, 'The edges, in the order in which those of one node are tried; their ids differ.'),
  },
  problems: flowProblems,
});
