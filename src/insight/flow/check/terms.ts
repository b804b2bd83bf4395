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
  readonly #variables = new Map<string, number>();
  readonly #literals = new Map<unknown, number>();
  /** By the source: two objects of one number are equal. */
  readonly #exact = new Map<string, number>();
  readonly #pairs = new Map<string, Map<number, number>>();
  readonly #joins = new Map<string, number>();
  #count = 0;
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
        return { number: this.#number(this.#variables, part.name), operand: part, conjuncts: null };
      case 'literal': {
        const { value } = part;
        const number = value instanceof ExactNumber ? this.#number(this.#exact, value.source) : this.#number(this.#literals, value);
        return { number, operand: part, conjuncts: null };
      }
      case 'bool_op': {
        const operands = stack.splice(stack.length - part.count);
        const number = this.#number(this.#joins, `${part.op}${operands.map((operand) => operand.number).join(',')}`);
        return { number, operand: null, conjuncts: part.op === 'and' ? joined(operands) : null };
      }
      default: {
        const right = stack.pop();
        const left = stack.pop();
        const number = this.#pair(part.op, left?.number ?? 0, right?.number ?? 0);
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

  /** That of an operator and its two sides. */
  #pair(op: string, left: number, right: number): number {
    const known = this.#pairs.get(op) ?? new Map<number, number>();
    this.#pairs.set(op, known);
    return this.#number(known, left * MOST_TERMS + right);
  }

  #number<Key>(known: Map<Key, number>, key: Key): number {
    const before = known.get(key);
    if (before !== undefined) return before;
    this.#count += 1;
    known.set(key, this.#count);
    return this.#count;
  }
}

/** More than a document can have; the product of two such numbers is exact. */
const MOST_TERMS = 2 ** 26;

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
