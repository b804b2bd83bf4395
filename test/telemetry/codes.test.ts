import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { COUNTED_CODES, type AnswerCode, type CountedCode } from '../../src/errors.ts';
import { levelOf, tallyCodes, tallyOfLeaver } from '../../src/operations/answer-codes.ts';
import { OperationList } from '../../src/operations/persisted/operation-list.ts';
import { partsOf } from '../support/parts.ts';
import { startGateway, type Gateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream, type Script, type UpstreamReply } from '../support/upstream.ts';

const ONE = '{ assistant(id: "a") { name } }';
const LIST = '{ assistants { totalCount } }';
const UNKNOWN_HASH = { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } };

interface Row {
  readonly reply?: UpstreamReply;
  readonly body?: object;
  readonly token?: string | null;
  readonly options?: Partial<GatewayOptions>;
}

const status = (code: number): Row => ({ reply: { status: code } });

/** One way to meet each code. */
const ROWS: Readonly<Record<AnswerCode, Row>> = {
  UNAUTHENTICATED: { token: null },
  FORBIDDEN: status(403),
  NOT_FOUND: status(404),
  BAD_USER_INPUT: { body: { query: '{ assistants(first: 1000) { totalCount } }' } },
  CONFLICT: status(409),
  RATE_LIMITED: { reply: { status: 429, headers: { 'retry-after': '60' } } },
  UPSTREAM_TIMEOUT: status(504),
  UPSTREAM_UNAVAILABLE: status(503),
  UPSTREAM_BAD_RESPONSE: { reply: { body: '<html>' } },
  LIMIT_EXCEEDED: { body: { query: LIST }, options: { operationLimits: { maxUpstreamCalls: 0 } } },
  PERSISTED_QUERY_NOT_FOUND: { body: UNKNOWN_HASH },
  PERSISTED_OPERATION_REQUIRED: { options: { operations: new OperationList([{ id: 'x', text: ONE }]) } },
  GRAPHQL_PARSE_FAILED: { body: { query: '{' } },
  GRAPHQL_VALIDATION_FAILED: { body: { query: '{ nothing }' } },
  INTERNAL_SERVER_ERROR: { options: { now: () => fail(), allowErrors: true } },
};

const WARNED = new Set<CountedCode>(['RATE_LIMITED', 'UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_BAD_RESPONSE']);

function fail(): never {
  throw new Error('a bug');
}

async function start(script: Script, options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(script);
  const gateway = await serve(startGateway({ upstreamUrl: upstream.url, limits: { retries: 0 }, ...options }));
  const ask = async (body: object, token: string | null = 'test-token') => {
    const headers = { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) };
    const answer = await request(gateway.url, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.body.json()) as { readonly errors?: readonly { readonly extensions: { readonly code: string } }[] };
  };
  return { ...gateway, ask };
}

/** What log and metrics say of the errors so far. */
async function reported({ lines, samples }: Pick<Gateway, 'lines' | 'samples'>) {
  const counted = Object.entries(await samples('gateway_errors_total')).filter(([, count]) => count > 0);
  const requests = lines.filter(({ message }) => message === 'request');
  return { counted: Object.fromEntries(counted), lines: requests.map(({ level, details }) => [level, details['codes']]) };
}

describe.each([
  ['the adapter of Node', true],
  ['the adapter of Yoga', false],
])('by %s', (_way, nodeAdapter) => {
  test.each(Object.entries(ROWS))('%s is in the line of its request and in the metric', async (code, { reply, body, token, options }) => {
    const gateway = await start(() => reply ?? { body: { data: [] } }, { nodeAdapter, ...options });
    const { errors } = await gateway.ask(body ?? { query: LIST }, token);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    const level = code === 'INTERNAL_SERVER_ERROR' ? 'error' : WARNED.has(code as CountedCode) ? 'warn' : 'info';
    expect(await reported(gateway)).toEqual({ counted: { [`code="${code}"`]: 1 }, lines: [[level, { [code]: 1 }]] });
  });

  test('a good answer has none, kept ones included', async () => {
    const gateway = await start(account([{ id: 'a', name: 'Ann' }]), { nodeAdapter });
    for (let time = 0; time < 4; time += 1) await gateway.ask({ query: ONE });
    expect(await reported(gateway)).toEqual({ counted: {}, lines: Array.from({ length: 4 }, () => ['info', undefined]) });
  });

  test('errors of fields are counted one by one, whether they cost their field or only themselves', async () => {
    const gateway = await start(account([{ id: 'a', name: 7, model: 8 }]), { nodeAdapter });
    const { errors } = await gateway.ask({ query: '{ a: assistant(id: "a") { name model } b: assistant(id: "") { name } }' });
    expect(errors).toHaveLength(3);
    const codes = { UPSTREAM_BAD_RESPONSE: 2, BAD_USER_INPUT: 1 };
    expect((await reported(gateway)).lines).toEqual([['warn', codes]]);
  });

  test('_entities tells its errors', async () => {
    const gateway = await start(() => ({ status: 503 }), { nodeAdapter, subgraph: true });
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Assistant { name } } }';
    const of = ['a', 'b'].map((id) => ({ __typename: 'Assistant', id }));
    await gateway.ask({ query, variables: { of } });
    expect((await reported(gateway)).lines).toEqual([['warn', { UPSTREAM_UNAVAILABLE: 2 }]]);
  });
});

test('an answer in parts is reported once, when its last part is out, with the errors of all of them', async () => {
  const documents = account([{ id: 'a', name: 7, tools: [{ type: 'handoff', handoff: { ai_assistants: [{ id: 'b' }] } }] }]);
  const gateway = await start((asked) => (asked.path === '/ai/assistants/a' ? documents(asked) : { status: 503 }));
  const query = `{ assistant(id: "a") { name ... @defer { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }`;
  const response = await gateway.post({ query }, { headers: { accept: 'multipart/mixed' } });
  expect((await reported(gateway)).lines).toEqual([]);
  expect(await partsOf(response)).toHaveLength(2);
  const counted = { 'code="UPSTREAM_BAD_RESPONSE"': 1, 'code="UPSTREAM_UNAVAILABLE"': 1 };
  expect(await reported(gateway)).toEqual({ counted, lines: [['warn', { UPSTREAM_BAD_RESPONSE: 1, UPSTREAM_UNAVAILABLE: 1 }]] });
});

test('an answer in parts that is given up is reported, too', async () => {
  const documents = account([{ id: 'a', name: 'Ann', tools: [{ type: 'handoff', handoff: { ai_assistants: [{ id: 'b' }] } }] }]);
  const gateway = await start((asked) => (asked.path === '/ai/assistants/a' ? documents(asked) : { raw: () => {} }));
  const query = `{ assistant(id: "a") { name ... @defer { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }`;
  const leaving = new AbortController();
  const response = await request(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer t', accept: 'multipart/mixed' },
    body: JSON.stringify({ query }),
    signal: leaving.signal,
  });
  await response.body[Symbol.asyncIterator]().next();
  leaving.abort();
  await expect.poll(async () => (await reported(gateway)).lines).toEqual([['info', { CLIENT_CLOSED: 1 }]]);
});

test.each([
  ['a forged request', '/graphql?query={__typename}', { 'sec-fetch-site': 'cross-site' }, 'FORBIDDEN'],
  ['a URL that is too long', `/graphql?query=${'a'.repeat(20_000)}`, {}, 'LIMIT_EXCEEDED'],
  ['a body of another type', '/graphql', { method: 'POST', 'content-type': 'text/plain' }, 'BAD_USER_INPUT'],
])('%s is reported by its code', async (_name, path, { method = 'GET', ...headers }: Record<string, string>, code) => {
  const gateway = await start(() => ({ status: 500 }));
  await gateway.app.fetch(`http://127.0.0.1${path}`, { method, headers, ...(method === 'POST' && { body: 'x' }) });
  expect(await reported(gateway)).toEqual({ counted: { [`code="${code}"`]: 1 }, lines: [['info', { [code]: 1 }]] });
});

test.each([
  ['the adapter of Node', true],
  ['the adapter of Yoga', false],
])('a client that leaves is no bug, by %s', async (_way, nodeAdapter) => {
  const leaving = new AbortController();
  const gateway = await start(() => ({ raw: () => leaving.abort() }), { nodeAdapter });
  const headers = { 'content-type': 'application/json', authorization: 'Bearer t' };
  const asked = request(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query: ONE }), signal: leaving.signal });
  await expect(asked).rejects.toThrow(/abort/i);
  await expect.poll(async () => (await reported(gateway)).lines).toEqual([['info', { CLIENT_CLOSED: 1 }]]);
});

test('a write that is refused as data is counted by its code, and its request is a good one', async () => {
  const gateway = await start(() => ({ status: 409 }));
  const query = 'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code } } }';
  await gateway.ask({ query });
  expect(await gateway.samples('gateway_user_errors_total')).toEqual({
    'code="BAD_USER_INPUT"': 0,
    'code="CONFLICT"': 1,
    'code="NOT_FOUND"': 0,
  });
  expect(await reported(gateway)).toEqual({ counted: {}, lines: [['info', undefined]] });
});

describe('codes', () => {
  test('are counted from a closed set, and what is in none of it is a bug', () => {
    const errors = ['FORBIDDEN', 'FORBIDDEN', 'INVENTED', undefined].map((code) => ({ extensions: { code } }));
    expect(Object.fromEntries(tallyCodes([...errors, {}]) ?? [])).toEqual({ FORBIDDEN: 2, INTERNAL_SERVER_ERROR: 3 });
    expect(tallyCodes([])).toBeNull();
  });

  test('of a metric are there from the start, whatever is asked', async () => {
    const { samples, ask } = await start(() => ({ status: 503 }));
    const expected = COUNTED_CODES.map((code) => `code="${code}"`).toSorted();
    expect(Object.keys(await samples('gateway_errors_total')).toSorted()).toEqual(expected);
    await ask({ query: '{ x }' });
    expect(Object.keys(await samples('gateway_errors_total')).toSorted()).toEqual(expected);
  });

  test('decide the level by the worst of them', () => {
    expect(levelOf(null, 200)).toBe('info');
    expect(levelOf(null, 500)).toBe('error');
    expect(levelOf(new Map([['BAD_USER_INPUT', 1]]), 400)).toBe('info');
    expect(
      levelOf(
        new Map([
          ['BAD_USER_INPUT', 1],
          ['RATE_LIMITED', 1],
        ]),
        200,
      ),
    ).toBe('warn');
    expect(
      levelOf(
        new Map([
          ['UPSTREAM_TIMEOUT', 1],
          ['INTERNAL_SERVER_ERROR', 1],
        ]),
        200,
      ),
    ).toBe('error');
    expect(
      Object.fromEntries(
        tallyOfLeaver(
          new Map([
            ['FORBIDDEN', 2],
            ['INTERNAL_SERVER_ERROR', 3],
          ]),
        ),
      ),
    ).toEqual({ FORBIDDEN: 2, CLIENT_CLOSED: 3 });
  });
});
