import { describe, expect, test } from 'vitest';
import { ANSWER, exchange, GOOD, head, post, READ_LARGE, start } from './raw-socket.ts';

describe('what is no request is answered in JSON, counted, and ends its connection', () => {
  test.each([
    ['no HTTP', ['HELLO\r\n\r\n'], 400, 'BAD_USER_INPUT'],
    ['chunks that are none', [`${head('Transfer-Encoding: chunked')}zz\r\n`], 400, 'BAD_USER_INPUT'],
    ['headers that are too long', [head(`X-Long: ${'x'.repeat(20_000)}`)], 431, 'LIMIT_EXCEEDED'],
    ['headers that never end', ['POST /graphql HTTP/1.1\r\nHost: a\r\n'], 408, 'LIMIT_EXCEEDED'],
    ['a body that never ends', [`${head('Content-Length: 500')}{`], 408, 'LIMIT_EXCEEDED'],
  ])('%s', async (_name, parts, status, code) => {
    const { port, metric, calls } = await start({ listen: { requestTimeoutMs: 100 } });
    const text = await exchange(port, parts);
    const [top = '', body = ''] = text.split('\r\n\r\n');
    expect(top).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(top).toMatch(/\r\ncontent-type: application\/json; charset=utf-8\r\n/);
    expect(top).toContain(`\r\ncontent-length: ${body.length}\r\n`);
    expect(top).toMatch(/\r\nconnection: close/);
    expect(JSON.parse(body)).toEqual({ errors: [{ message: expect.any(String), extensions: { code } }] });
    expect(await metric(new RegExp(`_count\\{route="other",status="${status}"\\} (\\d+)`))).toBe(1);
    expect(calls).toEqual([]);
  });

  test.each([true, false])('behind the answers to the requests before it, with the adapter of Node: %s', async (nodeAdapter) => {
    const { port } = await start({ nodeAdapter });
    const read = JSON.stringify({ query: '{ assistant(id: "a") { name } }' });
    const text = await exchange(port, [`${post(read)}${post(GOOD)}GARBAGE\r\n\r\n`]);
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400']);
    expect(text.indexOf('"name":"A"')).toBeLessThan(text.indexOf(ANSWER));
  });

  test('never in the middle of an answer', async () => {
    const { port } = await start();
    const text = await exchange(port, [post(READ_LARGE), 'GARBAGE\r\n\r\n']);
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
    expect(text.indexOf('HTTP/1.1 400')).toBeGreaterThan(12_000_000);
  });
});

describe('where nothing is served', () => {
  test.each(['GET', 'POST'])('%s of another path says where GraphQL is', async (method) => {
    const { app } = await start();
    const response = await app.fetch('http://127.0.0.1/graphq', { method });
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringContaining('/graphql'), extensions: { code: 'NOT_FOUND' } }],
    });
  });

  test('a URL that happens to end with /health is nothing special', async () => {
    const { app } = await start();
    expect((await app.fetch('http://127.0.0.1/health')).status).toBe(404);
    const url = 'http://127.0.0.1/graphql?query={__typename}&from=/health';
    const response = await app.fetch(url, { headers: { 'apollo-require-preflight': '1' } });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test.each(['/health/live', '/health/ready'])('%s says which methods it takes', async (path) => {
    const { app } = await start();
    const response = await app.fetch(`http://127.0.0.1${path}`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test.each([true, false])('HEAD of the endpoint says what is allowed, with the adapter of Node: %s', async (nodeAdapter) => {
    const { port } = await start({ nodeAdapter });
    const text = await exchange(port, ['HEAD /graphql?query={__typename} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n']);
    expect(text).toMatch(/^HTTP\/1\.1 405 [^]*\r\nallow: GET, POST/i);
    expect(text.endsWith('\r\n\r\n')).toBe(true);
  });

  test('HEAD has the headers and no body', async () => {
    const { port } = await start();
    const text = await exchange(port, ['HEAD /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n']);
    expect(text).toMatch(/^HTTP\/1\.1 404 [^]*\r\ncontent-length: [1-9]\d+\r\n/i);
    expect(text.endsWith('\r\n\r\n')).toBe(true);
  });
});
