import type {
  ArithmeticExpression as ArithmeticWire,
  BooleanOpExpression as BooleanOpWire,
  ComparisonExpression as ComparisonWire,
  Expression as Wire,
} from 'telnyx/resources/ai/assistants/assistants';
import { badInput } from '../../../resolvers/user-errors.ts';
import { common, word, type InputField } from '../../wire/input-fields.ts';
import { kindOf, unknownObject, valueOf, wireInputUnion, type InputUnion } from '../../wire/input-union.ts';
import { object, objects, wireInput } from '../../wire/input.ts';

/** An operator; the graph has them as texts, as no enum value can be called `==`. */
const operator = <W extends string>(known: readonly W[]): InputField<W> => {
  const { toWire, ...field } = word<W>(`The operator: ${known.map((op) => `\`${op}\``).join(', ')}.`, { required: true });
  return {
    ...field,
    toWire: (value, path, addFault) => {
      if (!known.some((op) => op === value)) addFault(badInput(path, `op takes ${known.map((op) => `"${op}"`).join(', ')}.`));
      return toWire(value, path, addFault);
    },
  };
};

const operand = (description: string) => object<Wire>(() => ExpressionInput, description, { required: true });

const ComparisonExpressionInput = wireInput<ComparisonWire, 'type'>('ComparisonExpressionInput', {
  description: 'Compares two values.',
  reserved: ['type'],
  fields: {
    op: operator(['==', '!=', '<', '<=', '>', '>=', 'contains', 'not_contains']),
    left: operand('The value on the left.'),
    right: operand('The value on the right.'),
  },
});

const BooleanOpExpressionInput = wireInput<BooleanOpWire, 'type'>('BooleanOpExpressionInput', {
  description: 'Combines conditions, or negates one.',
  reserved: ['type'],
  fields: {
    op: operator(['and', 'or', 'not']),
    operands: objects<Wire>(() => ExpressionInput, 'The conditions, in order of evaluation; one for `not`.', { required: true }),
  },
  problems: ({ op, operands }) =>
    op === 'not' && Array.isArray(operands) && operands.length !== 1
      ? [{ path: ['operands'], message: `not takes one operand, and here are ${operands.length}.` }]
      : [],
});

const ArithmeticExpressionInput = wireInput<ArithmeticWire, 'type'>('ArithmeticExpressionInput', {
  description: 'Calculates a number from two values.',
  reserved: ['type'],
  fields: {
    op: operator(['+', '-', '*', '/', '%']),
    left: operand('The first operand.'),
    right: operand('The second operand.'),
  },
});

export const ExpressionInput: InputUnion<Wire> = wireInputUnion<Wire>('ExpressionInput', {
  description: 'A node of an expression tree: exactly one field is given. A tree takes 50 levels at most.',
  members: {
    comparison: kindOf('comparison', ComparisonExpressionInput),
    bool_op: kindOf('bool_op', BooleanOpExpressionInput),
    arithmetic: kindOf('arithmetic', ArithmeticExpressionInput),
    variable: valueOf('variable', 'name', { ref: 'String', description: 'Name of a dynamic variable, without braces: its value.' }),
    string_literal: valueOf('string_literal', 'value', { ref: 'String', mayBeEmpty: true, description: 'A text, without quotes.' }),
    number_literal: valueOf('number_literal', 'value', { ref: 'Float', description: 'A number.' }),
    bool_literal: valueOf('bool_literal', 'value', { ref: 'Boolean', description: 'True or false.' }),
  },
  unknown: unknownObject(),
});

const MAX_DEPTH = 50;

/** The whole of a condition: its tree, which may not be too deep for those who evaluate it. */
export const expression = (description: string): InputField<unknown> => ({
  ...common(description, { required: true }),
  type: () => ExpressionInput.ref,
  toWire: (value, path, addFault) => {
    if (isDeeper(value, MAX_DEPTH)) addFault(badInput(path, `The expression is deeper than ${MAX_DEPTH} levels.`));
    return ExpressionInput.toWire(value, path, addFault);
  },
  nameBelow: ExpressionInput.nameBelow,
});

/** Whether more expressions than that stand within each other. */
function isDeeper(given: unknown, levels: number): boolean {
  const { comparison, arithmetic, boolOp } = given as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  const two = comparison ?? arithmetic;
  const below = boolOp ? (boolOp['operands'] as readonly unknown[]) : two ? [two['left'], two['right']] : [];
  return levels === 0 || below.some((one) => isDeeper(one, levels - 1));
}
