import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MASK } from '../../src/schema/access/mask.ts';
import { maskText } from '../../src/schema/access/mask-url.ts';
import { redact } from '../../src/schema/access/redact.ts';
import { startGateway } from '../support/gateway.ts';
import { CANARY, secretDocument } from '../support/documents/secrets.ts';
import { library, tool } from '../support/resources.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { jwtMode, sign } from './tokens.ts';

const DOCUMENT = secretDocument(CANARY);

const EVERYTHING = `{ assistant(id: "a") {
  name dynamicVariables dynamicVariablesWebhookUrl extra
  tools { ... on Tool { type extra }
    ... on WebhookTool { url headers { name value extra } }
    ... on TransferTool { targets { to sipAuthUsername sipAuthPassword extra } customHeaders { name value extra } }
    ... on UnknownTool { raw }
  }
  conversationFlow { nodes { extra ... on UnknownFlowNode { raw } } }
} }`;

async function read(scope: string | null) {
  const upstream = await startUpstream(account([DOCUMENT]));
  const gateway = startGateway({ upstreamUrl: upstream.url, ...(scope === null ? {} : { auth: jwtMode() }) });
  return gateway.query(EVERYTHING, { token: scope === null ? 'key' : await sign(scope) });
}

describe('without secrets:read', () => {
  test('no secret shows, wherever it stands, and what is none stays readable', async () => {
    const { data, errors } = await read('assistants:read');
    expect(JSON.stringify({ data, errors })).not.toContain(CANARY);
    expect(data.assistant).toMatchObject({
      name: 'Ann',
      dynamicVariables: { crm_api_key: MASK, city: 'Bern', nested: { password: MASK, headers: { 'X-Any': MASK } } },
      dynamicVariablesWebhookUrl: `https://${MASK}@hooks.example/vars?token=${MASK}&lang=de`,
      extra: {
        new_setting: {
          auth_token: MASK,
          url: `wss://x.example/?api_key=${MASK}#top`,
          list: [{ client_secret: MASK }],
          headers: [{ name: 'X', value: MASK }],
        },
      },
      conversationFlow: { nodes: [{ raw: { id: MASK, type: 'brand_new', wherever: MASK } }] },
    });
    expect(data.assistant.tools).toMatchObject([
      { url: `https://h.example/?sig=${MASK}`, headers: [{ name: 'X-Key', value: null }], extra: { basic_auth_password: MASK } },
      { targets: [{ to: 'sip:desk', sipAuthUsername: 'u', sipAuthPassword: null }], customHeaders: [{ name: 'X', value: null }] },
      { targets: [{ extra: { sip_auth_password: { clear: MASK } } }], customHeaders: [{ extra: { value: [MASK] } }] },
      { type: 'brand_new', raw: { type: 'brand_new', brand_new: { wherever: MASK, list: [MASK, MASK], on: true } } },
    ]);
  });

  test('each typed secret that was asked for says which scope it needs', async () => {
    const { errors } = await read('assistants:read');
    expect(errors?.map(({ path, extensions }) => [path?.slice(1).join('.'), extensions?.['code']])).toEqual([
      ['tools.0.headers.0.value', 'FORBIDDEN'],
      ['tools.1.targets.0.sipAuthPassword', 'FORBIDDEN'],
      ['tools.1.customHeaders.0.value', 'FORBIDDEN'],
      ['tools.2.targets.0.sipAuthPassword', 'FORBIDDEN'],
      ['tools.2.customHeaders.0.value', 'FORBIDDEN'],
    ]);
    expect(errors?.[0]?.message).toContain('`secrets:read`');
  });
});

test('with secrets:read, and with the caller’s own key, everything is as the upstream sent it', async () => {
  const passedOn = await read(null);
  expect(await read('assistants:read secrets:read')).toEqual(passedOn);
  expect(passedOn.errors?.filter(({ extensions }) => extensions?.['code'] === 'FORBIDDEN') ?? []).toEqual([]);
  expect(JSON.stringify(passedOn.data)).not.toContain(MASK);
  expect(passedOn.data.assistant.tools[1].targets[0].sipAuthPassword).toBe(CANARY);
});

describe('masking', () => {
  test('never changes what it is given, nor what holds no secret', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = JSON.stringify(value);
        redact(value, 'everything');
        redact(value, 'known-places');
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
    const harmless = {
      api_key_ref: 'ref',
      token_retrieval_url: 'https://x.example/token',
      max_tokens: 5,
      name: 'Token desk',
      text: 'password: no',
    };
    expect(redact(harmless, 'known-places')).toEqual(harmless);
  });

  test('keeps null and the empty string, which say that nothing is set', () => {
    const values = { password: null, secret: '', token: false };
    expect(redact(values, 'known-places')).toEqual(values);
  });

  test('leaves no text of a value whose places are not known', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const texts: unknown[] = [];
        JSON.stringify(redact({ value }, 'everything'), (key, item: unknown) => {
          if (typeof item === 'string' && key !== 'type') texts.push(item);
          return item;
        });
        expect(texts.filter((text) => text !== '' && text !== MASK)).toEqual([]);
      }),
    );
  });

  test.each([
    ['https://h.example/path?lang=de#top', 'https://h.example/path?lang=de#top'],
    ['https://u:p@h.example/', `https://${MASK}@h.example/`],
    ['https://h.example/?a=1&Access-Token=x&b=2', `https://h.example/?a=1&Access-Token=${MASK}&b=2`],
    ['https://h.example/?X-Amz-Signature=abc#access_token=def', `https://h.example/?X-Amz-Signature=${MASK}#access_token=${MASK}`],
    ['mail me at a@b.example', 'mail me at a@b.example'],
  ])('%s', (given, masked) => {
    expect(maskText(given)).toBe(masked);
  });
});

test('the definition of a shared tool of an unknown kind is masked as its raw form is', async () => {
  const definition = { wherever: CANARY, list: [CANARY], url: `https://h.example/${CANARY}` };
  const tools = [
    tool('new', { type: 'brand_new', tool_definition: definition }),
    tool('known', { type: 'webhook', tool_definition: { url: 'https://h.example/', preset_query_params: { key: CANARY, city: 'Ulm' } } }),
  ];
  const upstream = await startUpstream(library({ assistants: [], tools, servers: [] }));
  const gateway = startGateway({ upstreamUrl: upstream.url, auth: jwtMode() });
  const readTools = async (scope: string) =>
    gateway.query(
      '{ sharedTools { nodes { toolDefinition tool { ... on UnknownTool { raw } ... on WebhookTool { presetQueryParams } } } } }',
      {
        token: await sign(scope),
      },
    );
  const { data } = await readTools('assistants:read');
  expect(JSON.stringify(data)).not.toContain(CANARY);
  expect(data.sharedTools.nodes[0]).toEqual({
    toolDefinition: { url: 'https://h.example/', preset_query_params: { key: MASK, city: 'Ulm' } },
    tool: { presetQueryParams: { key: MASK, city: 'Ulm' } },
  });
  const all = await readTools('assistants:read secrets:read');
  expect(all.data.sharedTools.nodes[1].toolDefinition).toEqual(definition);
});
