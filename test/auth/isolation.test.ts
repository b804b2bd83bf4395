import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream, type Document, type Script } from '../support/upstream.ts';

const IDS = Array.from({ length: 10 }, (_, index) => `a${index}`);
const READ = '{ assistant(id: "a1") { name } }';

/** The same ids for everyone, every text in them the owner's. */
const documentsOf = (owner: string): Document[] =>
  IDS.map((id, index) => ({
    id,
    name: `${owner}|${id}`,
    instructions: `${owner}|`.padEnd(2_000, '.'),
    tools: [{ type: 'handoff', handoff: { ai_assistants: [1, 2].map((step) => ({ id: IDS[(index + step) % IDS.length], name: owner })) } }],
  }));

/** Accounts by Authorization header; each answers after a moment of its own, so that answers overtake each other. */
const accounts = (tokens: readonly string[]): Script => {
  const scripts = new Map(tokens.map((token) => [`Bearer ${token}`, account(documentsOf(token))]));
  let turn = 0;
  return async (request) => {
    turn += 1;
    const ticks = (turn * 7) % 5;
    for (let tick = 0; tick < ticks; tick += 1) await new Promise((resolve) => setImmediate(resolve));
    return scripts.get(request.headers.authorization ?? '')?.(request) ?? { status: 401 };
  };
};

const HANDOFFS = 'tools { ... on HandoffTool { aiAssistants { name assistant { name instructions } } } }';
const OPERATIONS: readonly string[] = [
  '{ assistant(id: "a1") { name instructions } }',
  '{ assistant(id: "a2") { name instructions } }',
  `{ assistant(id: "a3") { name ${HANDOFFS} } }`,
  '{ x: assistant(id: "a4") { name } y: assistant(id: "a5") { name } z: assistant(id: "a6") { instructions } }',
  '{ assistants(first: 3) { totalCount nodes { name instructions } } }',
  `{ assistants(last: 2) { nodes { name ${HANDOFFS} } } }`,
  '{ assistant(id: "gone") { name } assistants(filter: { nameContains: "a7" }) { nodes { name } } }',
];

describe.each([
  ['a cache that holds a few lists', 1_000, { cacheMaxBytes: 400_000 }],
  ['a cache too small for a list', 400, { cacheMaxBytes: 40_000 }],
  ['no cache', 400, { cacheTtlMs: 0 }],
])('twenty tenants with the same ids and %s', (_name, reads, cache) => {
  test(`never see anything of each other in ${reads} reads that cross`, async () => {
    const tokens = Array.from({ length: 20 }, (_, index) => `tenant-${String(index).padStart(2, '0')}`);
    const upstream = await startUpstream(accounts(tokens));
    const { query } = startGateway({ upstreamUrl: upstream.url, ...cache });
    const read = async (index: number) => {
      const token = tokens[(index * 7) % tokens.length] ?? '';
      const operation = OPERATIONS[(index * 3) % OPERATIONS.length] ?? '';
      const headers: Record<string, string> = index % 11 === 0 ? { 'cache-control': 'no-cache' } : {};
      const { data, errors } = await query(operation, { token, headers });
      expect(errors).toBeUndefined();
      const owners = new Set(JSON.stringify(data).match(/tenant-\d\d/g));
      expect(owners).toEqual(new Set([token]));
    };
    for (let wave = 0; wave < reads / 200; wave += 1) {
      await Promise.all(Array.from({ length: 200 }, (_, index) => read(wave * 200 + index)));
    }
    expect(upstream.calls.length).toBeGreaterThan(20);
  });
});

test('what one tenant may not see is not served from what another has read', async () => {
  const upstream = await startUpstream((request) =>
    request.headers.authorization === 'Bearer a' ? account(documentsOf('a'))(request) : { status: 403 },
  );
  const { query } = startGateway({ upstreamUrl: upstream.url });
  expect((await query(READ, { token: 'a' })).data).toEqual({ assistant: { name: 'a|a1' } });
  for (const token of ['A', 'a1', 'b']) {
    expect(await query(READ, { token })).toMatchObject({ data: { assistant: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  }
  expect(upstream.calls).toHaveLength(4);
});

describe('a request without a usable credential', () => {
  const malformed: readonly (readonly [string, Record<string, string>])[] = [
    ['none', {}],
    ['an empty one', { authorization: '' }],
    ['Basic', { authorization: 'Basic dXNlcjpwYXNz' }],
    ['Bearer alone', { authorization: 'Bearer' }],
    ['Bearer and blanks', { authorization: 'Bearer   ' }],
    ['a token with a space', { authorization: 'Bearer two words' }],
    ['two credentials', { authorization: 'Bearer one, Bearer two' }],
    ['a token beyond ASCII', { authorization: 'Bearer caf\u00e9' }],
    ['a token without a scheme', { authorization: 'KEY0123' }],
    ['a key in another header', { 'x-api-key': 'KEY0123', 'telnyx-api-key': 'KEY0123' }],
    ['a key in a cookie', { cookie: 'authorization=Bearer KEY0123' }],
  ];

  test.each(malformed)('%s: UNAUTHENTICATED without a call, and the credential is not repeated', async (_name, headers) => {
    const upstream = await startUpstream(account(documentsOf('a')));
    const { query } = startGateway({ upstreamUrl: upstream.url, token: null });
    const one = await query(READ, { headers });
    expect(one.data).toEqual({ assistant: null });
    expect(one.errors).toMatchObject([{ path: ['assistant'], extensions: { code: 'UNAUTHENTICATED' } }]);
    const list = await query('{ assistants { totalCount } }', { headers });
    expect(list.errors).toMatchObject([{ path: ['assistants'], extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(JSON.stringify([one, list])).not.toMatch(/KEY0123|dXNlcjpwYXNz|two words/);
    expect(upstream.calls).toEqual([]);
  });

  test('is not helped by TELNYX_API_KEY in the environment', async () => {
    process.env['TELNYX_API_KEY'] = 'KEY-of-the-process';
    try {
      const upstream = await startUpstream(account(documentsOf('a')));
      const { query } = startGateway({ upstreamUrl: upstream.url, token: null });
      expect((await query(READ)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      expect(upstream.calls).toEqual([]);
      await query(READ, { token: 'mine' });
      expect(upstream.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer mine']);
    } finally {
      delete process.env['TELNYX_API_KEY'];
    }
  });

  test('may look at the schema', async () => {
    const upstream = await startUpstream(account([]));
    const { query } = startGateway({ upstreamUrl: upstream.url, token: null });
    const { data, errors } = await query('{ __typename __schema { queryType { name } } __type(name: "Assistant") { name } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ __typename: 'Query', __schema: { queryType: { name: 'Query' } }, __type: { name: 'Assistant' } });
    expect(upstream.calls).toEqual([]);
  });

  test('has the demo account where there is one, unless it brings a malformed credential', async () => {
    const upstream = await startUpstream(accounts(['demo']));
    const { query } = startGateway({ upstreamUrl: upstream.url, token: null, defaultToken: 'demo' });
    expect((await query(READ)).data).toEqual({ assistant: { name: 'demo|a1' } });
    const { errors } = await query(READ, { headers: { authorization: 'Basic x' } });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(upstream.calls).toHaveLength(1);
  });
});

test('the scheme may be written in any case, and the token goes on as it came', async () => {
  const upstream = await startUpstream(account(documentsOf('a')));
  const { query } = startGateway({ upstreamUrl: upstream.url, token: null, cacheTtlMs: 0 });
  for (const scheme of ['Bearer', 'bearer', 'BEARER  ']) await query(READ, { headers: { authorization: `${scheme} KEY_aZ-09.~+/=!` } });
  expect(upstream.requests.map(({ headers }) => headers.authorization)).toEqual(Array.from({ length: 3 }, () => 'Bearer KEY_aZ-09.~+/=!'));
});

test.each([
  READ,
  '{ assistants { totalCount } }',
  'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code } } }',
])('of the headers of a request only the credential reaches the upstream: %s', async (operation) => {
  const upstream = await startUpstream(account(documentsOf('a')));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const foreign = {
    cookie: 'session=1',
    'x-custom': 'leak',
    'x-forwarded-for': '10.0.0.1',
    forwarded: 'for=10.0.0.1',
    'idempotency-key': 'leak',
    'accept-language': 'leak',
    referer: 'https://leak.example',
    origin: 'https://leak.example',
    'user-agent': 'leak',
    'proxy-authorization': 'Basic leak',
  };
  await query(operation, { headers: foreign });
  const [request] = upstream.requests;
  const names = Object.keys(request?.headers ?? {}).filter(
    (name) => !['content-type', 'content-length', 'transfer-encoding', 'user-agent'].includes(name),
  );
  expect(names.toSorted()).toEqual(['accept', 'accept-encoding', 'authorization', 'connection', 'host']);
  expect(JSON.stringify(request)).not.toMatch(/leak|session|10\.0\.0\.1/);
});
