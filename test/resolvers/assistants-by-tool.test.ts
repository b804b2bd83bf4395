/** Which assistants the filters by their tools leave, and for how many calls. */
import { describe, expect, test } from 'vitest';
import { TOOL_TYPES } from '../support/tool-types.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream, type AccountOptions, type Document } from '../support/upstream.ts';
import { jwtMode, sign } from '../auth/tokens.ts';

const LIST = 'GET /ai/assistants';
const WORDS = TOOL_TYPES.map((type) => type.toUpperCase());
const POOR = { listLeavesOut: ['tools'] };

async function start(documents: readonly Document[], options: AccountOptions = {}, gateway: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(account(documents, options));
  return { ...startGateway({ upstreamUrl: upstream.url, ...gateway }), calls: upstream.calls };
}

/** One assistant of each kind of tool, and what must not be found by any. */
const ONE_OF_EACH: readonly Document[] = [
  ...TOOL_TYPES.map((type) => ({ id: type, tools: [null, { type, [type]: {} }] })),
  { id: 'new', tools: [{ type: 'teleport', webhook: {} }] },
  { id: 'damaged', tools: [{ type: 7 }, { type: ['webhook'] }, {}, 'webhook', 7, null, { type: 'WEBHOOK' }] },
  { id: 'of-flow', tools: [], conversation_flow: { nodes: [{ id: 'n', type: 'tool', tool: [{ type: 'webhook', webhook: {} }] }] } },
  { id: 'none', tools: 'webhook' },
];

describe('a filter by the kind of a tool', () => {
  test.each(WORDS)('%s leaves those that have one, for the one list', async (word) => {
    const { query, calls } = await start(ONE_OF_EACH);
    const { data, errors } = await query(`{ assistants(filter: { toolType: ${word} }) { totalCount nodes { id } } }`);
    expect(errors).toBeUndefined();
    expect(data.assistants).toEqual({ totalCount: 1, nodes: [{ id: word.toLowerCase() }] });
    expect(calls).toEqual([LIST]);
  });

  test.each(WORDS)('%s costs a read of each where the list leaves tools out', async (word) => {
    const { query, calls } = await start(ONE_OF_EACH, POOR);
    const { data, errors } = await query('query ($kind: AssistantToolKind) { assistants(filter: { toolType: $kind }) { nodes { id } } }', {
      variables: { kind: word },
    });
    expect(errors).toBeUndefined();
    expect(data.assistants.nodes).toEqual([{ id: word.toLowerCase() }]);
    expect(calls.toSorted()).toEqual([LIST, ...ONE_OF_EACH.map(({ id }) => `${LIST}/${String(id)}`)].toSorted());
  });

  test.each([
    ['{ assistants(filter: { toolType: WEBHOK }) { totalCount } }', undefined, 'WEBHOOK'],
    ['{ assistants(filter: { toolType: handoff }) { totalCount } }', undefined, 'HANDOFF'],
    ['{ assistants(filter: { toolType: "handoff" }) { totalCount } }', undefined, 'HANDOFF'],
    ['query ($f: AssistantFilter) { assistants(filter: $f) { totalCount } }', { f: { toolType: 'send_dmtf' } }, 'SEND_DTMF'],
    ['query ($k: AssistantToolKind) { assistants(filter: { toolType: $k }) { totalCount } }', { k: 'hangup' }, 'HANGUP'],
  ])('refuses a word that does not exist, and suggests one that does: %s', async (text, variables, suggestion) => {
    const { query, calls } = await start(ONE_OF_EACH);
    const { data, errors } = await query(text, variables ? { variables } : {});
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toContain('AssistantToolKind');
    expect(errors?.[0]?.message).toMatch(new RegExp(`Did you mean the enum value.* "${suggestion}"`));
    expect(calls).toEqual([]);
  });

  test('refuses UNKNOWN without a call, in the text and in a variable', async () => {
    const { query, calls } = await start(ONE_OF_EACH);
    const inText = await query('{ assistants(filter: { toolType: UNKNOWN }) { totalCount } }');
    const inVariable = await query('query ($f: AssistantFilter) { assistants(filter: $f) { totalCount } }', {
      variables: { f: { toolType: 'UNKNOWN' } },
    });
    for (const { data, errors } of [inText, inVariable]) {
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ path: ['assistants'], extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors?.[0]?.message).toContain('filter.toolType');
    }
    expect(calls).toEqual([]);
  });
});

const webhook = (url: unknown) => ({ type: 'webhook', webhook: { name: 'w', url } });
const agent = (id: string, rest: Document = {}): Document => ({ id, instructions: 'Be kind.', ...rest });
const calling = (id: string, ...urls: readonly unknown[]): Document => agent(id, { tools: urls.map(webhook) });
const BY_HOST = `query ($host: String) { assistants(filter: { webhookHost: $host }, orderBy: { field: ID }) {
  totalCount nodes { id tools { ... on WebhookTool { url } } } } }`;

describe('a filter by the host of a webhook', () => {
  const HOOKS: readonly Document[] = [
    calling('a', 'https://api.example.com/v1'),
    calling('b', 'https://other.example/', 'HTTPS://API.Example.COM:8443/orders/{order_id}?city={{city}}'),
    calling(
      'c',
      'https://x.api.example.com/',
      'https://api.example.com.evil.example/',
      'https://other.example/?u=https://api.example.com/',
    ),
    calling('d', 'https://{{host}}/', 'https://{{sub}}.api.example.com/', 'https://api.example.com{path}', '{{base}}/api.example.com'),
    calling('e', 'api.example.com/v1', '/api.example.com', 'mailto:x@api.example.com', '', null, 7, { host: 'api.example.com' }),
    agent('f', { tools: [{ type: 'function', webhook: { url: 'https://api.example.com/' } }, { type: 'webhook' }, null, 'x'] }),
    agent('g', {
      tools: [],
      conversation_flow: { nodes: [{ id: 'n', type: 'tool', tool: [webhook('https://api.example.com/')] }] },
    }),
    calling('h', 'https://bücher.example/', 'http://[2001:DB8::1]:80/', 'http://127.0.0.1/'),
    agent('i'),
  ];

  test.each([
    ['api.example.com', ['a', 'b']],
    ['API.example.Com', ['a', 'b']],
    ['other.example', ['b', 'c']],
    ['example.com', []],
    ['host', []],
    ['bücher.example', ['h']],
    ['xn--bcher-kva.example', ['h']],
    ['[2001:db8::1]', ['h']],
    ['127.0.0.1', ['h']],
    [null, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']],
  ])('%s leaves %j, for the one list', async (host, expected) => {
    const { query, calls } = await start(HOOKS);
    const { data } = await query(BY_HOST, { variables: { host } });
    expect(data.assistants.nodes.map(({ id }: { readonly id: string }) => id)).toEqual(expected);
    expect(data.assistants.totalCount).toBe(expected.length);
    expect(calls).toEqual([LIST]);
  });

  test('costs one read of each where the list leaves tools out, also beside other filters by tool, and none where it is null', async () => {
    const { query, calls } = await start(HOOKS, POOR);
    await query('{ assistants(filter: { webhookHost: null }) { totalCount } }');
    expect(calls).toEqual([LIST]);
    const { data } = await query(`{ one: assistants(filter: { webhookHost: "other.example" }) { totalCount }
      both: assistants(filter: { webhookHost: "other.example", toolType: WEBHOOK, ids: ["a", "b"] }) { nodes { id } } }`);
    expect(data).toEqual({ one: { totalCount: 2 }, both: { nodes: [{ id: 'b' }] } });
    expect(calls.toSorted()).toEqual([LIST, ...HOOKS.map(({ id }) => `${LIST}/${String(id)}`)].toSorted());
  });

  test('reads only what other filters leave', async () => {
    const { query, calls } = await start(HOOKS, POOR);
    await query('{ assistants(filter: { webhookHost: "other.example", ids: ["b"] }) { totalCount } }');
    expect(calls).toEqual([LIST, `${LIST}/b`]);
  });

  test.each([
    '',
    ' ',
    'https://api.example.com',
    'https://api.example.com/',
    '//api.example.com',
    'api.example.com/v1',
    'api.example.com:8443',
    'api.example.com:443',
    'user@api.example.com',
    'api.example.com?x',
    '*.example.com',
    '{{host}}',
    'a b.example',
    '[::1',
    'a%20b',
  ])('refuses what is not a host, without a call: %j', async (host) => {
    const { query, calls } = await start(HOOKS);
    const { data, errors } = await query(BY_HOST, { variables: { host } });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['assistants'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('filter.webhookHost takes a host such as');
    expect(calls).toEqual([]);
  });

  describe('answers a caller without secrets:read by what the masked URL shows', () => {
    const secret = 'sk-0123456789abcdefghij';
    test.each([
      [
        'the host stays, path, query and user do not',
        `https://u:${secret}@api.example.com/?token=${secret}`,
        'api.example.com',
        true,
        true,
      ],
      ['a user with a slash', `https://canary:123/x@api.example.com/`, 'canary', true, false],
      ['the host behind a user with a slash', `https://canary:123/x@api.example.com/`, 'api.example.com', false, true],
      ['a token in the host', `https://${secret}.example.com/`, `${secret}.example.com`, true, false],
      ['a URL that is masked as a whole', `https://api.example.com/${'x'.repeat(9_000)}?token=x`, 'api.example.com', true, false],
      ['a text with a private key', 'https://api.example.com/-----BEGIN PRIVATE KEY-----', 'api.example.com', true, false],
    ])('%s', async (_what, url, host, unmasked, masked) => {
      const { query } = await start([calling('a', url)], {}, { auth: jwtMode() });
      const found = async (scope: string) => {
        const { data, errors } = await query(BY_HOST, { variables: { host }, token: await sign(scope) });
        expect(errors).toBeUndefined();
        return data.assistants.totalCount === 1;
      };
      expect(await found('assistants:read secrets:read')).toBe(unmasked);
      expect(await found('assistants:read')).toBe(masked);
    });
  });
});
