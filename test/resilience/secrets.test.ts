import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { LRUCache } from 'lru-cache';
import { beforeAll, describe, expect, test } from 'vitest';
import { Credential } from '../../src/upstream/credential.ts';
import { seedAssistants } from '../../src/sandbox/seed/index.ts';
import { formsOf, secretsIn } from '../support/canaries.ts';
import { startGateway } from '../support/gateway.ts';
import { build, endProcess, send, startProcess } from '../support/process.ts';
import { account, startUpstream, type Document, type Script, type UpstreamReply } from '../support/upstream.ts';

beforeAll(build, 120_000);

const TOKEN = 'KEY0199-canary+of/the=Bearer~token.9f8e7d';
/** What the upstream's own data holds. It is the caller's, so `data` may show it, and nothing else. */
const HELD = {
  password: 'canary-sip-auth-password-1a2b',
  header: 'canary-webhook-header-value-3c4d',
  url: 'canary-url-password-5e6f',
  variable: 'canary-dynamic-variable-7a8b',
  unknown: 'canary-of-an-unknown-key-9c0d',
  webhook: 'canary-raw-tool-secret-1e2f',
};
/** What errors of the upstream say; nobody learns it. */
const SAID = { stack: 'canary-of-an-upstream-stack-3a4b', host: 'canary-host.internal.example' };
/** What callers write into requests that go wrong. */
const SENT = {
  basic: 'canary-basic-password-5c6d',
  malformed: 'canary-malformed-body-7e8f',
  query: 'canary-query-text-9a0b',
  cookie: 'canary-cookie-1c2d',
};

const WITH_SECRETS: Document = {
  id: 'with-secrets',
  name: 'Secrets',
  dynamic_variables: { api_key: HELD.variable },
  dynamic_variables_webhook_url: `https://user:${HELD.url}@customer.example/hook?key=${HELD.url}`,
  new_credentials: { client_secret: HELD.unknown },
  tools: [
    {
      type: 'webhook',
      webhook: { name: 'w', url: `https://u:${HELD.url}@x.example`, headers: [{ name: 'Authorization', value: HELD.header }] },
    },
    { type: 'invite', invite: { targets: [{ name: 't', to: '+1', sip_auth_password: HELD.password, sip_auth_username: 'u' }] } },
    { type: 'brand_new', secret: HELD.webhook },
  ],
};
const documents = [...(seedAssistants() as unknown as readonly Document[]), WITH_SECRETS];

const FOLDER = new URL('../../examples/', import.meta.url);
const examples = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));

const ONE = `{ assistant(id: "with-secrets") { id name extra dynamicVariables dynamicVariablesWebhookUrl
  tools { __typename ... on WebhookTool { url headers { name value } } ... on InviteTool { targets { to sipAuthPassword } } ... on UnknownTool { raw } } } }`;
const BROKEN = '{ assistant(id: "broken") { name } }';
const IMPORT = 'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code message field } } }';

/** An error body that repeats all that came in, as careless frameworks do. */
const echoing = (status: number, authorization: string): UpstreamReply => ({
  status,
  headers: { 'www-authenticate': `Bearer error="${TOKEN}"`, 'x-debug': authorization, 'set-cookie': `s=${TOKEN}` },
  body: {
    errors: [
      {
        code: '1',
        title: authorization,
        detail: `for ${authorization} at ${SAID.host}`,
        source: { pointer: `/${TOKEN}` },
        meta: { authorization },
      },
    ],
    detail: [{ loc: ['body', TOKEN], msg: `${encodeURIComponent(TOKEN)} ${authorization}`, type: 'x' }],
    trace: SAID.stack,
  },
});

const faulty = (): Script => {
  let turn = 0;
  const found = account(documents);
  return (request) => {
    const authorization = request.headers.authorization ?? '';
    if (request.method === 'GET' && !request.path.endsWith('/broken')) return found(request);
    turn += 1;
    const statuses = [400, 401, 403, 409, 418, 422, 429, 500, 503];
    if (turn % 12 === 0) return { body: `<html>${authorization} ${SAID.stack}` };
    if (turn % 12 === 1) return { raw: (response) => void response.end(`{"x":"${authorization}`) };
    if (turn % 12 === 2) return { raw: (response) => void response.socket?.end(`garbage ${authorization}\r\n\r\n`) };
    return echoing(statuses[turn % statuses.length] ?? 500, authorization);
  };
};

/** Requests that never become an operation. */
const refused = (url: string): readonly (() => Promise<Response>)[] => {
  const json = { 'content-type': 'application/json' };
  const bearer = { authorization: `Bearer ${TOKEN}` };
  const post = (headers: Record<string, string>, body: string) => () => fetch(url, { method: 'POST', headers, body });
  return [
    post({ ...json, authorization: `Basic ${Buffer.from(`u:${SENT.basic}`).toString('base64')}` }, JSON.stringify({ query: ONE })),
    post({ ...json, authorization: `Bearer ${TOKEN} ${SENT.basic}` }, JSON.stringify({ query: ONE })),
    post({ ...json, authorization: TOKEN }, JSON.stringify({ query: ONE })),
    post({ ...json, ...bearer, cookie: `s=${SENT.cookie}` }, `{"query":"${SENT.malformed}`),
    post({ ...bearer, 'content-type': 'text/plain' }, SENT.malformed),
    post({ ...json, ...bearer }, JSON.stringify({ query: '{ assistants { totalCount } }', variables: SENT.malformed })),
    post({ ...json, ...bearer, accept: SENT.malformed }, JSON.stringify({ query: '{ assistants { totalCount } }' })),
    () =>
      fetch(`${url}?access_token=${encodeURIComponent(TOKEN)}&query=${encodeURIComponent('{ assistants { totalCount } }')}`, {
        headers: bearer,
      }),
    () => fetch(new URL(`/${SENT.query}?token=${encodeURIComponent(TOKEN)}`, url), { headers: bearer }),
    () => fetch(url, { method: 'DELETE', headers: bearer }),
  ];
};

test('with LOG_LEVEL=debug no secret leaves the process but as data of its owner', async () => {
  const upstream = await startUpstream(faulty());
  const gateway = await startProcess({ env: { UPSTREAM_URL: upstream.url, LOG_LEVEL: 'debug', TELNYX_API_KEY: TOKEN } });
  const url = await gateway.url;
  const answers = [];
  for (const query of [...examples, ONE]) answers.push(await send(url, query, { token: TOKEN }));
  const data = answers.at(-1)?.text ?? '';
  for (const [name, secret] of Object.entries(HELD)) expect([name, data.includes(secret)]).toEqual([name, true]);
  for (let time = 0; time < 24; time += 1) answers.push(await send(url, time % 2 === 0 ? IMPORT : BROKEN, { token: TOKEN }));
  answers.push(await send(url, `query { ${SENT.query.replaceAll('-', '_')} }`, { token: TOKEN }));
  const outside: string[] = answers.map(({ headers, text }) => {
    const { errors = null, extensions = null } = JSON.parse(text) as { readonly errors?: unknown; readonly extensions?: unknown };
    return JSON.stringify([headers, errors, extensions]);
  });
  const everywhere: string[] = answers.map(({ text }) => text);
  for (const ask of refused(url)) {
    const response = await ask();
    outside.push(JSON.stringify([...response.headers]), await response.text());
  }
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  expect(metrics).toMatch(/gateway_upstream_call_duration_seconds_count/);
  expect(await endProcess(gateway)).toBe(0);
  const { stdout, stderr } = gateway.output;
  expect(stdout).toContain('"audit"');
  expect(stderr).toBe('');
  expect(upstream.requests.some(({ headers }) => headers.authorization === `Bearer ${TOKEN}`)).toBe(true);

  const secrets = { token: TOKEN, ...HELD, ...SAID, ...SENT };
  expect(secretsIn(stdout, secrets)).toEqual([]);
  expect(secretsIn(metrics, secrets)).toEqual([]);
  expect(secretsIn(outside.join('\n'), secrets)).toEqual([]);
  // `userErrors` have the upstream's own words against the input, yet not the token that they repeat.
  expect(secretsIn(everywhere.join('\n'), { token: TOKEN, stack: SAID.stack })).toEqual([]);
  expect(everywhere.join('\n')).toContain('for Bearer [credential]');
  expect(`${outside.join('\n')}${everywhere.join('\n')}`).not.toContain(new URL(upstream.url).host);
});

describe('the search for secrets', () => {
  test.each([...formsOf(TOKEN).keys()])('finds one %s', (form) => {
    expect(secretsIn(`xx${formsOf(TOKEN).get(form)}yy`, { token: TOKEN })).toContain(`token, ${form}`);
  });

  test('finds one inside what was encoded as a whole', () => {
    for (const text of [`Bearer ${TOKEN}`, `user:${TOKEN}`, `{"a":"${TOKEN}"}`]) {
      for (const encoding of ['base64', 'base64url', 'hex'] as const) {
        expect(secretsIn(Buffer.from(text).toString(encoding), { token: TOKEN })).not.toEqual([]);
      }
    }
  });
});

describe('in memory', () => {
  test('no key of a map or cache holds the token or what it can be guessed by', async () => {
    const upstream = await startUpstream(faulty());
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const keys = await keysSetDuring(async () => {
      for (const text of [...examples, ONE, BROKEN, IMPORT]) await query(text, { token: TOKEN });
      await query(ONE, { token: TOKEN, headers: { 'cache-control': 'no-cache' } });
    });
    const texts = keys.filter((key) => typeof key === 'string');
    expect(texts.some((key) => key.endsWith(':assistants'))).toBe(true);
    expect(secretsIn(texts.join('\n'), { token: TOKEN, ...HELD })).toEqual([]);
  });

  test('a credential shows its keyed hash and nothing else, however it is printed', () => {
    const credential = new Credential(TOKEN);
    const printed = [
      // oxlint-disable-next-line typescript/no-base-to-string -- that is what is tried
      String(credential),
      JSON.stringify(credential),
      inspect(credential, { showHidden: true, depth: 9 }),
      JSON.stringify(Object.entries(credential)),
    ];
    expect(secretsIn(printed.join('\n'), { token: TOKEN })).toEqual([]);
    expect(credential.tenant).toMatch(/^[\w-]{22}$/);
    expect(new Credential(TOKEN).tenant).toBe(credential.tenant);
    expect(new Credential(`${TOKEN}x`).tenant).not.toBe(credential.tenant);
  });

  /** The keyed hash of the same token in the logs of processes, one for each secret. */
  async function tenantsOf(secrets: readonly (string | null)[]): Promise<readonly unknown[]> {
    const upstream = await startUpstream(account([]));
    const tenants: unknown[] = [];
    for (const secret of secrets) {
      const env = { UPSTREAM_URL: upstream.url, ...(secret !== null && { SHARED_CACHE_SECRET: secret }) };
      const gateway = await startProcess({ env });
      await send(await gateway.url, '{ assistants { totalCount } }', { token: TOKEN });
      await endProcess(gateway);
      expect(secretsIn(JSON.stringify(gateway.lines()), { token: TOKEN, ...(secret !== null && { secret }) })).toEqual([]);
      tenants.push(gateway.lines().find(({ msg }) => msg === 'request')?.['tenant']);
    }
    expect(tenants.every((tenant) => typeof tenant === 'string')).toBe(true);
    return tenants;
  }

  test('the keyed hash of another process is another one', async () => {
    const [first, second] = await tenantsOf([null, null]);
    expect(first).not.toBe(second);
  });

  test('the keyed hash under one secret is the same in every process, and under another one it is not', async () => {
    const [first, second, third] = await tenantsOf(['s'.repeat(32), 's'.repeat(32), 'x'.repeat(32)]);
    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });
});

/** Every key that is put into a map or an LRU cache meanwhile. */
async function keysSetDuring(run: () => Promise<void>): Promise<readonly unknown[]> {
  // oxlint-disable no-extend-native -- put back at the end
  const keys: unknown[] = [];
  const { set } = Map.prototype;
  const { set: setCached } = LRUCache.prototype;
  Map.prototype.set = function watched(key: unknown, value: unknown) {
    keys.push(key);
    return set.call(this, key, value);
  };
  LRUCache.prototype.set = function watched(key, ...rest) {
    keys.push(key);
    return setCached.call(this, key, ...rest);
  };
  try {
    await run();
  } finally {
    Map.prototype.set = set;
    LRUCache.prototype.set = setCached;
  }
  return keys;
}
