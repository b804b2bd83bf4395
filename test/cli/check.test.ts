import { exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { run, runJson, SHAPES } from '../support/command.ts';
import { freePort } from '../support/free-port.ts';
import { account, startUpstream, type UpstreamReply } from '../support/upstream.ts';

const check = async (env: Readonly<Record<string, string>>, ...flags: readonly string[]) => {
  const { exitCode, data } = await runJson(SHAPES.check, ['check', ...flags], env);
  expect(data.ok).toBe(exitCode === 0);
  return { exitCode, lines: data.checks.map(({ name, status, detail }) => `${status} ${name}: ${detail}`) };
};
const startsWith = (text: string) => expect.stringMatching(new RegExp(`^${text}`)) as string;

test('without settings all is well, and nothing is called', async () => {
  expect(await check({})).toEqual({
    exitCode: 0,
    lines: ['ok configuration: valid', startsWith(String.raw`ok schema: \d+ types$`), startsWith('skipped operations: ')],
  });
  const { out } = await run(['check']);
  expect(out).toMatch(/^ok +configuration +valid\nok +schema +\d+ types\nskipped +operations +no list[^\n]+\n$/);
});

test('the list of operations is checked, and counted', async () => {
  const { exitCode, lines } = await check({ PERSISTED_OPERATIONS: 'persisted-operations.json' });
  expect([exitCode, lines[2]]).toEqual([0, startsWith(String.raw`ok operations: \d+ persisted operations`)]);
});

test('all faults at once, of settings, of files and of what settings need together', async () => {
  const env = {
    AUTH_MODE: 'jwt',
    PORT: 'x',
    JWT_SECRET_FILE: '/no/such',
    PERSISTED_OPERATIONS: '/no/such',
    UPSTREAM_URL: 'https://x.example',
  };
  expect(await check(env)).toEqual({
    exitCode: 1,
    lines: [
      startsWith('failed configuration: PORT '),
      startsWith('failed configuration: JWT_SECRET_FILE '),
      'failed configuration: TELNYX_API_KEY is needed with AUTH_MODE=jwt.',
      startsWith('failed operations: PERSISTED_OPERATIONS '),
    ],
  });
});

test('what is given as a flag is named as the flag, in faults, conflicts and warnings, and what is a variable as that', async () => {
  const flags = ['--port', 'x', '--jwt-secret-file=/no/such', '--auth-mode=jwt', '--persisted-operations=/no/such'];
  expect((await check({ MAX_DEPTH: '0', UPSTREAM_URL: 'https://x.example' }, ...flags)).lines).toEqual([
    startsWith('failed configuration: --port takes '),
    startsWith('failed configuration: MAX_DEPTH takes '),
    startsWith('failed configuration: --jwt-secret-file takes '),
    'failed configuration: TELNYX_API_KEY is needed with --auth-mode=jwt.',
    startsWith('failed operations: --persisted-operations '),
  ]);
  const { exitCode, err } = await run(['start', '--max-tokens=0'], { PORT: 'x' });
  expect([exitCode, err]).toEqual([1, expect.stringMatching(/^ {2}PORT .*\n {2}--max-tokens takes /m)]);
});

test('tools of agents are counted, and what cannot be one is a fault of theirs', async () => {
  expect((await check({ MCP: 'true' })).lines).toContain('ok mcp: agents have 13 tools, without 3 that write');
  const { exitCode, lines } = await check({ MCP: 'true', MCP_OPERATIONS: '/no/such' });
  expect([exitCode, lines]).toEqual([1, [startsWith('failed mcp: MCP_OPERATIONS takes ')]]);
  expect((await check({ MCP_OPERATIONS: '/no/such', MCP_WRITES: 'true' })).lines).toEqual([
    'failed configuration: MCP_OPERATIONS only applies with MCP=true.',
    'failed configuration: MCP_WRITES only applies with MCP=true.',
    startsWith('failed mcp: MCP_OPERATIONS takes '),
  ]);
});

test('variables without an effect are named, one line for each reason, beside faults too', async () => {
  const env = {
    PORT_FILE: '/x',
    UPSTREAM_URL_FILE: '/x',
    ALL_PROXY: 'http://x',
    all_proxy: 'http://x',
  };
  const warnings = [
    'PORT_FILE, UPSTREAM_URL_FILE have no effect: only secrets may be in files: JWT_SECRET, TELNYX_API_KEY, TELNYX_API_KEYS, SHARED_CACHE_SECRET, UPSTREAM_CLIENT_CERT, UPSTREAM_CLIENT_KEY, HTTPS_PROXY, HTTP_PROXY, REDIS_URL, OTEL_EXPORTER_OTLP_HEADERS',
    'ALL_PROXY, all_proxy have no effect: this version does not support what they are for',
  ];
  const warned = warnings.map((text) => `warning configuration: ${text}`);
  expect((await check(env)).lines.slice(0, 2)).toEqual(warned);
  expect((await check({ ALL_PROXY: ' x ' })).lines[0]).toMatch(/ALL_PROXY has no effect: this version does not support what it is for$/);
  const faulty = { ...env, PORT: 'x' };
  expect(await check(faulty)).toEqual({ exitCode: 1, lines: [startsWith('failed configuration: PORT '), ...warned] });
  expect((await check({ ...env, PERSISTED_OPERATIONS: '/no/such' })).lines).toEqual([startsWith('failed operations: '), ...warned]);
  const { exitCode, err } = await run(['start'], faulty);
  expect([exitCode, err]).toEqual([1, expect.stringContaining(`What is probably not meant besides:\n  ${warnings.join('.\n  ')}.\n`)]);
  expect((await run(['start'], { PORT: 'x', UPSTREM_URL: 'x' })).err).toMatch(/did you mean UPSTREAM_URL\?$/m);
  expect((await runJson(SHAPES.fault, ['start'], faulty)).data.error).toMatchObject({ faults: [startsWith('PORT ')], warnings });
});

test('what is probably not meant is a warning', async () => {
  const env = {
    UPSTREAM_URL: 'https://api.telnyx.com',
    UPSTREM_URL: 'x',
    JWT_ISUER: 'x',
    TELNYX_API_KEYS_FILES: 'x',
    cache_ttl_ms: '1',
    TELNYX_API_KEY: 'K',
  };
  const { exitCode, lines } = await check({ ...env, HOME: '/', PORTS: '1', UPSTREAM: 'x', TELNYX_PUBLIC_KEY: 'x' });
  expect(exitCode).toBe(0);
  expect(lines.filter((line) => line.startsWith('warning'))).toEqual([
    startsWith('warning configuration: TELNYX_API_KEY is set, but is not used'),
    startsWith('warning configuration: UPSTREAM_URL does not end with /v2'),
    startsWith('warning configuration: UPSTREM_URL is no setting and has no effect; did you mean UPSTREAM_URL?'),
    startsWith('warning configuration: JWT_ISUER .* JWT_ISSUER'),
    startsWith('warning configuration: TELNYX_API_KEYS_FILES .* TELNYX_API_KEYS_FILE'),
    startsWith('warning configuration: cache_ttl_ms .* CACHE_TTL_MS'),
  ]);
});

test.each<[string, UpstreamReply | 'account', string]>([
  ['has assistants', 'account', 'ok upstream: UPSTREAM_URL answers with 2 assistants'],
  [
    'refuses the key',
    { status: 401, body: { errors: [{ detail: 'no' }] } },
    'failed upstream: UPSTREAM_URL refuses the API key .HTTP status 401',
  ],
  ['has no such path', { status: 404, body: {} }, 'failed upstream: UPSTREAM_URL has no /ai/assistants .HTTP status 404.: check its path'],
  [
    'is something else',
    { body: '<html>', headers: { 'content-type': 'text/html' } },
    'failed upstream: UPSTREAM_URL is not the Telnyx API',
  ],
  ['limits the rate', { status: 429, headers: { 'retry-after': '60' } }, 'warning upstream: UPSTREAM_URL accepts no more requests'],
])('the upstream %s', async (_what, reply, line) => {
  const upstream = await startUpstream(
    reply === 'account'
      ? account([
          { id: 'a', name: 'Ann' },
          { id: 'b', name: 'Bob' },
        ])
      : () => reply,
  );
  const env = { AUTH_MODE: 'jwt', JWT_SECRET: 'x'.repeat(32), TELNYX_API_KEY: 'KEY-canary', UPSTREAM_URL: upstream.url };
  expect((await check(env)).lines.join()).not.toContain('upstream:');
  expect(upstream.calls).toEqual([]);
  const { lines } = await check(env, '--upstream');
  expect(lines.at(-1)).toEqual(startsWith(line));
  expect(lines.join()).not.toContain('canary');
  expect(upstream.calls).toEqual(['GET /ai/assistants']);
  expect(upstream.requests[0]?.headers.authorization).toBe('Bearer KEY-canary');
});

test('each account is checked by a call of its own', async () => {
  const upstream = await startUpstream(({ headers }) => (headers.authorization === 'Bearer K1' ? { body: { data: [] } } : { status: 403 }));
  const env = {
    AUTH_MODE: 'jwt',
    JWT_SECRET: 'x'.repeat(32),
    JWT_ACCOUNT_CLAIM: 'team',
    TELNYX_API_KEYS: 'red=K1,blue=K2',
    UPSTREAM_URL: upstream.url,
  };
  const { exitCode, lines } = await check(env, '--upstream');
  expect(lines.slice(-2)).toEqual([startsWith('ok upstream: account red: '), startsWith('failed upstream: account blue: ')]);
  expect([exitCode, upstream.calls.length]).toEqual([1, 2]);
});

test('in passthrough mode no key is sent, though there is one, and a demand for one is right', async () => {
  const bodies: unknown[] = [{ errors: [{ code: '10009', title: 'Authentication failed' }] }, 'Please log in'];
  const upstream = await startUpstream(() => ({ status: 401, body: bodies.shift() }));
  const env = { UPSTREAM_URL: upstream.url, TELNYX_API_KEY: 'KEY' };
  expect((await check(env, '--upstream')).lines.at(-1)).toEqual(startsWith('ok upstream: UPSTREAM_URL answers, and asks for an API key'));
  expect((await check(env, '--upstream')).lines.at(-1)).toEqual(startsWith('warning upstream: UPSTREAM_URL asks for an API key'));
  expect(upstream.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
});

const REFUSED = 'refuses connections (ECONNREFUSED): check host and port, and that it runs';

test('an upstream that cannot be reached is named by the reason, the sandbox needs no call', async () => {
  const host = `127.0.0.1:${await freePort()}`;
  const { exitCode, lines } = await check({ UPSTREAM_URL: `http://${host}/v2` }, '--upstream');
  expect([exitCode, lines.at(-1)]).toEqual([1, `failed upstream: UPSTREAM_URL: ${host} ${REFUSED}`]);
  expect((await check({}, '--upstream')).lines.at(-1)).toBe('ok upstream: the embedded sandbox');
});

test('published keys are fetched and counted', async () => {
  const { publicKey } = await generateKeyPair('ES256');
  const replies: UpstreamReply[] = [{ body: { keys: [await exportJWK(publicKey)] } }, { body: { keys: [] } }, { status: 503 }];
  const server = await startUpstream(() => replies.shift() ?? {});
  const env = { AUTH_MODE: 'jwt', JWT_JWKS_URL: `${server.url}/keys` };
  const seen = [];
  for (let turn = 0; turn < 3; turn += 1) seen.push((await check(env)).lines.at(-1));
  const host = `127.0.0.1:${await freePort()}`;
  // A port that fetch refuses has no code of Node.
  for (const url of [`http://${host}/keys/canary`, 'http://127.0.0.1:9/keys', 'http://keys.invalid/'])
    seen.push((await check({ ...env, JWT_JWKS_URL: url })).lines.at(-1));
  expect(seen).toEqual([
    'ok keys: JWT_JWKS_URL has 1 key',
    startsWith('failed keys: JWT_JWKS_URL cannot be used: The JSON Web Key Set holds no key'),
    'failed keys: JWT_JWKS_URL answers with HTTP status 503: the server of the keys fails',
    `failed keys: JWT_JWKS_URL cannot be used: ${host} ${REFUSED}`,
    'failed keys: JWT_JWKS_URL cannot be used: 127.0.0.1:9 refuses connections (ECONNREFUSED): check host and port, and that it runs',
    expect.stringMatching(
      /JWT_JWKS_URL cannot be used: keys\.invalid (?:has no address \(ENOTFOUND\)|cannot be looked up for now \(EAI_AGAIN\)): check/,
    ),
  ]);
});
