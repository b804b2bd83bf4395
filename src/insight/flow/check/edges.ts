/** Where edges lead from and to, and under which conditions. */
import { quoted } from '../../quoted.ts';
import { idIn, objectAt } from '../../read-value.ts';
import type { FlowGraph, GraphEdge } from '../flow-graph.ts';
import { atEdge, atNode, faultsIn, inSentence, theEdge, theNode, type FlowFault } from './fault.ts';
import type { FlowSubject } from './subject.ts';

export const ends = ({ graph: { edges } }: { readonly graph: FlowGraph }): readonly FlowFault[] => [
  ...edges
    .filter(({ from }) => !from)
    .map((edge): FlowFault => {
      const id = idIn(edge.wire['start_node_id']);
      return {
        code: 'FLOW_EDGE_START_UNKNOWN',
        at: atEdge(edge, 'start_node_id'),
        message:
          id === null
            ? `${theEdge(edge)} leaves no node.`
            : `${theEdge(edge)} leaves the node ${quoted(id)}, which the flow does not have.`,
        advice: 'Set `startNodeId` to the id of a node of the flow, or remove the edge.',
      };
    }),
  ...edges.filter(hasNoEnd).map((edge): FlowFault => {
    const id = edge.nodeId;
    return {
      code: 'FLOW_EDGE_TARGET_UNKNOWN',
      at: atEdge(edge, 'target', ...(edge.target === 'none' ? [] : [edge.target === 'assistant' ? 'assistant_id' : 'node_id'])),
      message:
        id === null ? `${theEdge(edge)} leads nowhere.` : `${theEdge(edge)} leads to the node ${quoted(id)}, which the flow does not have.`,
      advice: 'Let it lead to a node of the flow or to an assistant, or remove the edge.',
    };
  }),
];

const hasNoEnd = ({ target, to, assistantId }: GraphEdge): boolean =>
  target === 'none' || (target === 'node' && !to) || (target === 'assistant' && assistantId === null);

/** What an id of an edge may be that becomes the name of a tool on calls, `transition__` before it. */
const USABLE = /^[\w-]{1,52}$/;

export const unusableIds = ({ graph: { edges } }: FlowSubject): readonly FlowFault[] =>
  edges
    .filter(({ condition, id }) => condition === 'llm' && id !== null && !USABLE.test(id))
    .map((edge) => ({
      code: 'FLOW_EDGE_ID_UNUSABLE',
      at: atEdge(edge, 'id'),
      message: `${theEdge(edge)} is offered to the model as a tool of its id, which models may refuse.`,
      advice: 'Use 1 to 52 letters, digits, `_` and `-`.',
    }));

const NOT_BOOLEAN: ReadonlySet<unknown> = new Set(['string_literal', 'number_literal', 'arithmetic']);

export function conditions(subject: FlowSubject): readonly FlowFault[] {
  return faultsIn(subject.graph.edges, (edge) => {
    if (edge.condition === 'none') return empty(edge, `${theEdge(edge)} has no condition.`);
    if (edge.condition === 'llm') {
      const { prompt } = objectAt(edge.wire, 'condition');
      return typeof prompt === 'string' && prompt.trim() !== ''
        ? undefined
        : empty(edge, `${theEdge(edge)} does not say when the model is to take it.`, 'prompt');
    }
    const { type } = objectAt(objectAt(edge.wire, 'condition'), 'expression');
    return subject.conditions.get(edge)?.terms && NOT_BOOLEAN.has(type)
      ? {
          code: 'FLOW_CONDITION_NOT_BOOLEAN',
          at: atEdge(edge, 'condition', 'expression'),
          message: `The expression of ${inSentence(theEdge(edge))} is ${type === 'string_literal' ? 'a text' : 'a number'}, which is neither true nor false: the edge is never taken.`,
          advice: 'Compare it with something.',
        }
      : undefined;
  });
}

const empty = (edge: GraphEdge, message: string, ...keys: readonly string[]): FlowFault => ({
  code: 'FLOW_CONDITION_EMPTY',
  at: atEdge(edge, 'condition', ...keys),
  message,
  advice: 'Say in words when the edge is to be taken, or give an expression.',
});

export const expressions = ({ conditions: known }: FlowSubject): readonly FlowFault[] =>
  faultsIn(known, ([edge, { program }]) => {
    const fault = program.faults.find(({ kind }) => kind === 'INVALID');
    return (
      fault && {
        code: 'FLOW_EXPRESSION_INVALID',
        at: atEdge(edge, 'condition', 'expression'),
        message: `The expression of ${inSentence(theEdge(edge))} says nothing: ${fault.message}.`,
        advice: 'Complete the expression.',
      }
    );
  });

/** What is of kinds that are newer than the gateway, or damaged: the rest of the check says nothing of it. */
export const unknownKinds = ({ graph: { nodes, edges }, conditions: known }: FlowSubject): readonly FlowFault[] => [
  ...faultsIn(nodes, (node) =>
    node.kind === 'unknown' ? unknown(`${theNode(node)} is of a kind that is not known here.`, atNode(node, 'type')) : undefined,
  ),
  ...edges.filter((edge) => hasUnknownKind(edge, known)).flatMap((edge) => Array.from(unknownKindsOf(edge, known))),
];

const faultOfKind = (edge: GraphEdge, known: FlowSubject['conditions']) =>
  known.get(edge)?.program.faults.find(({ kind }) => kind === 'UNKNOWN');

const hasUnknownKind = (edge: GraphEdge, known: FlowSubject['conditions']): boolean =>
  edge.condition === 'unknown' || edge.target === 'unknown' || faultOfKind(edge, known) !== undefined;

function* unknownKindsOf(edge: GraphEdge, known: FlowSubject['conditions']): Generator<FlowFault, void, void> {
  if (edge.condition === 'unknown') {
    yield unknown(`${theEdge(edge)} has a condition of a kind that is not known here.`, atEdge(edge, 'condition'));
  }
  const fault = faultOfKind(edge, known);
  if (fault) {
    const message = `The expression of ${inSentence(theEdge(edge))} is not known: ${fault.message}.`;
    yield unknown(message, atEdge(edge, 'condition', 'expression'));
  }
  if (edge.target === 'unknown') yield unknown(`${theEdge(edge)} has a target of a kind that is not known here.`, atEdge(edge, 'target'));
}

const unknown = (message: string, at: FlowFault['at']): FlowFault => ({
  code: 'FLOW_EXPRESSION_UNKNOWN',
  at,
  message,
  advice: 'If it is newer than this gateway, nothing has to be done; otherwise correct its `type`.',
});
