/** Which comparisons are of values of unlike kinds. */
import { kindOf, numberOf, type Kind } from '../../expression/values.ts';
import { quoted } from '../../quoted.ts';
import type { Comparison, Operand } from './terms.ts';

/** What is known of variables before a conversation. */
export interface Defaults {
  /** Undefined where there is none. */
  readonly valueOf: (name: string) => unknown;
  /** Whether a tool or a webhook may give it another value. */
  readonly mayBeSet: (name: string) => boolean;
}

export interface ComparisonFault {
  readonly code: 'FLOW_COMPARISON_TYPES' | 'FLOW_COMPARISON_COERCED';
  /** Whether a variable may have another kind of value by the time. */
  readonly mayBeSet: boolean;
  /** What is compared, as the end of a sentence. */
  readonly what: string;
}

interface Side {
  readonly kind: Kind;
  readonly isNumeric: boolean;
  readonly variable: string | null;
  readonly words: string;
}

const NONE: readonly ComparisonFault[] = [];
const ORDERINGS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** The faults of an expression's comparisons, each kind once. */
export function comparisonsOf(comparisons: readonly Comparison[], defaults: Defaults): readonly ComparisonFault[] {
  let found: Map<string, ComparisonFault> | undefined;
  for (const comparison of comparisons) {
    const fault = faultOf(comparison, defaults);
    // What is sure says more than what depends on a tool.
    if (!fault || found?.get(fault.code)?.mayBeSet === false) continue;
    found ??= new Map();
    found.set(fault.code, fault);
  }
  return found ? [...found.values()] : NONE;
}

function faultOf({ op, left, right }: Comparison, defaults: Defaults): ComparisonFault | null {
  const sides = [sideOf(left, defaults), sideOf(right, defaults)];
  const isOrdering = ORDERINGS.has(op);
  const variable = sides.find((side) => side?.variable !== null && side?.variable !== undefined)?.variable ?? null;
  const mayBeSet = variable !== null && defaults.mayBeSet(variable);
  if (isOrdering && sides.some((side) => side?.kind === 'boolean')) {
    return { code: 'FLOW_COMPARISON_TYPES', mayBeSet, what: `a boolean by \`${op}\`, and booleans have no order` };
  }
  const [one, other] = sides;
  // Of two variables both may be set together.
  if (!one || !other || one.kind === other.kind || (one.variable !== null && other.variable !== null)) return null;
  if (op === 'contains' || op === 'not_contains') {
    if (one.kind === 'list' || other.kind === 'list') return null;
  } else if (isOrdering && one.isNumeric && other.isNumeric) {
    return { code: 'FLOW_COMPARISON_COERCED', mayBeSet, what: `${one.words} by \`${op}\` with ${other.words}` };
  }
  return { code: 'FLOW_COMPARISON_TYPES', mayBeSet, what: `${one.words} by \`${op}\` with ${other.words}` };
}

/** What is known of an operand; null of a variable whose default says nothing of its kind. */
function sideOf(operand: Operand | null, { valueOf }: Defaults): Side | null {
  if (!operand) return null;
  if (operand.type === 'literal') {
    const kind = kindOf(operand.value);
    return { kind, isNumeric: numberOf(operand.value) !== null, variable: null, words: wordsOf(kind, operand.value) };
  }
  const value = valueOf(operand.name);
  if (value === undefined || value === null || value === '') return null;
  const kind = kindOf(value);
  const words = `the variable ${quoted(operand.name)} (${wordsOf(kind, value)} by default)`;
  return { kind, isNumeric: numberOf(value) !== null, variable: operand.name, words };
}

const wordsOf = (kind: Kind, value: unknown): string => `a ${kind === 'string' && numberOf(value) !== null ? 'numeric string' : kind}`;
