/** Whether assistants are ready to answer: what it costs to find out, and each thing that may be missing. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import facts from '../../examples/findings/account-facts.json' with { type: 'json' };
import samples from '../../examples/findings/readiness.json' with { type: 'json' };
import { READINESS_CODES } from '../../src/insight/findings/codes/readiness.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { expectCosts } from '../support/costs.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { LISTS_OF, neighbours, secret, type Neighbours } from '../support/neighbours.ts';
import { pageOf } from '../support/page-of.ts';
import { NOT_FOUND, startUpstream, type Document } from '../support/upstream.ts';

/** One that is reached by all channels, and names one secret and one model. */
const READY: Document = {
  id: 'a',
  name: 'Ann',
  version_id: 'v1',
  instructions: 'Answer.',
  model: 'm',
  created_at: '2026-01-01T00:00:00Z',
  enabled_features: ['telephony', 'messaging'],
  voice_settings: { voice: 'v', api_key_ref: 'key' },
  telephony_settings: { default_texml_app_id: 'app', supports_unauthenticated_web_calls: true },
  messaging_settings: { default_messaging_profile_id: 'profile' },
  conversation_flow: { start_node_id: 'n', nodes: [{ id: 'n', type: 'prompt', instructions: 'Ask.' }], edges: [] },
};
const ACCOUNT = (assistant: Document = {}): Neighbours => ({
  assistants: [{ ...READY, ...assistant }],
  secrets: [secret('key')],
  models: [{ id: 'm', owned_by: 'x', context_length: 1, created: 1 }],
  profiles: [{ id: 'profile', name: 'P' }],
  numbers: [
    { id: 'n1', phone_number: '+1', connection_id: 'app', messaging_profile_id: 'other' },
    { id: 'n2', phone_number: '+2', connection_id: 'other', messaging_profile_id: 'profile' },
  ],
});
const CANARY = '/ai/assistants/a/canary-deploys';
const canary = (...versions: readonly string[]): Document => ({
  assistant_id: 'a',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  rules: versions.map((version) => ({ match: [], serve: { version_id: version } })),
});

async function start(state: Neighbours, deploy: Document | null = null, options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(
    neighbours(state, (_method, path) => {
      if (path === CANARY) return deploy ? { body: deploy } : NOT_FOUND;
      if (path === '/ai/assistants/a/versions')
        return { body: { data: ['v1', 'v2'].map((version) => Object.assign({}, READY, { version_id: version })) } };
      if (path.startsWith('/ai/assistants/a/versions/v2')) return { body: { ...READY, version_id: 'v2' } };
      return path.startsWith('/ai/assistants/a/versions/') ? NOT_FOUND : undefined;
    }),
  );
  return { calls: upstream.calls, ...startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, ...options }) };
}

const QUERY =
  '{ assistant(id: "a") { readiness { canTakeCalls canTakeMessages canTakeWebCalls findings { code severity path assistantId } } } }';
const READ = 'GET /ai/assistants/a';
const NUMBERS = `${pageOf('/phone_numbers', 250)}&filter%5Bconnection_id%5D=app`;
const OF_PROFILE = pageOf('/messaging_profiles/profile/phone_numbers', 250);

test('one that has all that it needs takes everything, by 5 reads', async () => {
  const { query, calls } = await start(ACCOUNT());
  await expectCosts({ query, calls }, QUERY, [READ, `GET ${CANARY}`, NUMBERS, OF_PROFILE, LISTS_OF.secrets, LISTS_OF.models]);
  expect((await query(QUERY)).data.assistant.readiness).toEqual({
    canTakeCalls: true,
    canTakeMessages: true,
    canTakeWebCalls: true,
    findings: [],
  });
});

test('a variable of the customer is no place of an identifier, whatever it is called', async () => {
  const { query } = await start(
    ACCOUNT({
      instructions: 'For {{crm_ref}}.',
      dynamic_variables: { crm_ref: 'sk-live-abcdefghijklmnop1234', crmRef: 'sk-live-abcdefghijklmnop1234' },
    }),
  );
  expect((await query(QUERY)).data.assistant.readiness).toMatchObject({ canTakeCalls: true, findings: [] });
});

test('what an assistant does not lead to is not read', async () => {
  const numbers = [{ id: 'n1', phone_number: '+1', connection_id: 'app', messaging_profile_id: 'profile' }];
  const both = await start({ ...ACCOUNT({ voice_settings: null, llm_api_key_ref: null, model: null }), numbers });
  await expectCosts(both, QUERY, [READ, `GET ${CANARY}`, NUMBERS]);
  expect((await both.query(QUERY)).data.assistant.readiness).toMatchObject({ canTakeCalls: true, canTakeMessages: true });
});

const broken = { start_node_id: 'gone', nodes: [{ id: 'n', type: 'prompt', instructions: 'Ask.' }], edges: [] };
test.each<readonly [code: string, assistant: Document, account: Partial<Neighbours>, deploy: Document | null, can: string]>([
  ['INFO READY_TELEPHONY_OFF enabledFeatures', { enabled_features: ['messaging'] }, {}, null, 'messages'],
  ['INFO READY_MESSAGING_OFF enabledFeatures', { enabled_features: ['telephony'] }, {}, null, 'calls web'],
  [
    'INFO READY_WEB_CALLS_OFF telephonySettings.supportsUnauthenticatedWebCalls',
    { telephony_settings: { default_texml_app_id: 'app', supports_unauthenticated_web_calls: false } },
    {},
    null,
    'calls messages',
  ],
  [
    'ERROR READY_NO_APP telephonySettings.defaultTexmlAppId',
    { telephony_settings: { supports_unauthenticated_web_calls: true } },
    {},
    null,
    'messages web',
  ],
  [
    'WARNING READY_NO_NUMBER telephonySettings.defaultTexmlAppId',
    { telephony_settings: { default_texml_app_id: 'x', supports_unauthenticated_web_calls: true } },
    {},
    null,
    'messages web',
  ],
  [
    'WARNING READY_NO_NUMBER messagingSettings.defaultMessagingProfileId',
    { messaging_settings: { default_messaging_profile_id: 'gone' } },
    {},
    null,
    'calls web',
  ],
  ['WARNING READY_NO_PROFILE messagingSettings.defaultMessagingProfileId', { messaging_settings: null }, {}, null, 'calls web'],
  ['ERROR READY_SECRET_MISSING voiceSettings.apiKeyRef', {}, { secrets: [] }, null, ''],
  ['ERROR READY_SECRET_MISSING llmApiKeyRef', { llm_api_key_ref: 'sk-live-abcdefghijklmnop1234' }, {}, null, ''],
  ['WARNING READY_MODEL_UNKNOWN model', {}, { models: [] }, null, 'calls messages web'],
  ['ERROR READY_FLOW_BROKEN conversationFlow', { conversation_flow: broken }, {}, null, ''],
  ['ERROR READY_CANARY_BROKEN canaryDeploy', {}, {}, canary('v1', 'gone'), ''],
])('%s', async (found, assistant, account, deploy, can) => {
  const { query } = await start({ ...ACCOUNT(assistant), ...account }, deploy);
  const { data, errors } = await query(QUERY);
  expect(errors).toBeUndefined();
  const { findings, canTakeCalls, canTakeMessages, canTakeWebCalls } = data.assistant.readiness;
  expect(
    findings.map(({ code, severity, path }: { code: string; severity: string; path: string[] }) => `${severity} ${code} ${path.join('.')}`),
  ).toEqual([found]);
  const able = { calls: canTakeCalls, messages: canTakeMessages, web: canTakeWebCalls };
  expect(
    Object.entries(able)
      .flatMap(([channel, is]) => (is === true ? [channel] : []))
      .join(' '),
  ).toBe(can);
});

test.each([
  ['canary deploy', CANARY, 500, 'UPSTREAM_UNAVAILABLE'],
  ['integration secrets', '/integration_secrets', 403, 'FORBIDDEN'],
  ['models', '/ai/openai/models', 403, 'FORBIDDEN'],
  ['phone numbers', '/phone_numbers', 403, 'FORBIDDEN'],
])('what is not known as its %s cannot be read is null, beside an error that says so', async (name, refused, status, code) => {
  const upstream = await startUpstream(
    neighbours(ACCOUNT(), (_method, path) => {
      if (path.split('?')[0] === refused) return { status, body: {} };
      return path === CANARY ? NOT_FOUND : undefined;
    }),
  );
  const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
  const { data, errors } = await query(QUERY);
  expect(data.assistant).toEqual({ readiness: null });
  expect(errors).toMatchObject([
    { message: expect.stringContaining(`is not known, as its ${name} could not be read: `), extensions: { code } },
  ]);
});

test('an assistant that nothing is said of shows why it takes nothing', async () => {
  const { query } = await start({ assistants: [{ id: 'a', name: 'Ann', created_at: '2026-01-01T00:00:00Z' }] });
  const { canTakeCalls, canTakeMessages, canTakeWebCalls, findings } = (await query(QUERY)).data.assistant.readiness;
  expect([canTakeCalls, canTakeMessages, canTakeWebCalls]).toEqual([false, false, false]);
  expect(findings.map(({ code }: { code: string }) => code)).toEqual(['READY_NO_APP', 'READY_MESSAGING_OFF', 'READY_WEB_CALLS_OFF']);
});

test('however many versions a canary deploy serves, they cost one list', async () => {
  const { query, calls } = await start(ACCOUNT(), canary('v1', 'v2', ...Array.from({ length: 30 }, (_item, index) => `gone-${index}`)));
  const { findings } = (await query(QUERY)).data.assistant.readiness;
  expect(findings.filter(({ code }: { code: string }) => code === 'READY_CANARY_BROKEN')).toHaveLength(30);
  expect(calls.filter((call) => call.includes('/versions'))).toEqual(['GET /ai/assistants/a/versions']);
});

interface Sample {
  readonly assistant: Document;
  readonly canary_deploy?: Document;
}

test.each(Object.entries<{ bad: Sample; good: Sample }>(samples))('%s is all that is found in its sample', async (code, { bad, good }) => {
  const codesOf = async ({ assistant, canary_deploy: deploy }: Sample) => {
    const numbers = [
      { id: 'n', phone_number: '+1', connection_id: '2731894650127345001', messaging_profile_id: 'other' },
      { id: 'm', phone_number: '+2', connection_id: 'other', messaging_profile_id: 'profile-reception' },
    ];
    const { secrets } = facts;
    const upstream = await startUpstream(
      neighbours(
        {
          assistants: [{ created_at: '2026-01-01T00:00:00Z', ...assistant }],
          secrets: secrets.map(({ identifier }) => secret(identifier)),
          models: [{ id: 'openai/gpt-4o', owned_by: 'x', context_length: 1, created: 1 }],
          profiles: [{ id: 'profile-reception', name: 'P' }],
          numbers,
        },
        (_method, path) => (path.endsWith('/canary-deploys') ? (deploy ? { body: { ...canary(), ...deploy } } : NOT_FOUND) : undefined),
      ),
    );
    const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
    const { data } = await query('{ assistant(id: "assistant-reception") { readiness { findings { code } } } }');
    return data.assistant.readiness.findings.map((finding: { code: string }) => finding.code);
  };
  expect(await codesOf(bad)).toEqual([code]);
  expect(await codesOf(good)).toEqual([]);
});

test('each code has a sample, which the page of findings shows', () => {
  expect(Object.keys(samples).toSorted()).toEqual(Object.keys(READINESS_CODES).toSorted());
  const page = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8');
  const [, section = ''] = /\n## Readiness\n([^]*?)\n## /.exec(page) ?? [];
  expect(section.match(/^### `\w+`/gm)).toHaveLength(Object.keys(samples).length);
});

test('a canary deploy that serves versions which exist is fine', async () => {
  const { query, calls } = await start(ACCOUNT(), canary('v1', 'v2'));
  expect((await query(QUERY)).data.assistant.readiness.findings).toEqual([]);
  expect(calls.filter((call) => call.includes('/versions/'))).toHaveLength(1);
});

test('where something cannot be read, nothing is said', async () => {
  const { query } = await start({ ...ACCOUNT(), secrets: [{ nothing: 1 }] as never });
  expect((await query(QUERY)).data.assistant.readiness).toMatchObject({ canTakeCalls: true, findings: [] });
  const upstream = await startUpstream(
    neighbours(ACCOUNT(), (_method, path) =>
      path.startsWith('/phone_numbers') ? { status: 403, body: { errors: [] } } : path === CANARY ? NOT_FOUND : undefined,
    ),
  );
  const { data, errors } = await startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } }).query(QUERY);
  expect(data.assistant.readiness).toBeNull();
  expect(errors).toMatchObject([{ path: ['assistant', 'readiness'], extensions: { code: 'FORBIDDEN' } }]);
});

test('who speaks first, and the document as it was sent', async () => {
  const { id: _id, ...ready } = READY;
  const document = {
    ...ready,
    newest: { secret_token: 'canary-1' },
    tools: [{ type: 'webhook', webhook: { url: 'https://u:canary-2@a.example.com', headers: [{ name: 'x', value: 'canary-3' }] } }],
  };
  const greetings = [undefined, null, ' ', 'Hello', '<assistant-speaks-first-with-model-generated-message>'];
  const assistants = greetings.map((greeting, index): Document =>
    Object.assign({ id: `a${index}` }, document, greeting === undefined ? {} : { greeting }),
  );
  const { query } = await start({ assistants }, null, { auth: jwtMode() });
  const ask = async (scope: string) =>
    (await query('{ assistants { nodes { greetingMode wireJson } } }', { token: await sign(scope) })).data.assistants.nodes;
  const seen = await ask('assistants:read secrets:read');
  expect(seen.map((node: { greetingMode: string }) => node.greetingMode)).toEqual(['WAITS', 'WAITS', 'WAITS', 'TEXT', 'GENERATED']);
  expect(seen.map((node: { wireJson: object }) => node.wireJson)).toEqual(assistants);
  const masked = await ask('assistants:read');
  expect(Object.keys(masked[0].wireJson).toSorted()).toEqual(Object.keys(assistants[0] ?? {}).toSorted());
  expect(JSON.stringify(masked)).not.toContain('canary');
});

test('what is missing at a node is reported of that node', async () => {
  const nodes = [
    { type: 'prompt', instructions: 'Ask.' },
    { id: 'n', type: 'prompt', instructions: 'Ask.', llm_api_key_ref: 'gone' },
  ];
  const { query } = await start(ACCOUNT({ conversation_flow: { start_node_id: 'n', nodes, edges: [] } }));
  const { data } = await query('{ assistant(id: "a") { readiness { findings { code path nodeId node { nodeId } } } } }');
  expect(data.assistant.readiness.findings).toMatchObject([
    { code: 'READY_FLOW_BROKEN', nodeId: null, node: null },
    { code: 'READY_SECRET_MISSING', path: ['conversationFlow', 'nodes', 'n', 'llmApiKeyRef'], nodeId: 'n', node: { nodeId: 'n' } },
  ]);
});
