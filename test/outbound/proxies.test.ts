/** The way out by a proxy: what takes it, what does not, and what is said of a proxy that lets nothing through. Of those that say nothing, see silence.test.ts. */
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { createAgent } from '../../src/outbound/agent.ts';
import { filesOf } from '../cli/files.ts';
import { freePort } from '../support/free-port.ts';
import { run } from '../support/command.ts';
import { faultsOf } from '../support/faults-of.ts';
import { startUpstream } from '../support/upstream.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { start, WRITE } from './library-gateway.ts';

const LIST = { body: { data: [] } };
const CANARY = 'canary-of-the-proxy';

const READ = '{ assistants { totalCount } }';

describe('calls to Telnyx', () => {
  test('go through tunnels, with the user of the proxy', async () => {
    const upstream = await startUpstream(() => LIST);
    const proxy = await startConnectProxy();
    const { ask } = start({ upstreamUrl: upstream.url, httpProxy: `http://user:${CANARY}%21@${proxy.host}` });
    for (let count = 0; count < 3; count += 1) expect(await ask(READ)).toEqual({ data: { assistants: { totalCount: 0 } } });
    expect(upstream.calls).toHaveLength(3);
    expect(new Set(proxy.tunnels)).toEqual(new Set([new URL(upstream.url).host]));
    expect(new Set(proxy.credentials)).toEqual(new Set([`Basic ${btoa(`user:${CANARY}!`)}`]));
    // What is for the proxy is not for who is behind it.
    expect(JSON.stringify(upstream.requests)).not.toMatch(/proxy-authorization|canary/i);
  });

  test.each(['127.0.0.1', '*', 'x.example, 127.0.0.1:%port', '.0.0.1'])('are direct with NO_PROXY=%s', async (noProxy) => {
    const upstream = await startUpstream(() => LIST);
    const proxy = await startConnectProxy();
    const { port } = new URL(upstream.url);
    const { ask } = start({ upstreamUrl: upstream.url, httpProxy: `http://${proxy.host}`, noProxy: noProxy.replace('%port', port) });
    expect(await ask(READ)).toEqual({ data: { assistants: { totalCount: 0 } } });
    expect(proxy.tunnels).toEqual([]);
  });

  test('to another port than NO_PROXY names are not direct', async () => {
    const upstream = await startUpstream(() => LIST);
    const proxy = await startConnectProxy();
    const { ask } = start({ upstreamUrl: upstream.url, httpProxy: `http://${proxy.host}`, noProxy: '127.0.0.1:1' });
    expect(await ask(READ)).toEqual({ data: { assistants: { totalCount: 0 } } });
    expect(proxy.tunnels).toHaveLength(1);
  });

  test('are direct in the sandbox', async () => {
    const { ask } = start({ upstreamUrl: 'sandbox', httpProxy: 'http://127.0.0.1:9' });
    expect(await ask('{ assistant(id: "assistant-front-desk") { id } }')).toEqual({ data: { assistant: { id: 'assistant-front-desk' } } });
  });

  test.each([
    [407, READ],
    [503, READ],
    // Nothing was sent, so it may be tried again as a read may.
    [407, 'mutation { createAssistant(input: { assistant: { name: "a", model: "m", instructions: "Answer." } }) { userErrors { code } } }'],
  ])('fail as an outage, after several tries, where the proxy answers with %i: %s', async (status, operation) => {
    const upstream = await startUpstream(() => LIST);
    const proxy = await startConnectProxy({ status });
    const { ask, lines } = start({ upstreamUrl: upstream.url, httpProxy: `http://user:${CANARY}@${proxy.host}` });
    const answer = JSON.stringify(await ask(operation));
    expect(answer).toContain('"code":"UPSTREAM_UNAVAILABLE"');
    expect(proxy.tunnels.length).toBeGreaterThan(1);
    expect(upstream.calls).toEqual([]);
    expect(answer + lines.join()).not.toContain(CANARY);
  });
});

test('a proxy that says nothing holds no connection for longer than one may take to open', async () => {
  const upstream = await startUpstream(() => LIST);
  const proxy = await startConnectProxy({ silent: 1 });
  const wayOut = { proxies: { http: `http://${proxy.host}`, https: null, bypass: null }, clientCertificate: null };
  const agent = createAgent({ connections: 1, connectMs: 100 }, wayOut);
  const { origin } = new URL(upstream.url);
  const get = () => agent.send({ origin, path: '/v2/ai/assistants', method: 'GET' }, () => 10_000).answer;
  await expect(get()).rejects.toMatchObject({ code: 'PROXY_SILENT' });
  expect((await get()).status).toBe(200);
  await agent.close();
});

test.each(['resets', 'says no HTTP'] as const)('a write failed for certain where the proxy %s, as nothing was sent', async (fault) => {
  const upstream = await startUpstream(() => LIST);
  const proxy = await startConnectProxy({ fault });
  const { ask } = start({ upstreamUrl: upstream.url, httpProxy: `http://${proxy.host}` });
  const { errors = [] } = await ask(WRITE);
  expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  expect([JSON.stringify(errors), upstream.calls]).toEqual([expect.not.stringContaining('is not known'), []]);
});

test('a proxy that closes each connection is tried a few times, and no more once the answer is there', async () => {
  const upstream = await startUpstream(() => LIST);
  const proxy = await startConnectProxy({ fault: 'closes' });
  const { ask } = start({ upstreamUrl: upstream.url, httpProxy: `http://${proxy.host}` });
  expect((await ask(READ)).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  const tried = proxy.tunnels.length;
  expect(tried).toBeGreaterThan(0);
  expect(tried).toBeLessThan(10);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(proxy.tunnels).toHaveLength(tried);
});

test('the keys of tokens are fetched through it, too', async () => {
  const keys = await startUpstream(() => ({ body: { keys: [] } }));
  const proxy = await startConnectProxy();
  const env = {
    AUTH_MODE: 'jwt',
    JWT_JWKS_URL: `${keys.url}/keys`,
    HTTP_PROXY: 'http://127.0.0.1:9',
    http_proxy: proxy.host,
  };
  const { out } = await run(['check', '--upstream'], env);
  expect(out).toContain('holds no key for signatures');
  expect(proxy.tunnels).toEqual([new URL(keys.url).host]);
});

describe('check --upstream', () => {
  test('names the proxy that refuses', async () => {
    const upstream = await startUpstream(() => LIST);
    const proxy = await startConnectProxy({ status: 407 });
    const { exitCode, out } = await run(['check', '--upstream'], { UPSTREAM_URL: upstream.url, HTTP_PROXY: proxy.host });
    expect(exitCode).toBe(1);
    expect(out).toMatch(/\(or the proxy before it\) is not let through by the proxy \(PROXY_REFUSED\): HTTPS_PROXY takes user:password@/);
  });

  test.each([
    [{ fault: 'closes' }, 'PROXY_CLOSED'],
    [{ fault: 'resets' }, 'PROXY_CLOSED'],
    [{ fault: 'says no HTTP' }, 'PROXY_UNREADABLE'],
  ] as const)('names the proxy with %j', async (wrong, code) => {
    const upstream = await startUpstream(() => LIST);
    const proxy = await startConnectProxy(wrong);
    const { exitCode, out } = await run(['check', '--upstream'], { UPSTREAM_URL: upstream.url, HTTP_PROXY: proxy.host });
    expect([exitCode, out]).toEqual([1, expect.stringContaining(`(${code})`)]);
  });

  test('says of what does not answer in the time of UPSTREAM_TIMEOUT_MS what to look at', async () => {
    const upstream = await startUpstream(() => new Promise(() => {}));
    const { out } = await run(['check', '--upstream'], { UPSTREAM_URL: upstream.url, UPSTREAM_TIMEOUT_MS: '100' });
    expect(out).toContain(`${new URL(upstream.url).host} does not answer in time (TimeoutError): check that this machine may reach it`);
  });

  test('does not blame the host for a proxy that is not there', async () => {
    const { out } = await run(['check', '--upstream'], {
      UPSTREAM_URL: 'https://api.telnyx.com/v2',
      HTTPS_PROXY: `http://127.0.0.1:${await freePort()}`,
    });
    expect(out).toContain('api.telnyx.com (or the proxy before it) refuses connections (ECONNREFUSED)');
  });
});

test.each([
  ['proxy.example:3128', 'http://proxy.example:3128'],
  ['http://proxy.example', 'http://proxy.example'],
  ['https://user:p%40ss@proxy.example:8443/', 'https://user:p%40ss@proxy.example:8443/'],
  ['[::1]:3128', 'http://[::1]:3128'],
])('HTTPS_PROXY=%s', (value, https) => {
  expect(loadConfig({ HTTPS_PROXY: value }).wayOut.proxies).toEqual({ http: null, https, bypass: null });
});

test.each([
  'socks5://proxy.example:1080',
  'http://',
  'http://proxy.example/path',
  'a b',
  `user:${CANARY}@`,
  'user:100%@proxy.example:3128',
  'user@proxy.example',
])('HTTP_PROXY=%s is refused', (value) => {
  expect(faultsOf({ HTTP_PROXY: value })).toEqual([
    'HTTP_PROXY takes http:// or https://, a host and a port, with user:password@ before the host if the proxy asks for them.',
  ]);
});

test('a flag goes before both names of the environment, and the environment before both of a file', async () => {
  const keys = await startUpstream(() => ({ body: { keys: [] } }));
  const proxy = await startConnectProxy();
  const env = { AUTH_MODE: 'jwt', JWT_JWKS_URL: `${keys.url}/keys` };
  const others = { http_proxy: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };
  await run(['check', '--upstream', '--http-proxy', proxy.host], { ...env, ...others });
  const { 'settings.env': file } = filesOf({ 'settings.env': 'http_proxy=http://127.0.0.1:9\n' });
  await run(['check', '--upstream', '--settings-file', file], { ...env, HTTP_PROXY: proxy.host });
  expect(proxy.tunnels).toEqual(Array.from({ length: 2 }, () => new URL(keys.url).host));
});

test('names in lower case come first, and are no misspelt settings', () => {
  const { wayOut, warnings } = loadConfig({ HTTPS_PROXY: 'http://a', https_proxy: 'http://b', no_proxy: 'x.example' });
  expect(wayOut.proxies).toEqual({ http: null, https: 'http://b', bypass: 'x.example' });
  expect(warnings).toEqual([]);
});
