/** Secrets anywhere in an assistant, however they are spelled: none shows to a caller without `secrets:read`. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MASK } from '../../src/schema/access/mask.ts';
import { schema } from '../../src/schema/index.ts';
import { everythingQuery, isFlowReference } from '../support/documents/select-all.ts';
import { serve } from '../support/socket.ts';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';
import { shapes } from './secret-shapes.ts';
import { jwtMode, sign } from './tokens.ts';

/** Names of secrets put together as vendors do, in every spelling. */
const parts = fc.tuple(
  fc.constantFrom('', 'x', 'my', 'vendor', 'crm', 'prod', 'client', 'webhook'),
  fc.constantFrom(
    ['password'],
    ['api', 'key'],
    ['secret'],
    ['access', 'token'],
    ['private', 'key'],
    ['auth'],
    ['credentials'],
    ['session', 'cookie'],
    ['signing', 'key'],
    ['pwd'],
    ['pin'],
    ['jwt'],
    ['connection', 'string'],
    ['bearer', 'token'],
    ['otp'],
    ['refresh', 'tokens'],
    ['authorization'],
    ['hmac'],
    ['passcode'],
  ),
  fc.constantFrom('', 'value', 'v2', 'current', 'base64'),
);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const SPELLINGS: readonly ((words: readonly string[]) => string)[] = [
  (words) => words.join('_'),
  (words) => words.join('-'),
  (words) => words.join(' '),
  (words) => words.join('.'),
  (words) => words.map(capital).join('-'),
  (words) => words.map(capital).join(''),
  (words) => words.map((word, index) => (index === 0 ? word : capital(word))).join(''),
  (words) => words.join('_').toUpperCase(),
];
const secretName = fc
  .tuple(parts, fc.constantFrom(...SPELLINGS))
  .map(([[owner, words, form], spell]) => spell([owner, ...words, form].filter((word) => word !== '')));

const CANARY = 'cAnArY-5f1e';
/** A URL with a secret in it, made of the pieces of a URL's grammar. */
const scheme = fc.constantFrom('https:', 'http:', 'wss:', 'HTTPS:', 'sip:', 'postgres:', '');
const slashes = fc.constantFrom('//', '/', '\\\\', '///', '\\/');
const user = fc.constantFrom(
  `u:${CANARY}`,
  `u:p@${CANARY}`,
  `:${CANARY}`,
  `u:${CANARY}@x`,
  `u%3A${CANARY}`,
  `u:${CANARY}/x`,
  `u:a?${CANARY}`,
);
const space = fc.constantFrom('', ' ', '\n', '\t', '\u0000');
const userUrl = fc
  .tuple(space, scheme, slashes, user)
  .map(([before, start, slash, info]) => `${before}${start}${start === '' ? '//' : slash}${info}@h.example/x`);
const encode = fc.constantFrom<(name: string) => string>(
  (name) => name,
  (name) => encodeURIComponent(name),
  (name) => `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`,
);
const parameterUrl = fc
  .tuple(
    fc.constantFrom('https://h.example/x', '{{base}}', '/x', '', '//h.example'),
    fc.constantFrom('?', '#', '?a=1&', '?a=1;', ';', '#x?'),
    parts,
    encode,
  )
  .map(([base, mark, [, words], encoded]) => `${base}${mark}${encoded(words.join('_'))}=${CANARY}`);
const plainUrl = fc.oneof(userUrl, parameterUrl);
const around = fc.constantFrom<(url: string) => string>(
  (url) => `(${url})`,
  (url) => `"${url}"`,
  (url) => `<${url}>`,
  (url) => `a,${url},b`,
  (url) => `see ${url}.`,
  (url) => `https://h.example/${url}`,
  (url) => `javascript:x("${url}")`,
);
const absoluteUrl = fc
  .tuple(fc.constantFrom('https:', 'wss:', 'postgres:'), user, around)
  .map(([start, info, wrap]) => wrap(`${start}//${info}@h.example/x`));
const secretText = fc.oneof(
  fc
    .tuple(
      secretName,
      fc.constantFrom<(name: string) => string>(
        (name) => `${name}: ${CANARY}`,
        (name) => `${name}:${CANARY}`,
        (name) => `a: b\n  ${name}: "${CANARY}"\nc: d`,
        (name) => `got {"${name}":"${CANARY}"}`,
        (name) => `{"${name}":{"x":["${CANARY}"]}}`,
        (name) => `https://h.example/?q=${encodeURIComponent(`{"${name}":"${CANARY}"}`)}`,
        (name) => `curl -H '${name.replaceAll(/[ .]/g, '-')}: ${CANARY}' https://h.example`,
        (name) => `run --${name.replaceAll(/[ .]/g, '-')} ${CANARY}`,
      ),
    )
    .map(([name, write]) => write(name)),
  fc.constantFrom(
    `Authorization: Bearer ${CANARY}`,
    `Token ${CANARY}`,
    `ApiKey ${CANARY}`,
    `curl -u user:${CANARY} https://h.example`,
    `https://hooks.slack.com/services/T0/B0/${CANARY}`,
    `https://api.telegram.org/bot123:${CANARY}/x`,
    `jdbc:oracle:thin:scott/${CANARY}@h.example`,
    `use sk-proj-a1b2c3-${CANARY}`,
    `xoxb-12345678-${CANARY}`,
    `https://u:${CANARY}＠h.example/`,
  ),
);
const secretUrl = fc.oneof(
  plainUrl,
  absoluteUrl,
  plainUrl.map((url) => `https://h.example/?next=${encodeURIComponent(url)}&a=1`),
);

const plantedJson = fc.oneof(
  secretName.map((name) => ({ [name]: CANARY })),
  secretName.map((name) => ({ list: [{ [name]: { type: CANARY, deep: [CANARY] } }] })),
  secretName.map((name) => ({ settings: [{ name, value: CANARY }] })),
  secretUrl.map((url) => ({ place: url })),
  secretUrl.map((url) => ({ list: [[url]] })),
  secretText.map((text) => ({ text })),
  secretText.map((text) => ({ list: [[text]] })),
  fc.constantFrom(...shapes(CANARY)),
  fc.constantFrom(
    { headers: { X: CANARY } },
    { Header: [['X', CANARY]] },
    { custom_headers: [`X: ${CANARY}`] },
    { header: [{ name: 'X', value: CANARY }] },
  ),
);
const anywhere = fc.oneof(
  fc.constant(CANARY),
  fc.constant([CANARY]),
  fc.constant({ type: CANARY }),
  fc.constant({ deep: { wherever: CANARY } }),
  plantedJson,
);

const planted = fc
  .record({
    variables: plantedJson,
    setting: plantedJson,
    url: secretUrl,
    sip: secretUrl,
    body: plantedJson,
    schema: plantedJson,
    unknown: anywhere,
    node: anywhere,
    key: secretName,
  })
  .map(({ variables, setting, url, sip, body, schema: parameters, unknown, node, key }): Document => ({
    id: 'a',
    name: 'Ann',
    description: 'Takes orders',
    dynamic_variables: { city: 'Bern', ...variables },
    dynamic_variables_webhook_url: url,
    new_setting: setting,
    telephony_settings: CANARY,
    created_at: { t: CANARY },
    tags: [{ x: CANARY }],
    enabled_features: [CANARY],
    privacy_settings: { data_retention: CANARY },
    [key]: CANARY,
    external_llm: { base_url: url, token_retrieval_url: url, llm_api_key_ref: 'a-ref', new_key: setting },
    tools: [
      {
        type: 'webhook',
        webhook: {
          name: 'w',
          url,
          headers: [{ name: 'X', value: CANARY }, { 'X-Any': CANARY }],
          preset_body_fields: body,
          body_parameters: parameters,
          ...('name' in setting ? { new_setting: setting } : setting),
        },
      },
      { type: `${CANARY} x/y` },
      { type: 'handoff', handoff: { ai_assistants: [{ id: `https://u:${CANARY}@h.example`, name: 'x' }], voice_mode: CANARY } },
      { type: 'webhook', webhook: { name: 'w', async: CANARY, method: CANARY, timeout_ms: CANARY, headers: [{ name: `X ${CANARY}:x` }] } },
      { type: 'webhook', webhook: { name: 'w', url: [url], headers: { 'X-Any': CANARY } } },
      {
        type: 'transfer',
        transfer: {
          from: sip,
          targets: [
            { to: sip, sip_auth_password: CANARY },
            { to: [sip], sip_auth_password: [CANARY] },
          ],
          custom_headers: [{ name: 'X', value: CANARY }],
        },
      },
      { type: 'transfer', transfer: { targets: sip } },
      { type: 'refer', refer: { targets: [{ name: 'r', sip_address: sip }] } },
      { type: 'brand_new', wherever: unknown, n: 5 },
    ],
    conversation_flow: {
      start_node_id: 'n',
      nodes: [{ id: 'n', type: 'brand_new', wherever: node }],
      edges: [{ id: 'e', start_node_id: 'n', target: { type: 'new', x: unknown }, condition: { type: 'new', x: node } }],
    },
  }));

/** Where a text stands in a value, for the message of a failure. */
const placesOf = (wanted: string, value: unknown, place = ''): readonly string[] => {
  if (typeof value === 'string') return value.includes(wanted) ? [`${place}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => placesOf(wanted, item, `${place}.${key}`));
};

const EVERYTHING = everythingQuery(schema, 'assistant', {
  depth: 4,
  skip: (type, field) => field === 'dynamicVariablesFromWebhook' || isFlowReference(type, field),
});

test.each([true, false])(
  'no canary in a whole assistant shows but to who may see secrets, with the adapter of Node: %s',
  async (nodeAdapter) => {
    let document: Document = {};
    const upstream = await startUpstream((request) => account([document])(request));
    const { url } = await serve(startGateway({ upstreamUrl: upstream.url, auth: jwtMode(), cacheTtlMs: 0, nodeAdapter }));
    const [without, with_] = [await sign('assistants:read'), await sign('assistants:read secrets:read')];
    const read = async (token: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: EVERYTHING, variables: { id: 'a' } }) });
      return response.text();
    };
    await fc.assert(
      fc.asyncProperty(planted, async (next) => {
        document = next;
        const text = await read(without);
        expect(placesOf(CANARY, JSON.parse(text))).toEqual([]);
        expect(text).not.toContain(CANARY);
        expect(JSON.parse(text)).toMatchObject({
          data: {
            assistant: {
              name: 'Ann',
              description: 'Takes orders',
              dynamicVariables: { city: 'Bern' },
              externalLlm: { llmApiKeyRef: 'a-ref' },
            },
          },
        });
        const whole = JSON.parse(await read(with_)) as { readonly data: { readonly assistant: Readonly<Record<string, unknown>> } };
        expect(whole.data.assistant).toMatchObject({
          dynamicVariables: next['dynamic_variables'],
          dynamicVariablesWebhookUrl: next['dynamic_variables_webhook_url'],
        });
        expect(JSON.stringify(whole)).not.toContain(MASK);
      }),
      { numRuns: 60 },
    );
  },
);
