import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';

const start = (options: { introspection?: boolean; graphiql?: boolean } = {}) =>
  startGateway({ upstreamUrl: 'http://127.0.0.1:1', limits: { connectMs: 100 }, ...options });

const FULL = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});

/** Guesses that graphql-js would answer with names of the schema, one for each kind of rule. */
const GUESSES: readonly (readonly [name: string, query: string, variables: Readonly<Record<string, unknown>>])[] = [
  ['a field', '{ assistan { id } }', {}],
  ['a field of a union member', '{ assistant(id: "a") { tools { url } } }', {}],
  ['an argument', '{ assistants(frst: 1) { totalCount } }', {}],
  ['a type', '{ assistant(id: "a") { ... on Asistant { id } } }', {}],
  ['an input field', '{ assistants(filter: { nameContain: "a" }) { totalCount } }', {}],
  ['an enum value', '{ assistants(orderBy: { field: NAM }) { totalCount } }', {}],
  ['an input field of a variable', 'query ($f: AssistantFilter) { assistants(filter: $f) { totalCount } }', { f: { nameContain: 'a' } }],
  ['an enum value of a variable', 'query ($o: AssistantOrder) { assistants(orderBy: $o) { totalCount } }', { o: { field: 'NAM' } }],
];

describe('with introspection', () => {
  test.each([
    ['the full query of graphql-js', FULL],
    ['its default query', getIntrospectionQuery()],
    ['its query without descriptions', getIntrospectionQuery({ descriptions: false })],
  ])('%s is answered within the limits', async (_name, query) => {
    const { data, errors } = await start().query(query);
    expect(errors).toBeUndefined();
    expect(data['__schema'].types.length).toBeGreaterThan(100);
  });

  test('guesses are helped', async () => {
    const { errors } = await start().query('{ assistan { id } }');
    expect(errors?.[0]?.message).toContain('Did you mean "assistant"');
  });
});

/** What one type, one field and one argument can tell, as tools ask for it. */
const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const FIELD = `name description args { name description type { ${TYPE} } defaultValue } type { ${TYPE} } isDeprecated deprecationReason`;
const times = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');

describe('questions about the schema that multiply', () => {
  test.each([
    ['fields by aliases', `{ __schema { types { ${times(28, (index) => `f${index}: fields { ${FIELD} }`)} } } }`],
    [
      'possible types by aliases',
      `{ __schema { types { ${times(28, (index) => `p${index}: possibleTypes { name fields { ${FIELD} } }`)} } } }`,
    ],
    [
      'fields of the types of fields',
      `{ __schema { types { fields { type { ${times(28, (index) => `f${index}: fields { ${FIELD} }`)} } } } } }`,
    ],
    [
      'fields in a fragment',
      `{ __schema { types { ${times(20, (index) => `f${index}: fields { ...F }`)} } } } fragment F on __Field { ${FIELD} }`,
    ],
    [
      'one type, many times',
      `{ ${times(40, (index) => `t${index}: __type(name: "Assistant") { fields { type { fields { ${FIELD} } } } }`)} }`,
    ],
  ])('%s are refused before any of it is answered', async (_name, query) => {
    for (const headers of [{}, { origin: 'https://a.example' }, { accept: 'application/graphql-response+json' }]) {
      const response = await start().post({ query }, { headers });
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
      expect(response.status).toBe(400);
    }
  });

  test('what tools ask for is answered, with `__typename` everywhere and whatever the other limits are', async () => {
    const withTypenames = FULL.replaceAll(/\{(?=\s*\w)/g, '{ __typename ').replace(/^([^{]*)\{ __typename /, '$1{ ');
    const operationLimits = { maxItems: 100, maxAliases: 0, maxRootFields: 1, maxUpstreamCalls: 1, maxDepth: 1 };
    const limited = startGateway({ upstreamUrl: 'http://127.0.0.1:1', operationLimits });
    for (const query of [FULL, withTypenames, `{ __type(name: "Assistant") { name fields { ${FIELD} } } }`]) {
      for (const { errors, data } of [await start().query(query), await limited.query(query)]) {
        expect(errors).toBeUndefined();
        expect(data).toBeDefined();
      }
    }
  });
});

describe('without introspection', () => {
  test.each([
    ['the full query', FULL],
    ['the types', '{ __schema { types { name } } }'],
    ['one type', '{ __type(name: "Assistant") { fields { name } } }'],
    ['the schema in a fragment', '{ ...F } fragment F on Query { a: __schema { queryType { name } } }'],
  ])('%s is refused', async (_name, query) => {
    const { post } = start({ introspection: false });
    const response = await post({ query }, { headers: { accept: 'application/graphql-response+json' } });
    expect(response.status).toBe(400);
    expect(await response.json()).not.toHaveProperty('data');
  });

  test('it stays refused when the same text is sent again', async () => {
    const { query } = start({ introspection: false });
    for (let time = 0; time < 3; time++) expect(await query('{ __schema { types { name } } }')).not.toHaveProperty('data');
  });

  test('the name of a type in an answer is no introspection', async () => {
    expect(await start({ introspection: false }).query('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
  });

  test.each(GUESSES)('a guess at %s is refused without a hint', async (_name, query, variables) => {
    const { errors } = await start({ introspection: false }).query(query, { variables });
    expect(errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean|nameContains|"first|AssistantTool.*WebhookTool/i);
  });

  test('each of the guesses would have been helped with introspection', async () => {
    for (const [, query, variables] of GUESSES) {
      expect(JSON.stringify(await start().query(query, { variables }))).toContain('Did you mean');
    }
  });
});

describe('without GraphiQL', () => {
  test('a browser gets no GraphiQL, on no path', async () => {
    const { app } = start({ graphiql: false });
    for (const path of ['/', '/graphql', '/graphiql']) {
      const response = await app.fetch(`http://127.0.0.1${path}`, { headers: { accept: 'text/html' } });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toMatch(/<script/);
    }
  });
});
