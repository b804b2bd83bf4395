import { describe, expect, test } from 'vitest';
import { etag, ONE, start } from './aging-answers.ts';

describe('Vary', () => {
  const ours = 'https://app.example.com';

  test('names what answers depend on, on refusals too', async () => {
    const { get, post } = await start();
    for (const response of [await get(ONE), await post({ query: ONE }), await post({ query: '{' }), await post([])]) {
      expect(response.headers.get('vary')).toBe('Authorization, Accept, Accept-Encoding, X-Upstream-Report');
    }
  });

  test('does not name Accept-Encoding where nothing is compressed', async () => {
    const { get } = await start({ compressionMinBytes: 0 });
    expect((await get(ONE)).headers.get('vary')).toBe('Authorization, Accept, X-Upstream-Report');
  });

  test.each([[[ours]], [[ours, 'https://other.example.com']]])('names the origin where there is CORS: %j', async (corsOrigins) => {
    const { get } = await start({ corsOrigins });
    for (const origin of [ours, 'https://foreign.example.com', null]) {
      const { headers } = await get(ONE, origin === null ? {} : { origin });
      expect((headers.get('vary') ?? '').split(', ').toSorted()).toEqual([
        'Accept',
        'Accept-Encoding',
        'Authorization',
        'Origin',
        'X-Upstream-Report',
      ]);
    }
    const known = etag(await get(ONE));
    const again = await get(ONE, { origin: ours, 'if-none-match': known });
    expect([again.status, again.headers.get('access-control-allow-origin')]).toEqual([304, ours]);
    expect(again.headers.get('access-control-expose-headers')).toBe('etag, retry-after, x-request-id');
  });
});
