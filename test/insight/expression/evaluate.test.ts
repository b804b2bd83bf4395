import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactNumber } from '../../../src/exact-number.ts';
import { constantOf, holds, UNKNOWN } from '../../../src/insight/expression/evaluate.ts';
import { readExpression } from '../../../src/insight/expression/program.ts';
import { parseExpression } from '../../support/expression-parser.ts';
import { valueOf } from './second-evaluator.ts';
import { join, trees } from './trees.ts';

const variables = new Map<string, unknown>(Object.entries({ code: '200', word: 'gold', list: ['a', '3'] }));

describe('an expression holds', () => {
  test.each<[string, boolean]>([
    ['"3" >= 3', true],
    ['"10" > "9"', true],
    ['"10" == "10.0"', false],
    ['code == 200', false],
    ['code != 200', true],
    ['word == "Gold"', false],
    ['"a" < "b"', true],
    ['"abc" < 3', false],
    ['missing == "x"', false],
    ['missing != "x"', true],
    ['missing == missing', false],
    ['missing != missing', true],
    ['missing == ""', false],
    ['missing <= 0', false],
    ['true == "true"', false],
    ['true == 1', false],
    ['true < 2', false],
    ['"" == 0', false],
    ['"" >= 0', false],
    ['" 3 " >= 3', true],
    ['"1e2" >= 100', true],
    ['"0x10" >= 16', false],
    ['"1,000" > 999', false],
    ['"ab" contains "a"', true],
    ['list contains "a"', true],
    ['list contains 3', false],
    ['"a200" contains 200', false],
    ['missing contains "a"', false],
    ['missing not contains "a"', true],
    ['1 + "2" == 3', true],
    ['"a" + "b" == "ab"', false],
    ['1 / 0 == 0', false],
    ['5 % 0 != 1', true],
    ['-7 % 3 == 2', true],
    ['0.1 + 0.2 == 0.3', false],
    ['not missing', true],
    ['not "false"', true],
    ['word and true', false],
    ['"true"', false],
    // Beyond the forty of the contract.
    ['7 % -3 == -2', true],
    ['"😀" > "\uFF5E"', true],
    ['"ab" < "abc"', true],
    ['".5" < "1."', true],
    ['"1e999" > 1', true],
    ['1e308 * 10 == 1', false],
    ['list == list', true],
    ['word or true', true],
  ])('%s: %s', (written, expected) => {
    expect(holds(parseExpression(written), variables).value).toBe(expected);
  });
});

test.each<[string, unknown]>([
  ['no expression', undefined],
  ['and of none', { type: 'bool_op', op: 'and', operands: [] }],
  ['or of one', { type: 'bool_op', op: 'or', operands: [{ type: 'bool_literal', value: true }] }],
  ['not of two', join('not', parseExpression('true'), parseExpression('true'))],
  ['an operand that is missing', { type: 'comparison', op: '==', left: { type: 'variable', name: 'a' } }],
  ['an operator that is not known', { ...parseExpression('1 == 1'), op: '=~' }],
  ['a kind that is not known', { type: 'regex', value: 'x' }],
  ['a part that is not known, behind what decides', { type: 'bool_op', op: 'or', operands: [parseExpression('true'), { type: 'regex' }] }],
  ['a literal of another kind', { type: 'number_literal', value: '18' }],
  ['a variable without a name', { type: 'variable' }],
])('%s has no value', (_title, expression) => {
  expect(holds(expression, variables)).toEqual({ value: UNKNOWN, assumptions: [] });
});

test.each<[string, readonly string[]]>([
  ['word == "gold"', []],
  ['word == "silver"', []],
  ['1 == 2', []],
  ['missing == "x"', ['MISSING']],
  ['missing == missing', ['MISSING', 'NULL_EQUALS_NOTHING']],
  ['code == 200', ['STRICT_EQUALITY']],
  ['code == 201', []],
  ['list contains 3', ['STRICT_EQUALITY']],
  ['true == "True"', ['STRICT_EQUALITY']],
  ['word == "Gold "', ['EXACT_TEXT']],
  ['word contains "OL"', ['EXACT_TEXT']],
  ['code >= 200', ['NUMERIC_STRINGS']],
  ['word > "a"', ['TEXT_ORDER']],
  ['word > 1', ['UNLIKE_ORDER']],
  ['word contains 1', ['UNLIKE_CONTAINS']],
  ['1 / 0 == 1', ['NO_NUMBER']],
  ['-7 % 3 == 2', ['REMAINDER_SIGN']],
  ['-6 % 3 == 0', []],
  ['word', ['ONLY_TRUE']],
  ['true or missing == "x"', []],
  ['missing == "x" or true', ['MISSING']],
  ['false and code == 200', []],
])('%s: what was assumed is %j', (written, assumptions) => {
  expect(holds(parseExpression(written), variables).assumptions).toEqual(assumptions);
});

test('numbers of many digits compare as the nearest doubles, and say so', () => {
  const exact = new Map([['big', new ExactNumber('9007199254740993')]]);
  expect(holds(parseExpression('big > 9007199254740000'), exact)).toEqual({ value: true, assumptions: ['DOUBLES'] });
});

test('maps and lists are equal by what they hold, however deep that is', () => {
  let one: unknown = { b: 1, a: [null] };
  let other: unknown = { a: [null], b: 1 };
  for (let depth = 0; depth < 50_000; depth += 1) [one, other] = [[one], [other]];
  const equal = (...values: readonly unknown[]) =>
    holds(parseExpression('a == b'), new Map(['a', 'b'].map((name, index) => [name, values[index]]))).value;
  expect(equal(one, other)).toBe(true);
  expect(equal([one], other)).toBe(false);
  expect(equal({ a: 1 }, { a: 1, b: 1 })).toBe(false);
  expect(equal(JSON.parse('{"__proto__":1}'), { toString: 1 })).toBe(false);
});

test('names of variables are never looked up in prototypes', () => {
  expect(holds(parseExpression('not constructor'), variables).value).toBe(true);
});

const values = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 'true', '', ' 3 ', '3', '3.0', 3, 0, -0, '-1e1', '0x10', 'b', 'A', '😀', '～'),
  fc.array(fc.constantFrom<unknown>('a', '3', 3, null, [], ['a']), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom<unknown>(1, '1', null), { maxKeys: 2, noNullPrototype: true }),
);

test('a random expression has the value that another evaluator gives it', () => {
  const names = ['a', 'user_age', '_x1', 'telnyx.end_user', 'android'];
  const assignments = fc.dictionary(fc.constantFrom(...names), values, { noNullPrototype: true });
  fc.assert(
    fc.property(trees, assignments, (tree, given) => {
      const { value } = holds(tree, new Map(Object.entries(given)));
      expect(value).toEqual(valueOf(tree, given as never) === true);
    }),
    { numRuns: 1000 },
  );
});

test('any JSON at all has a value or none, and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const expression = { type: 'bool_op', op: 'and', operands: value };
      expect([true, false, UNKNOWN]).toContain(holds(expression, new Map([['a', value]])).value);
    }),
    { numRuns: 200 },
  );
});

test('an expression nested deeper than the stack has its value', () => {
  let tree = parseExpression('true');
  for (let depth = 0; depth < 100_000; depth += 1) tree = join('not', tree);
  expect(holds(tree, new Map()).value).toBe(true);
});

test('a long text that nearly is a number takes no more than a look at each of its characters', () => {
  expect(holds(parseExpression('a >= 1'), new Map([['a', `${'1'.repeat(300_000)}x`]])).value).toBe(false);
});

test.each<[string, unknown]>([
  ['1 + 1', 2],
  ['"a" == "a" and not false', true],
  ['"text"', 'text'],
  ['1 / 0', null],
  ['a == a', undefined],
  ['false and a', undefined],
])('the constant value of %s is %j', (written, expected) => {
  expect(constantOf(readExpression(parseExpression(written)))).toBe(expected);
});

test('an expression without a value has no constant value', () => {
  expect(constantOf(readExpression({ type: 'bool_op', op: 'and', operands: [] }))).toBeUndefined();
});
