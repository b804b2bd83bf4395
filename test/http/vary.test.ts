import { describe, expect, test } from 'vitest';
import { etag, ONE, start } from './aging-answers.ts';

describe('Vary', () => {
  const ours = 'https://app.example.com';

  test('names what answers depend on, on refusals too', async () => {
    const { get, post } = await start();
    for (const response of [await get(ONE), await post({ query: ONE }), await post({ query: '{' }), await post([])]) {
      expect(response.headers.get('vary')).toBe('Authorization, Accept, X-Upstream-Report');
    }
  });

  test.each([[[ours]], [[ours, 'https://other.example.com']]])('names the origin where there is CORS: %j', async (corsOrigins) => {
    const { get } = await start({ corsOrigins });
    for (const origin of [ours, 'https://foreign.example.com', null]) {
      const { headers } = await get(ONE, origin === null ? {} : { origin });
      expect((headers.get('vary') ?? '').split(', ').toSorted()).toEqual(['Accept', 'Authorization', 'Origin', 'X-Upstream-Report']);
    }
    const known = etag(await get(ONE));
    const again = await get(ONE, { origin: ours, 'if-none-match': known });
    expect([again.status, again.headers.get('access-control-allow-origin')]).toEqual([304, ours]);
    expect(again.headers.get('access-control-expose-headers')).toBe('etag, retry-after, x-request-id');
  });

  test('GraphiQL has its own', async () => {
    const { app } = await start();
    const { headers } = await app.fetch('http://127.0.0.1/graphql', { headers: { accept: 'text/html' } });
    expect([headers.get('vary'), headers.get('cache-control')]).toEqual(['Accept, Accept-Encoding', 'no-cache']);
  });
});

describe('a page of a configured origin', () => {
  const origin = 'https://app.example.com';
  const allowed = async (asked: readonly string[], corsHeaders?: readonly string[]) => {
    const { app } = await start({ corsOrigins: [origin], ...(corsHeaders && { corsHeaders }) });
    const { headers } = await app.fetch('http://127.0.0.1/graphql', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked.join(',') },
    });
    return headers.get('access-control-allow-headers')?.split(/, ?/);
  };

  test('may send the headers of this gateway and those of its client, such as the names by which Apollo Client tells itself', async () => {
    const asked = ['authorization', 'content-type', 'cache-control', 'if-none-match', 'x-upstream-report'];
    const ofClient = ['apollographql-client-name', 'apollographql-client-version', 'traceparent'];
    expect(await allowed([...asked, ...ofClient])).toEqual([...asked, ...ofClient]);
  });

  test('may send listed headers alone, where there is a list', async () => {
    expect(await allowed(['authorization', 'x-other'], ['authorization', 'content-type'])).toEqual(['authorization', 'content-type']);
  });
});
