/** An expression as the list of its parts, each after its operands: read once, without recursion, as a tree may be deeper than the stack is. */
import { ExactNumber } from '../../exact-number.ts';
import { isObject, type JsonObject } from '../../json.ts';

export const COMPARISONS = ['==', '!=', '<', '<=', '>', '>=', 'contains', 'not_contains'] as const;
export const CALCULATIONS = ['+', '-', '*', '/', '%'] as const;
export const JOINS = ['and', 'or', 'not'] as const;

export type Part =
  | { readonly type: 'literal'; readonly value: unknown }
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'comparison'; readonly op: (typeof COMPARISONS)[number] }
  | { readonly type: 'arithmetic'; readonly op: (typeof CALCULATIONS)[number] }
  | { readonly type: 'bool_op'; readonly op: (typeof JOINS)[number]; readonly count: number };

/** Why an expression has no value: a part of a kind that is not known here, or one that is known and lacks what it needs. */
export interface ExpressionFault {
  readonly kind: 'UNKNOWN' | 'INVALID';
  /** What is wrong, to be read after a colon. */
  readonly message: string;
}

export interface Program {
  /** Operands before what they are operands of, from left to right. */
  readonly parts: readonly Part[];
  /** Where there is one, the expression has no value. */
  readonly faults: readonly ExpressionFault[];
  /** The variables that it reads, each once, in the order of the expression. */
  readonly variables: readonly string[];
}

export function readExpression(expression: unknown): Program {
  const parts: Part[] = [];
  const faults: ExpressionFault[] = [];
  const names: string[] = [];
  const left: unknown[] = [expression];
  while (left.length > 0) {
    const { part, fault, operands = [] } = readPart(left.pop());
    if (part) parts.push(part);
    if (fault) faults.push(fault);
    // The last operand is read first, and all of it stands before the others in what is reversed in the end.
    for (const operand of operands) left.push(operand);
  }
  parts.reverse();
  for (const part of parts) if (part.type === 'variable') names.push(part.name);
  return { parts, faults: faults.toReversed(), variables: names.length < 2 ? names : [...new Set(names)] };
}

interface ReadPart {
  readonly part?: Part;
  readonly fault?: ExpressionFault;
  readonly operands?: readonly unknown[];
}

function readPart(expression: unknown): ReadPart {
  if (!isObject(expression)) return invalid('a part of it is missing');
  const { type, value } = expression;
  switch (type) {
    case 'string_literal':
      return literal(expression, typeof value === 'string');
    case 'number_literal':
      return literal(expression, typeof value === 'number' || value instanceof ExactNumber);
    case 'bool_literal':
      return literal(expression, typeof value === 'boolean');
    case 'variable': {
      const { name } = expression;
      return typeof name === 'string' && name !== '' ? { part: { type, name } } : invalid('a variable has no name');
    }
    case 'comparison': {
      const op = COMPARISONS.find((known) => known === expression['op']);
      return withOperands(op && { type, op }, expression, sidesOf(expression));
    }
    case 'arithmetic': {
      const op = CALCULATIONS.find((known) => known === expression['op']);
      return withOperands(op && { type, op }, expression, sidesOf(expression));
    }
    case 'bool_op':
      return readJoin(expression);
    default:
      return { fault: { kind: 'UNKNOWN', message: `${inWords(type)} is no kind of expression that is known here` } };
  }
}

function readJoin(expression: JsonObject): ReadPart {
  const op = JOINS.find((known) => known === expression['op']);
  const operands: readonly unknown[] = Array.isArray(expression['operands']) ? expression['operands'] : [];
  const count = operands.length;
  if (op === 'not' && count !== 1) return { ...invalid(`\`not\` takes one operand, and has ${count}`), operands };
  if (op !== undefined && op !== 'not' && count < 2)
    return { ...invalid(`\`${op}\` takes two operands or more, and has ${count}`), operands };
  return withOperands(op && { type: 'bool_op', op, count }, expression, operands);
}

const sidesOf = (expression: JsonObject): readonly unknown[] => [expression['left'], expression['right']];

const withOperands = (part: Part | undefined, { op }: JsonObject, operands: readonly unknown[]): ReadPart =>
  part ? { part, operands } : { ...invalid(`${inWords(op)} is no operator that is known here`), operands };

const literal = ({ type, value }: JsonObject, isOfItsKind: boolean): ReadPart =>
  isOfItsKind ? { part: { type: 'literal', value } } : invalid(`a ${String(type)} has no value of its kind`);

const invalid = (message: string): ReadPart => ({ fault: { kind: 'INVALID', message } });

const LONGEST_WORD = 40;
/** What should be a word, for a message; what is longer than words are is cut. */
const inWords = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value.length > LONGEST_WORD ? `${value.slice(0, LONGEST_WORD)}…` : value) : 'what has no name';
