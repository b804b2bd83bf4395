/** What programs import as `assistants-gateway`. */
import { expect, onTestFinished, test } from 'vitest';
import { createGateway, GatewayOptionsError } from '../../src/library/public.ts';
import type { GatewayOptions } from '../../src/library/options.generated.ts';
import { SETTING_NAMES } from '../../src/settings.ts';
import { OF_PROCESSES, SETTING_OF_OPTION } from '../../src/library/option-names.ts';
import { account, startUpstream } from '../support/upstream.ts';

const COUNT = JSON.stringify({ query: '{ assistants { totalCount } }' });
const URL_OF = 'https://gateway.example/graphql';

function start(options: Partial<GatewayOptions> = {}) {
  const gateway = createGateway({ upstreamUrl: 'sandbox', logLevel: 'silent', ...options });
  onTestFinished(() => gateway.close());
  return gateway;
}

const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  new Request(URL_OF, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

/** The faults of options as a program without types may give them. */
function faultsOf(options: object): readonly string[] {
  try {
    createGateway(options as GatewayOptions);
    return [];
  } catch (error) {
    if (!(error instanceof GatewayOptionsError)) throw error;
    return error.faults;
  }
}

test('answers as a fetch handler, with the objects of the platform', async () => {
  const { fetch } = start();
  const answer = await fetch(post(COUNT));
  expect(answer).toBeInstanceOf(Response);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^application\/.*json/)]);
  expect(await answer.json()).toEqual({ data: { assistants: { totalCount: 18 } } });
  expect((await fetch('https://gateway.example/health/live')).status).toBe(200);
});

test('passes the token of the caller on, and reads nothing of the environment', async () => {
  process.env['CACHE_TTL_MS'] = 'nonsense';
  onTestFinished(() => void delete process.env['CACHE_TTL_MS']);
  const upstream = await startUpstream(account([{ id: 'a', name: 'A', tools: [] }]));
  const { fetch } = start({ upstreamUrl: upstream.url });
  expect(await (await fetch(post(COUNT))).json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(upstream.calls).toEqual([]);
  const answer = await fetch(post(COUNT, { authorization: 'Bearer test-token' }));
  expect(await answer.json()).toEqual({ data: { assistants: { totalCount: 1 } } });
  expect(upstream.calls).toEqual(['GET /ai/assistants']);
});

test('sends an answer in parts as it comes, and stops where its reader does', async () => {
  const { fetch } = start();
  const query = 'subscription { chat(input: { assistantId: "assistant-front-desk", message: "Hello" }) { __typename } }';
  const answer = await fetch(post(JSON.stringify({ query }), { accept: 'text/event-stream' }));
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body?.getReader();
  expect((await reader?.read())?.value).toBeInstanceOf(Uint8Array);
  await reader?.cancel();
});

test('refuses requests once it is closed', async () => {
  const { fetch, close } = start();
  await fetch(post(COUNT));
  await close();
  await expect(fetch(post(COUNT))).rejects.toThrow('The gateway is closed.');
});

test('takes every setting but those of a process that listens', () => {
  expect([...SETTING_OF_OPTION.values()]).toEqual(SETTING_NAMES.filter((name) => !OF_PROCESSES.includes(name)));
  expect(
    faultsOf({ upstreamUrl: 'sandbox', cacheTtlMs: 0, graphiql: false, corsOrigins: ['https://a.example', 'https://b.example'] }),
  ).toEqual([]);
  const jwt = { upstreamUrl: 'sandbox', authMode: 'jwt', jwtSecret: 's'.repeat(32), jwtAccountClaim: 'org' };
  expect(faultsOf({ ...jwt, telnyxApiKeys: { one: 'KEY1', two: 'KEY2' } })).toEqual([]);
});

test.each([undefined, null, 'sandbox'])('refuses %j in the place of options', (options) => {
  expect(() => createGateway(options as never)).toThrow(new GatewayOptionsError(['createGateway takes an object of options.']));
});

test('names all faults of its options at once, in their words', () => {
  expect(
    faultsOf({ cacheTtl: 1, maxDepth: 0, corsOrigins: ['https://a.example,https://b.example'], jwtIssuer: 'me', logLevel: () => 0 }),
  ).toEqual([
    'cacheTtl is no option; did you mean cacheTtlMs?',
    'corsOrigins takes a list of at least one text, each without commas, not empty, and without spaces around it.',
    'logLevel takes a text that is not empty and has no spaces around it.',
    "upstreamUrl is needed: 'sandbox', or the base URL of the Telnyx API.",
    'maxDepth takes a number from 1 to 100.',
    'jwtIssuer only applies with authMode=jwt.',
  ]);
});

test.each([
  ['upstreamUrl', '', /takes a text/],
  ['upstreamUrl', '  ', /takes a text/],
  ['upstreamUrl', null, /takes a text/],
  ['jwtSecret', ` ${'s'.repeat(32)}`, /takes a text/],
  ['jwtSecret', 5, /takes a text/],
  ['telnyxApiKeys', { 'a=b': 'K' }, /takes a record/],
  ['telnyxApiKeys', { a: 'K,b=L' }, /takes a record/],
  ['telnyxApiKeys', {}, /takes a record/],
  ['telnyxApiKeys', ['a=K'], /takes a record/],
  ['corsOrigins', 'https://a.example', /takes a list/],
  ['corsOrigins', ['https://a.example', ''], /takes a list/],
  ['corsOrigins', ['https://a.example/'], /takes origins such as .* at the end\.$/],
  ['corsHeaders', [], /takes a list/],
  ['maxDepth', '5', /takes a number from 1 to 100/],
  ['graphiql', 'true', /takes true or false/],
])('refuses a value of %s that its setting would read otherwise: %j', (option, value, form) => {
  const jwt = { authMode: 'jwt', jwtSecret: 's'.repeat(32), jwtAccountClaim: 'org', telnyxApiKeys: { one: 'KEY1' } };
  const faults = faultsOf({ upstreamUrl: 'sandbox', corsOrigins: ['https://a.example'], ...jwt, [option]: value });
  expect(faults).toEqual([expect.stringMatching(form)]);
  expect(faults[0]).toMatch(new RegExp(`^${option} `));
});

test('hands its log lines to the logger of the program', async () => {
  const lines: unknown[] = [];
  const write = (level: string) => (fields: object, message?: string) => void lines.push([level, fields, message]);
  const logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const { fetch } = start({ logLevel: undefined, logger });
  await (await fetch(post(COUNT))).text();
  expect(lines).toEqual([['info', expect.objectContaining({ route: 'graphql', status: 200 }), 'request']]);
});

test('refuses a logger that is none, and a level beside one', () => {
  const form = 'logger takes false, or an object with the methods debug, info, warn and error.';
  for (const logger of [true, null, 'pino', { info: () => 0 }]) expect(faultsOf({ upstreamUrl: 'sandbox', logger })).toEqual([form]);
  expect(faultsOf({ upstreamUrl: 'sandbox', logger: false })).toEqual([]);
  expect(faultsOf({ upstreamUrl: 'sandbox', logger: false, logLevel: 'warn' })).toEqual(['logLevel only applies without logger.']);
});

test('rejects requests with the faults of a list of operations', async () => {
  const { fetch } = start({ persistedOperations: '/no/such/file.json' });
  await expect(fetch(post(COUNT))).rejects.toThrow(/^persistedOperations takes the path of a list/);
});
