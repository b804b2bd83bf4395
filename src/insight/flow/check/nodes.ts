/** What nodes need, each by itself. */
import { objectsIn } from '../../../json.ts';
import { isBlank, isGiven } from '../../read-value.ts';
import { effectiveInstructions, toolsIn } from '../effective.ts';
import type { FlowGraph, GraphNode } from '../flow-graph.ts';
import { atNode, inFlow, inSentence, theNode, type FlowFault } from './fault.ts';
import type { FlowSubject } from './subject.ts';

export const models = ({ graph: { nodes } }: { readonly graph: FlowGraph }): readonly FlowFault[] =>
  nodes
    .filter(({ wire }) => isGiven(wire['model']) && isGiven(wire['external_llm']))
    .map((node) => ({
      code: 'FLOW_MODEL_CONFLICT',
      at: atNode(node, 'external_llm'),
      message: `${theNode(node)} has a model of Telnyx and one of another server: \`model\` and \`externalLlm\` cannot be given together.`,
      advice: 'Keep one of them.',
    }));

export const needs = ({ graph: { nodes }, assistant }: FlowSubject): readonly FlowFault[] =>
  nodes.flatMap((node): readonly FlowFault[] => {
    const { kind, wire } = node;
    if (kind === 'tool' && !isGiven(wire['shared_tool_id']) && toolsIn(wire['tool']).length === 0) {
      return [
        {
          code: 'FLOW_TOOL_MISSING',
          at: atNode(node, 'shared_tool_id'),
          message: `${theNode(node)} names no tool to run.`,
          advice: 'Set `sharedToolId` to the id of a shared tool.',
        },
      ];
    }
    if (kind === 'speak' && isBlank(wire['message'])) {
      return [emptyNode(node, 'message', 'has nothing to say', 'Give it a message, or remove it.')];
    }
    if (kind === 'prompt' && isBlank(wire['instructions']) && assistant && effectiveInstructions(wire, assistant) === null) {
      return [emptyNode(node, 'instructions', 'has no instructions, and the assistant has none either', 'Write instructions.')];
    }
    return [];
  });

const emptyNode = (node: GraphNode, key: string, what: string, advice: string): FlowFault => ({
  code: 'FLOW_NODE_EMPTY',
  at: atNode(node, key),
  message: `${theNode(node)} ${what}.`,
  advice,
});

export const silentEnds = ({ graph: { nodes } }: FlowSubject): readonly FlowFault[] =>
  nodes
    .filter(({ kind, id, isRepeated, outgoing }) => kind === 'speak' && id !== null && !isRepeated && outgoing.length === 0)
    .map((node) => ({
      code: 'FLOW_SPEAK_END',
      at: atNode(node),
      message: `${theNode(node)} has no edge: when it has spoken, there is silence.`,
      advice: 'Add a default edge, to a prompt node or to a tool that ends the call.',
    }));

/** Where there is no start, no node can be reached, which is said once. */
export const unreachable = ({ graph: { start }, facts }: FlowSubject): readonly FlowFault[] =>
  start === null
    ? []
    : facts.unreachable
        .filter(({ id }) => id !== null)
        .map((node) => ({
          code: 'FLOW_NODE_UNREACHABLE',
          at: atNode(node),
          message: `No edge leads from the start to ${inSentence(theNode(node))}.`,
          advice: 'Let an edge lead to it, or remove it.',
        }));

/** The portal shows the graph of handoffs in place of the flow. */
export function handoffBeside({ graph: { nodes }, assistant }: FlowSubject): readonly FlowFault[] {
  if (nodes.length === 0 || !objectsIn(assistant?.['tools']).some(({ type }) => type === 'handoff')) return [];
  return [
    {
      code: 'FLOW_WITH_HANDOFF_TOOL',
      at: inFlow(),
      message: 'The assistant has a flow and a handoff tool, so the portal of Telnyx shows its handoffs and not the flow.',
      advice: 'Let edges of the flow lead to the other assistants, and remove the handoff tool.',
      toolName: 'handoff',
    },
  ];
}
