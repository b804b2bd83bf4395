/** No client at all: what `fetch` and any other HTTP library can do. */
import { describe, expect, test } from 'vitest';
import { serveSandbox } from '../support/socket.ts';

const QUERY = 'query Name($id: ID!) { assistant(id: $id) { name } }';
const variables = { id: 'assistant-front-desk' };
const READ = 'GET /ai/assistants/assistant-front-desk';
const FRONT_DESK = { data: { assistant: { name: 'Clinic front desk' } } };

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const get = (url: string, parameters: Readonly<Record<string, string>>) =>
  fetch(`${url}?${new URLSearchParams(parameters)}`, { headers: { accept: 'application/json' } });

describe('a query', () => {
  test('goes by POST as JSON, with variables and the name of the operation', async () => {
    const { url, calls } = await serveSandbox();
    const response = await post(url, { query: `${QUERY} query Other { __typename }`, variables, operationName: 'Name' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(await response.json()).toEqual(FRONT_DESK);
    expect(calls()).toEqual([READ]);
  });

  test('goes by GET in the URL, variables as JSON', async () => {
    const { url, calls } = await serveSandbox();
    const response = await get(url, { query: QUERY, variables: JSON.stringify(variables) });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(FRONT_DESK);
    expect(calls()).toEqual([READ]);
  });

  test('has an id in the answer, by which the log can be searched', async () => {
    const { url } = await serveSandbox();
    const [first, second] = await Promise.all([post(url, { query: '{ __typename }' }), post(url, { query: '{ __typename }' })]);
    expect(first.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.headers.get('x-request-id')).not.toBe(second.headers.get('x-request-id'));
  });
});

describe('a write', () => {
  const IMPORT = 'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "vapi-key" }) { userErrors { code } } }';

  test('goes by POST', async () => {
    const { url, calls } = await serveSandbox();
    expect(await (await post(url, { query: IMPORT })).json()).toEqual({ data: { importAssistants: { userErrors: [] } } });
    expect(calls()).toEqual(['POST /ai/assistants/import']);
  });

  test('does not go by GET, which may be repeated', async () => {
    const { url, calls } = await serveSandbox();
    const response = await get(url, { query: IMPORT });
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: expect.any(String) } }] });
    expect(calls()).toEqual([]);
  });
});
