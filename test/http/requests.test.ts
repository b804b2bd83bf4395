import { describe, expect, test } from 'vitest';
import { startGateway, startSandboxGateway, type GraphQLAnswer } from '../support/gateway.ts';

const URL_OF = 'http://127.0.0.1/graphql';
const CANARY = 'canary-7f3a9';
const JSON_TYPE = { 'content-type': 'application/json' };
const MUTATION =
  'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "vapi-key", importIds: ["asst_pharmacy_triage"] }) { userErrors { code } } }';

const answerOf = async (response: Response) => (await response.json()) as GraphQLAnswer;

/** A refusal in a few bytes that neither repeats the request nor tells of the machine. */
async function expectRefusal(response: Response, status: number, code?: string): Promise<void> {
  const text = await response.text();
  expect(response.status).toBe(status);
  expect(text.length).toBeLessThan(400);
  expect([...response.headers].length).toBeLessThan(10);
  expect(text).not.toContain(CANARY);
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d|\n\s+at /);
  if (code !== undefined) expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code } }] });
}

const start = async () => {
  const gateway = await startSandboxGateway();
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = JSON_TYPE) =>
    gateway.app.fetch(URL_OF, { method: 'POST', headers, body });
  const get = (query: string, headers: Record<string, string> = {}) => gateway.app.fetch(`${URL_OF}?${query}`, { headers });
  return { ...gateway, post, get };
};

describe('what is taken', () => {
  test('properties that GraphQL over HTTP does not know are passed over', async () => {
    const { post } = await start();
    const body = { query: '{ __typename }', id: 1, doc_id: 'x', batch: [], variables: null, operationName: null, extensions: null };
    expect(await answerOf(await post(JSON.stringify(body)))).toEqual({ data: { __typename: 'Query' } });
  });

  test('empty parameters of a GET are absent ones, and an empty operationName is absent in a body, too', async () => {
    const { get, post } = await start();
    const answer = { data: { __typename: 'Query' } };
    expect(await answerOf(await get('query={__typename}&operationName=&variables=&extensions=&documentId='))).toEqual(answer);
    const body = JSON.stringify({ query: '{ __typename }', operationName: '' });
    // The second one is recognised by its bytes.
    for (let time = 0; time < 3; time += 1) expect(await answerOf(await post(body))).toEqual(answer);
    await expectRefusal(await get('query=&operationName='), 400, 'BAD_USER_INPUT');
  });

  test('operations are listed where a name is missing or unknown', async () => {
    const { post } = await start();
    const query = 'query A { __typename } query B { __typename }';
    for (const operationName of [undefined, '', 'C']) {
      const { errors } = await answerOf(await post(JSON.stringify({ query, operationName })));
      expect(errors?.[0]?.message).toContain('It has: A, B.');
    }
  });

  test('a byte order mark and a charset of UTF-8 are taken', async () => {
    const { post } = await start();
    const response = await post('\uFEFF{"query":"{ __typename }"}', { 'content-type': 'Application/JSON; charset="UTF-8"' });
    expect(await answerOf(response)).toEqual({ data: { __typename: 'Query' } });
  });

  test('a query comes by GET, too', async () => {
    const { get } = await start();
    const response = await get(`query=${encodeURIComponent('query($s:Boolean!){__typename @skip(if:$s)}')}&variables={"s":false}`);
    expect(await answerOf(response)).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('what is refused before anything is executed', () => {
  const form = new URLSearchParams({ query: MUTATION }).toString();
  const multipart = `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query: MUTATION })}\r\n--x--\r\n`;
  test.each([
    ['a form', 'application/x-www-form-urlencoded', form],
    ['multipart', 'multipart/form-data; boundary=x', multipart],
    ['application/graphql', 'application/graphql', MUTATION],
    ['plain text', 'text/plain', JSON.stringify({ query: MUTATION })],
    ['plain text that mentions JSON', 'text/plain; application/json', JSON.stringify({ query: MUTATION })],
    ['another JSON', 'application/jsonp', JSON.stringify({ query: MUTATION })],
    ['JSON in UTF-16', 'application/json; charset=utf-16', JSON.stringify({ query: MUTATION })],
    ['no content type', '', JSON.stringify({ query: MUTATION })],
  ])('POST of %s is 415', async (_name, contentType, body) => {
    const { app, calls, audited } = await start();
    const bytes = new TextEncoder().encode(body);
    const headers: Record<string, string> = contentType === '' ? {} : { 'content-type': contentType };
    await expectRefusal(await app.fetch(URL_OF, { method: 'POST', headers, body: bytes }), 415);
    expect(calls()).toEqual([]);
    expect(audited).toEqual([]);
  });

  test('a mutation by GET is 405 and says what is allowed', async () => {
    const { get, calls } = await start();
    const response = await get(`query=${encodeURIComponent(MUTATION)}`);
    expect(response.headers.get('allow')).toBe('POST');
    await expectRefusal(response, 405);
    expect(calls()).toEqual([]);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('%s is 405 and says what is allowed', async (method) => {
    const { app, calls } = await start();
    const response = await app.fetch(URL_OF, { method, headers: JSON_TYPE, body: JSON.stringify({ query: MUTATION }) });
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
    await expectRefusal(response, 405);
    expect(calls()).toEqual([]);
  });

  test.each([
    ['a list of operations', [{ query: MUTATION }, { query: MUTATION }]],
    ['a list of one', [{ query: MUTATION }]],
    ['an empty list', []],
  ])('%s is no request', async (_name, body) => {
    const { post, calls } = await start();
    await expectRefusal(await post(JSON.stringify(body)), 400, 'BAD_USER_INPUT');
    expect(calls()).toEqual([]);
  });

  test.each([
    ['no JSON', `{"query": "${CANARY}`],
    ['another language', `<html>${CANARY}</html>`],
    ['nothing', ''],
    ['a number', '4711'],
    ['a string', `"${CANARY}"`],
    ['null', 'null'],
    ['deep JSON', `${'['.repeat(25_000)}"${CANARY}"${']'.repeat(25_000)}`],
    ['deep JSON that ends too early', `{"query":${'['.repeat(25_000)}"${CANARY}"`],
    ['no query', `{"variables":{"a":"${CANARY}"}}`],
    ['a query that is no string', `{"query":{"a":"${CANARY}"}}`],
    ['variables that are a string', `{"query":"{__typename}","variables":"${CANARY}"}`],
    ['variables that are a list', `{"query":"{__typename}","variables":["${CANARY}"]}`],
    ['extensions that are a number', `{"query":"{__typename}","extensions":1}`],
    ['extensions that are a list', `{"query":"{__typename}","extensions":["${CANARY}"]}`],
    ['an operation name that is no string', `{"query":"{__typename}","operationName":["${CANARY}"]}`],
  ])('a body of %s is 400 and nothing of it comes back', async (_name, body) => {
    const { post, calls } = await start();
    await expectRefusal(await post(body), 400, 'BAD_USER_INPUT');
    expect(calls()).toEqual([]);
  });

  test('a body that is not UTF-8 is 400', async () => {
    const { post } = await start();
    const body = new TextEncoder().encode('{"query":"{ assistant(id: \\"?\\") { id } }"}');
    await expectRefusal(await post(body.map((byte) => (byte === 0x3f ? 0xff : byte))), 400, 'BAD_USER_INPUT');
  });

  test.each([`variables={"a":"${CANARY}`, 'variables=[1]', `extensions=${CANARY}`, 'extensions=7'])('GET with %s is 400', async (rest) => {
    const { get } = await start();
    await expectRefusal(await get(`query={__typename}&${rest}`), 400, 'BAD_USER_INPUT');
  });

  test('a URL of more than 16,384 characters is 414', async () => {
    const { get } = await start();
    const rest = (total: number) => `query={__typename}&x=${CANARY.padEnd(total - URL_OF.length - '?query={__typename}&x='.length, 'x')}`;
    expect((await get(rest(16_384))).status).toBe(200);
    await expectRefusal(await get(rest(16_385)), 414, 'LIMIT_EXCEEDED');
  });

  test.each([
    ['900 types', Array.from({ length: 900 }, (_, index) => `${CANARY}/x${index}`).join(',')],
    ['500 short ones', Array.from({ length: 500 }, () => 'a').join(',')],
    ['one long type', `text/${'x'.repeat(14_000)}`],
  ])('an Accept header of %s is 406 in few bytes', async (_name, accept) => {
    const { post } = await start();
    await expectRefusal(await post('{"query":"{ __typename }"}', { ...JSON_TYPE, accept }), 406, 'LIMIT_EXCEEDED');
  });

  test('an Accept header without any type that is offered is 406 in few bytes', async () => {
    const { post } = await start();
    const accept = Array.from({ length: 20 }, () => 'image/png').join(',');
    const response = await post('{"query":"{ __typename }"}', { ...JSON_TYPE, accept });
    expect(response.status).toBe(406);
    expect([...response.headers].flat().join().length).toBeLessThan(5_000);
  });
});

describe('requests that a page of another site makes a browser send', () => {
  const CROSS_SITE = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };

  test('GET without the permission of the gateway is refused', async () => {
    const { get, calls } = await start();
    await expectRefusal(await get('query={assistants{totalCount}}', CROSS_SITE), 403, 'FORBIDDEN');
    const navigation = { ...CROSS_SITE, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
    await expectRefusal(await get('query={assistants{totalCount}}', { ...navigation, accept: 'text/html' }), 403, 'FORBIDDEN');
    expect(calls()).toEqual([]);
  });

  test('GET from the same site, from no page, or with CORS is answered', async () => {
    const { get } = await start();
    for (const headers of [{}, { ...CROSS_SITE, 'sec-fetch-site': 'same-origin' }, { ...CROSS_SITE, 'sec-fetch-mode': 'cors' }]) {
      expect((await get('query={__typename}', headers)).status).toBe(200);
    }
  });

  test('a link to GraphiQL works', async () => {
    const { get } = await start();
    const headers = { ...CROSS_SITE, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', accept: 'text/html' };
    const response = await get('', headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  });
});

describe('CORS', () => {
  const PREFLIGHT = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' };
  const ours = 'https://app.example.com';
  const asks = async (corsOrigins: readonly string[], origin: string) => {
    const { app } = startGateway({ upstreamUrl: 'http://127.0.0.1:1', corsOrigins });
    const answers = [
      await app.fetch(URL_OF, { method: 'OPTIONS', headers: { origin, ...PREFLIGHT } }),
      await app.fetch(URL_OF, { method: 'POST', headers: { origin, ...JSON_TYPE }, body: '{"query":"{ __typename }"}' }),
      await app.fetch(URL_OF, { method: 'POST', headers: { origin, ...JSON_TYPE }, body: '{' }),
      await app.fetch(`${URL_OF}?query={__typename}`, { headers: { origin } }),
      await app.fetch('http://127.0.0.1/health/live', { headers: { origin } }),
    ];
    return answers.map(({ headers }) => Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-'))));
  };

  test('is closed by default: no answer has any of its headers', async () => {
    for (const origin of [ours, 'null', 'http://127.0.0.1']) expect(await asks([], origin)).toEqual([{}, {}, {}, {}, {}]);
  });

  test.each([[[ours]], [[ours, 'https://other.example.com']]])(
    'with %j, the configured origin alone is named, without credentials',
    async (origins) => {
      const [preflight, ...rest] = await asks(origins, ours);
      expect(preflight).toMatchObject({
        'access-control-allow-origin': ours,
        'access-control-allow-methods': expect.stringContaining('POST'),
      });
      for (const headers of [preflight, ...rest.slice(0, 3)]) {
        expect(headers).toHaveProperty('access-control-allow-origin', ours);
        expect(headers).toHaveProperty('access-control-expose-headers', 'etag, retry-after, x-request-id');
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
      }
    },
  );

  test.each([[[ours]], [[ours, 'https://other.example.com']]])('with %j, a foreign origin gets nothing', async (origins) => {
    for (const origin of ['https://evil.example.com', `${ours}.evil.com`, 'null', ours.toUpperCase(), `${ours}:444`]) {
      expect(await asks(origins, origin)).toEqual([{}, {}, {}, {}, {}]);
    }
  });
});
