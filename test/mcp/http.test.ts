/** What `/mcp` takes, from whom, and what it refuses before anything is called. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { loadMcp } from '../../src/mcp/mcp.ts';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { definitionOf, rpc, startMcp } from '../support/mcp.ts';
import { serve } from '../support/socket.ts';
import { startUpstream } from '../support/upstream.ts';

const LIST = ['tools/list', 'tools/call', 'initialize', 'prompts/list', 'nothing'] as const;
const TAGS = { name: 'tags', arguments: {} };
const OPERATIONS = { operations: { tags: 'query Tags { assistantTags }' } };

const post = async (gateway: Awaited<ReturnType<typeof startMcp>>, body: BodyInit, headers: Readonly<Record<string, string>> = {}) => {
  const response = await gateway.app.fetch('http://127.0.0.1/mcp', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, message: (await response.json()) as unknown };
};
const refusal = (code: string, rpcCode = -32_000) => ({
  jsonrpc: '2.0',
  id: null,
  error: { code: rpcCode, message: expect.any(String), data: { code } },
});

describe('without a token', () => {
  test('each request gets the UNAUTHENTICATED of /graphql, and nothing is called', async () => {
    const gateway = await startMcp(OPERATIONS, { defaultToken: null, isSandbox: false });
    const { errors } = await gateway.query('{ assistantTags }');
    for (const method of LIST) {
      const { status, headers, message } = await rpc(gateway, method, method === 'tools/call' ? TAGS : {});
      expect([method, status, headers.get('www-authenticate')]).toEqual([method, 401, 'Bearer']);
      expect(message).toEqual({
        ...refusal('UNAUTHENTICATED'),
        error: { code: -32_000, message: errors?.[0]?.message, data: errors?.[0]?.extensions },
      });
    }
    expect(gateway.calls()).toEqual([]);
    expect(gateway.requests.at(-1)).toMatchObject({ route: 'mcp', status: 401, codes: { UNAUTHENTICATED: 1 } });
  });

  test('it learns who signs them, where the gateway knows its own URL and the issuer is one', async () => {
    const options = { auth: jwtMode(), publicUrl: 'https://a.example/gateway' };
    const gateway = await startMcp(OPERATIONS, options);
    const { status, headers } = await rpc(gateway, 'initialize');
    const metadata = 'https://a.example/gateway/.well-known/oauth-protected-resource';
    expect([status, headers.get('www-authenticate')]).toEqual([401, `Bearer resource_metadata="${metadata}"`]);
    for (const path of ['', '/mcp']) {
      const answer = await gateway.app.fetch(`http://127.0.0.1/.well-known/oauth-protected-resource${path}`);
      expect(await answer.json()).toEqual({
        resource: 'https://a.example/gateway/mcp',
        authorization_servers: ['https://issuer.example'],
        bearer_methods_supported: ['header'],
        resource_name: 'Telnyx AI assistants',
      });
    }
    for (const others of [{ auth: jwtMode() }, { ...options, auth: jwtMode({ issuer: 'me' }) }, { publicUrl: options.publicUrl }]) {
      const { app } = await startMcp(OPERATIONS, others);
      expect((await app.fetch('http://127.0.0.1/.well-known/oauth-protected-resource')).status).toBe(404);
    }
  });

  test('a token that does not verify is refused in the same way', async () => {
    const gateway = await startMcp(OPERATIONS, { auth: jwtMode() });
    const authorization = `Bearer ${await sign('assistants:read', { expiresIn: -60 })}`;
    const { status, message } = await rpc(gateway, 'tools/call', TAGS, { headers: { authorization } });
    expect([status, message.error]).toEqual([401, { code: -32_000, message: 'The token has expired.', data: { code: 'UNAUTHENTICATED' } }]);
    expect(gateway.calls()).toEqual([]);
  });
});

test('each call is made with the token of its own request', async () => {
  const upstream = await startUpstream(() => ({ body: { data: [], meta: {} } }));
  const gateway = startGateway({ upstreamUrl: upstream.url, mcp: await loadMcp(definitionOf(OPERATIONS)) });
  const tokens = Array.from({ length: 6 }, (_none, index) => `KEY_of_caller_${index}`);
  await Promise.all(tokens.map(async (token) => rpc(gateway, 'tools/call', TAGS, { headers: { authorization: `Bearer ${token}` } })));
  expect(upstream.requests.map(({ headers }) => headers.authorization).toSorted()).toEqual(tokens.map((token) => `Bearer ${token}`));
});

test('pages of origins that are not listed may not ask, be it for the list of tools', async () => {
  const listed = 'https://app.example';
  const open = await startMcp(OPERATIONS, { corsOrigins: [listed] });
  const closed = await startMcp(OPERATIONS);
  for (const [gateway, origin] of [
    [open, 'https://other.example'],
    [open, 'null'],
    [closed, listed],
    [closed, 'http://127.0.0.1'],
  ] as const) {
    const { status, message } = await rpc(gateway, 'tools/list', {}, { headers: { origin } });
    expect([origin, status, message]).toEqual([origin, 403, refusal('FORBIDDEN')]);
  }
  const { status, headers } = await rpc(open, 'tools/list', {}, { headers: { origin: listed } });
  expect([status, headers.get('access-control-allow-origin')]).toEqual([200, listed]);
  expect((await rpc(closed, 'tools/list')).status).toBe(200);
  expect([...open.calls(), ...closed.calls()]).toEqual([]);
});

test('what is not a message is refused before it is looked at', async () => {
  const gateway = await startMcp(OPERATIONS, { operationLimits: { maxBodyBytes: 20_000 } });
  const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: TAGS });
  expect(await post(gateway, '{')).toMatchObject({ status: 400, message: refusal('BAD_USER_INPUT', -32_700) });
  expect(await post(gateway, `[${message},${message}]`)).toMatchObject({ status: 400, message: refusal('BAD_USER_INPUT') });
  expect(await post(gateway, message, { 'content-type': 'text/plain' })).toMatchObject({ status: 415, message: refusal('BAD_USER_INPUT') });
  expect(await post(gateway, message, { 'content-encoding': 'gzip' })).toMatchObject({ status: 415, message: refusal('BAD_USER_INPUT') });
  expect(await post(gateway, message.padEnd(20_001))).toMatchObject({ status: 413, message: refusal('LIMIT_EXCEEDED') });
  expect(await post(gateway, Buffer.from([0xc3, 0x28]))).toMatchObject({ status: 400, message: refusal('BAD_USER_INPUT', -32_700) });
  // The two say different things of what is asked for.
  const modern = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list', 'mcp-name': 'tags' };
  expect(await post(gateway, message, modern)).toMatchObject({ status: 400, message: { error: { code: expect.any(Number) } } });
  expect(gateway.calls()).toEqual([]);
});

const MODERN = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'a', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

test.each([
  ['2025-11-25', TAGS, {}],
  ['2026-07-28', { ...TAGS, _meta: MODERN }, { 'mcp-method': 'tools/call', 'mcp-name': 'tags' }],
])('a client that leaves ends the call that it has made by %s', async (version, params, more) => {
  const upstream = await startUpstream(() => new Promise(() => {}));
  const { url } = await serve(startGateway({ upstreamUrl: upstream.url, mcp: await loadMcp(definitionOf(OPERATIONS)) }));
  const leaving = new AbortController();
  const sent = fetch(url.replace('/graphql', '/mcp'), {
    method: 'POST',
    signal: leaving.signal,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      authorization: 'Bearer KEY',
      'mcp-protocol-version': version,
      ...more,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  }).then(async (response) => response.text());
  await expect.poll(() => upstream.calls).toHaveLength(1);
  leaving.abort();
  await expect(sent).rejects.toThrow('aborted');
  await expect.poll(() => upstream.abandoned).toHaveLength(1);
});

test.each(['application/json', '*/*', ''])('a client that takes "%s", and so no events, is answered by JSON', async (accept) => {
  const gateway = await startMcp(OPERATIONS);
  const message = JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'tools/call', params: TAGS });
  const answer = await post(gateway, message, { accept });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
  expect(answer.message).toMatchObject({ id: 7, result: { structuredContent: { assistantTags: expect.any(Array) } } });
});

test('there are no streams and no sessions', async () => {
  const gateway = await startMcp(OPERATIONS);
  for (const method of ['GET', 'DELETE', 'PUT']) {
    const { status, headers } = await gateway.app.fetch('http://127.0.0.1/mcp', { method, headers: { accept: 'text/event-stream' } });
    expect([method, status, headers.get('allow')]).toEqual([method, 405, 'POST']);
  }
  const { headers } = await rpc(gateway, 'initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'a', version: '1' },
  });
  expect([headers.get('mcp-session-id'), headers.get('cache-control')]).toEqual([null, 'no-store']);
});

test('where MCP is off there is nothing', async () => {
  const gateway = await startSandboxGateway();
  expect((await rpc(gateway, 'tools/list')).status).toBe(404);
});
