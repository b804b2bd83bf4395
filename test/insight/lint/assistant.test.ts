/** What is wrong with one assistant: each code by one document, real documents, hostile ones, and no secret in what is reported. */
import { describe, expect, test } from 'vitest';
import { definitionOf } from '../../../src/insight/findings/codes.ts';
import { ASSISTANT_CODES } from '../../../src/insight/findings/codes/assistant.ts';
import { reportOf } from '../../../src/insight/findings/report.ts';
import type { AccountFacts } from '../../../src/insight/lint/facts.ts';
import { lintAssistant } from '../../../src/insight/lint/lint-assistant.ts';
import type { JsonObject } from '../../../src/json.ts';
import { SECRET_LOOKS } from '../../../src/schema/integration-secret/looks.ts';
import { realAssistants } from '../../support/documents/real.ts';
import { ASSISTANT_SAMPLES, SAMPLE_FACTS } from './samples.ts';

const lint = (document: JsonObject, facts: AccountFacts = SAMPLE_FACTS) => {
  const { found, skipped } = lintAssistant(document, facts, SECRET_LOOKS);
  return { findings: reportOf(found).findings, skipped };
};
const codesOf = (document: JsonObject, facts?: AccountFacts) => lint(document, facts).findings.map(({ code }) => code);
/** What is found of flows and of variables is in their own tests. */
const whereOf = (document: JsonObject, facts?: AccountFacts) =>
  lint(document, facts)
    .findings.filter(({ code }) => definitionOf(code).area !== 'FLOW' && !code.startsWith('VARIABLE'))
    .map(({ code, severity, path }) => `${severity} ${code} ${path.join('.')}`);

test.each(ASSISTANT_SAMPLES)('%s is all that is found in its sample, and nothing in the repaired one', (code, bad, good) => {
  expect(codesOf(bad)).toEqual([code]);
  expect(lint(good)).toEqual({ findings: [], skipped: [] });
});

test('each code has a sample', () => {
  expect(ASSISTANT_SAMPLES.map(([code]) => code).toSorted()).toEqual(Object.keys(ASSISTANT_CODES).toSorted());
});

const hook = (webhook: JsonObject, beside: JsonObject = {}): JsonObject => ({
  type: 'webhook',
  webhook: { name: 'book', description: 'Books.', url: 'https://practice.example.com/book', ...webhook },
  ...beside,
});
const assistant = (parts: JsonObject): JsonObject => ({ id: 'assistant-reception', instructions: 'Answer.', ...parts });
const withTools = (...tools: readonly JsonObject[]) => assistant({ tools });
const invalid = (at: string) => [`ERROR WEBHOOK_URL_INVALID tools.book.${at}`];

describe('a webhook is recognised by its URL', () => {
  test.each<readonly [url: unknown, found: readonly string[]]>([
    ['https://a.example.com/{{path}}?key={{#integration_secret}}crm_key{{/integration_secret}}', []],
    ['{{base_url}}/book', []],
    ['https://{{host}}/book', []],
    ['https://{{tenant}}.example.com:8443/book', []],
    ['http://{{host}}/book', ['WARNING WEBHOOK_URL_INSECURE tools.book.url']],
    ['https://a.example.com:{{port}}/book', []],
    ['https://{{host}}:{{port}}?x', []],
    ['https://[2001:db8::1]:8{{port}}', []],
    ['http{{s}}://a.example.com', []],
    ['http://a.example.com:{{port}}#x', ['WARNING WEBHOOK_URL_INSECURE tools.book.url']],
    ['https://127.0.0.1:{{port}}/book', ['ERROR WEBHOOK_URL_PRIVATE tools.book.url']],
    ['https://a.example.com:{{port}}x/book', invalid('url')],
    [null, invalid('url')],
    ['', invalid('url')],
    ['string', invalid('url')],
    ['/book', invalid('url')],
    ['ftp://a.example.com', invalid('url')],
    ['javascript:alert(1)', invalid('url')],
    [['https://a.example.com'], invalid('url')],
    ...[
      'http://localhost:3000/x',
      'https://api.localhost/x',
      'https://127.1/x',
      'https://2130706433/x',
      'https://0x7f.0.0.1/x',
      'https://10.1.2.3/x',
      'https://172.31.0.1/x',
      'https://192.168.1.1/x',
      'https://169.254.169.254/latest/meta-data',
      'https://metadata.google.internal/x',
      'https://0.0.0.0/x',
      'https://[::1]/x',
      'https://[fe80::1]/x',
      'https://[fd12::1]/x',
      'https://[::ffff:10.0.0.1]/x',
      'https://printer.local./x',
    ].map((url) => [url, ['ERROR WEBHOOK_URL_PRIVATE tools.book.url']] as const),
    ['https://172.32.0.1/x', []],
    ['https://[2606:4700::1]/x', []],
    ['https://localhost.example.com/x', []],
  ])('%j', (url, found) => {
    expect(whereOf(withTools(hook({ url })))).toEqual(found);
  });

  test('and so are agents, and the webhooks of settings, which may have none', () => {
    expect(
      whereOf(
        assistant({
          a2a_agents: [
            { name: 'travel', url: '' },
            { name: 'cars', url: 'https://10.0.0.1' },
          ],
          dynamic_variables_webhook_url: 'http://127.0.0.1/variables',
          messaging_settings: { delivery_status_webhook_url: 'http://a.example.com' },
        }),
      ),
    ).toEqual([
      'ERROR WEBHOOK_URL_INVALID a2aAgents.travel.url',
      'ERROR WEBHOOK_URL_PRIVATE a2aAgents.cars.url',
      'ERROR WEBHOOK_URL_PRIVATE dynamicVariablesWebhookUrl',
      'WARNING WEBHOOK_URL_INSECURE messagingSettings.deliveryStatusWebhookUrl',
    ]);
    const unset = { dynamic_variables_webhook_url: '', messaging_settings: { delivery_status_webhook_url: null } };
    expect(whereOf(assistant(unset))).toEqual([]);
    expect(whereOf(assistant({ dynamic_variables_webhook_url: 'string' }))).toEqual([]);
  });
});

const node = (parts: JsonObject): JsonObject => ({
  start_node_id: 'n',
  nodes: [{ id: 'n', type: 'prompt', instructions: 'Ask.', ...parts }],
  edges: [],
});
const parameters = (schema: unknown) => withTools(hook({ body_parameters: schema }));

test.each<readonly [what: string, document: JsonObject, found: readonly string[]]>([
  ['no instructions, and a model of its own', { external_llm: { base_url: 'https://llm.example.com', model: 'm' } }, []],
  ['no instructions, and a flow', { conversation_flow: node({}) }, []],
  [
    'recording that is on by default',
    assistant({ telephony_settings: { recording_settings: {} }, privacy_settings: { data_retention: false } }),
    [],
  ],
  [
    'a greeting that the model writes, and a node that speaks',
    assistant({
      greeting: '<assistant-speaks-first-with-model-generated-message>',
      conversation_flow: node({ type: 'speak', message: 'Hello.' }),
    }),
    [],
  ],
  ['tools of one name in two scopes', { ...withTools(hook({})), conversation_flow: node({ tools: [[hook({})]] }) }, []],
  [
    'tools of one name, as the node appends its own',
    { ...withTools(hook({})), conversation_flow: node({ tools_mode: 'append', shared_tool_ids: ['tool-lookup'], tools: [[hook({})]] }) },
    ['ERROR TOOL_NAME_DUPLICATE conversationFlow.nodes.n.tools.book'],
  ],
  [
    'one shared tool of the assistant and of its node',
    {
      ...withTools(hook({}, { tool_id: 'tool-lookup', shared: true })),
      conversation_flow: node({
        tools_mode: 'append',
        shared_tool_ids: ['tool-lookup'],
        tools: [[hook({}, { tool_id: 'tool-lookup', shared: true })]],
      }),
    },
    [],
  ],
  ['several webhooks', withTools(hook({ name: 'a' }), hook({ name: 'b' })), []],
  ['a schema without a type', parameters({ properties: { a: {} }, required: ['a'] }), []],
  ['no schema', parameters(null), []],
  ['a schema of a list', parameters({ type: 'array' }), ['ERROR TOOL_SCHEMA_INVALID tools.book.bodyParameters']],
  ['a list in place of a schema', parameters([]), ['ERROR TOOL_SCHEMA_INVALID tools.book.bodyParameters']],
  [
    'a type that is none',
    parameters({ properties: { a: { type: 'text' } } }),
    ['ERROR TOOL_SCHEMA_INVALID tools.book.bodyParameters.properties.a.type'],
  ],
  ['properties that are a list', parameters({ properties: [] }), ['ERROR TOOL_SCHEMA_INVALID tools.book.bodyParameters.properties']],
  [
    'required that is no list',
    parameters({ properties: {}, required: true }),
    ['ERROR TOOL_SCHEMA_INVALID tools.book.bodyParameters.required'],
  ],
  [
    'required deep inside',
    parameters({ properties: { list: { type: 'array', items: { type: 'object', properties: {}, required: ['x'] } } } }),
    ['ERROR TOOL_SCHEMA_INVALID tools.book.bodyParameters.properties.list.items.required.0'],
  ],
  ['required, and defined elsewhere', parameters({ allOf: [{ properties: { a: {} } }], required: ['a'] }), []],
  [
    'an enum without values',
    parameters({ properties: { a: { enum: [] } } }),
    ['WARNING TOOL_SCHEMA_UNFILLABLE tools.book.bodyParameters.properties.a.enum'],
  ],
  [
    'a path parameter that the URL has no place for',
    withTools(hook({ url: 'https://a.example.com/{{id}}/${id}', path_parameters: { properties: { id: {} } } })),
    ['INFO TOOL_PATH_PARAMETER_MISMATCH tools.book.pathParameters.properties.id'],
  ],
  ['a long timeout of an asynchronous webhook', withTools(hook({ async: true }, { timeout_ms: 30_000 })), []],
  ['a long timeout that is ignored', withTools(hook({ timeout_ms: 20_000 })), ['INFO WEBHOOK_TIMEOUT_IGNORED tools.book.timeoutMs']],
  ['an invitation without targets or number', withTools({ type: 'invite', invite: {} }), []],
  ['targets by a template', withTools({ type: 'transfer', transfer: { from: '{{from}}', targets: '{{ targets }}' } }), []],
  [
    'targets without destinations',
    withTools({ type: 'transfer', transfer: { from: '+1', targets: [{ name: 'Desk', number: '+2' }, 'x', { name: 'Shop', to: '+3' }] } }),
    ['ERROR TRANSFER_TARGET_EMPTY tools.transfer.targets.Desk', 'ERROR TRANSFER_TARGET_EMPTY tools.transfer.targets.1'],
  ],
  ['a referral', withTools({ type: 'refer', refer: { targets: [{ name: 'Desk', sip_address: 'sip:a@b.example' }] } }), []],
  ['a referral to nobody', withTools({ type: 'refer', refer: {} }), ['ERROR TRANSFER_TARGET_EMPTY tools.refer.targets']],
  [
    'headers that are no secrets',
    withTools(
      hook({
        headers: [
          { name: 'X-Channel', value: 'voice' },
          { name: 'Content-Type', value: 'application/json' },
        ],
      }),
    ),
    [],
  ],
  [
    'a scheme of a credential',
    withTools(hook({ headers: [{ name: 'X-Upstream', value: 'Bearer abc' }] })),
    ['WARNING SECRET_IN_CLEAR tools.book.headers.X-Upstream.value'],
  ],
  ['a model with a key of its own', assistant({ model: 'my/model', llm_api_key_ref: 'crm_key' }), []],
  ['a target by a template', withTools({ type: 'handoff', handoff: { ai_assistants: [{ id: '{{next}}', name: 'x' }] } }), []],
  [
    'a voice of another language that is not heard',
    assistant({
      voice_settings: { voice: 'a' },
      transcription: { language: 'de-AT' },
      conversation_flow: {
        ...node({}),
        edges: [
          {
            id: 'e',
            start_node_id: 'n',
            condition: { type: 'llm', prompt: 'x' },
            target: { type: 'assistant', assistant_id: 'assistant-english' },
          },
        ],
      },
    }),
    ['WARNING HANDOFF_VOICE_UNUSED conversationFlow.edges.e.target'],
  ],
])('%s', (_what, document, found) => {
  const english = { voice_settings: { voice: 'b' }, transcription: { language: 'en' } };
  const facts = { ...SAMPLE_FACTS, assistants: { byId: new Map([['assistant-english', english]]), isWhole: true } };
  expect(whereOf(document, facts)).toEqual(found);
});

test('findings lead to the assistant, the node, the edge and the tool', () => {
  const found = lint({ ...withTools(hook({ url: 'x' })), conversation_flow: node({ tools: [hook({ url: 'x' })] }) }).findings;
  expect(found.map(({ assistantId, nodeId, edgeId, toolName }) => ({ assistantId, nodeId, edgeId, toolName }))).toEqual([
    { assistantId: 'assistant-reception', nodeId: null, edgeId: null, toolName: 'book' },
    { assistantId: 'assistant-reception', nodeId: 'n', edgeId: null, toolName: 'book' },
  ]);
});

test('what is not known of the account is skipped, and never found', () => {
  const document = assistant({ mcp_servers: [{ id: 'mcp-gone' }, { id: 'mcp-calendar' }], insight_settings: { insight_group_id: 'g' } });
  expect(lint(document, {})).toEqual({
    findings: [],
    skipped: [
      'INSIGHT_GROUP_UNKNOWN: the insight groups of the account are not known.',
      'MCP_SERVER_UNKNOWN: the MCP servers of the account are not known.',
    ],
  });
  const facts: AccountFacts = {
    mcpServers: { byId: new Map([['mcp-calendar', {}]]), isWhole: false },
    insightGroups: { why: 'it failed' },
  };
  expect(lint(document, facts).skipped).toEqual([
    'INSIGHT_GROUP_UNKNOWN: it failed.',
    'MCP_SERVER_UNKNOWN: not all MCP servers of the account are known.',
  ]);
  expect(lint(withTools(hook({})), {}).skipped).toEqual([]);
});

test('real documents have what is wrong with them, and nothing else', () => {
  const found = realAssistants().flatMap(({ file, document }) =>
    lint(document, {})
      .findings.filter(({ code, severity }) => severity !== 'INFO' && definitionOf(code).area !== 'FLOW')
      .map(({ severity, code, path }) => `${file}: ${severity} ${code} ${path.join('.')}`),
  );
  expect(found).toEqual([
    'telnyx-create-refill-intake.json: WARNING SECRET_IN_CLEAR tools.create_refill_request.headers.X-Refill-Tool-Secret.value',
    'telnyx-create-refill-intake.json: WARNING SECRET_IN_CLEAR tools.flag_manual_review.headers.X-Refill-Tool-Secret.value',
    'telnyx-create-refill-intake.json: WARNING SECRET_IN_CLEAR tools.queue_callback.headers.X-Refill-Tool-Secret.value',
    // The caller who starts the call sets it.
    'telnyx-create-sdr-temperature.json: WARNING VARIABLE_UNDEFINED instructions',
    // The guide leaves a part of the host to be filled in.
    'telnyx-docs-create-per-caller-intake.json: ERROR WEBHOOK_URL_INVALID tools.file_visit_summary.url',
    'telnyx-get-salon-brain.json: WARNING INSTRUCTIONS_MISSING instructions',
    'telnyx-patch-filler-messages.json: WARNING INSTRUCTIONS_MISSING instructions',
    'telnyx-patch-filler-messages.json: WARNING WEBHOOK_TIMEOUT_LONG tools.check_order_status.timeoutMs',
    'telnyx-provision-response-subscription.json: WARNING INSTRUCTIONS_MISSING instructions',
    'telnyx-sample-pizza.json: WARNING TRANSFER_FROM_MISSING tools.transfer.from',
  ]);
});

test('a model that a node calls with a key of its own is none of the account, whatever names the node', () => {
  const prompt = { type: 'prompt', instructions: 'Ask.', model: 'theirs/best' };
  const nodes = [prompt, { ...prompt, llm_api_key_ref: 'key' }, { id: 'n', ...prompt, llm_api_key_ref: 'key' }, { id: 'n', ...prompt }];
  const found = whereOf(assistant({ conversation_flow: { start_node_id: 'n', nodes, edges: [] } }));
  expect(found.filter((line) => line.includes('MODEL_UNKNOWN'))).toHaveLength(2);
});
