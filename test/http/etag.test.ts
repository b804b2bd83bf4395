import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { matchesETag } from '../../src/operations/caching/etag.ts';
import { cacheControl, etag, ONE, start, TTL_MS } from './aging-answers.ts';

describe('ETag and If-None-Match', () => {
  test('the same answer again is 304, without a body and with the headers that a cache needs', async () => {
    const { get, calls } = await start();
    const first = await get(ONE);
    expect(etag(first)).toMatch(/^"[\w-]{43}"$/);
    const again = await get(ONE, { 'if-none-match': etag(first) });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(etag(again)).toBe(etag(first));
    expect(cacheControl(again)).toBe('private, max-age=5');
    expect(again.headers.get('vary')).toBe(first.headers.get('vary'));
    expect(again.headers.get('x-request-id')).not.toBeNull();
    expect([...again.headers.keys()].filter((name) => name.startsWith('content-'))).toEqual([]);
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('a change upstream is answered with 200 as soon as it is read', async () => {
    const { get, state, calls } = await start();
    const first = await get(ONE);
    state.names = { 'test-token': 'new' };
    const fresh = { 'if-none-match': etag(first), 'cache-control': 'no-cache' };
    const changed = await get(ONE, fresh);
    expect([changed.status, await changed.json()]).toEqual([200, { data: { assistant: { name: 'a of new' } } }]);
    expect(etag(changed)).not.toBe(etag(first));
    expect((await get(ONE, { ...fresh, 'if-none-match': etag(changed) })).status).toBe(304);
    state.names = {};
    state.now += TTL_MS + 1;
    expect((await get(ONE, { 'if-none-match': etag(changed) })).status).toBe(200);
    expect(calls).toHaveLength(4);
  });

  test('answers from the cache are the same bytes as fresh ones', async () => {
    const { get, post } = await start();
    const query = '{ assistants { totalCount nodes { id name tools { __typename } extra } } assistant(id: "a") { name } }';
    const answers = [await get(query), await get(query), await get(query, { 'cache-control': 'no-cache' }), await post({ query })];
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    expect(new Set(answers.slice(0, 3).map(etag)).size).toBe(1);
    const mediaType = 'application/json; charset=utf-8';
    expect(etag(answers[0]!)).toBe(`"${createHash('sha256').update(`${mediaType}\n${texts[0]}`).digest('base64url')}"`);
  });

  test('another media type is another ETag', async () => {
    const { get } = await start();
    const json = await get(ONE, { accept: 'application/json' });
    const response = await get(ONE, { accept: 'application/graphql-response+json', 'if-none-match': etag(json) });
    expect([response.status, etag(response) === etag(json)]).toEqual([200, false]);
  });

  test("another tenant's ETag is no use where the answers differ, and tells nothing where they do not", async () => {
    const { get, state, calls } = await start();
    state.names = { one: 'one', two: 'two' };
    const [one, two] = [await get(ONE, { authorization: 'Bearer one' }), await get(ONE, { authorization: 'Bearer two' })];
    expect(etag(one)).not.toBe(etag(two));
    const crossed = await get(ONE, { authorization: 'Bearer two', 'if-none-match': etag(one) });
    expect([crossed.status, await crossed.json()]).toEqual([200, { data: { assistant: { name: 'a of two' } } }]);
    state.names = { one: 'same', two: 'same' };
    state.now += TTL_MS + 1;
    const equal = await get(ONE, { authorization: 'Bearer one' });
    // The second tenant learns nothing but that its own answer, which was read for it, has not changed.
    expect((await get(ONE, { authorization: 'Bearer two', 'if-none-match': etag(equal) })).status).toBe(304);
    expect(calls).toHaveLength(4);
  });

  test('POST answers without an ETag and always with 200', async () => {
    const { get, post } = await start();
    const known = etag(await get(ONE));
    const response = await post({ query: ONE }, { headers: { 'if-none-match': known } });
    expect([response.status, response.headers.has('etag'), await response.json()]).toEqual([
      200,
      false,
      { data: { assistant: { name: 'a of all' } } },
    ]);
  });

  test.each([
    ['"x"', true],
    ['W/"x"', true],
    ['"y", "x"', true],
    ['"y" ,W/"x" , "z"', true],
    ['*', true],
    [' * ', true],
    ['"y"', false],
    ['x', false],
    ['', false],
    ['"xx"', false],
    ['"a,"x"', false],
    ['"*"', false],
    [null, false],
  ])('If-None-Match: %s', (header, expected) => {
    expect(matchesETag(header, '"x"')).toBe(expected);
  });
});
