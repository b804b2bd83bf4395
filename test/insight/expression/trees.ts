import fc from 'fast-check';
import type { Tree } from '../../support/expression-parser.ts';

export const variable = (name: string): Tree => ({ type: 'variable', name });
export const text = (value: string): Tree => ({ type: 'string_literal', value });
export const number = (value: number): Tree => ({ type: 'number_literal', value });
export const bool = (value: boolean): Tree => ({ type: 'bool_literal', value });
export const compare = (left: Tree, op: string, right: Tree): Tree => ({ type: 'comparison', op, left, right });
export const calculate = (left: Tree, op: string, right: Tree): Tree => ({ type: 'arithmetic', op, left, right });
export const join = (op: string, ...operands: Tree[]): Tree => ({ type: 'bool_op', op, operands });

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom('a', 'user_age', '_x1', 'telnyx.end_user', 'android', 'nothing').map(variable),
  fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('(', ')"', '\\', '" and "')).map(text),
  fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => number(value === 0 ? 0 : value)),
  fc.boolean().map(bool),
);
/** Random expressions. */
export const { tree: trees } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, depthSize: 'large' },
    leaf,
    fc
      .tuple(tie('tree'), fc.constantFrom('==', '!=', '<', '<=', '>', '>=', 'contains', 'not_contains'), tie('tree'))
      .map(([left, op, right]) => compare(left, op, right)),
    fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/', '%'), tie('tree')).map(([left, op, right]) => calculate(left, op, right)),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('tree'), { minLength: 2, maxLength: 4 }))
      .map(([op, operands]) => join(op, ...operands)),
    tie('tree').map((operand) => join('not', operand)),
  ),
}));
