/** Default edges, and the edges of tools that end a conversation. */
import type { FlowGraph, GraphEdge, GraphNode } from '../flow-graph.ts';
import { atEdge, atNode, inSentence, theEdge, theNode, type FlowFault } from './fault.ts';
import type { RunTools } from './run-tools.ts';

interface Subject {
  readonly graph: FlowGraph;
  readonly tools: RunTools;
}

const isDefault = ({ condition }: GraphEdge): boolean => condition === 'default';

export const defaults = ({ graph: { nodes, edges }, tools }: Subject): readonly FlowFault[] => [
  ...nodes.flatMap((node): readonly FlowFault[] => {
    // What a tool that leaves may have is said by rules of its own.
    if ((node.kind !== 'tool' && node.kind !== 'speak') || node.outgoing.length === 0 || leavesBy(node, tools)) return [];
    const count = node.outgoing.filter(isDefault).length;
    if (count === 1) return [];
    const what = `${theNode(node)} takes exactly one default edge beside its others, as it waits for nobody`;
    return count === 0
      ? [
          {
            code: 'FLOW_DEFAULT_MISSING',
            at: atNode(node),
            message: `${what}, and has none.`,
            advice: 'Add an edge with the default condition: it is taken when no other one is.',
          },
        ]
      : [{ code: 'FLOW_DEFAULT_DUPLICATE', at: atNode(node), message: `${what}, and has ${count}.`, advice: 'Keep one of them.' }];
  }),
  ...edges
    .filter((edge) => isDefault(edge) && edge.from?.kind === 'prompt')
    .map((edge): FlowFault => ({
      code: 'FLOW_DEFAULT_FORBIDDEN',
      at: atEdge(edge, 'condition'),
      message: `${theEdge(edge)} is a default edge of a prompt node; only tool and speak nodes have one.`,
      advice: 'Say in words when the model is to take it: without an edge that is taken, a conversation stays at a prompt node.',
    })),
];

const leavesBy = (node: GraphNode, tools: RunTools): boolean => ['hangup', 'transfer'].includes(String(tools.kindRunBy(node)));

export const afterTheEnd = ({ graph: { nodes }, tools }: Subject): readonly FlowFault[] =>
  nodes.flatMap((node): readonly FlowFault[] => {
    const { outgoing } = node;
    if (node.kind !== 'tool' || outgoing.length === 0) return [];
    const kind = tools.kindRunBy(node);
    if (kind === 'hangup') {
      return [
        {
          code: 'FLOW_AFTER_HANGUP',
          at: atNode(node),
          message: `${theNode(node)} ends the call, so the edges that leave it are never taken.`,
          advice: `Remove the edges of ${inSentence(theNode(node))}.`,
          toolName: 'hangup',
        },
      ];
    }
    if (kind !== 'transfer' || (outgoing.length === 1 && outgoing.every(isDefault))) return [];
    return [
      {
        code: 'FLOW_AFTER_TRANSFER',
        at: atNode(node),
        message: `${theNode(node)} transfers the call, and takes one edge at most: a default one, for when the transfer fails.`,
        advice: `Remove the other edges of ${inSentence(theNode(node))}.`,
        toolName: 'transfer',
      },
    ];
  });
