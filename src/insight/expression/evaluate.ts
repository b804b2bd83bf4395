import { NONE, namesIn, setOf, type Assumption } from './assumptions.ts';
import { calculate, compare, join, type Known } from './operators.ts';
import { readExpression, type Part, type Program } from './program.ts';

/** What an expression without a value has for one. */
export const UNKNOWN: unique symbol = Symbol('UNKNOWN');

/** The variables of a conversation by their names; a map is one. */
export interface Variables {
  readonly get: (name: string) => unknown;
}

export interface Evaluation {
  /** `UNKNOWN` where a part is missing, or of a kind that is not known here. */
  readonly value: unknown;
  /** The rules that Telnyx does not document and that may have decided. */
  readonly assumptions: readonly Assumption[];
}

/** Whether the edge of an expression is taken: only where its value is true. Never throws, whatever the expression and the variables are. */
export function holds(expression: unknown, variables: Variables): Evaluation {
  return conditionOf(readExpression(expression), variables);
}

/** `holds` of an expression that was read before. */
export function conditionOf(program: Program, variables: Variables): Evaluation {
  const { value, assumptions } = run(program, variables);
  if (value === UNKNOWN || typeof value === 'boolean') return { value, assumptions };
  return { value: false, assumptions: [...new Set([...assumptions, 'ONLY_TRUE' as const])] };
}

/** The value of an expression without variables; undefined where it has any, or no value. */
export function constantOf(program: Program): unknown {
  if (program.variables.length > 0) return undefined;
  const { value } = run(program, new Map());
  return value === UNKNOWN ? undefined : value;
}

function run({ parts, faults }: Program, variables: Variables): Evaluation {
  if (faults.length > 0) return { value: UNKNOWN, assumptions: [] };
  const stack: Known[] = [];
  for (const part of parts) stack.push(valueOf(part, stack, variables));
  const { value, assumed } = take(stack);
  return { value, assumptions: namesIn(assumed) };
}

const MISSING = setOf('MISSING');

function valueOf(part: Part, stack: Known[], variables: Variables): Known {
  switch (part.type) {
    case 'literal':
      return { value: part.value, assumed: NONE };
    case 'variable': {
      const value = variables.get(part.name) ?? null;
      return { value, assumed: value === null ? MISSING : NONE };
    }
    case 'bool_op':
      return join(part.op, stack.splice(stack.length - part.count));
    default: {
      const right = take(stack);
      const left = take(stack);
      return part.type === 'arithmetic' ? calculate(part.op, left, right) : compare(part.op, left, right);
    }
  }
}

function take(stack: Known[]): Known {
  const known = stack.pop();
  if (!known) throw new Error('An expression was read with fewer operands than its operators take');
  return known;
}
