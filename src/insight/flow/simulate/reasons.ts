/** Why an edge is taken or not, in words. Expressions are shown as they stand in the document; of variables only names, as values may be secrets. */
import { expressionText } from '../../expression/expression-text.ts';
import type { ExpressionFault } from '../../expression/program.ts';
import type { GraphEdge } from '../flow-graph.ts';
import { objectAt } from '../../read-value.ts';
import { namesOf } from './assumptions.ts';
import type { RunChoice } from './run.ts';

export const NOT_REACHED = 'Another edge was taken before it.';
export const DEFAULT = 'No other edge was taken.';
export const NO_CONDITION = 'It has no condition.';
export const UNKNOWN_CONDITION = 'Its condition is of a kind that is not known here.';

export const chosen = (visit: number) => `The choice for visit ${visit} takes it.`;

export const notChosen = (choice: RunChoice | null, visit: number): string => {
  if (!choice) return `There is no choice for visit ${visit} of this node.`;
  return `The choice for visit ${visit} takes ${typeof choice.edgeId === 'string' ? 'another edge' : 'no edge'}.`;
};

export const noValue = ({ message }: ExpressionFault) => `Its expression has no value: ${message}.`;

export const isTrue = (edge: GraphEdge, missing: readonly string[]) => `${textOf(edge)} is true${withoutValue(missing)}.`;

export const isFalse = (edge: GraphEdge, missing: readonly string[], isOther: boolean) =>
  `${textOf(edge)} is ${isOther ? 'neither true nor false' : 'false'}${withoutValue(missing)}.`;

const withoutValue = (missing: readonly string[]) => (missing.length > 0 ? `; without a value: ${namesOf(missing)}` : '');

const LONGEST_TEXT = 300;

function textOf({ wire }: GraphEdge): string {
  const text = expressionText(objectAt(wire, 'condition')['expression']);
  return `\`${text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text}\``;
}
