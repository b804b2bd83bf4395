/** What operators make of their operands, and which rules that Telnyx does not document may have decided. */
import { ExactNumber } from '../../exact-number.ts';
import { NONE, setOf, type AssumptionSet } from './assumptions.ts';
import type { Part } from './program.ts';
import { isEqual, kindOf, numberOf, orderOf } from './values.ts';

/** A value, and what was assumed for it. */
export interface Known {
  readonly value: unknown;
  readonly assumed: AssumptionSet;
}

const NULL_EQUALS_NOTHING = setOf('NULL_EQUALS_NOTHING');
const STRICT_EQUALITY = setOf('STRICT_EQUALITY');
const EXACT_TEXT = setOf('EXACT_TEXT');
const NUMERIC_STRINGS = setOf('NUMERIC_STRINGS');
const TEXT_ORDER = setOf('TEXT_ORDER');
const UNLIKE_ORDER = setOf('UNLIKE_ORDER');
const UNLIKE_CONTAINS = setOf('UNLIKE_CONTAINS');
const NO_NUMBER = setOf('NO_NUMBER');
const REMAINDER_SIGN = setOf('REMAINDER_SIGN');
const ONLY_TRUE = setOf('ONLY_TRUE');
const DOUBLES = setOf('DOUBLES');

type Op<T extends Part['type']> = Extract<Part, { type: T; op: unknown }>['op'];

/** From left to right: what stands behind the operand that decides is not looked at, so nothing is assumed for it. */
export function join(op: Op<'bool_op'>, operands: readonly Known[]): Known {
  let assumed = NONE;
  for (const operand of operands) {
    const isTrue = operand.value === true;
    assumed |= operand.assumed | (typeof operand.value === 'boolean' ? NONE : ONLY_TRUE);
    if (op === 'not') return { value: !isTrue, assumed };
    if (isTrue === (op === 'or')) return { value: isTrue, assumed };
  }
  return { value: op === 'and', assumed };
}

export function compare(op: Op<'comparison'>, left: Known, right: Known): Known {
  return withOperands(compared(op, left.value, right.value), left, right);
}

function compared(op: Op<'comparison'>, left: unknown, right: unknown): Known {
  switch (op) {
    case '==':
      return { value: isEqual(left, right), assumed: assumedOfEquality(left, right) };
    case '!=':
      return { value: !isEqual(left, right), assumed: assumedOfEquality(left, right) };
    case 'contains':
      return contains(left, right);
    case 'not_contains': {
      const { value, assumed } = contains(left, right);
      return { value: value === false, assumed };
    }
    default:
      return inOrder(op, left, right);
  }
}

/** Only rules that could have decided otherwise: 1 and 2 differ by any rule. */
function assumedOfEquality(left: unknown, right: unknown): AssumptionSet {
  const kinds = [kindOf(left), kindOf(right)];
  if (kinds[0] === 'null' && kinds[1] === 'null') return NULL_EQUALS_NOTHING;
  if (typeof left === 'string' && typeof right === 'string') {
    if (left === right) return NONE;
    const isSameNumber = numberOf(left) !== null && numberOf(left) === numberOf(right);
    return (isSameNumber ? STRICT_EQUALITY : NONE) | (folded(left) === folded(right) ? EXACT_TEXT : NONE);
  }
  return kinds[0] !== kinds[1] && readsAs(left) !== null && readsAs(left) === readsAs(right) ? STRICT_EQUALITY : NONE;
}

const folded = (text: string): string => text.trim().toLowerCase();

/** What unlike kinds are compared by where a language converts them; null for what converts to nothing. */
function readsAs(value: unknown): number | string | null {
  if (typeof value === 'boolean') return Number(value);
  const number = numberOf(value);
  if (number !== null || typeof value !== 'string') return number;
  const text = folded(value);
  return text === 'true' ? 1 : text === 'false' || text === '' ? 0 : text;
}

function contains(left: unknown, right: unknown): Known {
  if (Array.isArray(left)) {
    const items: readonly unknown[] = left;
    if (items.some((item) => isEqual(item, right))) return { value: true, assumed: NONE };
    return { value: false, assumed: items.reduce<AssumptionSet>((set, item) => set | assumedOfEquality(item, right), NONE) };
  }
  if (typeof left === 'string' && typeof right === 'string') {
    const value = left.includes(right);
    return { value, assumed: !value && left.toLowerCase().includes(folded(right)) ? EXACT_TEXT : NONE };
  }
  const isMissing = kindOf(left) === 'null' || kindOf(right) === 'null';
  return { value: false, assumed: isMissing ? NONE : UNLIKE_CONTAINS };
}

function inOrder(op: '<' | '<=' | '>' | '>=', left: unknown, right: unknown): Known {
  const order = orderOf(left, right);
  if (order === null) {
    const isMissing = kindOf(left) === 'null' || kindOf(right) === 'null';
    return { value: false, assumed: isMissing ? NONE : UNLIKE_ORDER };
  }
  const isText = typeof left === 'string' || typeof right === 'string';
  const assumed = !isText ? NONE : numberOf(left) === null || numberOf(right) === null ? TEXT_ORDER : NUMERIC_STRINGS;
  const isStrict = op === '<' || op === '>';
  const value = order === 0 ? !isStrict : order < 0 === (op === '<' || op === '<=');
  return { value, assumed };
}

export function calculate(op: Op<'arithmetic'>, left: Known, right: Known): Known {
  return withOperands(calculated(op, left.value, right.value), left, right);
}

function calculated(op: Op<'arithmetic'>, left: unknown, right: unknown): Known {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === null || b === null) return { value: null, assumed: NO_NUMBER };
  const assumed = typeof left === 'string' || typeof right === 'string' ? NUMERIC_STRINGS : NONE;
  const result = resultOf(op, a, b);
  if (!Number.isFinite(result)) return { value: null, assumed: assumed | NO_NUMBER };
  return { value: result, assumed: op === '%' && result !== a % b ? assumed | REMAINDER_SIGN : assumed };
}

function resultOf(op: Op<'arithmetic'>, a: number, b: number): number {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%': {
      const rest = a % b;
      return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
    }
  }
}

/** What was assumed for operands was assumed for what is made of them. */
const withOperands = ({ value, assumed }: Known, left: Known, right: Known): Known => ({
  value,
  assumed: assumed | left.assumed | right.assumed | (isExact(left) || isExact(right) ? DOUBLES : NONE),
});

const isExact = ({ value }: Known): boolean => value instanceof ExactNumber;
