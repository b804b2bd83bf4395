import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as documents from '../../examples/generated/graphql.ts';
import { AutomaticDocuments } from '../../src/operations/persisted/automatic-documents.ts';
import { OperationList, parseOperationList } from '../../src/operations/persisted/operation-list.ts';
import { startGateway, startSandboxGateway, type GatewayOptions } from '../support/gateway.ts';
import { answerTo } from '../support/streams.ts';
import { account, startUpstream } from '../support/upstream.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const ONE = '{ assistant(id: "a") { name } }';
const OTHER = '{ assistant(id: "b") { name } }';
const A = { data: { assistant: { name: 'A' } } };
const READ = 'GET /ai/assistants/a';
const NOT_FOUND = { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };

async function start(options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(account([{ id: 'a', name: 'A', tools: [] }]));
  const gateway = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0, ...options });
  const post = async (body: object) => {
    const response = await gateway.post(body);
    return [response.status, await response.json()];
  };
  const get = (search: Readonly<Record<string, string>>) =>
    gateway.app.fetch(`http://127.0.0.1/graphql?${new URLSearchParams(search).toString()}`, {
      headers: { authorization: 'Bearer test-token' },
    });
  return { ...gateway, post, get, calls: upstream.calls };
}

const refused = (code: string) => ({ errors: [{ message: expect.any(String) as string, extensions: { code } }] });

describe('automatic persisted queries', () => {
  test('an unknown hash is refused with 200, and after the text was sent once the hash is enough', async () => {
    const { post, calls } = await start();
    expect(await post(byHash(sha256(ONE)))).toEqual([200, NOT_FOUND]);
    expect(calls).toEqual([]);
    expect(await post({ query: ONE, ...byHash(sha256(ONE)) })).toEqual([200, A]);
    expect(await post(byHash(sha256(ONE)))).toEqual([200, A]);
    expect(await post({ documentId: sha256(ONE) })).toEqual([200, A]);
    expect(await post({ documentId: `sha256:${sha256(ONE)}` })).toEqual([200, A]);
    expect(calls).toEqual([READ, READ, READ, READ]);
  });

  test('they work by GET, where the answer may be kept like that to the text', async () => {
    const { get, calls } = await start({ cacheTtlMs: 5_000 });
    const extensions = JSON.stringify(byHash(sha256(ONE)).extensions);
    const unknown = await get({ extensions });
    expect([unknown.status, await unknown.json(), unknown.headers.get('cache-control')]).toEqual([200, NOT_FOUND, 'no-store']);
    const sent = await get({ query: ONE, extensions });
    const named = await get({ extensions });
    const byId = await get({ documentId: sha256(ONE) });
    for (const response of [sent, named, byId]) {
      expect([await response.json(), response.headers.get('etag')]).toEqual([A, sent.headers.get('etag')]);
      expect(response.headers.get('cache-control')).toMatch(/^private, max-age=\d$/);
    }
    expect(calls).toEqual([READ]);
  });

  test('variables and the name of the operation are taken along', async () => {
    const { post } = await start();
    const query = 'query One($id: ID!) { assistant(id: $id) { name } } query Two { __typename }';
    const request = { ...byHash(sha256(query)), operationName: 'One', variables: { id: 'a' } };
    expect(await post({ ...request, query })).toEqual([200, A]);
    expect(await post(request)).toEqual([200, A]);
    expect(await post({ ...request, operationName: 'Two' })).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  test('the answer to a named text is the same as to the text, byte by byte', async () => {
    const { app } = await start();
    const bytes = async (body: object) => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
        body: JSON.stringify(body),
      };
      return (await app.fetch('http://127.0.0.1/graphql', init)).text();
    };
    const sent = await bytes({ query: ONE, ...byHash(sha256(ONE)) });
    expect([await bytes(byHash(sha256(ONE))), await bytes({ query: ONE })]).toEqual([sent, sent]);
  });

  test('a hash that is not that of the text is refused, and neither of them remembered', async () => {
    const { post, calls } = await start();
    for (const request of [byHash(sha256(OTHER)), byHash(sha256(ONE).toUpperCase()), { documentId: 'one' }]) {
      expect(await post({ query: ONE, ...request })).toEqual([400, refused('BAD_USER_INPUT')]);
    }
    expect(await post({ ...byHash(sha256(ONE)), documentId: sha256(OTHER) })).toEqual([400, refused('BAD_USER_INPUT')]);
    for (const text of [ONE, OTHER]) expect(await post(byHash(sha256(text)))).toEqual([200, NOT_FOUND]);
    expect(calls).toEqual([]);
  });

  test.each([
    [{ persistedQuery: { version: 2, sha256Hash: sha256(ONE) } }],
    [{ persistedQuery: { sha256Hash: sha256(ONE) } }],
    [{ persistedQuery: { version: 1 } }],
    [{ persistedQuery: { version: 1, sha256Hash: 7 } }],
    [{ persistedQuery: 'x' }],
    [{ persistedQuery: [] }],
  ])('an extension that is none is refused: %j', async (extensions) => {
    const { post, calls } = await start();
    for (const request of [{ extensions }, { query: ONE, extensions }]) {
      expect(await post(request)).toEqual([400, refused('BAD_USER_INPUT')]);
    }
    expect(calls).toEqual([]);
  });

  test.each([
    ['is no GraphQL', '{ assistant(id: "a") { name }'],
    ['does not fit the schema', '{ nothing }'],
    ['is beyond a limit', `{ assistant(id: "a") { ${Array.from({ length: 31 }, (_, index) => `a${index}: name`).join(' ')} } }`],
  ])('a text that %s is not remembered', async (_name, query) => {
    const { post } = await start();
    expect(await post({ query, ...byHash(sha256(query)) })).toEqual([
      expect.any(Number),
      expect.objectContaining({ errors: [expect.anything()] }),
    ]);
    expect(await post(byHash(sha256(query)))).toEqual([200, NOT_FOUND]);
  });

  test('a named mutation is still none for GET', async () => {
    const { post, get, calls } = await start();
    const query = 'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "" }) { userErrors { code } } }';
    await post({ query, ...byHash(sha256(query)) });
    const response = await get({ documentId: sha256(query) });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(calls).toEqual([]);
  });

  test('without a text, an id or a hash there is nothing to answer', async () => {
    const { post } = await start();
    for (const body of [
      {},
      { extensions: {} },
      { documentId: null },
      { documentId: 7 },
      { query: null, extensions: { persistedQuery: null } },
    ]) {
      expect(await post(body)).toEqual([400, refused('BAD_USER_INPUT')]);
    }
  });

  test('a flood of long texts does not fill the memory, and the newest are kept', () => {
    const texts = new AutomaticDocuments();
    for (let index = 0; index < 300; index += 1) {
      texts.remember(`hash-${index}`, `${index}`.padEnd(1_000_000, 'x'));
      expect(texts.usage.bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
    }
    expect(texts.usage.entries).toBe(4);
    expect([texts.find('hash-299'), texts.find('hash-0')]).toEqual(['299'.padEnd(1_000_000, 'x'), undefined]);
    for (let index = 0; index < 100_000; index += 1) texts.remember(`short-${index}`, 'x');
    expect(texts.usage.bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
    texts.remember('huge', 'x'.repeat(5_000_000));
    expect([texts.find('huge'), texts.find('short-99999')]).toEqual([undefined, 'x']);
  });
});

describe('with a list of operations', () => {
  const list = new OperationList([
    { id: sha256(ONE), text: ONE },
    { id: 'own-id', text: '{ __typename }' },
  ]);
  const startStrict = () => start({ operations: list });

  test('what it lists is answered, by id and by text', async () => {
    const { post, get, calls } = await startStrict();
    for (const body of [
      { query: ONE },
      byHash(sha256(ONE)),
      { documentId: `sha256:${sha256(ONE)}` },
      { query: ONE, ...byHash(sha256(ONE)) },
    ]) {
      expect(await post(body)).toEqual([200, A]);
    }
    for (const body of [{ documentId: 'own-id' }, byHash('own-id'), { query: '{ __typename }', documentId: 'own-id' }]) {
      expect(await post(body)).toEqual([200, { data: { __typename: 'Query' } }]);
    }
    expect(await (await get({ documentId: sha256(ONE) })).json()).toEqual(A);
    expect(calls).toHaveLength(5);
  });

  test('no other text is answered, called for, or remembered', async () => {
    const { post, get, calls } = await startStrict();
    const texts = [
      OTHER,
      `${ONE} `,
      '{',
      '{ __schema { types { name } } }',
      'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code } } }',
    ];
    for (const query of texts) {
      expect(await post({ query })).toEqual([400, refused('PERSISTED_OPERATION_REQUIRED')]);
      expect(await post({ query, ...byHash(sha256(query)) })).toEqual([400, refused('PERSISTED_OPERATION_REQUIRED')]);
      expect(await post(byHash(sha256(query)))).toEqual([200, NOT_FOUND]);
      expect((await get({ query })).status).toBe(400);
    }
    expect(await post({ documentId: 'unknown' })).toEqual([200, NOT_FOUND]);
    expect(await post({ query: ONE, documentId: 'own-id' })).toEqual([400, refused('BAD_USER_INPUT')]);
    expect(calls).toEqual([]);
  });

  test('probes and metrics are answered as ever', async () => {
    const { app } = await startStrict();
    for (const path of ['/health/live', '/health/ready', '/metrics']) expect((await app.fetch(`http://127.0.0.1${path}`)).status).toBe(200);
  });
});

describe('the file of a list', () => {
  test.each<[string, unknown]>([
    [
      "Apollo's manifest",
      { format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: 'x', name: 'X', type: 'query', body: ONE }] },
    ],
    ['an object from ids to texts', { x: ONE }],
  ])('may be %s', (_name, content) => {
    const operations = parseOperationList(JSON.stringify(content));
    expect([operations.textOf('x'), operations.has(ONE), operations.has(OTHER)]).toEqual([ONE, true, false]);
  });

  test('may have the prefix of a hash in its ids', () => {
    expect(parseOperationList(JSON.stringify({ [`sha256:${sha256(ONE)}`]: ONE })).textOf(sha256(ONE))).toBe(ONE);
  });

  test.each<[string, string]>([
    ['not JSON', 'query {'],
    ['not a list', '[]'],
    ['not a list', 'null'],
    ['not a list', '"x"'],
    ['lists no operation', '{}'],
    ['lacks its id or its text', '{"x":{"body":"y"}}'],
    ['lacks its id or its text', '{"":"y"}'],
    ['of version 1', '{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}'],
    ['of version 1', '{"format":"other","version":1,"operations":[]}'],
    ['lists no operation', '{"format":"apollo-persisted-query-manifest","version":1,"operations":[]}'],
    ['lacks its id or its text', '{"format":"apollo-persisted-query-manifest","version":1,"operations":[null]}'],
    [
      'lists an id twice',
      `{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"x","body":"a"},{"id":"x","body":"b"}]}`,
    ],
  ])('%s: %s', (reason, json) => {
    expect(() => parseOperationList(json)).toThrow(reason);
  });
});

describe('the list of this project', () => {
  const list = parseOperationList(readFileSync(new URL('../../persisted-operations.json', import.meta.url), 'utf8'));
  const texts = Object.entries(documents).flatMap(([name, document]) =>
    name.endsWith('Document') ? [[name, String(document)] as const] : [],
  );

  test('has nothing but the typed documents of the examples', () => {
    expect(list.operations.map(({ text }) => text).toSorted()).toEqual(texts.map(([, text]) => text).toSorted());
  });

  test.each(texts)('answers %s by its hash as by its text', async (_name, text) => {
    const gateway = await startSandboxGateway({ operations: list });
    for (const body of [{ documentId: sha256(text) }, byHash(sha256(text)), { query: text }]) {
      expect(await answerTo(gateway, body)).toEqual({ data: expect.any(Object) as object });
    }
  });
});
