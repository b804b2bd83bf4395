/** Where conversations may go round. */
import { isTerminal } from '../flow-facts.ts';
import type { GraphEdge, GraphNode } from '../flow-graph.ts';
import { atNode, inSentence, theNode, type FlowFault } from './fault.ts';
import type { FlowSubject } from './subject.ts';

/** One finding for each loop: the worst that can be said of it. */
export function loops(subject: FlowSubject): readonly FlowFault[] {
  const { facts } = subject;
  if (facts.loops.length === 0) return [];
  const hasExit = exitsFrom(subject);
  const inOrder = facts.loops.toSorted(([one], [other]) => (one?.index ?? 0) - (other?.index ?? 0));
  return inOrder.map((loop) => faultOf(loop, subject, hasExit));
}

function faultOf(loop: readonly GraphNode[], { facts }: FlowSubject, hasExit: Uint8Array): FlowFault {
  const [first] = loop;
  if (!first) throw new Error('A loop has no nodes');
  const what =
    loop.length === 1
      ? `${theNode(first)} leads to itself`
      : `The nodes from ${inSentence(theNode(first))} on, ${loop.length} in all, lead to each other`;
  const at = atNode(first);
  if (loop.every(({ kind }) => kind === 'speak' || kind === 'tool')) {
    const component = facts.components[first.index];
    const isLeft = loop.some(({ outgoing }) => outgoing.some((edge) => leadsOut(edge, component, facts.components)));
    return {
      code: 'FLOW_LOOP_WITHOUT_TURN',
      ...(isLeft && { severity: 'WARNING' as const }),
      at,
      message: `${what}, and none of them waits for the caller: ${isLeft ? 'until a condition leads out of it, ' : ''}the assistant goes on by itself.`,
      advice: 'Put a prompt node into the loop, or lead out of it.',
    };
  }
  if (facts.depths[first.index] !== -1 && hasExit[first.index] === 0) {
    return {
      code: 'FLOW_NO_EXIT',
      at,
      message: `${what}, and from there no conversation gets to an end: neither to a node without edges, nor to another assistant, nor to a tool that hangs up or transfers.`,
      advice: 'Add an edge to where the conversation ends, or a tool that ends it.',
    };
  }
  return {
    code: 'FLOW_LOOP',
    at,
    message: `${what}.`,
    advice: 'Conversations loop by nature: see that what leads on is reached.',
  };
}

const leadsOut = ({ to, nodeId, assistantId }: GraphEdge, component: number | undefined, components: Int32Array): boolean =>
  to ? components[to.index] !== component : nodeId !== null || assistantId !== null;

/** By the index of the node: 1 where a conversation may get to an end, by one walk back from all ends. */
function exitsFrom({ graph: { nodes }, tools }: FlowSubject): Uint8Array {
  const found = new Uint8Array(nodes.length);
  const queue = nodes.filter(
    (node) => isTerminal(node) || node.outgoing.some(({ assistantId }) => assistantId !== null) || tools.mayLeaveAt(node),
  );
  for (const { index } of queue) found[index] = 1;
  // The queue grows while it is walked.
  for (const { incoming } of queue) {
    for (const { from } of incoming) {
      if (!from || found[from.index] === 1) continue;
      found[from.index] = 1;
      queue.push(from);
    }
  }
  return found;
}
