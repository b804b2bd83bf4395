/** Which version a conversation gets: by examples, and by what holds for all rules. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { routingOf, type RoutingAttribute } from '../../src/resolvers/canary-routing.ts';

const attributes = (given: Readonly<Record<string, string>>): RoutingAttribute[] =>
  Object.entries(given).map(([attribute, value]) => ({ attribute, value }));
const clause = (attribute: string, operator: string, ...values: string[]) => ({ attribute, operator, values });
const serve = (id: string) => ({ version_id: id });
const rollout = (...slots: readonly (readonly [string, number])[]) => ({
  rollout: slots.map(([version_id, weight]) => ({ version_id, weight })),
});
const ALL_TO_MAIN = [{ versionId: null, percent: 100 }];

describe('the rule that counts', () => {
  test.each([
    ['in, with the value', clause('a', 'in', 'x', 'y'), { a: 'y' }, true],
    ['in, with another value', clause('a', 'in', 'x'), { a: 'xx' }, false],
    ['in, without the attribute', clause('a', 'in', 'x'), {}, false],
    ['not in, with the value', clause('a', 'not_in', 'x'), { a: 'x' }, false],
    ['not in, with another value', clause('a', 'not_in', 'x'), { a: 'y' }, true],
    ['not in, without the attribute', clause('a', 'not_in', 'x'), {}, true],
    ['starts with, and does', clause('a', 'starts_with', '+49', '+43'), { a: '+4312' }, true],
    ['starts with, and does not', clause('a', 'starts_with', '+49'), { a: '49' }, false],
    ['starts with, without the attribute', clause('a', 'starts_with', '+49'), {}, false],
    ['no values', clause('a', 'in'), { a: '' }, false],
    ['an operator that nobody knows', clause('a', 'like', 'x'), { a: 'x' }, false],
  ])('%s', (_name, match, given, isMet) => {
    expect(routingOf([{ match: [match], serve: serve('v') }], attributes(given))).toMatchObject(
      isMet ? { ruleIndex: 0, shares: [{ versionId: 'v', percent: 100 }] } : { ruleIndex: null, shares: ALL_TO_MAIN },
    );
  });

  test('is the first whose conditions all hold, which is said', () => {
    const rules = [
      { match: [clause('a', 'in', 'x'), clause('b', 'in', 'y')], serve: serve('v1') },
      { match: [clause('a', 'in', 'x')], serve: serve('v2') },
      { serve: serve('v3') },
    ];
    expect(routingOf(rules, attributes({ a: 'x', b: 'y' }))).toMatchObject({
      ruleIndex: 0,
      assumptions: [expect.stringContaining('first rule')],
    });
    expect(routingOf(rules, attributes({ a: 'x', b: 'z' }))).toMatchObject({ ruleIndex: 1 });
    expect(routingOf(rules, [])).toMatchObject({ ruleIndex: 2, assumptions: [expect.stringContaining('not given')] });
  });
});

describe('what a rule serves', () => {
  test.each([
    ['one version', serve('v'), [['v', 100]], 0],
    [
      'shares, and the rest to the main version',
      rollout(['v', 10], ['w', 12.5]),
      [
        ['v', 10],
        ['w', 12.5],
        [null, 77.5],
      ],
      0,
    ],
    [
      'shares of 100',
      rollout(['v', 40], ['w', 60]),
      [
        ['v', 40],
        ['w', 60],
      ],
      0,
    ],
    [
      'a version twice',
      rollout(['v', 10], ['v', 5]),
      [
        ['v', 15],
        [null, 85],
      ],
      0,
    ],
    [
      'a share of nothing',
      rollout(['v', 0]),
      [
        ['v', 0],
        [null, 100],
      ],
      0,
    ],
    [
      'shares of more than 100',
      rollout(['v', 150], ['w', 50]),
      [
        ['v', 75],
        ['w', 25],
      ],
      1,
    ],
    [
      'shares that are none',
      rollout(['v', -5], ['w', Number.NaN]),
      [
        ['v', 0],
        ['w', 0],
        [null, 100],
      ],
      0,
    ],
    ['nothing', {}, [[null, 100]], 1],
    ['what is no object', 'x', [[null, 100]], 1],
    ['no shares', { rollout: [] }, [[null, 100]], 1],
  ])('%s', (_name, served, shares, assumptions) => {
    const routing = routingOf([{ match: [], serve: served }], []);
    expect(routing.shares.map(({ versionId, percent }) => [versionId, percent])).toEqual(shares);
    expect(routing.assumptions).toHaveLength(assumptions);
  });
});

const word = fc.constantFrom('a', 'b', 'c', '');
const weight = fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.double(), fc.string());
const anyClause = fc.record({
  attribute: word,
  operator: fc.constantFrom('in', 'not_in', 'starts_with', 'like'),
  values: fc.array(word, { maxLength: 3 }),
});
const anyServe = fc.oneof(
  fc.record({ version_id: word }),
  fc.record({ rollout: fc.array(fc.record({ version_id: word, weight }), { maxLength: 4 }) }),
  fc.anything(),
);
const anyRules = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.record({ match: fc.array(anyClause, { maxLength: 3 }), serve: anyServe }) },
    { weight: 1, arbitrary: fc.anything() },
  ),
  { maxLength: 5 },
);
const anyAttributes = fc.uniqueArray(fc.record({ attribute: word, value: word }), { selector: ({ attribute }) => attribute, maxLength: 3 });

describe('for all rules and attributes', () => {
  test('shares make 100 percent, each version stands once, and none is below 0', () => {
    fc.assert(
      fc.property(anyRules, anyAttributes, (rules, given) => {
        const { shares, ruleIndex, assumptions } = routingOf(rules, given);
        expect(shares.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100, 6);
        expect(new Set(shares.map(({ versionId }) => versionId)).size).toBe(shares.length);
        expect(shares.every(({ percent }) => percent >= 0)).toBe(true);
        expect(ruleIndex === null || ruleIndex < rules.length).toBe(true);
        expect(new Set(assumptions).size).toBe(assumptions.length);
      }),
    );
  });

  test('rules behind the one that counts change nothing but what is taken for granted', () => {
    fc.assert(
      fc.property(anyRules, anyRules, anyAttributes, (rules, more, given) => {
        const alone = routingOf(rules, given);
        fc.pre(alone.ruleIndex !== null);
        expect(routingOf([...rules, ...more], given)).toMatchObject({ ruleIndex: alone.ruleIndex, shares: alone.shares });
      }),
    );
  });

  test('the order of attributes, and those that no clause names, change nothing', () => {
    fc.assert(
      fc.property(anyRules, anyAttributes, (rules, given) => {
        const shown = routingOf(rules, given);
        expect(routingOf(rules, [...given.toReversed(), { attribute: 'no clause has this', value: 'x' }])).toEqual(shown);
      }),
    );
  });
});
