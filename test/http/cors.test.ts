import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';

const ours = 'https://app.example.com';
const URL_OF = 'http://127.0.0.1/graphql';

function start(options: Partial<GatewayOptions> = {}) {
  // Nothing here calls the upstream.
  const gateway = startGateway({ upstreamUrl: 'http://127.0.0.1:1', corsOrigins: [ours], ...options });
  const preflight = async (headers: Readonly<Record<string, string>>, url = URL_OF) => {
    const answer = await gateway.app.fetch(url, { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST', ...headers } });
    return { status: answer.status, headers: Object.fromEntries(answer.headers) };
  };
  const refusals = () => gateway.lines.filter(({ message }) => message === 'preflight refused');
  return { ...gateway, preflight, refusals };
}

const asking = (...names: readonly string[]) => ({ origin: ours, 'access-control-request-headers': names.join(',') });

describe('a page of a listed origin', () => {
  test('may send the headers of this gateway and those of its client, such as the names by which Apollo Client tells itself', async () => {
    const { preflight, refusals } = start();
    const asked = ['authorization', 'content-type', 'cache-control', 'if-none-match', 'x-upstream-report'];
    const ofClient = ['apollographql-client-name', 'apollo-require-preflight', 'traceparent', 'sentry-trace', 'baggage', 'x-request-id'];
    const { status, headers } = await preflight(asking(...asked, ...ofClient));
    expect(status).toBe(204);
    expect(headers).toEqual({
      'access-control-allow-origin': ours,
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': [...asked, ...ofClient].join(', '),
      'access-control-expose-headers': 'etag, retry-after, x-request-id',
      'access-control-max-age': '600',
      'cache-control': 'no-store',
      vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
      'x-request-id': expect.any(String),
    });
    expect(refusals()).toEqual([]);
  });

  test('may send listed headers alone, where there is a list', async () => {
    const { preflight, refusals } = start({ corsHeaders: ['authorization', 'content-type'] });
    expect((await preflight(asking('authorization'))).headers['access-control-allow-headers']).toBe('authorization, content-type');
    expect(refusals()).toEqual([]);
    expect((await preflight(asking('x-other'))).headers['access-control-allow-headers']).toBe('authorization, content-type');
    expect(refusals().map(({ details }) => details['reason'])).toEqual(['a header is not one of CORS_HEADERS']);
  });

  test('is repeated only what can be names of headers, and no more than 50', async () => {
    const { preflight, refusals } = start();
    const malformed = await preflight(asking('x-good', 'x bad', 'x"bad', 'ü', 'x'.repeat(101)));
    expect(malformed.headers['access-control-allow-headers']).toBe('x-good');
    const many = await preflight(asking(...Array.from({ length: 60 }, (_one, index) => `x-${index}`)));
    expect(many.headers['access-control-allow-headers']?.split(', ')).toHaveLength(50);
    expect(refusals().map(({ level, details }) => [level, details['reason']])).toEqual([
      ['debug', 'a header is malformed, or one too many'],
      ['debug', 'a header is malformed, or one too many'],
    ]);
  });

  test.each([true, false])('reads why it was refused, on every path and with the adapter of Node: %s', async (nodeAdapter) => {
    const { port } = await serve(start({ nodeAdapter, allowErrors: true }));
    const asks: readonly [path: string, method: 'GET' | 'POST' | 'DELETE', headers: Readonly<Record<string, string>>, status: number][] = [
      ['/graphql', 'POST', { 'content-type': 'application/json' }, 400],
      ['/graphql', 'POST', { 'content-type': 'text/plain' }, 415],
      ['/graphql?query={__typename}', 'GET', { accept: 'application/xml' }, 406],
      ['/graphql?query={', 'GET', { accept: 'application/graphql-response+json' }, 400],
      ['/graphql', 'DELETE', {}, 405],
      ['/graphql', 'GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
      ['/nowhere', 'GET', {}, 404],
      ['/health/live', 'POST', {}, 405],
    ];
    for (const [path, method, headers, status] of asks) {
      const answer = await request(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { origin: ours, ...headers },
        body: method === 'POST' ? '{' : null,
      });
      expect([path, answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([path, status, ours]);
      expect(String(answer.headers['vary']).match(/Origin/g)).toHaveLength(1);
      expect(await answer.body.text()).toContain('"errors"');
    }
  });
});

describe('a pattern of origins', () => {
  const corsOrigins = ['https://*.example.com', 'http://*.test.example:3000'];
  const matching = ['https://a.example.com', 'https://a-1.b_c.example.com', 'http://x.test.example:3000'];
  const others = [
    'https://example.com',
    'https://.example.com',
    'https://a..example.com',
    'https://aexample.com',
    'http://a.example.com',
    'https://a.example.com:8443',
    'https://a.example.com.evil.com',
    'https://evil.com/.example.com',
    'https://evil.com:1.example.com',
    'https://evil@a.example.com',
    'https://a.EXAMPLE.com',
    'http://x.test.example',
    'https://*.example.com',
    'null',
  ];

  test.each([true, false])(
    'fits one label or more below its host, with its scheme and port, with the adapter of Node: %s',
    async (nodeAdapter) => {
      const { url } = await serve(start({ corsOrigins, nodeAdapter }));
      const allowed = async (origin: string) => {
        const headers = { 'content-type': 'application/json', origin };
        const answer = await request(url, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
        await answer.body.dump();
        return answer.headers['access-control-allow-origin'];
      };
      for (const origin of matching) expect(await allowed(origin)).toBe(origin);
      for (const origin of others) expect([origin, await allowed(origin)]).toEqual([origin, undefined]);
    },
  );

  test('holds for preflights', async () => {
    const { preflight } = start({ corsOrigins });
    for (const origin of matching) expect((await preflight({ origin })).headers['access-control-allow-origin']).toBe(origin);
    for (const origin of others) expect((await preflight({ origin })).headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('a refused preflight has a log line for who looks for the reason', () => {
  test.each([
    [{ origin: 'https://foreign.example' }, {}, 204, 'the origin is not one of CORS_ORIGINS'],
    [{ origin: ours, 'access-control-request-method': 'DELETE' }, {}, 204, 'the method is none of this gateway'],
    [{ origin: ours }, { corsOrigins: [] }, 405, 'CORS_ORIGINS is not set'],
  ])('%j', async (headers, options, status, reason) => {
    const { preflight, refusals } = start(options);
    expect((await preflight({ ...headers, 'access-control-request-headers': 'x-a' })).status).toBe(status);
    expect(refusals().map(({ level, details }) => [level, details])).toEqual([
      [
        'debug',
        {
          origin: headers.origin,
          method: 'access-control-request-method' in headers ? 'DELETE' : 'POST',
          headers: 'x-a',
          path: '/graphql',
          reason,
        },
      ],
    ]);
  });
});
