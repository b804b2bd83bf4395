import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadOperationList } from '../../src/operations/persisted/load-operation-list.ts';
import { run, runJson, SHAPES } from '../support/command.ts';
import { filesOf } from './files.ts';

const check = async (files: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { exitCode, data } = await runJson(SHAPES.operationsCheck, ['operations', 'check', ...files], env);
  expect([data.ok, exitCode]).toEqual(data.ok ? [true, 0] : [false, 1]);
  return data;
};

const NAMES = 'query Names { assistants(first: 2) { nodes { id short: name } } }';

test('the examples of this project, and their list, can be answered', async () => {
  const files = readdirSync('examples')
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => `examples/${name}`);
  const { ok, operations } = await check([...files, 'persisted-operations.json']);
  expect(operations.filter(({ faults }) => faults.length > 0)).toEqual([]);
  expect([ok, operations.length]).toEqual([true, 2 * files.length]);
  expect(new Set(operations.map(({ name }) => name)).size).toBe(files.length);
});

test('what an operation asks for, and what its fields cost, is stated', async () => {
  const { one } = filesOf({ one: NAMES });
  const { operations } = await check([one]);
  expect(operations).toEqual([
    {
      file: one,
      id: null,
      name: 'Names',
      kind: 'query',
      ok: true,
      size: { depth: 3, tokens: 19, aliases: 1, rootFields: 1 },
      costs: [{ field: 'Query.assistants', cost: expect.stringMatching(/^one upstream list.*included\./) as string }],
      faults: [],
    },
  ]);
  const { out } = await run(['operations', 'check', one]);
  expect(out).toMatch(/^ok {5}\S+ query Names: depth 3, 19 tokens, 1 alias, 1 root field\n {9}Query\.assistants: one upstream list/);
});

describe('what would be refused', () => {
  test.each<[string, string, Readonly<Record<string, string>>, object]>([
    [
      'an unknown field',
      'query A {\n  assistants { nod }\n}',
      {},
      { line: 2, column: 16, message: expect.stringContaining('"nod"') as string },
    ],
    ['no GraphQL', 'query A {', {}, { line: 1, message: expect.stringContaining('Syntax Error') as string }],
    [
      'a depth beyond the limit',
      NAMES,
      { MAX_DEPTH: '2' },
      { line: null, message: expect.stringContaining('3 levels of fields') as string },
    ],
    ['aliases beyond the limit', NAMES, { MAX_ALIASES: '0' }, { line: null, message: expect.stringContaining('1 aliases') as string }],
    [
      'tokens beyond the limit',
      `{ ${'id '.repeat(200)} }`,
      { MAX_TOKENS: '100' },
      { message: expect.stringContaining('100 tokens') as string },
    ],
    [
      'introspection where it is off',
      '{ __schema { queryType { name } } }',
      { INTROSPECTION: 'false' },
      { line: 1, message: expect.stringContaining('introspection') as string },
    ],
    ['a type for no operation', 'type A { id: ID }', {}, { message: expect.stringContaining('not executable') as string }],
  ])('%s', async (_what, text, env, fault) => {
    const { file } = filesOf({ file: text });
    const { operations } = await check([file], env);
    expect(operations).toHaveLength(1);
    expect(operations[0]?.faults[0]).toMatchObject(fault);
  });

  test('each operation of each file by itself', async () => {
    const { two, list, none } = filesOf({
      two: `${NAMES}\nmutation Broken { nothing }`,
      list: JSON.stringify({ good: NAMES, bad: '{ nothing }' }),
      none: '# a comment alone',
    });
    const { operations } = await check([two, list, none, '/no/such']);
    expect(operations.map(({ name, id, ok }) => [name ?? id, ok])).toEqual([
      ['Names', true],
      ['Broken', false],
      ['Names', true],
      ['bad', false],
      [null, false],
      [null, false],
    ]);
    expect(operations.at(-1)?.faults).toEqual([
      { message: 'The file cannot be used: there is no such file (ENOENT).', line: null, column: null },
    ]);
  });

  test('but a setting for a start that lacks others is no matter', async () => {
    const { one } = filesOf({ one: NAMES });
    expect((await check([one], { AUTH_MODE: 'jwt', PORT: 'x' })).ok).toBe(true);
    expect(await run(['operations', 'check', one, '--max-depth', '0'])).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('--max-depth') as string,
    });
  });
});

test('fragments may be in other files, and places are those of their file', async () => {
  const { query, fragments, strange } = filesOf({
    query: 'query A { assistants { nodes { ...Name ...Strange } } }',
    fragments: 'fragment Name on Assistant { name ...Id }\nfragment Id on Assistant { id }',
    strange: '\n\nfragment Strange on Assistant { strange }',
  });
  const { operations } = await check([query, fragments, strange]);
  expect(operations).toHaveLength(1);
  expect(operations[0]?.faults).toEqual([{ line: 3, column: 33, message: expect.stringContaining('"strange"') as string }]);
  expect((await check([query, fragments])).operations[0]?.faults[0]?.message).toContain('Unknown fragment "Strange"');
});

test('a byte order mark is no part of a list', async () => {
  const { list } = filesOf({ list: `\uFEFF${JSON.stringify({ a: '{ __typename }' })}` });
  expect((await check([list])).operations).toMatchObject([{ ok: true, kind: 'query' }]);
  expect(loadOperationList(list, 'PERSISTED_OPERATIONS').textOf('a')).toBe('{ __typename }');
});

test('an anonymous query of a file is no list', async () => {
  const { file } = filesOf({ file: '{ __typename }' });
  expect((await check([file])).operations).toMatchObject([{ ok: true, name: null, kind: 'query' }]);
});

test('files without an operation fail', async () => {
  const { only } = filesOf({ only: 'fragment Name on Assistant { name }' });
  expect(await run(['operations', 'check', only])).toMatchObject({ exitCode: 1, out: 'The files hold no operation.\n' });
});
