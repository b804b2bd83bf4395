import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { request } from 'undici';
import { jwtMode, sign } from '../auth/tokens.ts';
import { serve } from '../support/socket.ts';
import { startGateway, startSandboxGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream, type Document, type Script } from '../support/upstream.ts';
import { everythingQuery } from '../support/documents/select-all.ts';
import { schema } from '../../src/schema/index.ts';
import { OperationList } from '../../src/operations/persisted/operation-list.ts';
import { LIMIT_ROWS } from './limit-rows.ts';

const EXAMPLES = new URL('../../examples/', import.meta.url);
const examples = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => [name, readFileSync(new URL(name, EXAMPLES), 'utf8')] as const)
  // What writes answers with ids and times of its own.
  .filter(([, text]) => !/^mutation\b/m.test(text));

interface Sent {
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const ask = (query: string, rest: object = {}): Sent => ({ body: JSON.stringify({ query, ...rest }) });
const withHeaders =
  (headers: Sent['headers'] & {}) =>
  ({ body }: Sent): Sent => ({ body, headers });

/** What a client sees of an answer, but for what is new each time. */
async function exchange(url: string, { body, headers = {} }: Sent) {
  const answer = await request(url, { method: 'POST', headers: { ...JSON_TYPE, authorization: 'Bearer token', ...headers }, body });
  const { date: _date, 'x-request-id': requestId, ...rest } = answer.headers;
  expect(requestId).toMatch(/^[\da-f-]{36}$/);
  return { status: answer.statusCode, headers: rest, text: await answer.body.text() };
}

/** A request as its log line tells it, but for what is new each time. */
const logged = ({ milliseconds: _milliseconds, requestId: _requestId, tenant: _tenant, ...rest }: Readonly<Record<string, unknown>>) =>
  rest;

const WITHOUT = { nodeAdapter: false, byGraphQLJs: true } as const;

/** The same requests, one after the other, by the adapter of Node and by the adapter of Yoga, each in front of an upstream of its own. */
async function compare(script: () => Script, requests: readonly Sent[], options: Partial<GatewayOptions> = {}): Promise<void> {
  const [node, yoga] = await Promise.all(
    [{}, WITHOUT].map(async (ways) => {
      const upstream = await startUpstream(script());
      // Time stands still, so that what remains of it is the same for both.
      const gateway = await serve(startGateway({ upstreamUrl: upstream.url, now: () => 1_000, ...options, ...ways }));
      const answers = [];
      for (const sent of requests) answers.push(await exchange(gateway.url, sent));
      return { answers, calls: upstream.calls, log: gateway.requests.map(logged) };
    }),
  );
  expect(node?.answers.map(parsed)).toEqual(yoga?.answers.map(parsed));
  expect(node?.calls.toSorted()).toEqual(yoga?.calls.toSorted());
  expect(node?.log).toEqual(yoga?.log);
}

/** Fields of fragments may stand in another order, so bodies are compared as values, and their length not at all. */
const parsed = ({ text, headers: { 'content-length': _length, ...headers }, status }: Awaited<ReturnType<typeof exchange>>) => ({
  status,
  headers,
  body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text,
});

const DOCUMENTS: readonly Document[] = [
  {
    id: 'a',
    name: 'Ann',
    model: 'm',
    tools: [{ type: 'handoff', handoff: { ai_assistants: [{ id: 'b', name: 'Bob' }, { id: 'gone' }] } }],
  },
  {
    id: 'b',
    name: 'Bob',
    tools: [{ type: 'webhook', webhook: { name: 'w', url: 'https://u:p@h.example', headers: [{ name: 'n', value: 'v' }] } }],
  },
  {
    id: 'c',
    name: 7,
    tags: ['x', 8],
    created_at: 'no time',
    tools: 'none',
    dynamic_variables: JSON.parse('{"if":1,"then":2,"else":3}') as unknown,
  },
];
const ONE = 'query One($id: ID!) { assistant(id: $id) { __typename id name model tags } }';
const LIST = 'query List($first: Int) { assistants(first: $first) { totalCount nodes { id name tools { __typename } } } }';
const HANDOFFS = '{ assistants { nodes { tools { ... on HandoffTool { aiAssistants { assistantId assistant { name } } } } } } }';
const twice = <T>(items: readonly T[]) => items.flatMap((item) => [item, item, item]);

describe('the adapter of Node answers as the adapter of Yoga does', () => {
  test('operations that come again, with the same and with other variables', () =>
    compare(
      () => account(DOCUMENTS),
      twice([
        ...['a', 'b', 'c', 'a', 'none', '../b', ''].map((id) => ask(ONE, { variables: { id } })),
        ...[1, 2, 250, 0, 251, null].map((first) => ask(LIST, { variables: { first } })),
        ask(HANDOFFS),
        ask(LIST, { operationName: 'List' }),
        ask(`${ONE} ${LIST}`, { operationName: 'One', variables: { id: 'b' } }),
        ask('{ assistant(id: "c") { name tags createdAt tools { __typename } dynamicVariables extra } }'),
        ask(
          '{ a: assistant(id: "a") { ...F } b: assistant(id: "b") { ...F } } fragment F on Assistant { id ... @skip(if: true) { name } }',
        ),
        ask('{ __typename }'),
      ]),
    ));

  test('what is wrong with a request', () =>
    compare(
      () => account(DOCUMENTS),
      twice([
        ask(ONE),
        ask(ONE, { variables: { id: null } }),
        ask(ONE, { variables: { id: { a: 1 } } }),
        ask(ONE, { variables: [] }),
        ask(ONE, { variables: 'x' }),
        ask(LIST, { variables: { first: 'many' } }),
        ask(LIST, { operationName: 'Other' }),
        ask(LIST, { operationName: 7 }),
        ask(`${ONE} ${LIST}`),
        ask('{ nothing }'),
        ask('{'),
        ask(''),
        { body: Buffer.concat([Buffer.from(`{"query":"${LIST}","operationName":"`), Buffer.from([0xff]), Buffer.from('"}')]) },
        { body: Buffer.concat([Buffer.from(`{"query":"${LIST}","x":"`), Buffer.from([0xff]), Buffer.from('"}')]) },
        { body: `\uFEFF{"query":"${LIST}"}` },
        { body: `{"query":"${LIST}","x":"\uFFFD"}` },
        { body: '{"query":' },
        { body: '[]' },
        { body: JSON.stringify([{ query: LIST }]) },
        { body: 'null' },
        { body: '{}' },
        { body: JSON.stringify({ query: LIST, unknown: true, extensions: {} }) },
        { ...ask(LIST), headers: { 'content-type': 'text/plain' } },
        { ...ask(LIST), headers: { 'content-type': 'application/json; charset=latin1' } },
      ]),
      { allowErrors: true },
    ));

  test('queries wherever they stand in a body, and however they are written', () => {
    const variables = '"variables":{"id":"a"}';
    const text = JSON.stringify(ONE);
    const escaped = text.replaceAll('$', String.raw`\u0024`);
    const long = JSON.stringify(`${ONE} # ${'"\\'.repeat(40)}`);
    return compare(
      () => account(DOCUMENTS),
      twice(
        [
          `{"query":${text},${variables}}`,
          `{${variables},"query":${text}}`,
          `{"operationName":"One",${variables},"extensions":null,"query":${text}}`,
          `{ "query" : ${text} , ${variables} }`,
          `{"query": \n${text},${variables}}`,
          `{"query":${escaped},${variables}}`,
          `{"qu\\u0065ry":${text},${variables}}`,
          `{"query":${long},${variables}}`,
          // The first member of that name is not the one that counts.
          `{"query":${text},"query":${JSON.stringify(LIST)},${variables}}`,
          `{"query":${JSON.stringify(LIST)},"query":${text},${variables}}`,
          `{"variables":{"query":${text},"id":"b"},"query":${text}}`,
          `{"variables":{"id":{"query":${text}}},"query":${text}}`,
          `{"variables":{"query":${text}}}`,
          `{"query":${text},"variables":{"id":"c","query":${text}}}`,
          `{"query":{"query":${text}},${variables}}`,
          `{"query":${text} ${variables}}`,
          `{"query":${text.slice(0, -1)},${variables}}`,
          `{"query":${text},${variables}`,
          `{"query":${text}}{"query":${text}}`,
        ].map((body) => ({ body })),
      ),
      { allowErrors: true },
    );
  });

  test('a text that stood in another place of somebody else’s body is not taken for what they asked', () => {
    const poisoned = [ONE, LIST, 'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code } } }'];
    const other = '"query":"{ __typename }"';
    const attackOn = (query: string): readonly Sent[] => {
      const text = JSON.stringify(query);
      const bodies = [`{"variables":{"query":${text}},${other}}`, `{"query":${text},${other}}`, `{"x":{"query":${text}},${other}}`];
      const victim = withHeaders({ authorization: 'Bearer victim' })(ask(query, { variables: { id: 'a' } }));
      return twice<Sent>(bodies.map((body) => ({ body }))).concat(victim, victim, victim);
    };
    return compare(() => account(DOCUMENTS), poisoned.flatMap(attackOn), { allowErrors: true });
  });

  test('conditions that leave other variables with the same values', () => {
    const query =
      'query ($m: Boolean!, $n: Boolean!, $a: Boolean!) { assistant(id: "a") { id ... @include(if: $m) { name @include(if: $a) } ... @skip(if: $m) { model @include(if: $n) } } }';
    const all = [false, true].flatMap((m) => [false, true].flatMap((n) => [false, true].map((a) => ({ m, n, a }))));
    return compare(() => account(DOCUMENTS), twice(all.map((variables) => ask(query, { variables }))));
  });

  test('texts that come once: in order, faulty, of several operations, with fragments, mutations and questions about the schema', () =>
    compare(
      () => account(DOCUMENTS),
      [
        ask('query Named { assistant(id: "a") { name } }', { operationName: 'Named' }),
        ask('query Named { assistant(id: "b") { name } }', { operationName: 'Other' }),
        ask('query A { a: assistant(id: "a") { name } } query B { b: assistant(id: "a") { name } }', { operationName: 'B' }),
        ask('query A { c: assistant(id: "a") { name } } query B { d: assistant(id: "a") { name } }'),
        ask('query A { e: assistant(id: "a") { name } } mutation B { importAssistants(input: {}) { userErrors { code } } }', {
          operationName: 'A',
        }),
        ask('{ f: assistant(id: "a") { ...F } } fragment F on Assistant { id tools { __typename } }'),
        ask('query ($id: ID!) { g: assistant(id: $id) { name } }', { variables: { id: 'c' } }),
        ask('query ($id: ID!) { h: assistant(id: $id) { name } }'),
        ask('query ($id: ID!) { i: assistant(id: $other) { name } }', { variables: { id: 'c' } }),
        ask('{ j: assistant(id: "c") { name tags createdAt } }'),
        ask('{ k: assistant(id: "a") { name @include(if: true) id @unknown } }'),
        ask('{ l: assistant(id: "a") { a: name a: id } }'),
        ask('{ m: assistants { nodes @stream(initialCount: 1) { id } nodes { name } } }'),
        ask('{ n: assistants { nodes @stream(initialCount: 1) { id } } ... @defer { o: __typename } }'),
        ask('mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code } } }'),
        ask('subscription { nothing }'),
        ask('{ __schema { queryType { name } } }'),
        ask('{ __type(name: "Assistant") { name } p: __typename }'),
        ask('type A { b: Int } { q: __typename }'),
        ask('# nothing'),
        ask(` { r: assistants(first: 1) { totalCount } } ${'#'.repeat(5_000)}`),
        ask(` { s: nothing } ${'#'.repeat(5_000)}`),
        ask(`{ t: assistant(id: "a") { ${'... { name } '.repeat(1_000)} } }`),
        ask('{ u: assistant(id: "a") { id } }', { extensions: { persistedQuery: { version: 1, sha256Hash: 'no-hash' } } }),
      ],
      { allowErrors: true },
    ));

  test('texts that differ in the name of their operation', () =>
    compare(
      () => account(DOCUMENTS),
      [
        ...twice([
          ask('query One { assistant(id: "c") { name tags } }'),
          ask('query Two { assistant(id: "c") { name tags } }'),
          ask('query Three { assistant(id: "c") { name tags } }'),
          ask('query Two { assistant(id: "c") { name tags } }', { operationName: 'Two' }),
          ask('query Two { assistant(id: "c") { name tags } }', { operationName: 'One' }),
          ask('query Two { assistant(id: "c") { name tags } }', { operationName: '' }),
          ask('query 2wo { assistant(id: "c") { name tags } }'),
          ask('query T+o { assistant(id: "c") { name tags } }'),
          ask('query === { assistant(id: "c") { name tags } }'),
          ask('mutation Two { assistant(id: "c") { name tags } }'),
        ]),
        ask('query A1($id: ID!) { assistant(id: $id) { ...A1 } } fragment A1 on Assistant { id }', { variables: { id: 'a' } }),
        ask('query A2($id: ID!) { assistant(id: $id) { ...A1 } } fragment A1 on Assistant { id }', { variables: { id: 'b' } }),
        ask('query A3($id: ID!) { assistant(id: $id) { ...A1 } } fragment A1 on Assistant { id }'),
        ask('query B1 { a: __typename } query B2 { b: __typename }', { operationName: 'B1' }),
        ask('query B2 { a: __typename } query B2 { b: __typename }', { operationName: 'B2' }),
        ask('query B3 { a: __typename } query B2 { b: __typename }', { operationName: 'B1' }),
      ],
      { allowErrors: true },
    ));

  test('texts that come once, where no questions about the schema are answered', () =>
    compare(
      () => account(DOCUMENTS),
      [
        ask('{ __schema { queryType { name } } }'),
        ask('{ assistan { id } }'),
        ask('{ a: assistant(id: "a") { id } }'),
        ask('query ($f: AssistantFilter) { assistants(filter: $f) { totalCount } }', { variables: { f: { nameContain: 'a' } } }),
      ],
      { introspection: false },
    ));

  test('texts that come once, where only listed ones are answered', () =>
    compare(
      () => account(DOCUMENTS),
      [ONE, LIST, ONE, LIST, '{'].map((query) => ask(query, { variables: { id: 'a' } })),
      {
        operations: new OperationList([{ id: 'one', text: ONE }]),
      },
    ));

  test('limits', () =>
    compare(
      () => account(DOCUMENTS),
      twice(LIMIT_ROWS.flatMap(({ at, over }) => [ask(at), ask(over)]).filter(({ body }) => body.length < 60_000)),
    ));

  test.each(
    [
      '*/*',
      'application/json',
      'application/graphql-response+json',
      'text/html',
      'application/xml',
      'multipart/mixed, application/json',
    ].concat([
      'application/graphql-response+json,application/json;q=0.9',
      'application/graphql-response+json, application/json',
      'application/json;q=0.5, application/graphql-response+json',
    ]),
  )('to clients that accept %s', (accept) =>
    compare(
      () => account(DOCUMENTS),
      twice([ask(LIST), ask(ONE, { variables: { id: 'c' } }), ask('{ nothing }')]).map(withHeaders({ accept })),
    ),
  );

  test.each([
    ['cache-control', 'no-cache'],
    ['cache-control', 'no-store'],
    ['cache-control', 'max-age=0'],
    ['x-upstream-report', '0'],
    ['origin', 'https://app.example.com'],
    ['origin', 'https://foreign.example.com'],
    ['content-type', 'application/json; charset=utf-8'],
    ['content-type', 'APPLICATION/JSON'],
    ['authorization', ''],
    ['authorization', 'Basic dXNlcjpwYXNz'],
    ['authorization', 'bearer  token'],
    ['if-none-match', '*'],
  ])('with the header %s: %s', (name, value) =>
    compare(() => account(DOCUMENTS), twice([ask(LIST), ask(ONE, { variables: { id: 'a' } })]).map(withHeaders({ [name]: value })), {
      corsOrigins: ['https://app.example.com'],
    }),
  );

  test('an upstream that fails, and comes back', () =>
    compare(
      () => {
        let asked = 0;
        const answer = account(DOCUMENTS);
        return (sent) => {
          asked += 1;
          return asked % 3 === 0 ? answer(sent) : { status: asked % 2 === 0 ? 403 : 429, headers: { 'retry-after': '60' }, body: {} };
        };
      },
      twice([ask(LIST), ask(ONE, { variables: { id: 'a' } }), ask(HANDOFFS)]),
      { cacheTtlMs: 0 },
    ));

  test('stale reads, marked as such', async () => {
    let now = 1_000;
    const answers = await Promise.all(
      [{}, WITHOUT].map(async (ways) => {
        let down = false;
        const upstream = await startUpstream((sent) => (down ? { status: 503, body: {} } : account(DOCUMENTS)(sent)));
        const gateway = await serve(startGateway({ upstreamUrl: upstream.url, now: () => now, staleIfErrorMs: 60_000, ...ways }));
        const before = [await exchange(gateway.url, ask(LIST)), await exchange(gateway.url, ask(LIST))];
        return {
          before,
          after: async () => ((down = true), [await exchange(gateway.url, ask(LIST)), await exchange(gateway.url, ask(LIST))]),
        };
      }),
    );
    now += 10_000;
    const [node, yoga] = await Promise.all(answers.map(async ({ before, after }) => [...before, ...(await after())].map(parsed)));
    expect(node).toEqual(yoga);
    expect(JSON.stringify(node?.at(-1))).toContain('"stale"');
  });

  test('callers known by a JWT, with and without the scopes that fields need', async () => {
    const tokens = [
      await sign('assistants:read'),
      await sign('assistants:read secrets:read'),
      await sign('openid'),
      await sign('assistants:read', { expiresIn: -60 }),
      'no-token',
    ];
    const query = '{ assistants { nodes { id tools { ... on WebhookTool { url headers { name value } } } } } }';
    const requests = tokens.flatMap((token) => [{ ...ask(query), headers: { authorization: `Bearer ${token}` } }]);
    await compare(() => account(DOCUMENTS), twice([...requests, ...requests.toReversed()]), { auth: jwtMode() });
  });

  test.each(examples)('the example %s', async (_name, text) => {
    const [node, yoga] = await Promise.all(
      [{}, WITHOUT].map(async (ways) => serve(await startSandboxGateway({ now: () => 1_000, ...ways }))),
    );
    for (let run = 0; run < 3; run += 1) {
      const sent = { body: JSON.stringify({ query: text }), headers: { authorization: 'Bearer sandbox-demo' } };
      expect(parsed(await exchange(node?.url ?? '', sent))).toEqual(parsed(await exchange(yoga?.url ?? '', sent)));
    }
    expect(node?.calls()).toEqual(yoga?.calls());
  });

  test('every field of every seeded assistant', async () => {
    const everything = everythingQuery(schema, 'assistants', { depth: 5 });
    const [node, yoga] = await Promise.all(
      [{}, WITHOUT].map(async (ways) => serve(await startSandboxGateway({ now: () => 1_000, ...ways }))),
    );
    for (let run = 0; run < 3; run += 1) {
      const sent = { body: JSON.stringify({ query: everything }), headers: { authorization: 'Bearer sandbox-demo' } };
      expect(parsed(await exchange(node?.url ?? '', sent))).toEqual(parsed(await exchange(yoga?.url ?? '', sent)));
    }
  });
});
