import * as fc from 'fast-check';
import type * as Sdk from 'telnyx/resources/ai/assistants/assistants';
import * as words from './enum-words.ts';
import { flag, float, id, json, text, type Kit } from './kit.ts';
import type { SettingsArbitraries } from './settings-arbitrary.ts';
import type { ToolArbitraries } from './tool-arbitrary.ts';

type Node = Sdk.ConversationFlow['nodes'][number];
type Condition = Sdk.FlowEdge['condition'];
type Target = Sdk.FlowEdge['target'];

const EXPRESSION_DEPTH = 4;

export function flowArbitrary(kit: Kit, settings: SettingsArbitraries, { tool }: ToolArbitraries): fc.Arbitrary<Sdk.ConversationFlow> {
  const { record, list, oneOf, union, untyped } = kit;
  const position = record<Sdk.NodePosition>({ x: float, y: float }, {});

  const promptNode = record<Sdk.FlowNode>(
    { id, instructions: text },
    {
      external_llm: settings.externalLlm,
      instructions_mode: oneOf(words.NODE_MODE),
      llm_api_key_ref: text,
      model: text,
      name: text,
      position,
      shared_tool_ids: list(id),
      // The type nests lists in a list; a flat one, or a mixture, is taken to be possible.
      tools: list(fc.oneof(list(tool, 2), untyped<Sdk.AssistantTool[]>(tool)), 2),
      tools_mode: oneOf(words.NODE_MODE),
      transcription: settings.transcription,
      type: fc.constant('prompt'),
      voice_settings: settings.voiceSettings,
    },
  );
  const toolNode = record<Sdk.ToolNode>(
    { id, shared_tool_id: id },
    {
      name: text,
      position,
      // A list in the type, though it is one tool; a bare one and several are taken to be possible.
      tool: fc.oneof(list(tool, 2), untyped<Sdk.AssistantTool[]>(tool)),
      type: fc.constant('tool'),
    },
  );
  const speakNode = record<Sdk.SpeakNode>({ id, message: text }, { name: text, position, type: fc.constant('speak') });

  const condition = union<Condition>(
    {
      llm: record<Sdk.FlowEdge.LlmCondition>({ prompt: text, type: fc.constant('llm') }, {}),
      expression: record<Sdk.FlowEdge.ExpressionCondition>({ expression: expressionArbitrary(kit), type: fc.constant('expression') }, {}),
      default: record<Sdk.FlowEdge.DefaultCondition>({ type: fc.constant('default') }, {}),
    },
    { expression: 4, llm: 2 },
  );
  const target = union<Target>({
    node: record<Sdk.FlowEdge.NodeTarget>({ node_id: id, type: fc.constant('node') }, {}),
    assistant: record<Sdk.FlowEdge.AssistantTarget>(
      { assistant_id: id, type: fc.constant('assistant') },
      { position, voice_mode: oneOf(words.VOICE_MODE) },
    ),
  });

  return record<Sdk.ConversationFlow>(
    { nodes: list(union<Node>({ prompt: promptNode, tool: toolNode, speak: speakNode })), start_node_id: id },
    { edges: list(record<Sdk.FlowEdge>({ id, condition, start_node_id: id, target }, {})) },
    ['edges'],
  );
}

/** Expressions of at most `depth` levels. */
export function expressionArbitrary(kit: Kit, depth = EXPRESSION_DEPTH): fc.Arbitrary<Sdk.Expression> {
  const { record, list, oneOf, union } = kit;
  const literals = {
    variable: record<Sdk.Expression.DynamicVariableExpression>({ name: text, type: fc.constant('variable') }, {}),
    string_literal: record<Sdk.Expression.StringLiteralExpression>({ type: fc.constant('string_literal'), value: text }, {}),
    number_literal: record<Sdk.Expression.NumberLiteralExpression>({ type: fc.constant('number_literal'), value: float }, {}),
    bool_literal: record<Sdk.Expression.BooleanLiteralExpression>({ type: fc.constant('bool_literal'), value: flag }, {}),
  };
  if (depth <= 1) return fc.oneof(...Object.values<fc.Arbitrary<Sdk.Expression>>(literals));

  const operand = expressionArbitrary(kit, depth - 1);
  // The SDK leaves operands open, so anything may stand there.
  const openOperand = kit.unknowns ? fc.oneof({ weight: 8, arbitrary: operand }, { weight: 1, arbitrary: json }) : operand;
  return union<Sdk.Expression>(
    {
      ...literals,
      comparison: record<Sdk.ComparisonExpression>(
        { left: openOperand, op: oneOf(words.COMPARISON), right: openOperand, type: fc.constant('comparison') },
        {},
      ),
      bool_op: record<Sdk.BooleanOpExpression>({ op: oneOf(words.BOOL_OP), operands: list(operand), type: fc.constant('bool_op') }, {}),
      arithmetic: record<Sdk.ArithmeticExpression>(
        { left: openOperand, op: oneOf(words.ARITHMETIC), right: openOperand, type: fc.constant('arithmetic') },
        {},
      ),
    },
    { comparison: 4, bool_op: 4, arithmetic: 3 },
  );
}
