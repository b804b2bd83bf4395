/** Comparisons of values of unlike kinds, and of what two channels give in two forms. */
import { numberOf } from '../../expression/values.ts';
import type { GraphEdge, GraphNode } from '../flow-graph.ts';
import type { ComparisonFault } from './comparison-kinds.ts';
import { atEdge, inSentence, theEdge, type FlowFault } from './fault.ts';
import type { FlowSubject } from './subject.ts';
import type { Operand } from './terms.ts';

export function comparisons({ conditions }: FlowSubject): readonly FlowFault[] {
  const found: FlowFault[] = [];
  for (const [edge, { doubts }] of conditions) for (const doubt of doubts) found.push(faultOf(edge, doubt));
  return found;
}

function faultOf(edge: GraphEdge, { code, mayBeSet, what }: ComparisonFault): FlowFault {
  const isCoerced = code === 'FLOW_COMPARISON_COERCED';
  return {
    code,
    ...(mayBeSet && { severity: 'INFO' as const }),
    at: atEdge(edge, 'condition', 'expression'),
    message: `${theEdge(edge)} compares ${what}${isCoerced ? ': the string counts as a number' : ''}.`,
    advice: isCoerced
      ? 'Use numbers on both sides, so that nothing depends on how strings are read.'
      : 'Compare values of one kind: a number with a number, a string with a string.',
  };
}

/** Calls give the status of a tool as a string, and chats as a number. */
const STATUS = 'telnyx_last_tool_status_code';

const isStatus = (side: Operand | null): boolean => side?.type === 'variable' && side.name === STATUS;

/** Which forms a node compares a status with. */
interface Forms {
  readonly edge: GraphEdge;
  readonly code: number;
  readonly forms: Set<'string' | 'number'>;
}

export function statusOnOneChannel({ conditions }: FlowSubject): readonly FlowFault[] {
  const found = new Map<GraphNode | null, Map<number, Forms>>();
  for (const [edge, { terms }] of conditions) {
    for (const { op, left, right } of terms?.comparisons ?? []) {
      if ((op !== '==' && op !== '!=') || !(isStatus(left) || isStatus(right))) continue;
      const literal = left?.type === 'literal' ? left.value : right?.type === 'literal' ? right.value : null;
      const code = numberOf(literal);
      if (code === null) continue;
      const ofNode = found.get(edge.from) ?? new Map<number, Forms>();
      found.set(edge.from, ofNode);
      const forms = ofNode.get(code) ?? { edge, code, forms: new Set() };
      ofNode.set(code, forms);
      forms.forms.add(typeof literal === 'string' ? 'string' : 'number');
    }
  }
  return [...found.values()]
    .flatMap((ofNode) => Array.from(ofNode.values()))
    .filter(({ forms }) => forms.size === 1)
    .toSorted((one, other) => one.edge.index - other.edge.index)
    .map(({ edge, code, forms }) => {
      const [here, missing] = forms.has('string') ? [`"${code}"`, `${code}`] : [`${code}`, `"${code}"`];
      return {
        code: 'FLOW_STATUS_ONE_CHANNEL',
        at: atEdge(edge, 'condition', 'expression'),
        message: `${theEdge(edge)} compares the status of the last tool with ${here} alone: ${forms.has('string') ? 'calls have it as a string, and chats as a number' : 'chats have it as a number, and calls as a string'}.`,
        advice: `Where the assistant is on both channels, compare with ${missing} as well: join both by \`or\`, or give ${inSentence(theEdge(edge))} a second one beside it.`,
      };
    });
}
