/** The client that the package publishes, against a gateway on a port. `package.test.ts` has what is built of it. */
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  FlowWithEdgesDocument,
  HandoffsTwoLevelsDeepDocument,
  ListWithFiltersDocument,
  ToolsByKindDocument,
  WriteImportFromVapiDocument,
  type ListWithFiltersQuery,
} from '../../src/client/operations.ts';
import { createClient, type ErrorCode, type GatewayCode } from '../../src/client/public.ts';
import type { AnswerCode } from '../../src/errors.ts';
import { serveInFrontOf, serveSandbox } from '../support/socket.ts';
import { deadUrl, errorOf, serveAnything } from './client-support.ts';
import { account, startUpstream } from '../support/upstream.ts';

const LIST = 'GET /ai/assistants';

describe('the client', () => {
  test('brings typed data for typed variables', async () => {
    const { url, calls } = await serveSandbox();
    const client = createClient({ url });
    const { assistants } = await client.query(ListWithFiltersDocument, { first: 2, filter: { enabledFeature: 'TELEPHONY' } });
    expectTypeOf(assistants).toEqualTypeOf<ListWithFiltersQuery['assistants']>();
    expect(assistants.nodes).toHaveLength(2);
    const second = await client.query(ListWithFiltersDocument, {
      first: 2,
      after: assistants.pageInfo.endCursor,
      filter: { enabledFeature: 'TELEPHONY' },
    });
    expect(new Set([...assistants.nodes, ...second.assistants.nodes].map(({ id }) => id)).size).toBe(4);
    expect(calls()).toEqual([LIST]);
  });

  test('needs no variables where an operation has none, or has defaults for all', async () => {
    const { url } = await serveSandbox();
    const client = createClient({ url });
    expect((await client.query(HandoffsTwoLevelsDeepDocument)).assistants.nodes.length).toBeGreaterThan(0);
    expect((await client.query(FlowWithEdgesDocument)).assistant?.conversationFlow?.nodes.length).toBeGreaterThan(0);
  });

  test('sends writes too, and shows why one was refused as data', async () => {
    const { url, calls } = await serveSandbox();
    const client = createClient({ url });
    const done = await client.query(WriteImportFromVapiDocument);
    expect(done.importAssistants).toMatchObject({ assistants: [{ importMetadata: { importProvider: 'VAPI' } }], userErrors: [] });
    const refused = await client.query(WriteImportFromVapiDocument, { input: { provider: 'VAPI', apiKeyRef: 'nobody' } });
    expect(refused.importAssistants).toMatchObject({ assistants: [], userErrors: [{ code: 'BAD_USER_INPUT' }] });
    expect(calls()).toEqual(['POST /ai/assistants/import', 'POST /ai/assistants/import']);
  });

  test('takes plain text too, whose data it knows nothing of', async () => {
    const { url } = await serveSandbox();
    const data = await createClient({ url }).query('query ($id: ID!) { assistant(id: $id) { name } }', { id: 'assistant-front-desk' });
    expectTypeOf(data).toEqualTypeOf<unknown>();
    expect(data).toEqual({ assistant: { name: 'Clinic front desk' } });
  });

  test('asks a token function before each request, and sends headers of client and request', async () => {
    const upstream = await startUpstream(account([{ id: 'a', name: 'A' }]));
    const { url } = await serveInFrontOf({ upstreamUrl: upstream.url });
    const tokens = ['first', 'second', 'third'];
    const client = createClient({
      url: new URL(url),
      token: async () => tokens.shift() ?? 'none',
      headers: { 'Cache-Control': 'max-age=0' },
    });
    const text = '{ assistant(id: "a") { name } }';
    await client.query(text);
    await client.query(text);
    await client.query(text, {}, { headers: { 'cache-control': 'no-cache' } });
    expect(upstream.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer first', 'Bearer second', 'Bearer third']);
    const other = createClient({ url, token: 'first' });
    await other.query(text);
    expect(upstream.calls).toHaveLength(3);
    await other.query(text, {}, { headers: { 'Cache-Control': 'no-cache' } });
    expect(upstream.calls).toHaveLength(4);
  });

  test('uses the fetch that it is given', async () => {
    const { app } = await serveSandbox();
    const asked: string[] = [];
    const client = createClient({
      url: 'http://gateway.example/graphql',
      fetch: async (input, init) => {
        asked.push(input instanceof Request ? input.url : input.toString());
        return app.fetch('http://127.0.0.1/graphql', init as RequestInit);
      },
    });
    expect(await client.query('{ assistants { totalCount } }')).toEqual({ assistants: { totalCount: 18 } });
    expect(asked).toEqual(['http://gateway.example/graphql']);
  });
});

describe('an error', () => {
  test('of the operation has the code, the place and the request id of the gateway', async () => {
    const { url, calls } = await serveSandbox();
    const error = await errorOf(createClient({ url }).query(ListWithFiltersDocument, { first: 1000 }));
    expect(error).toMatchObject({
      name: 'AssistantsGatewayError',
      message: 'first is 1000, but takes 1 to 250.',
      code: 'BAD_USER_INPUT',
      errors: [
        {
          code: 'BAD_USER_INPUT',
          path: ['assistants'],
          locations: [{ line: 3, column: 3 }],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
      data: null,
      retryAfterSeconds: null,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: 200,
    });
    expect(calls()).toEqual([]);
  });

  test('of the credential is distinguished, and of the upstream has its request id too', async () => {
    const { url } = await serveInFrontOf({ upstreamUrl: (await startUpstream(() => ({ status: 401 }))).url });
    const without = await errorOf(createClient({ url }).query(ToolsByKindDocument));
    expect(without.code).toBe('UNAUTHENTICATED');
    expect(without.errors[0]?.extensions.upstream).toBeUndefined();
    const refused = await errorOf(createClient({ url, token: 'revoked' }).query(ToolsByKindDocument));
    expect(refused.errors[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED', upstream: { status: 401, requestId: 'req-1' } });
  });

  test('of a limit says how long to wait', async () => {
    const upstream = await startUpstream(() => ({ status: 429, headers: { 'retry-after': '60' } }));
    const { url } = await serveInFrontOf({ upstreamUrl: upstream.url });
    const error = await errorOf(createClient({ url, token: 't' }).query(ToolsByKindDocument));
    expect([error.code, error.retryAfterSeconds]).toEqual(['RATE_LIMITED', 60]);
  });

  test('of a request that the gateway refuses before executing has its status', async () => {
    const { url } = await serveSandbox();
    const client = createClient({ url });
    expect(await errorOf(client.query('{ nothing }'))).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', status: 400 });
    expect(await errorOf(client.query('{'))).toMatchObject({ code: 'GRAPHQL_PARSE_FAILED', status: 400 });
  });

  test('of one field leaves the rest in its data, and `execute` gives both without throwing', async () => {
    const upstream = await startUpstream(account([{ id: 'a', name: 'A', model: 5 }]));
    const { url } = await serveInFrontOf({ upstreamUrl: upstream.url });
    const client = createClient({ url, token: 't' });
    const rest = { assistant: { name: 'A', model: null } };
    const text = '{ assistant(id: "a") { name model } }';
    const error = await errorOf(client.query(text));
    expect(error).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE', data: rest, errors: [{ path: ['assistant', 'model'] }] });
    const answer = await client.execute(text);
    expect(answer).toEqual({
      data: rest,
      errors: error.errors,
      extensions: {},
      status: 200,
      requestId: expect.not.stringMatching(error.requestId ?? ''),
    });
    expect(upstream.calls).toEqual(['GET /ai/assistants/a']);
  });

  test('of `execute` is thrown only where no gateway answered', async () => {
    const { url } = await serveSandbox();
    const { data, errors } = await createClient({ url }).execute(ListWithFiltersDocument, { first: 1000 });
    expect([data, errors[0]?.extensions.code]).toEqual([null, 'BAD_USER_INPUT']);
    const page = await serveAnything((_request, response) => response.end('<html>'));
    expect((await errorOf(createClient({ url: page }).execute('{ __typename }'))).code).toBe('BAD_ANSWER');
  });

  test('of a code that is newer than the client keeps it in its extensions', async () => {
    const url = await serveAnything((_request, response) => {
      response.end(JSON.stringify({ errors: [{ message: 'So.', extensions: { code: 'BRAND_NEW', retryAfterSeconds: 7 } }] }));
    });
    expect(await errorOf(createClient({ url }).query('{ __typename }'))).toMatchObject({
      code: 'UNKNOWN',
      message: 'So.',
      retryAfterSeconds: 7,
      errors: [{ code: 'UNKNOWN', locations: [], path: null, extensions: { code: 'BRAND_NEW' } }],
    });
  });

  test.each([
    ['a page of a proxy', 502, '<html>Bad gateway</html>'],
    ['nothing', 200, ''],
    ['JSON of another kind', 200, '[1]'],
    ['neither data nor errors', 200, '{}'],
    ['errors that are none', 200, '{"errors":["no"]}'],
    ['data that is null for no reason', 200, '{"data":null}'],
  ])('of an answer that is %s says so, with the status', async (_what, status, body) => {
    const url = await serveAnything((_request, response) => response.writeHead(status).end(body));
    expect(await errorOf(createClient({ url, retries: 0 }).query('{ __typename }'))).toMatchObject({
      code: 'BAD_ANSWER',
      status,
      data: null,
    });
  });

  test('of the network has its cause', async () => {
    const dead = await deadUrl();
    const refused = await errorOf(createClient({ url: dead, retries: 0 }).query('{ __typename }'));
    expect(refused).toMatchObject({
      code: 'NETWORK_ERROR',
      message: `No complete answer of ${dead}: connect ECONNREFUSED ${new URL(dead).host}`,
      status: null,
      requestId: null,
      cause: expect.any(TypeError),
    });
    const url = await serveAnything((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"data":');
      setImmediate(() => response.destroy());
    });
    expect((await errorOf(createClient({ url, retries: 0 }).query('{ __typename }'))).code).toBe('NETWORK_ERROR');
  });

  test('is none of these where the caller itself ended the request: before, while waiting, and while reading', async () => {
    const reason = new Error('changed my mind');
    const { url } = await serveSandbox();
    await expect(createClient({ url }).query('{ __typename }', {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    for (const answer of ['', '{"data":']) {
      const controller = new AbortController();
      const slow = await serveAnything((_request, response) => {
        if (answer !== '') response.writeHead(200).write(answer);
        setImmediate(() => controller.abort(reason));
      });
      await expect(createClient({ url: slow }).query('{ __typename }', {}, { signal: controller.signal })).rejects.toBe(reason);
    }
  });
});

test('the codes of the client are those of answers, and a few of its own', () => {
  expectTypeOf<GatewayCode>().toEqualTypeOf<AnswerCode>();
  expectTypeOf<Exclude<ErrorCode, GatewayCode>>().toEqualTypeOf<'NETWORK_ERROR' | 'BAD_ANSWER' | 'UNKNOWN'>();
});
