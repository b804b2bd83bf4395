import { describe, expect, test } from 'vitest';
import { startSandboxGateway, type GraphQLAnswer } from '../support/gateway.ts';
import { inAssistant, nest, times } from './limit-rows.ts';

const MODERN = { headers: { accept: 'application/graphql-response+json' } };
const answerOf = async (response: Response) => (await response.json()) as GraphQLAnswer;
const codesOf = ({ errors }: GraphQLAnswer) => [...new Set(errors?.map(({ extensions }) => extensions?.['code']))];

describe('the body', () => {
  const bodyOf = (bytes: number) => {
    const body = '{"query":"{ assistants { totalCount } }","padding":""}';
    return `${body.slice(0, -2)}${'x'.repeat(bytes - body.length)}"}`;
  };
  const start = async (operationLimits = {}) => {
    const { app, calls } = await startSandboxGateway({ operationLimits });
    const post = (body: BodyInit, headers = {}) =>
      app.fetch('http://127.0.0.1/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    return { post, calls };
  };

  test('has at most a million bytes', async () => {
    const { post, calls } = await start();
    expect((await post(bodyOf(1_000_000))).status).toBe(200);
    expect(calls()).toHaveLength(1);
    const refused = await post(bodyOf(1_000_001));
    expect(refused.status).toBe(413);
    expect(codesOf(await answerOf(refused))).toEqual(['LIMIT_EXCEEDED']);
    expect(calls()).toHaveLength(1);
  });

  test('is not read when it is announced as too long', async () => {
    const { post, calls } = await start();
    expect((await post('{}', { 'content-length': '1000001' })).status).toBe(413);
    expect(calls()).toEqual([]);
  });

  test.each([
    // The body around them has five.
    ['in a list', (count: number) => `[${'1,'.repeat(count - 1)}1]`, 29_995],
    ['in objects', (count: number) => `[${'{"a":0},'.repeat(count - 1)}{"a":0}]`, 14_997],
    ['in lists within each other', (count: number) => nest(count, '[', '', ']'), 29_995],
  ])('has at most 30,000 values, %s', async (_name, valuesOf, most) => {
    const { post } = await start();
    const bodyWith = (count: number) =>
      JSON.stringify({ query: '{ __typename }', padding: 'x\\"[,'.repeat(12_000) }).replace(
        /}$/,
        `,"extensions":{"a":${valuesOf(count)}}}`,
      );
    expect((await post(bodyWith(most))).status).toBe(200);
    const refused = await post(bodyWith(most + 1));
    expect(refused.status).toBe(400);
    expect(await answerOf(refused)).toEqual({
      errors: [{ message: expect.stringContaining('30000 values'), extensions: { code: 'LIMIT_EXCEEDED' } }],
    });
  });

  test('has the bytes that are configured', async () => {
    const { post } = await start({ maxBodyBytes: 2_000 });
    expect((await post(bodyOf(2_000))).status).toBe(200);
    expect((await post(bodyOf(2_001))).status).toBe(413);
  });
});

describe('variables', () => {
  const lists = (depth: number) => JSON.parse(nest(depth, '[', '', ']')) as unknown;

  test.each([
    ['200 levels deep', { a: lists(200) }, { a: lists(201) }, '200 levels'],
    ['200 levels deep, by far', { a: lists(200) }, { a: lists(25_000) }, '200 levels'],
    ['25,000 values long', { a: Array.from({ length: 24_998 }, () => 0) }, { a: Array.from({ length: 24_999 }, () => 0) }, '25000 values'],
  ])('are at most %s', async (_name, at, over, message) => {
    const { post, calls } = await startSandboxGateway();
    const query = '{ assistants { totalCount } }';
    expect(await answerOf(await post({ query, variables: at }))).not.toHaveProperty('errors');
    // JSON.stringify recurses, the gateway must not.
    const body = JSON.stringify({ query }).replace('}"}', `}","variables":${writeJson(over)}}`);
    const { app } = await startSandboxGateway();
    const refused = await app.fetch('http://127.0.0.1/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(refused.status).toBe(400);
    expect(await answerOf(refused)).toEqual({
      errors: [{ message: expect.stringContaining(message), extensions: { code: 'LIMIT_EXCEEDED' } }],
    });
    expect(calls()).toHaveLength(1);
  });

  test('by GET have the same limits', async () => {
    const { app } = await startSandboxGateway();
    const response = await app.fetch(`http://127.0.0.1/graphql?query={__typename}&variables={"a":${nest(201, '[', '', ']')}}`);
    expect(response.status).toBe(400);
    expect(codesOf(await answerOf(response))).toEqual(['LIMIT_EXCEEDED']);
  });

  test('that are wrong in many ways are not quoted again and again', async () => {
    const { post } = await startSandboxGateway();
    const unknown = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`key${index}`, 1]));
    const query = 'query ($f: AssistantFilter) { assistants(filter: $f) { totalCount } }';
    const response = await post({ query, variables: { f: { ...unknown, long: 'x'.repeat(900_000) } } });
    const text = await response.text();
    expect(text.length).toBeLessThan(50_000);
    expect(JSON.parse(text)).toMatchObject({
      errors: expect.arrayContaining([{ extensions: { code: 'BAD_USER_INPUT' } }].map((e) => expect.objectContaining(e))),
    });
  });

  /** Lists in lists and plain values, without recursion. */
  function writeJson(value: Readonly<Record<string, unknown>>): string {
    const [key, list] = Object.entries(value)[0] ?? [];
    let depth = 0;
    for (let inner: unknown = list; Array.isArray(inner); inner = inner[0] as unknown) depth += 1;
    return `{"${key}":${depth > 1 ? nest(depth, '[', '', ']') : JSON.stringify(list)}}`;
  }
});

describe('documents that are faulty', () => {
  test.each([
    ['no GraphQL', '{', 'GRAPHQL_PARSE_FAILED'],
    ['a character that has no place', '{ a ? }', 'GRAPHQL_PARSE_FAILED'],
    ['an open string', '{ a(b: "', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a fragment within itself', `${inAssistant('...A')} fragment A on Assistant { ...A }`, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'fragments within each other',
      `${inAssistant('...A')} fragment A on Assistant { name ...B } fragment B on Assistant { ...A }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a fragment below itself',
      `${inAssistant('...A')} fragment A on Assistant { tools { ... on HandoffTool { aiAssistants { assistant { ...A } } } } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'two fragments of a name',
      `${inAssistant('...A')} fragment A on Assistant { id } fragment A on Assistant { name }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['definitions of types', '{ __typename } type A { b: Int } extend type Query { c: Int }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'thousands of variables that nothing uses',
      `query (${times(2_400, (index) => `$v${index}: Int`)}) { __typename }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['thousands of unknown fields', inAssistant(times(4_000, (index) => `f${index}`)), 'GRAPHQL_VALIDATION_FAILED'],
    [
      'thousands of unknown arguments',
      `{ assistants(${times(3_000, (index) => `a${index}: 1`)}) { totalCount } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a long name in many complaints',
      `query ${'A'.repeat(200)}(${times(1_000, (index) => `$v${index}: Int`)}) { __typename }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'many fields that contradict each other',
      inAssistant(times(20, (row) => `tools { ${times(70, (column) => `f${column}(a: ${row})`)} }`)),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'introspection in a circle',
      '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s: 400, its standard code and a short answer', async (_name, query, code) => {
    const { post, calls } = await startSandboxGateway();
    const response = await post({ query }, MODERN);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(codesOf(JSON.parse(text) as GraphQLAnswer)).toContain(code);
    expect((JSON.parse(text) as GraphQLAnswer).errors?.length).toBeLessThanOrEqual(21);
    expect(text.length).toBeLessThan(50_000);
    expect(calls()).toEqual([]);
  });

  test('a fault late in a long text is reported with its place', async () => {
    const { post } = await startSandboxGateway();
    const { errors } = await answerOf(await post({ query: `${'\n'.repeat(5_000)}{ nothing }` }));
    expect(errors).toMatchObject([{ locations: [{ line: 5_001, column: 3 }] }]);
  });

  test('a literal that is no time is reported with its place', async () => {
    const { query } = await startSandboxGateway();
    const { errors } = await query('{ insightAggregates(groupBy: ["a"], createdAt: { from: "yesterday", until: 1 }) { recordCount } }');
    expect(errors).toMatchObject(
      [56, 76].map((column) => ({ message: expect.stringMatching(/^DateTime takes/), locations: [{ line: 1, column }] })),
    );
  });

  test('which operation is meant has to be clear', async () => {
    const { post } = await startSandboxGateway();
    const query = 'query A { __typename } query B { __typename }';
    for (const operationName of [null, 'C']) expect((await post({ query, operationName }, MODERN)).status).toBe(400);
    expect(await answerOf(await post({ query, operationName: 'B' }))).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('fragments that multiply', () => {
  const flow = (levels: number) =>
    `{ assistant(id: "a") { conversationFlow { nodes { ...F0 } } } } ${times(
      levels,
      (index) =>
        `fragment F${index} on FlowNode { outgoing { startNode { ...F${index + 1} } } incoming { startNode { ...F${index + 1} } } }`,
    )} fragment F${levels} on FlowNode { nodeId }`;

  test.each([
    ['under different fields, 30 levels deep', flow(30), 'levels of fields'],
    [
      'under different names, 30 levels deep',
      `{ __schema { queryType { ...F0 } } } ${times(30, (index) => `fragment F${index} on __Type { a: ofType { ...F${index + 1} } b: ofType { ...F${index + 1} } }`)} fragment F30 on __Type { name }`,
      'far too many aliases|levels of introspection',
    ],
    [
      'in one place, 30 levels deep',
      `{ ...F0 } ${times(30, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F30 on Query { __typename }`,
      'root fields',
    ],
  ])('%s, are refused', async (_name, query, message) => {
    const { post, calls } = await startSandboxGateway();
    const response = await post({ query });
    expect(response.status).toBe(400);
    const { errors } = await answerOf(response);
    expect(errors).toEqual([{ message: expect.stringMatching(message), extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(calls()).toEqual([]);
  });

  test('four levels deep, are answered', async () => {
    const { query } = await startSandboxGateway();
    expect((await query(flow(4))).errors).toBeUndefined();
  });
});

describe('large operations that are in order', () => {
  test.each([
    ['a list of thousands of ids', `{ assistants(filter: { ids: [${times(9_900, () => '"assistant-blank"')}] }) { totalCount } }`],
    ['a fragment that is spread thousands of times', `${inAssistant(times(4_900, () => '...F'))} fragment F on Assistant { name }`],
    ['a comment of 900 KB', `{ assistants { totalCount } } # ${'x'.repeat(900_000)}`],
  ])('%s is answered', async (_name, text) => {
    const { query, calls } = await startSandboxGateway();
    expect((await query(text)).errors).toBeUndefined();
    expect(calls()).toHaveLength(1);
  });
});
