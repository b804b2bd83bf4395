/** What programs import as `assistants-gateway`. */
import { expect, onTestFinished, test } from 'vitest';
import { createGateway } from '../../src/library/public.ts';
import type { GatewayOptions } from '../../src/library/options.generated.ts';
import { account, startUpstream } from '../support/upstream.ts';

const COUNT = JSON.stringify({ query: '{ assistants { totalCount } }' });
const URL_OF = 'https://gateway.example/graphql';

function start(options: Partial<GatewayOptions> = {}) {
  const gateway = createGateway({ upstreamUrl: 'sandbox', logLevel: 'silent', ...options });
  onTestFinished(() => gateway.close());
  return gateway;
}

const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  new Request(URL_OF, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

test('answers as a fetch handler, with the objects of the platform', async () => {
  const { fetch } = start();
  const answer = await fetch(post(COUNT));
  expect(answer).toBeInstanceOf(Response);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^application\/.*json/)]);
  expect(await answer.json()).toEqual({ data: { assistants: { totalCount: 18 } } });
  expect((await fetch('https://gateway.example/health/live')).status).toBe(200);
});

test('passes the token of the caller on, and reads nothing of the environment', async () => {
  process.env['CACHE_TTL_MS'] = 'nonsense';
  onTestFinished(() => void delete process.env['CACHE_TTL_MS']);
  const upstream = await startUpstream(account([{ id: 'a', name: 'A', tools: [] }]));
  const { fetch } = start({ upstreamUrl: upstream.url });
  expect(await (await fetch(post(COUNT))).json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(upstream.calls).toEqual([]);
  const answer = await fetch(post(COUNT, { authorization: 'Bearer test-token' }));
  expect(await answer.json()).toEqual({ data: { assistants: { totalCount: 1 } } });
  expect(upstream.calls).toEqual(['GET /ai/assistants']);
});

test('sends an answer in parts as it comes, and stops where its reader does', async () => {
  const { fetch } = start();
  const query = 'subscription { chat(input: { assistantId: "assistant-front-desk", message: "Hello" }) { __typename } }';
  const answer = await fetch(post(JSON.stringify({ query }), { accept: 'text/event-stream' }));
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body?.getReader();
  expect((await reader?.read())?.value).toBeInstanceOf(Uint8Array);
  await reader?.cancel();
});

test('serves agents, and rejects requests where what they may call cannot be answered', async () => {
  const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  const ask = async (options: Partial<GatewayOptions>) =>
    start(options).fetch('https://gateway.example/mcp', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: list,
    });
  const answer = await ask({ mcp: true, mcpOperations: { tags: 'query ListTags { assistantTags }' } });
  expect(answer).toBeInstanceOf(Response);
  expect(await answer.text()).toContain('"name":"list_tags"');
  await expect(ask({ mcp: true, mcpOperations: { gone: 'query Gone { gone }' } })).rejects.toThrow(
    /^mcpOperations takes .* not gone: Cannot query/,
  );
  expect(() => start({ mcpWrites: true })).toThrow('mcpWrites only applies with mcp: true.');
});

test('refuses requests once it is closed', async () => {
  const { fetch, close } = start();
  await fetch(post(COUNT));
  await close();
  await expect(fetch(post(COUNT))).rejects.toThrow('The gateway is closed.');
});

test('hands its log lines to the logger of the program', async () => {
  const lines: unknown[] = [];
  const write = (level: string) => (fields: object, message?: string) => void lines.push([level, fields, message]);
  const logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const { fetch } = start({ logLevel: undefined, logger });
  await (await fetch(post(COUNT))).text();
  expect(lines).toEqual([['info', expect.objectContaining({ route: 'graphql', status: 200 }), 'request']]);
});

const fail = () => {
  throw new Error('The disk is full.');
};
const failLater = async () => Promise.reject(new Error('The disk is full.'));

test.each([
  ['throws', { debug: fail, info: fail, warn: fail, error: fail, isLevelEnabled: fail }],
  ['rejects', { debug: failLater, info: failLater, warn: failLater, error: failLater }],
])('answers as ever where the logger of the program %s, and warns of it once', async (_what, logger) => {
  const warnings: string[] = [];
  const note = ({ message }: Error) => void warnings.push(message);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  const upstream = await startUpstream(() => ({ body: { id: 'a', name: 'B', data: [] } }));
  // Which is a warning at the start.
  const { fetch } = start({ upstreamUrl: upstream.url, logLevel: undefined, logger, telnyxApiKey: 'KEY' });
  const query = 'mutation { updateAssistant(input: { id: "a", changes: { name: "B" } }) { userErrors { code } } }';
  for (const body of [JSON.stringify({ query }), COUNT]) {
    const answer = await fetch(post(body, { authorization: 'Bearer test-token' }));
    expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([200, ['data']]);
  }
  expect(upstream.calls).toEqual(['POST /ai/assistants/a', 'GET /ai/assistants']);
  await new Promise(setImmediate);
  expect(warnings).toEqual(['The logger of createGateway failed, so log lines are missing: The disk is full.']);
});

test('rejects requests with the faults of a list of operations, in the terms of options', async () => {
  const { fetch } = start({ persistedOperations: '/no/such/file.json' });
  await expect(fetch(post(COUNT))).rejects.toThrow(/^persistedOperations takes the path of a list .*\(ENOENT\)\.$/);
  const { fetch: other } = start({ persistedOperations: { PORT: '{ HOST }' } });
  await expect(other(post(COUNT))).rejects.toThrow(
    'persistedOperations takes operations that can be answered, but not PORT: Cannot query field "HOST" on type "Query".',
  );
  const hash = 'a'.repeat(64);
  const { fetch: twice } = start({ persistedOperations: { [`sha256:${hash}`]: '{ __typename }', [hash]: '{ __typename }' } });
  await expect(twice(post(COUNT))).rejects.toThrow(/^persistedOperations takes a list .*twice\.$/);
});

test('answers the operations of an object by their ids, and no others', async () => {
  const texts = { count: '{ assistants { totalCount } }' };
  const { fetch } = start({ persistedOperations: texts });
  texts.count = '{ __typename }';
  const answer = await fetch(post('{"documentId":"count"}'));
  expect(await answer.json()).toEqual({ data: { assistants: { totalCount: 18 } } });
  expect(await (await fetch(post('{"query":"{ __typename }"}'))).json()).toMatchObject({ errors: [{}] });
});

test('lets pages of no origin send requests where the list of origins is empty', async () => {
  const { fetch } = start({ corsOrigins: [] });
  const answer = await fetch(post(COUNT, { origin: 'https://app.example' }));
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, null]);
});

test('lets pages send no header of their own where the list of headers is empty', async () => {
  const { fetch } = start({ corsOrigins: ['https://app.example'], corsHeaders: [] });
  const preflight = await fetch(URL_OF, {
    method: 'OPTIONS',
    headers: { origin: 'https://app.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-mine' },
  });
  const { headers } = preflight;
  expect([headers.get('access-control-allow-origin'), headers.get('access-control-allow-headers')]).toEqual(['https://app.example', null]);
});
