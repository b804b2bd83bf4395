import type {
  ArithmeticExpression as ArithmeticWire,
  BooleanOpExpression as BooleanOpWire,
  ComparisonExpression as ComparisonWire,
  Expression as Wire,
} from 'telnyx/resources/ai/assistants/assistants';
import type { UnionRef } from '@pothos/core';
import type { SchemaTypes } from '../builder.ts';
import { boolean, float, text, union, unions } from '../wire/fields.ts';
import { wireObject, type WireObjectRef } from '../wire/object.ts';
import { typeOf, unknownMember, wireUnion } from '../wire/union.ts';

type Member<K extends Wire['type']> = Extract<Wire, { type: K }>;

const OPERAND = 'Null when the Telnyx API sent none. Costs no upstream call, like every part of an expression.';

export const ComparisonExpression: WireObjectRef<ComparisonWire> = wireObject<ComparisonWire>('ComparisonExpression', {
  description: 'Compares two values.',
  fields: {
    type: text(typeOf('comparison')),
    op: text('The operator: `==`, `!=`, `<`, `<=`, `>`, `>=`, `contains` or `not_contains`.'),
    left: union(() => Expression, `The value on the left. ${OPERAND}`),
    right: union(() => Expression, `The value on the right. ${OPERAND}`),
  },
});

export const BooleanOpExpression: WireObjectRef<BooleanOpWire> = wireObject<BooleanOpWire>('BooleanOpExpression', {
  description: 'Combines conditions with `and` or `or`, or negates one with `not`.',
  fields: {
    type: text(typeOf('bool_op')),
    op: text('The operator: `and`, `or`, or `not` (one operand).'),
    operands: unions(() => Expression, 'The conditions, in order of evaluation.'),
  },
});

export const ArithmeticExpression: WireObjectRef<ArithmeticWire> = wireObject<ArithmeticWire>('ArithmeticExpression', {
  description: 'Calculates a number from two values.',
  fields: {
    type: text(typeOf('arithmetic')),
    op: text('The operator: `+`, `-`, `*`, `/` or `%` (remainder).'),
    left: union(() => Expression, `The first operand. ${OPERAND}`),
    right: union(() => Expression, `The second operand. ${OPERAND}`),
  },
});

export const DynamicVariableExpression = wireObject<Member<'variable'>>('DynamicVariableExpression', {
  description: 'The value of a dynamic variable at this point of the conversation.',
  fields: { type: text(typeOf('variable')), name: text("The variable's name, without braces.") },
});

export const StringLiteralExpression = wireObject<Member<'string_literal'>>('StringLiteralExpression', {
  description: 'A string literal.',
  fields: { type: text(typeOf('string_literal')), value: text('The string, without quotes.', 'stringValue') },
});

export const NumberLiteralExpression = wireObject<Member<'number_literal'>>('NumberLiteralExpression', {
  description: 'A number literal.',
  fields: { type: text(typeOf('number_literal')), value: float('The number itself.', 'numberValue') },
});

export const BooleanLiteralExpression = wireObject<Member<'bool_literal'>>('BooleanLiteralExpression', {
  description: 'A boolean literal: true or false.',
  fields: { type: text(typeOf('bool_literal')), value: boolean('The value itself.', 'booleanValue') },
});

export const UnknownExpression = unknownMember('UnknownExpression', 'A part of an expression');

/** The operands of an expression are `unknown` in the SDK, since they recurse; every value of the Telnyx API has a member here. */
export const Expression = wireUnion<Wire>('Expression', {
  description:
    'A node of an expression tree. A tree may be deeper than a query can select: `ExpressionCondition.text` and `expressionJson` always show all of it.',
  members: {
    comparison: ComparisonExpression,
    bool_op: BooleanOpExpression,
    arithmetic: ArithmeticExpression,
    variable: DynamicVariableExpression,
    string_literal: StringLiteralExpression,
    number_literal: NumberLiteralExpression,
    bool_literal: BooleanLiteralExpression,
  },
  unknown: UnknownExpression,
}) as unknown as UnionRef<SchemaTypes, unknown>;
