import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExactly } from '../../src/upstream/exact-json.ts';
import { parseJson, type ParseOptions } from '../../src/upstream/parse-json.ts';

const always = () => {};

type Outcome = { readonly value: unknown } | { readonly error: unknown };

const outcomeOf = async (parse: () => unknown): Promise<Outcome> => {
  try {
    return { value: await parse() };
  } catch (error) {
    return { error };
  }
};

/** The same value with its keys in the same order, or an error both times. */
async function expectSame(body: Buffer, pieceBytes: number): Promise<void> {
  const text = body.toString('utf8');
  const isJson = !('error' in (await outcomeOf(() => JSON.parse(text))));
  const whole = await outcomeOf(() => parseExactly(text));
  expect('error' in whole).toBe(!isJson);
  const pieces = await outcomeOf(() => parseJson(body, { assertWanted: always, pieceBytes }));
  if ('error' in whole || 'error' in pieces) {
    expect([whole, pieces]).toMatchObject([{ error: expect.any(SyntaxError) }, { error: expect.any(SyntaxError) }]);
    return;
  }
  expect(JSON.stringify(pieces.value)).toBe(JSON.stringify(whole.value));
  expect(isDeepStrictEqual(pieces.value, whole.value)).toBe(true);
}

/** JSON texts of every kind, with spaces anywhere: numbers that do not fit, keys that come twice, quotes and brackets in strings. */
const spaces = fc.stringMatching(/^[ \t\r\n]{0,2}$/);
const string = fc.oneof(
  fc
    .string({ unit: fc.constantFrom('"', '\\', '[', ']', '{', '}', ',', ':', 'a', 'ü', '漢', '😀', '\ud800', '\u2028'), maxLength: 8 })
    .map((text) => JSON.stringify(text)),
  fc.constantFrom(String.raw`"\u0022,\u005d"`, String.raw`"\\"`, String.raw`"\\\"],["`, String.raw`"\ud83d"`, '""'),
);
const scalar = fc.oneof(string, fc.constantFrom('null', 'true', 'false', '0', '-0', '1.5e-7', '1e999', '12345678901234567890'));
const key = fc.oneof(string, fc.constantFrom('"__proto__"', '"data"', '"data"', '"assistants"', '"0"', '"toString"'));
const spaced = (text: fc.Arbitrary<string>) => fc.tuple(spaces, text, spaces).map((parts) => parts.join(''));
const { text } = fc.letrec<{ text: string; list: string; object: string }>((tie) => ({
  text: spaced(fc.oneof({ maxDepth: 5, withCrossShrink: true }, scalar, tie('list'), tie('object'))),
  list: fc.oneof(
    fc.array(tie('text'), { maxLength: 8 }).map((parts) => `[${parts.join(',')}]`),
    spaces.map((space) => `[${space}]`),
  ),
  object: fc
    .array(fc.tuple(spaced(key), tie('text')), { maxLength: 5 })
    .map((members) => `{${members.map((member) => member.join(':')).join(',')}}`),
}));
const body = text.map((json) => Buffer.from(json));
const pieceBytes = fc.nat({ max: 12 });

/** Bytes that were lost, added or replaced, most often by ones that mean something. */
const damage = fc.record({
  at: fc.nat(),
  lost: fc.nat({ max: 3 }),
  added: fc.array(fc.oneof(fc.constantFrom(...Buffer.from('"\\[]{},: 1')), fc.nat({ max: 255 })), { maxLength: 3 }),
});
const broken = fc.tuple(body, damage).map(([whole, { at, lost, added }]) => {
  const place = at % (whole.length + 1);
  return Buffer.concat([whole.subarray(0, place), Buffer.from(added), whole.subarray(place + lost)]);
});
const truncated = fc.tuple(body, fc.nat()).map(([whole, at]) => whole.subarray(0, at % (whole.length + 1)));

describe('in pieces or whole: the same value, or no JSON', () => {
  test.each<[string, fc.Arbitrary<Buffer>]>([
    ['JSON of every kind', body],
    ['damaged bytes', broken],
    ['texts that end early', truncated],
    ['any bytes', fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes))],
  ])('%s', async (_name, bodies) => {
    await fc.assert(fc.asyncProperty(bodies, pieceBytes, expectSame), { numRuns: 2_000 });
  });

  test.each<[string, string]>([
    ['an entry that is missing at the start', '[,1]'],
    ['an entry that is missing in the middle', '[1,,2]'],
    ['an entry that is missing at the end', '{"data":[1,2,]}'],
    ['the wrong bracket at the end', '{"data":[1,2}}'],
    ['two ends', '{"data":[1,2]]}'],
    ['an end without a start', '1,2,3]'],
    ['a start behind an end', '] [1,2,3]'],
    ['two texts', '[1,2][3,4]'],
    ['a list in a string', '{"data":"[1,2,3]"}'],
    ['a list in place of a key', '{[1,2]:1}'],
    ['a list after a value', '{"data":1[1,2]}'],
    ['the key again, after the list', '{"data":[1,2,3],"data":[]}'],
    ['the key again, before the list', '{"data":[],"data":[1,2,3]}'],
    ['a key of any object', '{"__proto__":[1,2,3]}'],
    ['a byte order mark', '\ufeff[1,2,3]'],
  ])('%s', async (_name, json) => {
    for (let bytes = 0; bytes < json.length; bytes += 1) await expectSame(Buffer.from(json), bytes);
  });
});

describe('turns of the event loop', () => {
  const entry = { id: 'a', name: 'A', instructions: 'Say "[1, 2]". '.repeat(500) };
  const list = Array.from({ length: 100 }, () => entry);

  /** The outcome, and how often others had a turn before it. */
  async function countTurns(
    value: unknown,
    { assertWanted = always, onTurn }: Partial<ParseOptions> & { onTurn?: (turns: number) => void } = {},
  ) {
    let turns = 0;
    let isOver = false;
    const turn = () => {
      if (isOver) return;
      turns += 1;
      onTurn?.(turns);
      setImmediate(turn);
    };
    setImmediate(turn);
    const outcome = await outcomeOf(() => parseJson(Buffer.from(JSON.stringify(value)), { assertWanted }));
    isOver = true;
    return { outcome, turns };
  }

  const pieces = Math.floor(JSON.stringify(list).length / 75_000);

  test.each<[string, unknown]>([
    ['bare', list],
    ['under data', { data: list }],
    ['behind other things', { meta: { total: [100] }, errors: [], data: list, links: {} }],
    ['in an object in it', { id: 'a', conversation_flow: { start_node_id: 'n', nodes: list }, tools: [] }],
  ])('come often while a long list is read: %s', async (_name, value) => {
    const { outcome, turns } = await countTurns(value);
    expect(outcome).toEqual({ value });
    expect(pieces).toBeGreaterThan(5);
    expect(turns).toBeGreaterThan(pieces);
  });

  test('come in each of several long lists', async () => {
    const value = { conversation_flow: { nodes: list, edges: list, position: [1, 2] }, tools: list, tags: ['t'] };
    const { outcome, turns } = await countTurns(value);
    expect(outcome).toEqual({ value });
    expect(turns).toBeGreaterThan(3 * pieces);
  });

  test('are not waited for where the text is short', async () => {
    const { outcome, turns } = await countTurns({ data: list.slice(0, 5) });
    expect(outcome).toEqual({ value: { data: list.slice(0, 5) } });
    expect(turns).toBe(0);
  });

  test('end the reading once nobody waits for it', async () => {
    const controller = new AbortController();
    const { outcome, turns } = await countTurns(
      { data: list },
      { assertWanted: () => controller.signal.throwIfAborted(), onTurn: (count) => count === 3 && controller.abort() },
    );
    expect(outcome).toMatchObject({ error: { name: 'AbortError' } });
    expect(turns).toBeLessThanOrEqual(4);
  });
});
