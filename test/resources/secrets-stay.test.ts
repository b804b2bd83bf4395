/** Who may not see stored secrets cannot have them sent elsewhere: planted ones are looked for in whatever leaves the gateway. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { ANN, READ, start, update } from './assistant-write.ts';
import { fieldsOf, mutation } from './write.ts';

const CANARY = 'CANARY-5f2c';
const SECRET = [{ name: 'X-Auth', value: CANARY }];
const LEFT_OUT = [{ name: 'X-Auth' }];

/** The assistant with what is given, for a caller without `secrets:read`. */
const startUnseeing = async (document: object) =>
  start({
    documents: [{ ...ANN, ...document }],
    isDescribed: false,
    gateway: { auth: jwtMode(), token: await sign('assistants:read assistants:write') },
  });

type Gateway = Awaited<ReturnType<typeof startUnseeing>>;

/** Which of the requests so far held the secret. */
const sentIn = ({ requests }: Gateway, secret = CANARY) => requests.filter(({ body }) => body.includes(secret)).map(({ path }) => path);

const CALLS = {
  transfer: { from: '+1', targets: [{ name: 'good', to: 'sip:good@good.example' }], custom_headers: SECRET },
  invite: { from: '+1', targets: [{ name: 'good', to: 'sip:good@good.example' }], custom_headers: SECRET },
  refer: { targets: [{ name: 'good', sip_address: 'sip:good@good.example' }], custom_headers: SECRET, sip_headers: SECRET },
};
const storedCalls = { tools: Object.entries(CALLS).map(([type, settings]) => ({ type, [type]: settings })) };
const good = { name: 'good', to: 'sip:good@good.example' };
const evil = { name: 'good', to: 'sip:evil@evil.example' };
const headers = { customHeaders: LEFT_OUT };

describe('the headers of calls', () => {
  test.each([
    ['transfer', { from: '+1', targets: [evil], ...headers }],
    ['transfer', { from: '+1', targets: [good, evil], ...headers }],
    ['transfer', { from: '+1', targets: [], ...headers }],
    ['transfer', { from: '+1', targetsTemplate: '{{ evil }}', ...headers }],
    ['transfer', { from: '+666', targets: [good], ...headers }],
    ['transfer', { from: '+1', targets: [good], diversion: '+666', ...headers }],
    ['transfer', { from: '+1', targets: [{ ...good, extension: '1' }], ...headers }],
    ['transfer', { from: '+1', targets: [good], extra: { route: 'sip:evil.example' }, ...headers }],
    ['transfer', { from: '+1', targets: [good], customHeaders: [...LEFT_OUT, { name: 'Route', value: '<sip:evil.example;lr>' }] }],
    ['invite', { from: '+1', targets: [evil], ...headers }],
    ['invite', { from: '+1', ...headers }],
    ['refer', { targets: [{ name: 'good', sipAddress: 'sip:evil@evil.example' }], ...headers }],
    ['refer', { targets: [{ name: 'good', sipAddress: 'sip:good@good.example', to: 'sip:evil@evil.example' }], ...headers }],
  ] as const)('of a %s stay where another one would take them along: %j', async (kind, settings) => {
    const gateway = await startUnseeing(storedCalls);
    const { userErrors } = await update(gateway, { tools: [{ [kind]: settings }] });
    expect(fieldsOf(userErrors)).toEqual([`input.changes.tools.0.${kind}.customHeaders.0.value`]);
    expect(gateway.calls).toEqual([READ]);
  });

  test.each(['createAssistantVersion', 'updateAssistantVersion'])('are held by the same rule in %s', async (field) => {
    const version = { ...ANN, ...storedCalls, version_id: 'v1' };
    const gateway = await start({
      documents: [version],
      isDescribed: false,
      instead: (_method, path) => (path.includes('/versions/') ? { body: version } : undefined),
      gateway: { auth: jwtMode(), token: await sign('assistants:read assistants:write') },
    });
    const changes =
      '{ tools: [{ refer: { targets: [{ name: "n", sipAddress: "sip:evil@evil.example" }], sipHeaders: [{ name: "X-Auth" }] } }] }';
    const input = `{ assistantId: "a", ${field === 'updateAssistantVersion' ? 'versionId: "v1", ' : ''}changes: ${changes} }`;
    const { data } = await gateway.query(mutation(field, input, 'version { versionId }'));
    expect(fieldsOf(data[field].userErrors)).toEqual(['input.changes.tools.0.refer.sipHeaders.0.value']);
    expect(sentIn(gateway)).toEqual([]);
  });

  test('go with a tool of which only texts, names and timings change', async () => {
    const gateway = await startUnseeing(storedCalls);
    const { userErrors } = await update(gateway, {
      tools: [
        { transfer: { from: '+1', targets: [{ ...good, name: 'better', message: 'hi' }], description: 'when', timeoutMs: 9, ...headers } },
      ],
    });
    expect(userErrors).toEqual([]);
    expect(gateway.bodyOf(1)).toMatchObject({ tools: [{ transfer: { description: 'when', custom_headers: SECRET } }] });
  });
});

describe('a URL that is not as stored, character by character', () => {
  const agent = { name: 'ag', url: 'https://good.example/x', headers: SECRET };
  test.each([
    String.raw`https://good.example\@evil.example/x`,
    'https://good.example/x/../y',
    'https://good.example/X',
    'https://GOOD.example/x',
    'https://good.example:443/x',
    ' https://good.example/x',
  ])('takes no header along: %s', async (url) => {
    const gateway = await startUnseeing({ a2a_agents: [agent] });
    const { userErrors } = await update(gateway, { a2aAgents: [{ name: 'ag', url, headers: LEFT_OUT }] });
    expect(fieldsOf(userErrors)).toEqual(['input.changes.a2aAgents.0.headers.0.value']);
    expect(sentIn(gateway)).toEqual([]);
  });

  test('does not either where neither has a scheme', async () => {
    const gateway = await startUnseeing({ a2a_agents: [{ ...agent, url: 'good.example:8443/x' }] });
    const { userErrors } = await update(gateway, { a2aAgents: [{ name: 'ag', url: 'evil.example:443/x', headers: LEFT_OUT }] });
    expect(fieldsOf(userErrors)).toEqual(['input.changes.a2aAgents.0.headers.0.value']);
    expect(sentIn(gateway)).toEqual([]);
  });
});

describe('equal names', () => {
  const webhook = (path: string, value: string, name = 'w') => ({
    type: 'webhook',
    webhook: { name, description: 'd', url: `https://good.example/${path}`, headers: [{ name: 'X-Auth', value }] },
  });
  const given = (path: string, list: readonly object[] = LEFT_OUT) => ({
    webhook: { name: 'w', description: 'd', url: `https://good.example/${path}`, headers: list },
  });

  test('of tools with URLs of their own leave each value where it is', async () => {
    const gateway = await startUnseeing({ tools: [webhook('1', 'ONE'), webhook('2', 'TWO')] });
    await update(gateway, { tools: [given('2'), given('1')] });
    expect(gateway.bodyOf(1)).toEqual({ tools: [webhook('2', 'TWO'), webhook('1', 'ONE')] });
  });

  test('of tools with the same URL and different values are refused, with the same value they are not', async () => {
    const gateway = await startUnseeing({ tools: [webhook('1', 'ONE'), webhook('1', 'TWO'), webhook('2', 'ONE'), webhook('2', 'ONE')] });
    const { userErrors } = await update(gateway, { tools: [given('1'), given('2')] });
    expect(fieldsOf(userErrors)).toEqual(['input.changes.tools.0.webhook.headers.0.value']);
  });

  test('of headers are distinguished by their letters, and refused where these are the same', async () => {
    const list = [
      { name: 'Set', value: 'ONE' },
      { name: 'set', value: 'TWO' },
    ];
    const twice = [
      { name: 'Twice', value: 'ONE' },
      { name: 'Twice', value: 'TWO' },
    ];
    const holding = (all: readonly object[]) =>
      startUnseeing({ tools: [{ type: 'webhook', webhook: { ...webhook('1', '').webhook, headers: all } }] });
    const names = (...all: readonly string[]) => all.map((name) => ({ name }));
    const { userErrors } = await update(await holding(twice), { tools: [given('1', names('Twice', 'Twice'))] });
    expect(fieldsOf(userErrors)).toEqual([0, 1].map((at) => `input.changes.tools.0.webhook.headers.${at}.value`));
    const gateway = await holding(list);
    await update(gateway, { tools: [given('1', names('set', 'Set'))] });
    expect(gateway.bodyOf(1)).toMatchObject({ tools: [{ webhook: { headers: [list[1], list[0]] } }] });
  });

  test.each([
    ['one more', [{ name: 'Authorization' }, { name: 'Host' }, { name: 'X-Envoy-Original-Dst-Host', value: 'evil' }]],
    ['one with a line of its own', [{ name: 'Authorization' }, { name: 'Host' }, { name: 'X', value: '1\r\nHost: evil' }]],
    ['one less', [{ name: 'Authorization' }]],
    ['another value of one', [{ name: 'Authorization' }, { name: 'Host', value: 'evil' }]],
  ])('of headers stay only beside the same ones: %s', async (_name, sent) => {
    const stored = [
      { name: 'Authorization', value: CANARY },
      { name: 'Host', value: 'internal' },
    ];
    const gateway = await startUnseeing({ tools: [{ type: 'webhook', webhook: { ...webhook('1', '').webhook, headers: stored } }] });
    const { userErrors } = await update(gateway, { tools: [given('1', sent)] });
    expect(fieldsOf(userErrors)).toContain('input.changes.tools.0.webhook.headers.0.value');
    expect(JSON.stringify(gateway.requests)).not.toContain(CANARY);
  });

  test('of people to call stay only beside the same headers', async () => {
    const target = { name: 'n', to: 'sip:good@good', sip_auth_username: 'u', sip_auth_password: CANARY };
    const gateway = await startUnseeing({ tools: [{ type: 'transfer', transfer: { from: '+1', targets: [target] } }] });
    const { userErrors } = await update(gateway, {
      tools: [
        {
          transfer: {
            from: '+1',
            targets: [{ name: 'n', to: 'sip:good@good', sipAuthUsername: 'u' }],
            customHeaders: [{ name: 'Route', value: '<sip:evil.com;lr>' }],
          },
        },
      ],
    });
    expect(fieldsOf(userErrors)).toEqual(['input.changes.tools.0.transfer.targets.0.sipAuthPassword']);
    expect(JSON.stringify(gateway.requests)).not.toContain(CANARY);
  });

  test('of a tool of the library lend nothing to one of its own', async () => {
    const gateway = await startUnseeing({ tools: [{ ...webhook('1', CANARY), shared: true, tool_id: 't' }] });
    const { userErrors } = await update(gateway, { tools: [given('1')] });
    expect(fieldsOf(userErrors)).toEqual(['input.changes.tools.0.webhook.headers.0.value']);
  });
});

describe('what a refusal of the upstream says', () => {
  const secret = 'Bearer s3cr3t"%CANARY';
  const said = [
    `value '${secret}' is bad`,
    `token s3cr3t"%CANARY is bad`,
    JSON.stringify({ secret }),
    encodeURIComponent(secret),
    `${'x'.repeat(490)}${secret}`,
  ];
  test.each([
    ['errors', { errors: said.map((detail) => ({ code: '10015', title: detail, detail })) }],
    ['detail', { detail: said.map((msg) => ({ loc: ['body', 'tools', '0'], msg, type: 'value_error', input: secret })) }],
  ])('is shown without what the gateway has put in: %s', async (_name, body) => {
    const gateway = await start({
      documents: [
        {
          ...ANN,
          external_llm: { base_url: 'https://good.example', model: 'm', api_key: secret, pin: 'pin-7' },
          a2a_agents: [{ name: 'ag', url: 'https://good.example', headers: [{ name: 'X', value: 'hdr' }] }],
        },
      ],
      instead: (method) => (method === 'POST' ? { status: 422, body } : undefined),
      isDescribed: false,
      gateway: { auth: jwtMode(), token: await sign('assistants:read assistants:write') },
    });
    const { userErrors } = await update(gateway, {
      externalLlm: { model: 'n' },
      a2aAgents: [{ name: 'ag', url: 'https://good.example', headers: [{ name: 'X' }] }],
    });
    expect(userErrors).toHaveLength(said.length);
    expect(gateway.bodyOf(1)).toMatchObject({
      external_llm: { model: 'n', api_key: secret },
      a2a_agents: [{ headers: [{ value: 'hdr' }] }],
    });
    const shown = JSON.stringify([userErrors, gateway.lines, gateway.audited]);
    expect(shown).not.toMatch(/s3cr3t|CANARY/);
    expect(userErrors[0].message).toBe("value '[credential]' is bad");
  });
});

test('what names the assistant and its version is not sent along', async () => {
  const gateway = await start();
  const { userErrors } = await update(gateway, { extra: { id: 'b', version_id: 'v', created_at: 'now' } });
  expect(fieldsOf(userErrors)).toEqual(['id', 'version_id', 'created_at'].map((key) => `input.changes.extra.${key}`));
  expect(gateway.calls).toEqual([]);
});
