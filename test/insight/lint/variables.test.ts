/** Variables of templates: what is undefined, unused, reserved, or no template at all. */
import { describe, expect, test } from 'vitest';
import { reportOf } from '../../../src/insight/findings/report.ts';
import type { AccountFacts } from '../../../src/insight/lint/facts.ts';
import { lintAssistant } from '../../../src/insight/lint/lint-assistant.ts';
import type { JsonObject } from '../../../src/json.ts';
import { SECRET_LOOKS } from '../../../src/schema/integration-secret/looks.ts';
import { realAssistants } from '../../support/documents/real.ts';

const IS_OF_VARIABLES = /^(?:VARIABLE|TEMPLATE)_/;

function foundIn(document: JsonObject, facts: AccountFacts = {}) {
  const { found, skipped } = lintAssistant({ instructions: 'Answer.', ...document }, facts, SECRET_LOOKS);
  return {
    found: reportOf(found)
      .findings.filter(({ code }) => IS_OF_VARIABLES.test(code))
      .map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`),
    skipped: skipped.filter((rule) => IS_OF_VARIABLES.test(rule)),
  };
}

const hook = (webhook: JsonObject, beside: JsonObject = {}) => ({
  type: 'webhook',
  webhook: { name: 'book', description: 'Books.', url: 'https://a.example.com', ...webhook },
  ...beside,
});
const flowOf = (node: JsonObject) => ({ start_node_id: 'n', nodes: [{ id: 'n', ...node }], edges: [] });

test.each<readonly [what: string, document: JsonObject, found: readonly string[]]>([
  [
    'one that nothing defines, once for all places',
    { greeting: '{{ a }}', instructions: '{{a}} {{b}}' },
    ['WARNING VARIABLE_UNDEFINED greeting', 'WARNING VARIABLE_UNDEFINED instructions'],
  ],
  [
    'one that a webhook may define',
    { greeting: '{{a}}', dynamic_variables_webhook_url: 'https://a.example.com' },
    ['INFO VARIABLE_UNDEFINED greeting'],
  ],
  ['one without a webhook', { greeting: '{{a}}', dynamic_variables_webhook_url: ' ' }, ['WARNING VARIABLE_UNDEFINED greeting']],
  ['one whose default is null', { greeting: '{{a}}', dynamic_variables: { a: null } }, []],
  ['one that Telnyx gives', { greeting: '{{telnyx_end_user_target}} {{call_control_id}}' }, []],
  ['one that a tool sets', { greeting: '{{a}}', tools: [hook({ store_fields_as_variables: [{ name: 'a', value_path: 'x' }] })] }, []],
  ['the name of a secret', { tools: [hook({ headers: [{ name: 'x', value: '{{#integration_secret}}k{{/integration_secret}}' }] })] }, []],
  [
    'one of a tool that is reserved',
    { tools: [hook({ store_fields_as_variables: [{ name: 'telnyx_a', value_path: 'x' }] })] },
    ['WARNING VARIABLE_RESERVED tools.book.storeFieldsAsVariables.telnyx_a'],
  ],
  ['one that only the voice uses', { voice_settings: { voice: '{{voice}}' }, dynamic_variables: { voice: 'v' } }, []],
  [
    'one that only an argument of a node uses',
    {
      dynamic_variables: { day: 'x' },
      conversation_flow: flowOf({ type: 'tool', shared_tool_id: 't', tool: [hook({ body_parameters: { properties: { day: {} } } })] }),
    },
    [],
  ],
  [
    'one that only an argument of a tool of the assistant uses, which a node runs',
    {
      dynamic_variables: { day: 'x', hour: 1 },
      tools: [hook({ body_parameters: { properties: { day: {} } } }, { tool_id: 't', shared: true })],
      conversation_flow: flowOf({ type: 'tool', shared_tool_id: 't' }),
    },
    ['INFO VARIABLE_UNUSED dynamicVariables.hour'],
  ],
  [
    'one that is a parameter of a tool that the model calls',
    { dynamic_variables: { day: 'x' }, tools: [hook({ body_parameters: { properties: { day: {} } } })] },
    ['INFO VARIABLE_UNUSED dynamicVariables.day'],
  ],
  [
    'braces without an end',
    { instructions: 'a {{ b', greeting: '{{a}} {{', dynamic_variables: { a: 1 } },
    ['WARNING TEMPLATE_BROKEN greeting', 'WARNING TEMPLATE_BROKEN instructions'],
  ],
  [
    'single braces of no variable',
    { greeting: '{a} ${b} {{{c}}} {"json": 1}', dynamic_variables: { b: 1, c: 1 } },
    ['INFO VARIABLE_UNUSED dynamicVariables.b'],
  ],
  [
    'single braces of a URL',
    {
      greeting: '{{a}}',
      dynamic_variables: { a: 1 },
      tools: [hook({ url: 'https://a.example.com/{a}', path_parameters: { properties: { a: {} } } })],
    },
    [],
  ],
  ['single braces of what Telnyx gives', { greeting: 'From { telnyx_end_user_target }' }, ['INFO TEMPLATE_SINGLE_BRACES greeting']],
])('%s', (_what, document, found) => {
  expect(foundIn(document).found).toEqual(found);
});

describe('what shared tools use', () => {
  const document = { tool_ids: ['t'], dynamic_variables: { a: 1, b: 1 } };
  const shared = (definition: JsonObject): AccountFacts => ({
    sharedTools: { byId: new Map([['t', { id: 't', type: 'webhook', tool_definition: definition }]]), isWhole: true },
  });

  test('is not known without their definitions', () => {
    expect(foundIn(document)).toEqual({
      found: [],
      skipped: ['VARIABLE_UNUSED: the shared tools of the account are not known, and a shared tool may use variables.'],
    });
  });

  test('counts as used', () => {
    expect(foundIn(document, shared({ url: 'https://a.example.com/{{a}}' }))).toEqual({
      found: ['INFO VARIABLE_UNUSED dynamicVariables.b'],
      skipped: [],
    });
  });

  test('with arguments where a node runs them', () => {
    const facts = shared({ body_parameters: { properties: { a: {}, b: {} } } });
    const flow = flowOf({ type: 'tool', shared_tool_id: 't' });
    expect(foundIn({ dynamic_variables: { a: 1, b: 1 }, conversation_flow: flow }, facts).found).toEqual([]);
    expect(foundIn(document, facts).found).toHaveLength(2);
  });

  test('is looked at where the document has it', () => {
    const tools = [hook({ url: 'https://a.example.com/{{a}}' }, { tool_id: 't', shared: true })];
    expect(foundIn({ ...document, tools })).toEqual({ found: ['INFO VARIABLE_UNUSED dynamicVariables.b'], skipped: [] });
  });
});

test('real documents use what their callers set', () => {
  const found = realAssistants().flatMap(({ file, document }) => foundIn(document).found.map((one) => `${file}: ${one}`));
  expect(found).toMatchInlineSnapshot(`
    [
      "telnyx-create-refill-intake.json: INFO VARIABLE_UNDEFINED instructions",
      "telnyx-create-sdr-temperature.json: WARNING VARIABLE_UNDEFINED instructions",
      "telnyx-docs-create-per-caller-intake.json: INFO VARIABLE_UNDEFINED greeting",
      "telnyx-docs-create-per-caller-intake.json: INFO VARIABLE_UNDEFINED greeting",
      "telnyx-docs-create-per-caller-intake.json: INFO VARIABLE_UNDEFINED instructions",
      "telnyx-docs-create-per-caller-intake.json: INFO VARIABLE_UNDEFINED instructions",
      "telnyx-docs-create-per-caller-intake.json: INFO VARIABLE_UNDEFINED instructions",
      "telnyx-sample-pizza.json: INFO VARIABLE_UNUSED dynamicVariables.store_name",
      "telnyx-sample-pizza.json: INFO VARIABLE_UNUSED dynamicVariables.store_hours",
    ]
  `);
});
