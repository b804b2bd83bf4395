import type { ConversationFlow, Expression, FlowEdge } from 'telnyx/resources/ai/assistants/assistants';
import type { ToolWire } from '../wire.ts';
import type { RetellTool } from './types.ts';

/** A Retell conversation flow. */
export interface RetellFlow {
  global_prompt: string;
  model_choice: { type: 'cascading'; model: string };
  start_node_id: string;
  nodes: RetellNode[];
  tools: Extract<RetellTool, { type: 'custom' }>[];
}

interface NodeBase {
  id: string;
  name: string;
  display_position: { x: number; y: number };
}

export type RetellNode = NodeBase &
  (
    | {
        type: 'conversation';
        instruction: { type: 'prompt' | 'static_text'; text: string };
        edges: RetellEdge[];
        /** Taken without waiting for the caller. */
        skip_response_edge?: RetellEdge;
      }
    | { type: 'branch'; edges: RetellEdge[]; else_edge: RetellEdge }
    | { type: 'function'; tool_id: string; edges: RetellEdge[]; else_edge: RetellEdge }
    | { type: 'transfer_call'; transfer_destination: { type: 'predefined'; number: string }; edges: RetellEdge[] }
    | { type: 'end'; instruction: { type: 'prompt'; text: string } }
  );

export interface RetellEdge {
  id: string;
  destination_node_id: string;
  transition_condition:
    | { type: 'prompt'; prompt: string }
    | { type: 'equation'; operator: '&&' | '||'; equations: { left: string; operator: Operator; right: string }[] };
}

type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'contains' | 'not_contains';
type ToTools = (tools: readonly RetellTool[]) => ToolWire[];

/**
 * A Retell flow with the three node kinds of the Telnyx API. Fixed sentences become speak nodes, functions become tool
 * nodes; branches, transfers and ends become prompt nodes, the last two with the tool that carries it out.
 */
export function toFlow(flow: RetellFlow, toTools: ToTools): ConversationFlow {
  return {
    start_node_id: flow.start_node_id,
    nodes: flow.nodes.map((node) => toNode(node, flow, toTools)),
    edges: flow.nodes.flatMap(toEdges),
  };
}

function toNode(node: RetellNode, flow: RetellFlow, toTools: ToTools): ConversationFlow['nodes'][number] {
  const base = { id: node.id, name: node.name, position: node.display_position };
  switch (node.type) {
    case 'conversation':
      return node.instruction.type === 'static_text'
        ? { ...base, type: 'speak', message: node.instruction.text }
        : { ...base, type: 'prompt', instructions: node.instruction.text, instructions_mode: 'append' };
    case 'branch':
      return { ...base, type: 'prompt', instructions: 'Say nothing and move on.', instructions_mode: 'append' };
    case 'function': {
      const id = `tool-${node.tool_id}`;
      const tool = toTools(flow.tools.filter(({ tool_id }) => tool_id === node.tool_id));
      return { ...base, type: 'tool', shared_tool_id: id, tool: asShared(tool, id) };
    }
    case 'transfer_call':
      return {
        ...base,
        type: 'prompt',
        instructions: 'Tell the caller that you are connecting them, then transfer the call.',
        ...sharedTools(
          toTools([
            {
              type: 'transfer_call',
              name: node.id,
              description: node.name,
              transfer_destination: node.transfer_destination,
            },
          ]),
          `tool-${node.id}`,
        ),
      };
    case 'end':
      return {
        ...base,
        type: 'prompt',
        instructions: node.instruction.text,
        ...sharedTools(toTools([{ type: 'end_call', name: node.id, description: 'Ends the call.' }]), `tool-${node.id}`),
      };
  }
}

/** Nodes have tools of the library alone, so that importing a flow puts its tools there. */
const sharedTools = (tools: readonly ToolWire[], id: string) => ({ shared_tool_ids: [id], tools: [asShared(tools, id)] });

const asShared = (tools: readonly ToolWire[], id: string): ToolWire[] =>
  tools.map((tool) => ({ timeout_ms: 5000, ...tool, shared: true, tool_id: id }));

function toEdges(node: RetellNode): FlowEdge[] {
  if (node.type === 'end') return [];
  const edges = node.edges.map((edge) => toEdge(node.id, edge, toCondition(edge)));
  const last = 'else_edge' in node ? node.else_edge : 'skip_response_edge' in node ? node.skip_response_edge : undefined;
  if (!last) return edges;
  // A default edge may leave a tool or a speak node only; a branch has become a prompt node.
  const condition: FlowEdge['condition'] =
    node.type === 'branch' ? { type: 'llm', prompt: 'None of the other conditions holds' } : { type: 'default' };
  return [...edges, toEdge(node.id, last, condition)];
}

const toEdge = (from: string, edge: RetellEdge, condition: FlowEdge['condition']): FlowEdge => ({
  id: edge.id,
  start_node_id: from,
  condition,
  target: { type: 'node', node_id: edge.destination_node_id },
});

function toCondition({ transition_condition: condition }: RetellEdge): FlowEdge['condition'] {
  if (condition.type === 'prompt') return { type: 'llm', prompt: condition.prompt };
  const comparisons = condition.equations.map(({ left, operator, right }): Expression => ({
    type: 'comparison',
    op: operator,
    left: { type: 'variable', name: left },
    right: toLiteral(right),
  }));
  const [only] = comparisons;
  if (comparisons.length === 1 && only) return { type: 'expression', expression: only };
  const op = condition.operator === '&&' ? 'and' : 'or';
  return { type: 'expression', expression: { type: 'bool_op', op, operands: comparisons } };
}

/** Retell writes every right side as text. */
function toLiteral(text: string): Expression {
  if (text === 'true' || text === 'false') return { type: 'bool_literal', value: text === 'true' };
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number)
    ? { type: 'number_literal', value: number }
    : { type: 'string_literal', value: text };
}
