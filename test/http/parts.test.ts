import { describe, expect, test } from 'vitest';
import { mergeParts, partsOf } from '../support/parts.ts';
import { account } from '../support/upstream.ts';
import { DOCUMENTS, PARTS, start } from './in-parts.ts';

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

  test('streams a list item by item, from where it is asked to', async () => {
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
    'multipart/mixed;incrementalSpec=v0.2,application/json',
    'multipart/mixed;deferSpec=20990101,application/json',
    'multipart/mixed;deferSpec=20220824;incrementalSpec=v0.2,application/json',
    'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json',
    'multipart/mixed;incrementalDeliverySpec=3283f8a,application/json',
  ])('is answered whole to a client that does not say that it takes parts in this form: %s', async (accept) => {
    const { post, query, calls } = await start();
    const text = (directive: string) => `{ assistant(id: "a") { name ... ${directive} { dynamicVariables tools { __typename } } } }`;
    const response = await post({ query: text('@defer') }, { headers: accept === undefined ? {} : { accept } });
    expect(response.headers.get('content-type')).toMatch(/json/);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(await response.json()).toEqual(await query(text('@include(if: true)')));
    expect(calls).toHaveLength(2);
  });

  test('is answered whole, as one part, to a client that takes parts of another form and nothing else', async () => {
    const { post } = await start();
    const query = '{ assistant(id: "a") { ... @defer { name } } }';
    const response = await post({ query }, { headers: { accept: 'multipart/mixed;incrementalSpec=v0.2' } });
    expect(response.headers.get('content-type')).toBe('multipart/mixed; boundary="-"');
    expect(await partsOf(response)).toEqual([{ data: { assistant: { name: 'A' } } }]);
  });

  test.each([
    'application/json, multipart/mixed',
    'MULTIPART/MIXED; q=0.5',
    'text/html,multipart/mixed;boundary="-";deferSpec=20220824',
    'multipart/mixed;deferSpec="20220824"',
    'multipart/mixed;incrementalSpec=v0.2,multipart/mixed;deferSpec=20220824',
  ])('is answered in parts to a client that says so: %s', async (accept) => {
    const { inParts, post } = await start();
    const query = '{ assistant(id: "a") { ... @defer { name } } }';
    expect(await inParts(query, { headers: { accept } })).toHaveLength(2);
    const { headers } = await post({ query }, { headers: { accept } });
    expect(headers.get('content-type')).toBe('multipart/mixed; boundary="-"; deferSpec=20220824');
  });

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
    // oxlint-disable-next-line unicorn/no-thenable -- that such keys survive is what is tested
    expect(data).toEqual({ then: { name: 'A' } });
  });
});
