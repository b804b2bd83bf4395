import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Defer20220824Handler } from '@apollo/client/incremental';
import fc from 'fast-check';
import { getNullableType, isListType, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo, type DocumentNode } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { listen } from '../../src/server/http.ts';
import { everythingQuery } from '../support/documents/select-all.ts';
import { startGateway, startSandboxGateway, type Gateway, type GatewayOptions, type RequestOptions } from '../support/gateway.ts';
import { mergeParts, partsOf, type Part } from '../support/parts.ts';
import { account, startUpstream, type Document, type Script } from '../support/upstream.ts';

const PARTS = { accept: 'multipart/mixed;deferSpec=20220824,application/json' };
const handoffTo = (...ids: string[]) => ({ type: 'handoff', handoff: { ai_assistants: ids.map((id) => ({ id })) } });
// oxlint-disable unicorn/no-thenable -- that such keys survive is what is tested
const DOCUMENTS: readonly Document[] = [
  { id: 'a', name: 'A', tools: [handoffTo('b')], dynamic_variables: { then: { if: 1 }, deep: { then: null } } },
  { id: 'b', name: 'B', tools: [], then: 'a key of its own', model: 'some/model' },
];

async function start(script: Script | readonly Document[] = DOCUMENTS, options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(typeof script === 'function' ? script : account(script));
  const gateway = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0, ...options, limits: { retries: 0, ...options.limits } });
  return { ...gateway, inParts: asker(gateway), upstream, calls: upstream.calls };
}

const asker =
  ({ post }: Pick<Gateway, 'post'>) =>
  async (query: string, { headers = {}, variables, ...rest }: RequestOptions = {}): Promise<readonly Part[]> => {
    const response = await post({ query, variables }, { ...rest, headers: { ...PARTS, ...headers } });
    expect(response.headers.get('content-type')).toMatch(/^multipart\/mixed/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    return partsOf(response);
  };

const byPath = (errors: readonly { readonly path?: readonly unknown[] | undefined }[] = []) =>
  errors.toSorted((one, other) => JSON.stringify(one.path).localeCompare(JSON.stringify(other.path)));

describe('an operation with @defer or @stream', () => {
  test('is answered in parts, of which the first does not wait for the others', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const healthy = account(DOCUMENTS);
    const { post, calls } = await start(async (request) => {
      if (request.path.endsWith('/b')) await held;
      return healthy(request);
    });
    const query =
      '{ assistant(id: "a") { name ... @defer(label: "x") { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }';
    const response = await post({ query }, { headers: PARTS });
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    let text = '';
    while (!text.includes('"hasNext"')) text += decoder.decode((await reader.read()).value);
    expect(text).toContain('{"data":{"assistant":{"name":"A"}},"hasNext":true}');
    expect(text).not.toContain('"tools"');
    release();
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += decoder.decode(part.value);
    const increment = { data: { tools: [{ aiAssistants: [{ assistant: { name: 'B' } }] }] }, path: ['assistant'], label: 'x' };
    const parts = await partsOf(new Response(text));
    expect(parts.flatMap(({ incremental = [] }) => incremental)).toEqual([increment]);
    expect(calls).toEqual(['GET /ai/assistants/a', 'GET /ai/assistants/b']);
  });

  test('streams a list item by item, from where it is told', async () => {
    const { inParts, calls } = await start();
    const parts = await inParts('query ($n: Int! = 1) { assistants { nodes @stream(initialCount: $n) { name } } }');
    expect(parts[0]).toEqual({ data: { assistants: { nodes: [{ name: 'A' }] } }, hasNext: true });
    expect(parts.slice(1).flatMap(({ incremental = [] }) => incremental)).toEqual([
      { items: [{ name: 'B' }], path: ['assistants', 'nodes', 1] },
    ]);
    expect(parts.at(-1)?.hasNext).toBe(false);
    expect(calls).toEqual(['GET /ai/assistants']);
  });

  test.each([
    undefined,
    '*/*',
    'application/json',
    'application/graphql-response+json',
    'multipart/mixed;q=0, application/json',
    'multipart/mixedup, */*',
  ])('is answered whole to a client that does not say that it takes parts: %s', async (accept) => {
    const { post, query, calls } = await start();
    const text = (directive: string) => `{ assistant(id: "a") { name ... ${directive} { dynamicVariables tools { __typename } } } }`;
    const response = await post({ query: text('@defer') }, { headers: accept === undefined ? {} : { accept } });
    expect(response.headers.get('content-type')).toMatch(/json/);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(await response.json()).toEqual(await query(text('@include(if: true)')));
    expect(calls).toHaveLength(2);
  });

  test.each(['application/json, multipart/mixed', 'MULTIPART/MIXED; q=0.5', 'text/html,multipart/mixed;boundary="-";deferSpec=20220824'])(
    'is answered in parts to a client that says so: %s',
    async (accept) => {
      const { inParts } = await start();
      expect(await inParts('{ assistant(id: "a") { ... @defer { name } } }', { headers: { accept } })).toHaveLength(2);
    },
  );

  test('switched off by its argument is answered in one part', async () => {
    const { post } = await start();
    const query = 'query ($if: Boolean!) { assistant(id: "a") { ... @defer(if: $if) { name } } }';
    const response = await post({ query, variables: { if: false } }, { headers: PARTS });
    expect(await response.json()).toEqual({ data: { assistant: { name: 'A' } } });
  });

  test('an operation without them is answered whole to everybody', async () => {
    const { post } = await start();
    const response = await post({ query: '{ assistant(id: "a") { name } }' }, { headers: PARTS });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({ data: { assistant: { name: 'A' } } });
  });

  test.each(['-1', '$n'])('from a place that no list has is refused: %s', async (initialCount) => {
    const { post, calls } = await start();
    for (const n of [-1, -7]) {
      const query = `query ($n: Int! = 0) { assistants(first: $n) { totalCount nodes @stream(initialCount: ${initialCount}) { name } } }`;
      const response = await post({ query, variables: { n } }, { headers: PARTS });
      expect(await response.text()).toContain('"code":"BAD_USER_INPUT"');
      expect(response.status).toBe(400);
    }
    expect(calls).toEqual([]);
  });

  test.each([
    ['a list that is none', '{ assistant(id: "a") @stream { name } }'],
    ['two parts of one name', '{ assistant(id: "a") { ... @defer(label: "x") { id } ... @defer(label: "x") { name } } }'],
    [
      'the root of a write',
      'mutation { ... @defer { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { assistants { id } } } }',
    ],
  ])('is refused for %s', async (_name, query) => {
    const { query: ask, calls } = await start();
    expect((await ask(query, { headers: PARTS })).errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(calls).toEqual([]);
  });

  test('is unknown to a subgraph, as routers defer by themselves', async () => {
    const { query } = await start(DOCUMENTS, { subgraph: true });
    const { errors } = await query('{ assistant(id: "a") { ... @defer { name } } }', { headers: PARTS });
    expect(errors).toMatchObject([{ message: 'Unknown directive "@defer".' }]);
  });
});

describe('keys that are called then', () => {
  test.each([
    ['the value of a field', 'dynamicVariables'],
    ['a document', 'extra'],
  ])('survive in %s', async (_name, field) => {
    const { inParts, query } = await start();
    const text = (directive: string) => `{ assistants { nodes { id name ... ${directive} { ${field} model tools { __typename } } } } }`;
    const plain = await query(text('@include(if: true)'));
    expect(JSON.stringify(plain)).toContain('"then"');
    expect(mergeParts(await inParts(text('@defer')))).toEqual({ data: plain.data, errors: [] });
  });

  test('as an alias, the answer comes whole', async () => {
    const { query } = await start();
    const { data } = await query('{ then: assistant(id: "a") { ... @defer { name } } }', { headers: PARTS });
    expect(data).toEqual({ then: { name: 'A' } });
  });
});

describe('the parts together', () => {
  const list = everythingQuery(schema, 'assistants', { depth: 3 });
  const one = everythingQuery(schema, 'assistant', { depth: 3 });

  /** The document with @defer and @stream where the choices say so. Lists of one name are all streamed, or none, as else they contradict. */
  function scatter(document: DocumentNode, choices: readonly boolean[]): DocumentNode {
    let place = 0;
    const next = () => choices[place++ % choices.length] ?? false;
    const streamed = new Map<string, boolean>();
    const typeInfo = new TypeInfo(schema);
    const directive = (name: string) => [{ kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: name } } as const];
    return visit(
      document,
      visitWithTypeInfo(typeInfo, {
        FragmentSpread: (node) => (next() ? { ...node, directives: directive('defer') } : undefined),
        Field: (node) => {
          const type = typeInfo.getType();
          const isList = type && isListType(getNullableType(type));
          if (!isList) return undefined;
          const isStreamed = streamed.get(node.name.value) ?? next();
          streamed.set(node.name.value, isStreamed);
          return isStreamed ? { ...node, directives: directive('stream') } : undefined;
        },
      }),
    );
  }

  test('are the plain answer, wherever the directives stand, for the same calls', async () => {
    const gateway = await startSandboxGateway({ cacheTtlMs: 0, operationLimits: { maxDirectives: 10_000 } });
    const inParts = asker(gateway);
    let tried = 0;
    for (const [query, variables] of [
      [list, {}],
      [one, { id: 'assistant-front-desk' }],
      [one, { id: 'assistant-card-services' }],
    ] as const) {
      const callsSince = (count: number) => gateway.calls().slice(count).toSorted();
      const begin = gateway.calls().length;
      const plain = await gateway.query(query, { variables });
      expect(plain.errors).toBeUndefined();
      const plainCalls = callsSince(begin);
      const document = parse(query);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 97 }), async (choices) => {
          const scattered = scatter(document, [true, ...choices]);
          const before = gateway.calls().length;
          const merged = mergeParts(await inParts(print(scattered), { variables }));
          expect(merged).toEqual({ data: plain.data, errors: [] });
          expect(callsSince(before)).toEqual(plainCalls);
          tried += 1;
        }),
        { numRuns: 15, seed: 4 },
      );
    }
    expect(tried).toBe(45);
  });

  test('have the errors of the plain answer, each in a part that has its place', async () => {
    const damaged = [
      { id: 'a', name: { no: 'text' }, model: 7, tools: [{ type: 'webhook', webhook: { url: 7 } }, handoffTo('b', 'c')] },
      { id: 'b', name: 'B', tools: [], instructions: [] },
    ];
    const { inParts, query, calls } = await start((request) => (request.path.endsWith('/c') ? { status: 403 } : account(damaged)(request)));
    const text = (defer: string, stream: string) => `{ assistants { nodes ${stream} { id name ... ${defer} { model instructions
      tools ${stream} { ... on WebhookTool { url } ... on HandoffTool { aiAssistants { assistantId assistant { ... ${defer} { instructions } } } } } } } } }`;
    const plain = await query(text('', ''));
    const plainCalls = calls.splice(0);
    expect(plain.errors?.length).toBeGreaterThan(4);
    const parts = await inParts(text('@defer', '@stream'));
    const merged = mergeParts(parts);
    const errors = (all: readonly { readonly path?: readonly unknown[]; readonly message: string; readonly extensions?: unknown }[] = []) =>
      byPath(all.map(({ path, message, extensions }) => ({ path, message, code: (extensions as { code: string }).code })));
    expect(merged.data).toEqual(plain.data);
    expect(errors(merged.errors)).toEqual(errors(plain.errors));
    expect(calls).toEqual(plainCalls);
    for (const { path, errors: own = [] } of parts.flatMap(({ incremental = [] }) => incremental)) {
      const place = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
      for (const error of own) expect(error.path?.slice(0, place.length)).toEqual(place);
    }
  });

  test('of an upstream that fails have its error at its place, with nothing of its words', async () => {
    const healthy = account(DOCUMENTS);
    const { inParts } = await start((request) => (request.path.endsWith('/b') ? { status: 500, body: 'secret' } : healthy(request)));
    const handoffs = 'tools { ... on HandoffTool { aiAssistants { assistant { name } } } }';
    const parts = await inParts(`{ assistant(id: "a") { name ... @defer { ${handoffs} } } }`);
    expect(parts[0]).toEqual({ data: { assistant: { name: 'A' } }, hasNext: true });
    expect(mergeParts(parts).errors).toMatchObject([
      {
        path: ['assistant', 'tools', 0, 'aiAssistants', 0, 'assistant'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', upstream: { status: 500 } },
      },
    ]);
    expect(JSON.stringify(parts)).not.toMatch(/secret|127\.0\.0\.1|stack/);
  });

  test('of a write are those of one write', async () => {
    const { post, calls } = await startSandboxGateway();
    const query = `mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "vapi-key" }) { userErrors { code } ... @defer { assistants { id name } } } }`;
    const { data } = mergeParts(await partsOf(await post({ query }, { headers: PARTS })));
    expect(data).toMatchObject({
      importAssistants: {
        userErrors: [],
        assistants: expect.arrayContaining([expect.objectContaining({ id: 'assistant-pharmacy-refills' })]) as unknown,
      },
    });
    expect(calls()).toHaveLength(1);
  });
});

test('Apollo Client puts the parts together', async () => {
  const { app, calls } = await start();
  const sent: string[] = [];
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    incrementalHandler: new Defer20220824Handler(),
    link: new HttpLink({
      uri: 'http://127.0.0.1/graphql',
      headers: { authorization: 'Bearer test-token' },
      fetch: async (input, init) => {
        const response = await app.fetch(input as string, init as RequestInit);
        sent.push(response.headers.get('content-type') ?? '');
        return response;
      },
    }),
  });
  const query = gql('query { assistant(id: "a") { id ... @defer { name dynamicVariables } } }');
  const { data } = await client.query({ query });
  expect(data).toEqual({
    assistant: { __typename: 'Assistant', id: 'a', name: 'A', dynamicVariables: DOCUMENTS[0]?.['dynamic_variables'] },
  });
  expect(sent).toEqual(['multipart/mixed; boundary="-"']);
  expect(calls).toEqual(['GET /ai/assistants/a']);
});

describe('what holds for all operations holds for these', () => {
  const flow = (edges: number) => ({
    start_node_id: 'n',
    nodes: [{ id: 'n', type: 'prompt', instructions: 'Again.' }],
    edges: Array.from({ length: edges }, (_, index) => ({
      id: `e${index}`,
      start_node_id: 'n',
      condition: { type: 'llm', prompt: 'always' },
      target: { type: 'node', node_id: 'n' },
    })),
  });
  const circles = (directive: string) =>
    `{ assistant(id: "a") { conversationFlow { nodes { outgoing ${directive} { startNode { outgoing { startNode { outgoing { edgeId } } } } } } } } }`;

  test('the number of objects walked through', async () => {
    const { inParts } = await start([{ id: 'a', name: 'A', conversation_flow: flow(50) }], { operationLimits: { maxItems: 1_000 } });
    const { errors } = mergeParts(await inParts(circles('@stream')));
    expect(new Set(errors.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['LIMIT_EXCEEDED']));
  });

  test('the number of calls', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `t${index}`);
    const { inParts, calls } = await start([{ id: 'a', name: 'A', tools: [handoffTo(...ids)] }], {
      operationLimits: { maxUpstreamCalls: 3 },
    });
    const parts = await inParts(
      '{ assistant(id: "a") { ... @defer { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }',
    );
    expect(mergeParts(parts).errors.map(({ extensions }) => extensions?.['code'])).toContain('LIMIT_EXCEEDED');
    expect(calls).toHaveLength(3);
  });

  test('the size of the text', async () => {
    const { query, calls } = await start();
    const deep = `{ assistants { nodes { ${'tools { ... on HandoffTool { aiAssistants { assistant { ... @defer { '.repeat(5)} id ${'} } } } }'.repeat(5)} } } }`;
    expect((await query(deep, { headers: PARTS })).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(calls).toEqual([]);
  });

  test('the time', async () => {
    const healthy = account(DOCUMENTS);
    const { inParts, upstream } = await start((request) => (request.path.endsWith('/b') ? { raw: () => {} } : healthy(request)), {
      operationLimits: { operationTimeoutMs: 300 },
    });
    const parts = await inParts(
      '{ assistant(id: "a") { name ... @defer { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }',
    );
    expect(mergeParts(parts).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
    await expect.poll(() => upstream.abandoned).toEqual(['GET /ai/assistants/b']);
  });

  test('the report of what it cost, in the last part', async () => {
    const { inParts } = await start();
    const parts = await inParts('{ assistant(id: "a") { ... @defer { name } } }', { headers: { 'x-upstream-report': '1' } });
    expect(parts.map(({ extensions }) => extensions)).toEqual([undefined, { upstream: expect.objectContaining({ calls: 1 }) as object }]);
  });

  test('a client that leaves in the middle takes its upstream calls along', async () => {
    const healthy = account(DOCUMENTS);
    const { app, upstream, calls } = await start((request) => (request.path.endsWith('/b') ? { raw: () => {} } : healthy(request)));
    const server = await listen(app, { port: 0, host: '127.0.0.1' });
    onTestFinished(() => server.close(0));
    const leaving = new AbortController();
    const query = '{ assistant(id: "a") { name ... @defer { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }';
    const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer t', ...PARTS },
      body: JSON.stringify({ query }),
      signal: leaving.signal,
    });
    const { value } = await response.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toContain('---');
    await expect.poll(() => calls).toHaveLength(2);
    expect(upstream.abandoned).toEqual([]);
    leaving.abort();
    await expect.poll(() => upstream.abandoned).toEqual(['GET /ai/assistants/b']);
  });
});

describe('below a part that came as null, nothing is delivered', () => {
  const FAILING = 'x: assistants(first: 1000) { totalCount }';
  const NODES = 'assistants { nodes { id ... @defer { name } } }';

  test.each<[string, string, unknown]>([
    ['a deferred part', `{ ... @defer { ${NODES} ${FAILING} } a: assistant(id: "a") { ... @defer { name } } }`, { a: { name: 'A' } }],
    ['a deferred part, and nothing else is left', `{ ... @defer { ${NODES} ${FAILING} } }`, {}],
    [
      'a deferred part, and items of lists',
      `{ assistants { totalCount } ... @defer { b: assistants { nodes @stream { id ... @defer { name } } } ${FAILING} } }`,
      { assistants: { totalCount: 2 } },
    ],
    [
      'a part within a part',
      `{ ... @defer { assistants { totalCount } ... @defer { b: assistants { nodes { ... @defer { name } } } ${FAILING} } } }`,
      { assistants: { totalCount: 2 } },
    ],
  ])('%s', async (_name, query, data) => {
    const { inParts } = await start();
    const parts = await inParts(query);
    const merged = mergeParts(parts);
    expect(merged.data).toEqual(data);
    expect(merged.errors).toMatchObject([{ path: ['x'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(parts.map(({ hasNext }) => hasNext)).toEqual(parts.map((_part, index) => index < parts.length - 1));
    for (const part of parts.slice(1)) expect(part.incremental).not.toEqual([]);
  });

  test('what has its place comes in the order of the executor', async () => {
    const { inParts } = await start();
    const parts = await inParts('{ ... @defer { assistants { nodes @stream { id ... @defer { name ... @defer { model } } } } } }');
    expect(mergeParts(parts).data).toEqual({
      assistants: {
        nodes: [
          { id: 'a', name: 'A', model: null },
          { id: 'b', name: 'B', model: 'some/model' },
        ],
      },
    });
  });
});
