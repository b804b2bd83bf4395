import { describe, expect, test } from 'vitest';
import { ANSWER, exchange, GOOD, head, post, READ_LARGE, start } from './raw-socket.ts';

describe('what is not a request is answered in JSON, counted, and ends its connection', () => {
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

  test.each(['POST', 'DELETE'])('/metrics says which methods it takes instead of %s', async (method) => {
    const { app } = await start();
    const response = await app.fetch('http://127.0.0.1/metrics', { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('HEAD', () => {
  const ONE = '/graphql?query={assistant(id:"a"){name}}';

  test.each([true, false])('has the headers of GET and no body, with the adapter of Node: %s', async (nodeAdapter) => {
    const { port, calls } = await start({ nodeAdapter });
    const targets = ['/health/live', '/health/ready', '/graphql?query={__typename}', ONE, '/nowhere', '/graphql?query=mutation{x}'];
    for (const target of targets) {
      const rest = `${target.replaceAll('"', '%22')} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer t\r\nConnection: close\r\n\r\n`;
      const [get = '', answer = ''] = await Promise.all(['GET', 'HEAD'].map((method) => exchange(port, [`${method} ${rest}`])));
      const headersOf = (text: string) =>
        text
          .slice(0, text.indexOf('\r\n\r\n'))
          .toLowerCase()
          .split('\r\n')
          .filter((line) => !/^(?:date|x-request-id|cache-control):/.test(line))
          .toSorted();
      expect(headersOf(answer)).toEqual(headersOf(get));
      expect(answer.endsWith('\r\n\r\n')).toBe(true);
    }
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('is answered by the fetch handler, too, also for a page and for what would be long', async () => {
    const { app } = await start();
    const long = 'http://127.0.0.1/graphql?query={assistant(id:"large"){instructions}}';
    for (const [url, accept, type] of [
      ['http://127.0.0.1/metrics', '*/*', 'text/plain'],
      ['http://127.0.0.1/graphql', 'text/html', 'text/html'],
      [long, '*/*', 'application/json'],
    ] as const) {
      const response = await app.fetch(url, { method: 'HEAD', headers: { accept } });
      expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)]);
      expect(await response.text()).toBe('');
    }
  });
});

describe('HTTP/1.0 without a Host', () => {
  test.each(['/health/live', '/health/ready', '/metrics', '/graphql?query={__typename}'])('is answered: %s', async (path) => {
    const { port } = await start();
    const text = await exchange(port, [`GET ${path} HTTP/1.0\r\n\r\n`]);
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text).toMatch(/\r\nconnection: close\r\n/i);
  });

  test('is refused for what is not a path, and HTTP/1.1 without one is, too', async () => {
    const { port } = await start();
    expect(await exchange(port, ['GET http:// HTTP/1.0\r\n\r\n'])).toMatch(/^HTTP\/1\.1 400 /);
    expect(await exchange(port, ['GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n'])).toMatch(/^HTTP\/1\.1 400 /);
  });
});
