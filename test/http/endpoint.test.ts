import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';

async function start(options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(account([{ id: 'a', name: 'Ann' }]));
  return serve(startGateway({ upstreamUrl: upstream.url, ...options }));
}

describe('other spellings of the endpoint', () => {
  test.each(['/graphql/', '//graphql', '/api/graphql', '/graphql/?a=1'])('are answered as the endpoint is: %s', async (path) => {
    const { port, requests } = await start();
    const answer = await request(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer token' },
      body: '{"query":"{ assistant(id: \\"a\\") { name } }"}',
    });
    expect(await answer.body.json()).toEqual({ data: { assistant: { name: 'Ann' } } });
    expect(answer.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    const refused = await request(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect([refused.statusCode, await refused.body.text()]).toEqual([415, expect.stringContaining('POST takes') as string]);
    expect(requests.map(({ status }) => status)).toEqual([200, 415]);
  });
});

describe('OPTIONS', () => {
  test('is refused where no page of another origin may ask', async () => {
    const { url, requests } = await start();
    const { statusCode, headers, body } = await request(url, { method: 'OPTIONS' });
    expect([statusCode, headers['allow'], headers['cache-control']]).toEqual([405, 'GET, HEAD, POST', 'no-store']);
    expect(await body.text()).toContain('BAD_USER_INPUT');
    expect(requests.map(({ status }) => status)).toEqual([405]);
  });

  test.each(['https://app.example', 'https://foreign.example', null])('of the origin %s says what it depends on', async (origin) => {
    const { url } = await start({ corsOrigins: ['https://app.example'] });
    const headers = { 'access-control-request-method': 'POST', ...(origin !== null && { origin }) };
    const answer = await request(url, { method: 'OPTIONS', headers });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([204, 'no-store']);
    expect(answer.headers['vary']).toBe('Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
  });
});
