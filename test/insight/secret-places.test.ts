/** Where documents name integration secrets, and where they hold secrets in clear. */
import { expect, test } from 'vitest';
import { secretPlacesInPieces, type SecretLooks } from '../../src/insight/references/secret-places.ts';
import { finish } from '../../src/pieces.ts';
import { bigAssistant } from './big-documents.ts';
import { referencesIn } from '../../src/resolvers/secret-references.ts';
import { SECRET_LOOKS } from '../../src/schema/integration-secret/looks.ts';
import type { AssistantWire } from '../../src/upstream/wire/assistant.ts';

const named = (identifier: string) => `{{#integration_secret}}${identifier}{{/integration_secret}}`;
const placesIn = (document: object) => finish(secretPlacesInPieces(document, SECRET_LOOKS));

test.each<readonly [what: string, document: object, references: readonly (readonly [identifier: string, path: string])[]]>([
  ['a field', { llm_api_key_ref: 'k' }, [['k', 'llmApiKeyRef']]],
  [
    'a field of settings',
    { fallback_config: { external_llm: { certificate_ref: 'c' } } },
    [['c', 'fallbackConfig.externalLlm.certificateRef']],
  ],
  ['an empty field', { llm_api_key_ref: '', voice_settings: { api_key_ref: null } }, []],
  ['a field of another type', { llm_api_key_ref: 7, voice_settings: { api_key_ref: ['k'] } }, []],
  [
    'the header of a tool',
    { tools: [{ type: 'webhook', webhook: { name: 'book', headers: [{ name: 'authorization', value: `Bearer ${named('b')}` }] } }] },
    [['b', 'tools.book.headers.authorization.value']],
  ],
  [
    'a shared tool, by its id',
    { tools: [{ type: 'webhook', tool_id: 't1', shared: true, webhook: { name: 'book', preset_body_fields: { api_key: named('b') } } }] },
    [['b', 'tools.t1.presetBodyFields.api_key']],
  ],
  [
    'a node and its tools',
    {
      conversation_flow: {
        nodes: [
          { id: 'n1', llm_api_key_ref: 'k', tools: [[{ type: 'webhook', webhook: { name: 'w', path_parameters: { a: named('x') } } }]] },
          { id: 'n2', type: 'tool', tool: [{ type: 'webhook', webhook: { headers: [{ name: 'h', value: named('y') }] } }] },
        ],
      },
    },
    [
      ['k', 'conversationFlow.nodes.n1.llmApiKeyRef'],
      ['x', 'conversationFlow.nodes.n1.tools.w.pathParameters.a'],
      ['y', 'conversationFlow.nodes.n2.tool.headers.h.value'],
    ],
  ],
  ['keys of the customer', { dynamic_variables: { my_key_ref: 'no', my_key: named('yes') } }, [['yes', 'dynamicVariables.my_key']]],
  [
    'two in one text, one of them twice',
    { instructions: `${named('a')} ${named(' b ')} ${named('a')}` },
    [
      ['a', 'instructions'],
      ['b', 'instructions'],
    ],
  ],
  ['what is no reference', { instructions: '{{integration_secret}} {{#integration_secret}}{{/integration_secret}}' }, []],
])('%s', (_what, document, references) => {
  expect(placesIn(document).references.map(({ identifier, path }) => [identifier, path.join('.')])).toEqual(references);
});

test.each<readonly [what: string, document: object, clear: readonly (readonly [kind: string, path: string])[]]>([
  [
    'a header',
    { a2a_agents: [{ name: 'a', headers: [{ name: 'X-Key', value: 'abc' }] }] },
    [['HEADER', 'a2aAgents.a.headers.X-Key.value']],
  ],
  ['a header that says what is sent', { a2a_agents: [{ name: 'a', headers: [{ name: 'Content-Type', value: 'application/json' }] }] }, []],
  ['a header from a variable', { a2a_agents: [{ name: 'a', headers: [{ name: 'X-Key', value: '{{key}}' }] }] }, []],
  [
    'a password',
    { tools: [{ type: 'transfer', transfer: { targets: [{ name: 'desk', to: 'sip:a', sip_auth_password: 'p' }] } }] },
    [['PASSWORD', 'tools.transfer.targets.desk.sipAuthPassword']],
  ],
  ['a URL with a user', { websocket_settings: { url: 'wss://u:p@h.example/' } }, [['URL', 'websocketSettings.url']]],
  ['a URL with a placeholder', { websocket_settings: { url: 'wss://h.example/?token={{token}}' } }, []],
  ['a plain URL', { websocket_settings: { url: 'wss://h.example/?lang=de' } }, []],
  ['a token in a text', { instructions: 'Use sk-abcdefghijklmnop1234 for it.' }, [['TOKEN', 'instructions']]],
  ['a token in the place of an identifier', { llm_api_key_ref: 'sk-abcdefghijklmnop1234' }, [['TOKEN', 'llmApiKeyRef']]],
])('in clear: %s', (_what, document, clear) => {
  const places = placesIn(document);
  expect(places.clear.map(({ kind, path }) => [kind, path.join('.')])).toEqual(clear);
  expect(places.references).toEqual([]);
});

test('in clear: a token beside the name of a secret, which is a reference all the same', () => {
  const value = `${named('k')} sk-abcdefghijklmnop1234`;
  const { references, clear } = placesIn({ a2a_agents: [{ name: 'a', headers: [{ name: 'X-Key', value }] }] });
  const path = ['a2aAgents', 'a', 'headers', 'X-Key', 'value'];
  const place = { kind: 'TOKEN', isEvident: true, isForIdentifier: false, path };
  expect({ references, clear }).toEqual({ references: [{ identifier: 'k', path }], clear: [place] });
});

test('documents may be nested deeper than the stack is', () => {
  let deep: object = { llm_api_key_ref: 'k' };
  for (let level = 0; level < 20_000; level += 1) deep = { a: deep };
  expect(placesIn(deep).references).toHaveLength(1);
});

test('a configuration is looked through once, for whatever number of secrets and requests', async () => {
  let looks = 0;
  const counted: SecretLooks = {
    ...SECRET_LOOKS,
    hasToken: (text) => {
      looks += 1;
      return SECRET_LOOKS.hasToken(text);
    },
  };
  const configuration = { id: 'a', instructions: named('k') + named('l'), greeting: 'Hello.' } as unknown as AssistantWire;
  const found = (await referencesIn(configuration, counted)).map(({ identifier }) => identifier);
  const first = looks;
  expect([found, first > 0]).toEqual([['k', 'l'], true]);
  expect(await referencesIn(configuration, counted)).toHaveLength(2);
  expect(looks).toBe(first);
});

test('those of a big assistant are looked for in turns of the event loop', async () => {
  let turns = 0;
  const count = () => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  expect(await referencesIn(bigAssistant(2_000) as never, SECRET_LOOKS)).toEqual([]);
  clearImmediate(next);
  expect(turns).toBeGreaterThan(5);
});
