/** What assistants are reached by: applications, profiles and numbers, what they cost, and what of them nobody sees. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { secretsIn } from '../support/canaries.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { LISTS_OF, LONG_PAGE, neighbours, type Neighbours } from '../support/neighbours.ts';
import { startUpstream, type Document, type UpstreamReply } from '../support/upstream.ts';
import { expectCosts } from '../support/costs.ts';

/** What nobody is shown, and what takes `secrets:read`. */
const NEVER = { secret: 'canary-v1-secret-77', pin: 'canary-pin-4711' };
const MASKED = { url: 'canary-token-in-url', user: 'canary-user-in-url', unknown: 'canary-unknown-key' };

const app = (id: string): Document => ({
  id,
  friendly_name: `App ${id}`,
  active: true,
  voice_url: `https://u:${MASKED.user}@x.example/?lang=de`,
  status_callback: `https://x.example/?token=${MASKED.url}`,
  some_setting: MASKED.unknown,
});
const profile = (id: string, assistant: string | null = null): Document => ({
  id,
  name: `Profile ${id}`,
  enabled: true,
  ai_assistant_id: assistant,
  webhook_url: `https://x.example/?token=${MASKED.url}`,
  v1_secret: NEVER.secret,
  nested: { any: [MASKED.unknown] },
});
const number = (id: string, connection: string | null, messaging: string | null): Document => ({
  id,
  phone_number: `+1555010${id}`,
  status: 'active',
  tags: ['t'],
  connection_id: connection,
  messaging_profile_id: messaging,
  external_pin: NEVER.pin,
  customer_reference: MASKED.unknown,
});
const assistant = (id: string, appId: string | null, profileId: string | null): Document => ({
  id,
  name: `Name of ${id}`,
  model: 'm',
  tools: [],
  conversation_flow: null,
  ...(appId && { telephony_settings: { default_texml_app_id: appId } }),
  ...(profileId && { messaging_settings: { default_messaging_profile_id: profileId } }),
});

const ACCOUNT = (): Neighbours => ({
  assistants: [assistant('a', 'app1', 'p1'), assistant('b', 'app2', 'gone'), assistant('c', null, null), assistant('d', 'app1', '../x')],
  apps: [app('app1'), app('app2')],
  profiles: [profile('p1', 'a'), profile('p2', 'nobody')],
  numbers: [number('1', 'app1', 'p1'), number('2', 'app1', null), number('3', null, 'p1'), number('4', 'app2', 'p2')],
});

async function start(
  options: Partial<GatewayOptions> = {},
  state = ACCOUNT(),
  instead?: (method: string, path: string) => UpstreamReply | undefined,
) {
  const upstream = await startUpstream(neighbours(state, instead));
  return { calls: upstream.calls, ...startGateway({ upstreamUrl: upstream.url, ...options }) };
}

const APPS = `GET /texml_applications?${LONG_PAGE}`;
const numbersOfApp = (id: string) => `GET /phone_numbers?${LONG_PAGE}&filter%5Bconnection_id%5D=${id}`;
const numbersOfProfile = (id: string) => `GET /messaging_profiles/${id}/phone_numbers?${LONG_PAGE}`;

describe('reads', () => {
  test.each([
    [
      'the application and the profile of one assistant',
      '{ assistant(id: "a") { telephonySettings { defaultTexmlApp { active } } messagingSettings { defaultMessagingProfile { name } } } }',
      ['GET /ai/assistants/a', 'GET /texml_applications/app1', 'GET /messaging_profiles/p1'],
    ],
    [
      'the applications of all',
      '{ assistants { nodes { telephonySettings { defaultTexmlApp { active } } } } }',
      [LISTS_OF.assistants, APPS],
    ],
    [
      'the numbers of one',
      '{ assistant(id: "a") { phoneNumbers { phoneNumber } } }',
      ['GET /ai/assistants/a', numbersOfApp('app1'), numbersOfProfile('p1')],
    ],
    ['the numbers of one without any', '{ assistant(id: "c") { phoneNumbers { phoneNumber } } }', ['GET /ai/assistants/c']],
    [
      'there and back',
      '{ assistant(id: "a") { telephonySettings { defaultTexmlApp { assistants { id } phoneNumbers { messagingProfile { name } texmlApp { id } } } } messagingSettings { defaultMessagingProfile { aiAssistant { name } } } } }',
      ['GET /ai/assistants/a', 'GET /texml_applications/app1', LISTS_OF.assistants, numbersOfApp('app1'), 'GET /messaging_profiles/p1'],
    ],
  ])('%s', async (_what, query, expected) => expectCosts(await start(), query, expected));

  test('links lead there and back, numbers are each there once, and what does not exist is null', async () => {
    const { query } = await start();
    const { data, errors } = await query(`{
      a: assistant(id: "a") { phoneNumbers { id phoneNumber status tags connectionId messagingProfileId }
        telephonySettings { defaultTexmlApp { friendlyName assistants { id } } } messagingSettings { defaultMessagingProfile { aiAssistantId aiAssistant { id } phoneNumbers { id } } } }
      b: assistant(id: "b") { phoneNumbers { id messagingProfile { aiAssistantId aiAssistant { id } } } messagingSettings { defaultMessagingProfileId defaultMessagingProfile { id } } }
      d: assistant(id: "d") { phoneNumbers { id } messagingSettings { defaultMessagingProfile { id } } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.a.phoneNumbers).toEqual([
      { id: '1', phoneNumber: '+15550101', status: 'active', tags: ['t'], connectionId: 'app1', messagingProfileId: 'p1' },
      { id: '3', phoneNumber: '+15550103', status: 'active', tags: ['t'], connectionId: null, messagingProfileId: 'p1' },
      { id: '2', phoneNumber: '+15550102', status: 'active', tags: ['t'], connectionId: 'app1', messagingProfileId: null },
    ]);
    expect(data.a.telephonySettings).toEqual({ defaultTexmlApp: { friendlyName: 'App app1', assistants: [{ id: 'a' }, { id: 'd' }] } });
    expect(data.a.messagingSettings.defaultMessagingProfile).toEqual({
      aiAssistantId: 'a',
      aiAssistant: { id: 'a' },
      phoneNumbers: [{ id: '1' }, { id: '3' }],
    });
    expect(data.b).toEqual({
      phoneNumbers: [{ id: '4', messagingProfile: { aiAssistantId: 'nobody', aiAssistant: null } }],
      messagingSettings: { defaultMessagingProfileId: 'gone', defaultMessagingProfile: null },
    });
    expect(data.d).toEqual({ phoneNumbers: [{ id: '1' }, { id: '2' }], messagingSettings: { defaultMessagingProfile: null } });
  });

  test('of more than 250 numbers the first are shown, with an error beside them', async () => {
    const numbers = Array.from({ length: 251 }, (_, index) => number(String(index), 'app1', null));
    const { query, calls } = await start({}, { ...ACCOUNT(), numbers });
    const { data, errors } = await query('{ assistant(id: "a") { phoneNumbers { id } } }');
    expect(data.assistant.phoneNumbers).toHaveLength(250);
    expect(errors).toMatchObject([{ path: ['assistant', 'phoneNumbers'], extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(calls).toHaveLength(3);
  });

  test.each([
    [250, [], 4],
    [251, ['LIMIT_EXCEEDED'], 4],
    [249, [], 3],
  ])('of %i numbers on pages that do not count them, the 250 are shown, and whether there are more', async (count, codes, calls) => {
    const numbers = Array.from({ length: count }, (_, index) => number(String(index), 'app1', null));
    const { query, calls: made } = await start({}, ACCOUNT(), (_method, path) => {
      if (!path.startsWith('/phone_numbers')) return undefined;
      return { body: { data: path.includes('page%5Bnumber%5D=2') ? numbers.slice(250) : numbers.slice(0, 250) } };
    });
    const { data, errors = [] } = await query('{ assistant(id: "a") { phoneNumbers { id } } }');
    expect(data.assistant.phoneNumbers).toHaveLength(Math.min(250, count));
    expect([errors.map(({ extensions }) => extensions?.['code']), made.length]).toEqual([codes, calls]);
  });

  test('an application that is not on the first page is read by its id', async () => {
    const apps = Array.from({ length: 260 }, (_, index) => app(`app${index}`));
    const assistants = [assistant('a', 'app1', null), assistant('b', 'app259', null)];
    const { query, calls } = await start({}, { ...ACCOUNT(), assistants, apps });
    const { data } = await query('{ assistants { nodes { telephonySettings { defaultTexmlApp { id } } } } }');
    expect(
      data.assistants.nodes.map(
        (one: { telephonySettings: { defaultTexmlApp: { id: string } } }) => one.telephonySettings.defaultTexmlApp.id,
      ),
    ).toEqual(['app1', 'app259']);
    expect(calls).toEqual([LISTS_OF.assistants, APPS, 'GET /texml_applications/app259']);
  });

  test('the numbers of many assistants are read 8 at a time', async () => {
    let underWay = 0;
    let most = 0;
    const assistants = Array.from({ length: 30 }, (_, index) => assistant(`a${index}`, `app${index}`, null));
    const upstream = await startUpstream(async (request) => {
      const isNumbers = request.path.startsWith('/phone_numbers');
      if (isNumbers) most = Math.max(most, (underWay += 1));
      await new Promise((resolve) => setImmediate(resolve));
      if (isNumbers) underWay -= 1;
      return neighbours({ ...ACCOUNT(), assistants })(request);
    });
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const { errors } = await query('{ assistants { nodes { phoneNumbers { id } } } }');
    expect(errors).toBeUndefined();
    expect(upstream.calls).toHaveLength(31);
    expect(most).toBeLessThanOrEqual(8);
  });
});

describe('secrets', () => {
  const EVERYTHING = `{ assistants { nodes { phoneNumbers { phoneNumber extra texmlApp { voiceUrl statusCallback extra } messagingProfile { webhookUrl extra } }
    telephonySettings { defaultTexmlApp { voiceUrl statusCallback extra phoneNumbers { extra } } } messagingSettings { defaultMessagingProfile { webhookUrl extra phoneNumbers { extra } } } } } }`;

  test('a profile and a number show theirs to nobody, and all else that may be one with secrets:read alone', async () => {
    const { query, lines, samples } = await start({ auth: jwtMode() });
    const plain = await query(EVERYTHING, { token: await sign('assistants:read') });
    expect(plain.errors).toBeUndefined();
    expect(secretsIn(JSON.stringify([plain, lines, await samples('gateway_errors_total')]), { ...NEVER, ...MASKED })).toEqual([]);
    const [first] = plain.data.assistants.nodes;
    expect(first.telephonySettings.defaultTexmlApp.extra).toEqual({ some_setting: '***' });
    expect(first.messagingSettings.defaultMessagingProfile).toMatchObject({
      webhookUrl: 'https://x.example/?token=***',
      extra: { nested: { any: ['***'] } },
    });
    const seeing = JSON.stringify(await query(EVERYTHING, { token: await sign('assistants:read secrets:read') }));
    expect(Object.values(MASKED).filter((value) => !seeing.includes(value))).toEqual([]);
    expect(secretsIn(seeing, NEVER)).toEqual([]);
  });

  test('a refusal that repeats them is reported without', async () => {
    const detail = `${NEVER.secret} ${MASKED.url}`;
    const { query, lines } = await start({}, ACCOUNT(), (_method, path) =>
      path.startsWith('/messaging_profiles') ? { status: 500, body: { errors: [{ code: '10007', title: detail, detail }] } } : undefined,
    );
    const answer = await query(
      '{ assistant(id: "a") { name messagingSettings { defaultMessagingProfile { name } } telephonySettings { defaultTexmlApp { id } } } }',
    );
    expect(answer.data.assistant).toMatchObject({
      name: 'Name of a',
      messagingSettings: { defaultMessagingProfile: null },
      telephonySettings: { defaultTexmlApp: { id: 'app1' } },
    });
    expect(secretsIn(JSON.stringify([answer, lines]), { ...NEVER, ...MASKED })).toEqual([]);
  });
});

describe('links without a scope are null with FORBIDDEN, and harm no neighbour', () => {
  const LINKS =
    'name phoneNumbers { id } llmApiKeySecret { id } languageModel { id } secretReferences { path } integrations { integration { id } }';

  test('of the caller', async () => {
    const imported = { ...assistant('a', 'app1', 'p1'), integrations: [{ integration_id: 'i' }] };
    const { query, calls } = await start({ auth: jwtMode() }, ACCOUNT(), (method) =>
      method === 'POST' ? { body: { data: [imported] } } : undefined,
    );
    const { data, errors } = await query(
      `mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { assistants { ${LINKS} } userErrors { message } } }`,
      { token: await sign('assistants:import') },
    );
    expect(data.importAssistants.assistants).toEqual([
      {
        name: 'Name of a',
        phoneNumbers: null,
        llmApiKeySecret: null,
        languageModel: null,
        secretReferences: null,
        integrations: [{ integration: null }],
      },
    ]);
    expect(errors).toHaveLength(5);
    expect(new Set(errors?.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['FORBIDDEN']));
    expect(calls).toHaveLength(1);
  });

  test('of the API key', async () => {
    const forbidden = { status: 403, body: { errors: [{ code: '10010', title: 'Not allowed' }] } };
    const assistants = [{ ...assistant('a', 'app1', 'p1'), llm_api_key_ref: 'k' }];
    const { query } = await start({}, { ...ACCOUNT(), assistants }, (_method, path) =>
      path.startsWith('/integration_secrets') || path.startsWith('/phone_numbers') ? forbidden : undefined,
    );
    const { data, errors } = await query(`{ assistant(id: "a") { ${LINKS} telephonySettings { defaultTexmlApp { id } } } }`);
    expect(data.assistant).toMatchObject({
      name: 'Name of a',
      phoneNumbers: null,
      llmApiKeySecret: null,
      secretReferences: [{ path: ['llmApiKeyRef'] }],
      telephonySettings: { defaultTexmlApp: { id: 'app1' } },
    });
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']]).toSorted()).toEqual([
      ['assistant.llmApiKeySecret', 'FORBIDDEN'],
      ['assistant.phoneNumbers', 'FORBIDDEN'],
    ]);
  });
});

test('a write to assistants ends what was read of their neighbours', async () => {
  const { query, calls } = await start({}, ACCOUNT(), (method) => (method === 'DELETE' ? { body: {} } : undefined));
  const READ = '{ assistant(id: "a") { phoneNumbers { id } telephonySettings { defaultTexmlApp { id } } } }';
  await query(READ);
  await query('mutation { deleteAssistant(input: { id: "c" }) { deletedId } }');
  calls.splice(0);
  await query(READ);
  expect(calls.toSorted()).toEqual(
    ['GET /ai/assistants/a', 'GET /texml_applications/app1', numbersOfApp('app1'), numbersOfProfile('p1')].toSorted(),
  );
});
