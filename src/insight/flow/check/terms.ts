/** Expressions as terms: equal ones have one number, so that they are compared without a second look at what they hold. */
import { ExactNumber } from '../../../exact-number.ts';
import { numberOf } from '../../expression/values.ts';
import type { Part, Program } from '../../expression/program.ts';

export type Operand = Extract<Part, { type: 'literal' | 'variable' }>;

export interface Comparison {
  readonly op: Extract<Part, { type: 'comparison' }>['op'];
  /** What it compares, where that is a literal or a variable; null of what is calculated. */
  readonly left: Operand | null;
  readonly right: Operand | null;
}

/** A variable and a number that it is compared with, the variable on the left. */
export interface Bound {
  readonly variable: string;
  readonly op: '<' | '<=' | '>' | '>=' | '==';
  readonly value: number;
}

export interface Terms {
  /** The number of the whole expression. */
  readonly root: number;
  /** The numbers of what an `and` at the top holds; of any other expression its own. */
  readonly conjuncts: readonly number[];
  readonly comparisons: readonly Comparison[];
}

interface Term {
  readonly number: number;
  readonly operand: Operand | null;
  /** Of an `and` what it holds. Taken over by the `and` above it, so that long ones are not copied again and again. */
  readonly conjuncts: number[] | null;
}

/** The terms of many expressions. */
export class TermTable {
  readonly #numbers = new Map<string, number>();
  readonly #bounds = new Map<number, Bound>();

  /** The bound that a term is; undefined of any other. */
  boundOf(term: number): Bound | undefined {
    return this.#bounds.get(term);
  }

  /** Takes an expression without faults. */
  read({ parts }: Program): Terms {
    const comparisons: Comparison[] = [];
    const stack: Term[] = [];
    for (const part of parts) stack.push(this.#term(part, stack, comparisons));
    const [root] = stack;
    if (!root) throw new Error('An expression without faults has no parts');
    return { root: root.number, conjuncts: root.conjuncts ?? [root.number], comparisons };
  }

  #term(part: Part, stack: Term[], comparisons: Comparison[]): Term {
    switch (part.type) {
      case 'variable':
        return { number: this.#number(`v${part.name}`), operand: part, conjuncts: null };
      case 'literal':
        return { number: this.#number(keyOfLiteral(part.value)), operand: part, conjuncts: null };
      case 'bool_op': {
        const operands = stack.splice(stack.length - part.count);
        const number = this.#number(`${part.op}${operands.map((operand) => operand.number).join(',')}`);
        return { number, operand: null, conjuncts: part.op === 'and' ? joined(operands) : null };
      }
      default: {
        const [left, right] = stack.splice(stack.length - 2);
        const number = this.#number(`${part.op}${left?.number},${right?.number}`);
        if (part.type === 'comparison') {
          const comparison = { op: part.op, left: left?.operand ?? null, right: right?.operand ?? null };
          comparisons.push(comparison);
          const bound = boundIn(comparison);
          if (bound) this.#bounds.set(number, bound);
        }
        return { number, operand: null, conjuncts: null };
      }
    }
  }

  #number(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

const keyOfLiteral = (value: unknown): string =>
  value instanceof ExactNumber ? `number${value.source}` : `${typeof value}${String(value)}`;

/** What all operands of an `and` hold; the smaller lists go into the biggest. */
function joined(operands: readonly Term[]): number[] {
  const lists = operands.map(({ number, conjuncts }) => conjuncts ?? [number]);
  const [biggest = [], ...others] = lists.toSorted((one, other) => other.length - one.length);
  for (const list of others) for (const number of list) biggest.push(number);
  return biggest;
}

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==' } as const;

function boundIn({ op, left, right }: Comparison): Bound | null {
  if (!(op in MIRRORED)) return null;
  const known = op as Bound['op'];
  if (left?.type === 'variable' && isNumber(right)) return { variable: left.name, op: known, value: numberOf(right.value) ?? 0 };
  return right?.type === 'variable' && isNumber(left)
    ? { variable: right.name, op: MIRRORED[known], value: numberOf(left.value) ?? 0 }
    : null;
}

/** Whether it is a number itself, and not a text that reads as one. */
const isNumber = (operand: Operand | null): operand is Extract<Operand, { type: 'literal' }> =>
  operand?.type === 'literal' && (typeof operand.value === 'number' || operand.value instanceof ExactNumber);
