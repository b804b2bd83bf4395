/** Inputs of a conversation flow, which is replaced as a whole. */
import type { ConversationFlowReq, FlowEdge as FlowEdgeWire } from 'telnyx/resources/ai/assistants/assistants';
import { flowProblems } from '../../../resolvers/flow-problems.ts';
import type { FlowConditionWire, FlowTargetWire } from '../../../upstream/wire/assistant.ts';
import { id } from '../../wire/input-fields.ts';
import { mirrorInput } from '../../wire/input-mirror.ts';
import { kindOf, unknownObject, valueOf, wireInputUnion } from '../../wire/input-union.ts';
import { object, objects, wireInput } from '../../wire/input.ts';
import { LLMCondition } from '../condition.ts';
import { AssistantTarget } from '../target.ts';
import { ExpressionInput, expression } from './expression.ts';
import { FlowNodeInput } from './nodes.ts';

const required = { required: true } as const;
const asked = { asked: true } as const;

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

export const FlowConditionInput = wireInputUnion<FlowConditionWire>('FlowConditionInput', {
  description: 'When an edge is taken: exactly one field is given.',
  members: {
    llm: kindOf('llm', mirrorInput<FlowEdgeWire.LlmCondition>(LLMCondition, { options: { prompt: asked }, without: ['type'] })),
    expression: ExpressionConditionInput,
    default: kindOf('default', DefaultConditionInput),
  },
  unknown: unknownObject(),
});

export const FlowTargetInput = wireInputUnion<FlowTargetWire>('FlowTargetInput', {
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
