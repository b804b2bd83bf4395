import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionText } from '../../../src/insight/expression/expression-text.ts';
import { startGateway } from '../../support/gateway.ts';
import { parseExpression, withoutEachPair, type Tree } from '../../support/expression-parser.ts';
import { bool, calculate, compare, join, number, text, trees, variable } from './trees.ts';
import { account, startUpstream } from '../../support/upstream.ts';

const [a, b, c] = [variable('a'), variable('b'), variable('c')];

describe('an expression reads as a person writes it', () => {
  test.each<[string, Tree]>([
    [
      'user_age >= 18 and tier == "gold"',
      join('and', compare(variable('user_age'), '>=', number(18)), compare(variable('tier'), '==', text('gold'))),
    ],
    ['a', a],
    ['true', bool(true)],
    ['-1.5', number(-1.5)],
    ['"say \\"hi\\" or (not)"', text('say "hi" or (not)')],
    ['"line\\nbreak"', text('line\nbreak')],
    ['a contains "x"', compare(a, 'contains', text('x'))],
    ['a not contains "x"', compare(a, 'not_contains', text('x'))],
    ['a or b and c', join('or', a, join('and', b, c))],
    ['(a or b) and c', join('and', join('or', a, b), c)],
    ['a and b and c', join('and', a, b, c)],
    ['(a and b) and c', join('and', join('and', a, b), c)],
    ['not a', join('not', a)],
    ['not not a', join('not', join('not', a))],
    ['not a and b', join('and', join('not', a), b)],
    ['not (a and b)', join('not', join('and', a, b))],
    ['not a == b', join('not', compare(a, '==', b))],
    ['(not a) == b', compare(join('not', a), '==', b)],
    ['(a == b) == c', compare(compare(a, '==', b), '==', c)],
    ['a - b - c', calculate(calculate(a, '-', b), '-', c)],
    ['a - (b - c)', calculate(a, '-', calculate(b, '-', c))],
    ['a + b * c', calculate(a, '+', calculate(b, '*', c))],
    ['(a + b) * c', calculate(calculate(a, '+', b), '*', c)],
    ['a / (b % c)', calculate(a, '/', calculate(b, '%', c))],
    ['a + 1 > b * 2', compare(calculate(a, '+', number(1)), '>', calculate(b, '*', number(2)))],
    ['a - -1', calculate(a, '-', number(-1))],
    ['(a > b) + c', calculate(compare(a, '>', b), '+', c)],
  ])('%s', (written, tree) => {
    expect(expressionText(tree)).toBe(written);
    expect(parseExpression(written)).toEqual(tree);
  });
});

const parsed = (written: string): Tree | null => {
  try {
    return parseExpression(written);
  } catch {
    return null;
  }
};

test('a random tree, written and read back, is the same tree', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      expect(parseExpression(expressionText(tree))).toEqual(tree);
    }),
    { numRuns: 500 },
  );
});

test('no pair of brackets can be left out without changing what is read', () => {
  let pairs = 0;
  fc.assert(
    fc.property(trees, (tree) => {
      for (const shorter of withoutEachPair(expressionText(tree))) {
        pairs += 1;
        expect(parsed(shorter)).not.toEqual(tree);
      }
    }),
    { numRuns: 300 },
  );
  expect(pairs).toBeGreaterThan(300);
});

describe('what is missing or unknown', () => {
  test.each<[string, unknown]>([
    ['?', null],
    ['?', undefined],
    ['?', 'text'],
    ['?', {}],
    ['?', []],
    ['?', { type: 'regex_match', pattern: 'x' }],
    ['?', { type: 'variable' }],
    ['?', { type: 'number_literal' }],
    ['null', { type: 'string_literal', value: null }],
    ['? == ?', { type: 'comparison', op: '==' }],
    ['a ? b', { type: 'comparison', left: a, right: b }],
    ['a =~ b', { type: 'comparison', op: '=~', left: a, right: b }],
    ['? and a', { type: 'bool_op', op: 'and', operands: [null, a] }],
    ['and()', { type: 'bool_op', op: 'and', operands: [] }],
    ['or()', { type: 'bool_op', op: 'or', operands: 'a' }],
    ['a', { type: 'bool_op', op: 'and', operands: [a] }],
    ['not ?', { type: 'bool_op', op: 'not', operands: [] }],
    ['? + 1', { type: 'arithmetic', op: '+', right: number(1) }],
  ])('%s', (written, expression) => {
    expect(expressionText(expression)).toBe(written);
  });

  test('any JSON at all is written, not refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((value) => ({ type: 'bool_op', op: 'and', operands: value })),
        ),
        (value) => {
          expect(expressionText(value).length).toBeGreaterThan(0);
        },
      ),
    );
  });

  test('a tree of any depth is written as far as it is reasonable', () => {
    let tree: Tree = a;
    for (let depth = 0; depth < 5_000; depth += 1) tree = join('not', tree);
    expect(expressionText(tree)).toMatch(/^(not )+…$/);
  });
});

test('the text stands beside the tree of a condition, and costs nothing', async () => {
  const expression = join('or', compare(a, '<', number(3)), variable('vip'));
  const edge = { id: 'e', start_node_id: 'n', condition: { type: 'expression', expression }, target: { type: 'node', node_id: 'n' } };
  const flow = { start_node_id: 'n', nodes: [{ id: 'n', type: 'prompt' }], edges: [edge, { ...edge, condition: { type: 'expression' } }] };
  const upstream = await startUpstream(account([{ id: 'x', conversation_flow: flow }]));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data } = await query(
    '{ assistant(id: "x") { conversationFlow { edges { condition { ... on ExpressionCondition { text expressionJson } } } } } }',
  );
  expect(data.assistant.conversationFlow.edges).toEqual([
    { condition: { text: 'a < 3 or vip', expressionJson: expression } },
    { condition: { text: null, expressionJson: null } },
  ]);
  expect(upstream.calls).toEqual(['GET /ai/assistants/x']);
});
