/** How the published client sends operations: by GET, by name, again. */
import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  AssistantsGatewayError,
  automaticPersistedQueries,
  createClient,
  persistedOperations,
  type OperationManifest,
} from '../../src/client/public.ts';
import {
  DeletedAssistantsDocument,
  FlowWithEdgesDocument,
  ListWithFiltersDocument,
  WriteImportFromVapiDocument,
} from '../../src/client/operations.ts';
import { isQuery } from '../../src/client/request.ts';
import { OperationList, parseOperationList } from '../../src/operations/persisted/operation-list.ts';
import { serveSandbox } from '../support/socket.ts';
import { errorOf, notedFetch, serveAnything } from './client-support.ts';

const MANIFEST = readFileSync(new URL('../../persisted-operations.json', import.meta.url), 'utf8');
const NAME = 'query ($id: ID!) { assistant(id: $id) { name } }';
const FRONT_DESK = { id: 'assistant-front-desk' };

describe('by GET', () => {
  test('go queries, with their variables; writes and long queries go by POST', async () => {
    const { url, calls } = await serveSandbox();
    const { fetch, sent } = notedFetch();
    const client = createClient({ url, fetch, method: 'GET' });
    expect(await client.query(NAME, FRONT_DESK)).toEqual({ assistant: { name: 'Clinic front desk' } });
    expect((await client.query(WriteImportFromVapiDocument)).importAssistants.userErrors).toEqual([]);
    await client.query(`${NAME} # ${'x'.repeat(2_000)}`, FRONT_DESK);
    await client.query(NAME, FRONT_DESK, { method: 'POST' });
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST', 'POST']);
    expect(sent[0]?.body).toEqual({ query: NAME, variables: JSON.stringify(FRONT_DESK) });
    expect(calls()).toEqual([`GET /ai/assistants/${FRONT_DESK.id}`, 'POST /ai/assistants/import', `GET /ai/assistants/${FRONT_DESK.id}`]);
  });

  test.each(['?team=red', '?', '#part', '?team=red#part?'])('parameters join a URL that ends with %s', async (end) => {
    const { url } = await serveSandbox();
    const client = createClient({ url: new URL(url + end), method: 'GET' });
    expect(await client.query('{ __typename }')).toEqual({ __typename: 'Query' });
  });

  test.each([
    ['{ a }', true],
    ['query A { mutation { x } }', true],
    ['# mutation\nquery A($a: String = "mutation {") { a(b: """ "} mutation { """) }', true],
    ['query A { a }', true],
    ['fragment F on T { a } mutation B { b }', false],
    ['fragment F on T { a(b: {c: {d: 1}}) { e } }\nsubscription { b }', false],
    ['mutation($a: I = {b: "{"}) { b }', false],
  ])('%s: a query is %s', (text, is) => expect(isQuery(text)).toBe(is));
});

describe('automatic persisted queries', () => {
  test('send the hash alone, and the text once', async () => {
    const { url } = await serveSandbox();
    const { fetch, sent } = notedFetch();
    const client = createClient({ url, fetch, persisted: automaticPersistedQueries() });
    for (const id of ['assistant-front-desk', 'assistant-front-desk', 'assistant-billing-desk']) await client.query(NAME, { id });
    expect(sent.map(({ body }) => 'query' in body)).toEqual([false, true, false, false]);
    expect(new Set(sent.map(({ body }) => JSON.stringify(body['extensions']))).size).toBe(1);
  });

  test('by GET send the text by POST', async () => {
    const { url } = await serveSandbox();
    const { fetch, sent } = notedFetch();
    const client = createClient({ url, fetch, method: 'GET', persisted: automaticPersistedQueries() });
    for (let count = 0; count < 2; count += 1) await client.query(FlowWithEdgesDocument);
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });

  test('take another function for hashes, whose failure is that of the operation', async () => {
    const { url } = await serveSandbox();
    const failing = createClient({ url, persisted: automaticPersistedQueries(() => Promise.reject(new Error('no crypto'))) });
    await expect(failing.query(NAME, FRONT_DESK)).rejects.toThrow('no crypto');
    const wrong = createClient({ url, persisted: automaticPersistedQueries(() => 'a'.repeat(64)) });
    expect((await errorOf(wrong.query(NAME, FRONT_DESK))).code).toBe('BAD_USER_INPUT');
  });

  test('do not send a write twice because its answer mentions an unknown hash', async () => {
    let count = 0;
    const url = await serveAnything((_request, response) => {
      count += 1;
      response.setHeader('content-type', 'application/json');
      response.end('{"data":{"a":null},"errors":[{"message":"m","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}');
    });
    const client = createClient({ url, persisted: automaticPersistedQueries() });
    expect((await errorOf(client.query('mutation { a }'))).code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(count).toBe(1);
  });
});

describe('persisted operations', () => {
  const listed = () => serveSandbox({ operations: parseOperationList(MANIFEST), graphiql: false, introspection: false });

  test('send the id that the manifest has, never a text', async () => {
    const { url, calls } = await listed();
    const { fetch, sent } = notedFetch();
    const client = createClient({ url, fetch, persisted: persistedOperations(JSON.parse(MANIFEST) as OperationManifest) });
    expect((await client.query(ListWithFiltersDocument, { first: 1, filter: null })).assistants.totalCount).toBe(18);
    expect(sent).toEqual([
      { method: 'POST', body: { documentId: expect.stringMatching(/^[0-9a-f]{64}$/), variables: { first: 1, filter: null } } },
    ]);
    const byGet = createClient({ url, fetch, method: 'GET', persisted: persistedOperations(JSON.parse(MANIFEST) as OperationManifest) });
    await byGet.query(DeletedAssistantsDocument);
    expect(sent[1]).toEqual({ method: 'GET', body: { documentId: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    const refused = await errorOf(client.query('{ __typename }'));
    expect([refused.code, refused.message]).toEqual(['PERSISTED_OPERATION_REQUIRED', 'The manifest does not have this operation.']);
    expect(sent).toHaveLength(2);
    expect(calls()).toHaveLength(2);
  });

  test('take an object of ids and texts, and the hash that a generated document has', async () => {
    const text = '{ assistants { totalCount } }';
    const { url } = await serveSandbox({ operations: new OperationList([{ id: 'count', text }]), graphiql: false });
    expect(await createClient({ url, persisted: persistedOperations({ count: text }) }).query(text)).toEqual({
      assistants: { totalCount: 18 },
    });
    const document = Object.assign(Object(text) as string, { __meta__: { hash: 'count' } });
    expect(await createClient({ url, persisted: persistedOperations() }).query(document)).toEqual({ assistants: { totalCount: 18 } });
  });

  test('that the gateway does not have are refused with its codes', async () => {
    const { url } = await listed();
    const unknown = await errorOf(
      createClient({ url, persisted: persistedOperations({ nobody: '{ __typename }' }) }).query('{ __typename }'),
    );
    expect([unknown.code, unknown.errors[0]?.extensions.code]).toEqual(['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_FOUND']);
    expect((await errorOf(createClient({ url }).query('{ __typename }'))).code).toBe('PERSISTED_OPERATION_REQUIRED');
  });
});

describe('what failed', () => {
  /** A gateway that refuses a number of times, with these extensions, and counts. */
  const failing = async (times: number, extensions: { code: string; retryAfterSeconds?: number }) => {
    const seen = { requests: 0 };
    const url = await serveAnything((_request, response) => {
      seen.requests += 1;
      const refused = { data: null, errors: [{ message: 'Not now.', path: ['a'], extensions }] };
      response.end(JSON.stringify(seen.requests <= times ? refused : { data: { a: 1 } }));
    });
    return { client: createClient({ url }), seen };
  };
  const SOON = { retryAfterSeconds: 0.01 };

  test.each(['RATE_LIMITED', 'UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE', 'LIMIT_EXCEEDED'])(
    'with %s is sent again after the pause that the gateway asks for, if it is a query',
    async (code) => {
      const { client, seen } = await failing(2, { code, ...SOON });
      expect(await client.query('{ a }')).toEqual({ a: 1 });
      expect(seen.requests).toBe(3);
    },
  );

  test('is sent as often as said, for the client and for a request', async () => {
    const { client, seen } = await failing(9, { code: 'UPSTREAM_UNAVAILABLE', ...SOON });
    expect((await client.execute('{ a }')).errors[0]?.code).toBe('UPSTREAM_UNAVAILABLE');
    expect(seen.requests).toBe(3);
    expect((await errorOf(client.query('{ a }', {}, { retries: 0 }))).code).toBe('UPSTREAM_UNAVAILABLE');
    expect(seen.requests).toBe(4);
  });

  test('is not sent again if the gateway asks for too long a pause', async () => {
    const { client, seen } = await failing(1, { code: 'RATE_LIMITED', retryAfterSeconds: 60 });
    expect((await errorOf(client.query('{ a }'))).retryAfterSeconds).toBe(60);
    expect(seen.requests).toBe(1);
  });

  test.each(['BAD_USER_INPUT', 'CONFLICT', 'UPSTREAM_BAD_RESPONSE', 'LIMIT_EXCEEDED', 'BRAND_NEW'])(
    'with %s, which does not pass, is not',
    async (code) => {
      const { client, seen } = await failing(1, { code });
      expect((await errorOf(client.query('{ a }'))).errors[0]?.extensions.code).toBe(code);
      expect(seen.requests).toBe(1);
    },
  );

  test('is not sent again if it writes, unless the request says so', async () => {
    const WRITE = 'mutation { addAssistantTag(input: { id: "a", tag: "b" }) { userErrors { code } } }';
    let count = 0;
    const url = await serveAnything((request, response) => {
      count += 1;
      if (count < 3) return void request.socket.destroy();
      return response.end('{"data":{"addAssistantTag":{"userErrors":[]}}}');
    });
    const client = createClient({ url, retries: 5 });
    expect((await errorOf(client.query(WRITE))).code).toBe('NETWORK_ERROR');
    expect(count).toBe(1);
    await client.query(WRITE, {}, { retries: 1 });
    expect(count).toBe(3);
  });

  test('is given up when the caller leaves while it waits', async () => {
    const reason = new Error('changed my mind');
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = vi.fn<typeof globalThis.fetch>().mockRejectedValue(new TypeError('fetch failed'));
    const listen = signal.addEventListener.bind(signal);
    // This fetch does not listen to the signal: what does is the pause.
    vi.spyOn(signal, 'addEventListener').mockImplementation((...given: Parameters<typeof listen>) => {
      listen(...given);
      controller.abort(reason);
    });
    const client = createClient({ url: 'http://127.0.0.1/graphql', fetch, retries: 99 });
    await expect(client.query('{ a }', {}, { signal })).rejects.toBe(reason);
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

test('a path without a gateway is reported with where it is', async () => {
  const { url } = await serveSandbox();
  const error = await errorOf(createClient({ url: new URL('/other', url) }).query('{ __typename }'));
  expect(error).toBeInstanceOf(AssistantsGatewayError);
  expect(error).toMatchObject({ code: 'NOT_FOUND', status: 404, message: expect.stringContaining('GraphQL is at /graphql') });
});

describe('a token that is not there', () => {
  test.each([null, undefined, '', () => null, async () => undefined])('is not sent: %s', async (token) => {
    let authorization: string | undefined;
    const url = await serveAnything((request, response) => {
      ({ authorization } = request.headers);
      response.end('{"data":{"a":1}}');
    });
    expect(await createClient({ url, token }).query('{ a }')).toEqual({ a: 1 });
    expect(authorization).toBeUndefined();
  });
});

describe('a URL that no request can go to', () => {
  test.each(['http://', '/graphql', 'localhost:4000/graphql', 'ftp://localhost/graphql', 'http://a:b@localhost/graphql', ''])(
    '%j is a TypeError, and not tried again',
    async (url) => {
      const spy = vi.spyOn(globalThis, 'fetch');
      onTestFinished(() => spy.mockRestore());
      await expect(createClient({ url }).query('{ a }')).rejects.toThrow(TypeError);
      expect(spy).toHaveBeenCalledOnce();
    },
  );

  test('is one where `fetch` says so: the program may have its own', async () => {
    const fetch = async () => Response.json({ data: { a: 1 } });
    expect(await createClient({ url: '/graphql', fetch }).query('{ a }')).toEqual({ a: 1 });
    const failing = async () => Promise.reject(new Error('down'));
    expect((await errorOf(createClient({ url: '/graphql', fetch: failing, retries: 0 }).query('{ a }'))).code).toBe('NETWORK_ERROR');
  });
});

test('null for what is absent of an answer means that it is absent', async () => {
  const fetch = async () => Response.json({ data: { a: 1 }, errors: null, extensions: null });
  expect(await createClient({ url: '/graphql', fetch }).execute('{ a }')).toMatchObject({ data: { a: 1 }, errors: [], extensions: {} });
});
