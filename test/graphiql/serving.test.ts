import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OperationList } from '../../src/operations/persisted/operation-list.ts';
import type { App } from '../../src/server/app.ts';
import { listen } from '../../src/server/http.ts';
import { startGateway, type Gateway, type GatewayOptions } from '../support/gateway.ts';
import { builtFolder, SCRIPT, STYLE, TEXTS, writeBuilt } from '../support/graphiql.ts';

/** Nothing listens on that port, and nothing here asks. */
const start = (options: Partial<GatewayOptions> = {}): Gateway =>
  startGateway({ upstreamUrl: 'http://127.0.0.1:9/v2', graphiqlFolder: builtFolder(), ...options });

const JWT = {
  mode: 'jwt',
  keys: { secret: 's'.repeat(32) },
  issuer: null,
  audience: null,
  clockSkewSecs: 5,
  accounts: { key: 'k' },
} as const;

const askForPage = (app: App, headers: Readonly<Record<string, string>> = {}, init: RequestInit = {}) =>
  app.fetch('http://127.0.0.1/graphql', { ...init, headers: { accept: 'text/html,*/*;q=0.8', ...headers } });

const askForFile = (app: App, name: string, init: RequestInit = {}) => app.fetch(`http://127.0.0.1/graphiql/${name}`, init);

const configIn = (html: string): unknown => JSON.parse(/<script type="application\/json" id="config">(.*)<\/script>/.exec(html)?.[1] ?? '');

/** A request as it is sent, for headers that `fetch` decides by itself. */
async function send(app: App, path: string, { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> }) {
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => server.close(0));
  const asked = request({ host: '127.0.0.1', port: server.port, path, method, headers }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) };
}

describe('the page of GraphiQL', () => {
  test('is small, names files beside it, and no other host', async () => {
    const response = await askForPage(start().app);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const html = await response.text();
    expect(html.length).toBeLessThan(2_500);
    const urls = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, url]) => url);
    expect(urls).toEqual(['graphiql/icon-CCCC.svg', `graphiql/${STYLE}`, `graphiql/${SCRIPT}`]);
    expect(html).not.toMatch(/\/\/[a-z]/);
    expect(html.match(/<script(?![^>]*\bsrc=)[^>]*>/g)).toEqual(['<script type="application/json" id="config">']);
  });

  test('lets the browser run files of this gateway alone, and load nothing from elsewhere', async () => {
    const { headers } = await askForPage(start().app);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "worker-src 'self'", "connect-src 'self'"]),
    );
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|blob:/);
    expect(policy.match(/[\w-]+(?= [^;]*'unsafe-inline')/g)).toEqual(['style-src']);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('is asked for again by its ETag, and only then sent', async () => {
    const { app } = start();
    const first = await askForPage(app);
    expect([first.headers.get('cache-control'), first.headers.get('vary')]).toEqual(['no-cache', 'Accept']);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const again = await askForPage(app, { 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await askForPage(app, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test.each([
    ['sandbox', 'passthrough', { tabs: 'sandbox', token: 'sandbox' }],
    ['sandbox', 'jwt', { tabs: 'sandbox', token: 'jwt' }],
    ['account', 'passthrough', { tabs: 'any', token: 'passthrough' }],
    ['account', 'jwt', { tabs: 'any', token: 'jwt' }],
  ] as const)('knows the upstream and what the token is: %s, %s', async (upstream, mode, config) => {
    const { app } = start({ isSandbox: upstream === 'sandbox', ...(mode === 'jwt' && { auth: JWT }) });
    const workers = { editor: `graphiql/${SCRIPT}`, json: `graphiql/${SCRIPT}`, graphql: `graphiql/${SCRIPT}` };
    expect(configIn(await (await askForPage(app)).text())).toEqual({ ...config, workers });
  });

  test('has a body that ends no script, whatever the names of files', async () => {
    const folder = builtFolder();
    writeFileSync(
      join(folder, 'files.json'),
      JSON.stringify({ script: SCRIPT, style: STYLE, icon: SCRIPT, preloads: [], workers: { editor: '</script><!--' }, files: [] }),
    );
    const html = await (await askForPage(start({ graphiqlFolder: folder }).app)).text();
    expect(configIn(html)).toMatchObject({ workers: { editor: 'graphiql/</script><!--' } });
  });

  test('answers HEAD as GET, without the body', async () => {
    const { app } = start();
    const page = await (await askForPage(app)).text();
    const { status, headers, body } = await send(app, '/graphql', { method: 'HEAD', headers: { accept: 'text/html' } });
    expect([status, headers['content-length'], body.length]).toEqual([200, String(page.length), 0]);
  });

  test.each([
    ['/', '/graphql'],
    ['/graphql/', '/graphql'],
    ['/graphql/?query=%7Ba%7D', '/graphql?query=%7Ba%7D'],
  ])('is where a browser that asks for %s is sent, by a path that a proxy with a prefix keeps', async (path, page) => {
    const response = await start().app.fetch(`http://127.0.0.1${path}`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(302);
    expect(new URL(response.headers.get('location') ?? '', `https://example.com/gw${path}`).href).toBe(`https://example.com/gw${page}`);
  });

  test('leaves queries by GET alone, whose clients do not ask for HTML', async () => {
    const response = await start().app.fetch('http://127.0.0.1/graphql?query=%7B__typename%7D', {
      headers: { accept: 'application/json' },
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('says how GraphiQL is built where it is not, and is GraphiQL once it is', async () => {
    const folder = builtFolder();
    rmSync(join(folder, 'files.json'));
    const { app } = start({ graphiqlFolder: folder });
    const response = await askForPage(app);
    expect([response.status, response.headers.get('etag')]).toEqual([200, null]);
    expect(await response.text()).toContain('GraphiQL is not built here');
    writeBuilt(folder, TEXTS);
    expect(await (await askForPage(app)).text()).toContain(SCRIPT);
  });
});

describe('a file of GraphiQL', () => {
  const KEPT = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff', vary: 'Accept-Encoding' };

  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
    ['identity', undefined, (body: Buffer) => body],
    ['', undefined, (body: Buffer) => body],
  ] as const)('comes as the browser takes it, for ever: %j', async (accepted, encoding, unpack) => {
    const { app } = start();
    for (const [name, type] of [
      [SCRIPT, 'text/javascript; charset=utf-8'],
      [STYLE, 'text/css; charset=utf-8'],
      ['icon-CCCC.svg', 'image/svg+xml'],
      ['icons-DDDD.ttf', 'font/ttf'],
    ] as const) {
      const { status, headers, body } = await send(app, `/graphiql/${name}`, { headers: { 'accept-encoding': accepted } });
      expect([status, headers['content-encoding']]).toEqual([200, encoding]);
      expect(headers).toMatchObject({ ...KEPT, 'content-type': type, 'content-length': String(body.length) });
      expect(unpack(body).toString()).toBe(TEXTS[name]);
    }
  });

  test('answers HEAD with the length of what GET sends', async () => {
    const { app } = start();
    for (const accepted of ['br', 'gzip', '']) {
      const headers = { 'accept-encoding': accepted };
      const got = await send(app, `/graphiql/${SCRIPT}`, { headers });
      const head = await send(app, `/graphiql/${SCRIPT}`, { method: 'HEAD', headers });
      expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(got.body.length), 0]);
    }
  });

  test.each([
    'main-ZZZZ.js',
    'files.json',
    `${SCRIPT}.br`,
    '',
    '..%2fpackage.json',
    '%2e%2e/graphiql/files.json',
    'constructor',
    '__proto__',
  ])('of another name is not there, and that is not kept: %j', async (name) => {
    const { status, headers, body } = await send(start().app, `/graphiql/${name}`, {});
    expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
    expect(JSON.parse(body.toString())).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  test('takes GET and HEAD only', async () => {
    const response = await askForFile(start().app, SCRIPT, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('that a new build has replaced is gone, and the page names the new ones', async () => {
    const folder = builtFolder();
    const { app } = start({ graphiqlFolder: folder });
    expect((await askForFile(app, STYLE)).status).toBe(200);
    rmSync(join(folder, `${STYLE}.br`));
    writeFileSync(
      join(folder, 'files.json'),
      JSON.stringify({ script: 'main-EEEE.js', style: STYLE, icon: '', preloads: [], workers: {}, files: [] }),
    );
    expect((await askForFile(app, STYLE)).status).toBe(404);
    expect(await (await askForPage(app)).text()).toContain('main-EEEE.js');
  });

  test('counts and is logged as GraphiQL', async () => {
    const gateway = start();
    await (await askForFile(gateway.app, SCRIPT)).text();
    await (await askForPage(gateway.app)).text();
    expect(gateway.requests.map(({ route, status }) => [route, status])).toEqual([
      ['graphiql', 200],
      ['graphiql', 200],
    ]);
  });
});

test.each([
  [{}, 'GRAPHIQL=true switches it on'],
  [{ introspection: false }, 'INTROSPECTION=true switches both on'],
  [{ operations: new OperationList([{ id: 'a', text: '{ __typename }' }]) }, 'without PERSISTED_OPERATIONS'],
])('without GraphiQL a browser learns why: %#', async (options, reason) => {
  const { app, requests } = start({ graphiql: false, ...options });
  const response = await askForPage(app);
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await response.text()).toMatch(new RegExp(`GraphiQL is off here: .*${reason}`));
  expect(requests.map(({ route }) => route)).toEqual(['graphiql']);
});

test('without GraphiQL there is no file and no redirection, and links to queries are answered', async () => {
  const { app } = start({ graphiql: false });
  const query = await app.fetch('http://127.0.0.1/graphql?query=%7B__typename%7D', { headers: { accept: 'text/html,*/*;q=0.8' } });
  expect(await query.json()).toEqual({ data: { __typename: 'Query' } });
  for (const path of ['/graphql/', '/', `/graphiql/${SCRIPT}`, '/graphiql/']) {
    const response = await app.fetch(`http://127.0.0.1${path}`, { headers: { accept: 'text/html' } });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).not.toMatch(/<html|GraphiQL/i);
  }
});
