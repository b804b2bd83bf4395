import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanText } from '../../../src/insight/templates/scan-text.ts';
import { templatesOf, templatesOfFlow } from '../../../src/insight/templates/template-variables.ts';
import { finish } from '../../../src/pieces.ts';
import { parseExpression } from '../../support/expression-parser.ts';

describe('a text', () => {
  test.each<[text: string, variables: readonly string[], secrets?: readonly string[]]>([
    ['Hello {{name}}, {{ name }} and {{\n other }}', ['name', 'other']],
    ['nothing {here} }} at all', []],
    ['{{{raw}}} {{&raw2}}', ['raw', 'raw2']],
    ['{"a": {"b": {{x}}}}', ['x']],
    ['{{! a comment }}{{> part}}{{}}{{  }}', []],
    ['{{#open}}{{inside}}{{/open}}{{^open}}no{{/open}}', ['inside']],
    ['{{ telnyx_current_time | date: "%A | %B", "America/New_York" }}', ['telnyx_current_time']],
    ['{{telnyx_current_time_Europe/London}}', ['telnyx_current_time_Europe/London']],
    ['Bearer {{token | key_ref}}', ['token'], ['key_ref']],
    ['{{name | upcase}}', ['name']],
    ['{{#integration_secret}}my-key{{/integration_secret}}', [], ['my-key']],
    ['{{ # integration_secret }} my-key {{ / integration_secret }}{{x}}', ['x'], ['my-key']],
    ['{{#integration_secret}}{{which}}{{/integration_secret}}', ['which']],
    ['{{"a": 1}}', []],
    [`{{${'x'.repeat(300)}}}`, []],
  ])('%s', (text, variables, secrets = []) => {
    expect(scanText(text)).toEqual({ variables, secrets, isBroken: false });
  });

  test.each<[string, readonly string[]]>([
    ['Hello {{name', []],
    ['{{a}} and {{', ['a']],
    ['{{name}', []],
    ['{{first {{second}}', ['second']],
  ])('%s is broken', (text, variables) => {
    expect(scanText(text)).toEqual({ variables, secrets: [], isBroken: true });
  });

  test.each(['{{', '{', '{{a', '{{a}', '{{a|', '{{"', '{{#integration_secret}}'])('of very many %s is scanned in one go', (part) => {
    expect(scanText(part.repeat(100_000)).isBroken).toBe(part !== '{{#integration_secret}}');
  });
});

const assistant = {
  name: '{{not_here}}',
  greeting: 'Hi {{name}}',
  instructions: 'Be nice to {{name}}. It is {{telnyx_current_time}}. {{broken',
  dynamic_variables: { name: 'you', unused: null, charge: 3, ['__proto__x']: 1 },
  tools: [
    {
      type: 'webhook',
      webhook: {
        name: 'look_up',
        url: 'https://example.com/{{tenant}}',
        headers: [{ name: 'X-Key', value: '{{#integration_secret}}key{{/integration_secret}}' }],
        body_parameters: { type: 'object', properties: { name: { type: 'string', description: 'As in {{hint}}.' } } },
        store_fields_as_variables: [{ name: 'tier', value_path: 'a.b' }],
      },
    },
    {
      type: 'update_dynamic_variables',
      update_dynamic_variables: { name: 'note', updatable_variables: [{ name: 'name' }, { name: 'later' }] },
    },
  ],
  conversation_flow: {
    start_node_id: 'a',
    nodes: [
      { id: 'a', type: 'speak', message: 'Dear {{name}}' },
      { id: 't', type: 'tool', tool: [[{ type: 'webhook', webhook: { body_parameters: { properties: { charge: {}, other: {} } } } }]] },
    ],
    edges: [
      {
        id: 'e',
        start_node_id: 'a',
        condition: { type: 'expression', expression: parseExpression('tier == "{{text}}" and call_control_id != "x"') },
        target: { type: 'node', node_id: 't' },
      },
      { id: 'f', start_node_id: 'a', condition: { type: 'llm', prompt: 'It is about {{subject}}.' } },
    ],
  },
};

const rows = ({ variables }: ReturnType<typeof templatesOf>) =>
  variables.map(({ name, isDefined, isSystem, default: value, setBy, usedAt }) => [
    name,
    [isDefined && 'defined', isSystem && 'system'].filter(Boolean).join(' '),
    value,
    setBy.map((path) => path.join('.')),
    usedAt.map((path) => path.join('.')),
  ]);

test('all variables of an assistant, with what uses, defines and sets them', () => {
  const found = templatesOf(assistant);
  const set = 'tools.note.updatableVariables';
  expect(rows(found)).toEqual([
    ['name', 'defined', 'you', [`${set}.name`], ['greeting', 'instructions', 'conversationFlow.nodes.a.message']],
    ['telnyx_current_time', 'system', null, [], ['instructions']],
    ['tenant', '', null, [], ['tools.look_up.url']],
    ['hint', '', null, [], ['tools.look_up.bodyParameters.properties.name.description']],
    ['tier', '', null, ['tools.look_up.storeFieldsAsVariables.tier'], ['conversationFlow.edges.e.condition.expression']],
    ['call_control_id', 'system', null, [], ['conversationFlow.edges.e.condition.expression']],
    ['subject', '', null, [], ['conversationFlow.edges.f.condition.prompt']],
    ['unused', 'defined', null, [], []],
    ['charge', 'defined', 3, [], ['conversationFlow.nodes.t.tool.bodyParameters.properties.charge']],
    ['__proto__x', 'defined', 1, [], []],
    ['later', '', null, [`${set}.later`], []],
  ]);
  expect(found.broken).toEqual([['instructions']]);
});

test('a tool node has arguments of the tool that it names by an id, where the assistant defines that', () => {
  const tools = [{ type: 'webhook', tool_id: 's', webhook: { body_parameters: { properties: { charge: {} } } } }];
  const flow = { nodes: [{ id: 't', type: 'tool', shared_tool_id: 's' }] };
  const row = ['charge', 'defined', 3, [], ['conversationFlow.nodes.t.sharedToolId']];
  const whole = { tools, dynamic_variables: { charge: 3 }, conversation_flow: flow };
  expect([rows(templatesOf(whole)), rows(finish(templatesOfFlow(flow, whole)))]).toEqual([[row], [row]]);
});

test('a flow has the variables that it uses, with the defaults of its assistant', () => {
  expect(rows(finish(templatesOfFlow(assistant.conversation_flow, assistant))).map(([name, is]) => [name, is])).toEqual([
    ['name', 'defined'],
    ['tier', ''],
    ['call_control_id', 'system'],
    ['subject', ''],
    ['charge', 'defined'],
  ]);
});

test('any document has its variables, and never throws', () => {
  const keys = fc.constantFrom(
    'tools',
    'conversation_flow',
    'greeting',
    'dynamic_variables',
    'nodes',
    'edges',
    'expression',
    'tool',
    'type',
    '__proto__',
  );
  const documents = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<unknown>('{{a}}', '{{', null, 3, 'webhook', 'tool'),
      fc.array(tie('any')),
      fc.dictionary(keys, tie('any')),
    ),
  })).any;
  fc.assert(
    fc.property(fc.dictionary(keys, documents), (document) => {
      expect(() => templatesOf(document)).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

test('a document nested deeper than the stack is looked through', () => {
  let nested: unknown = '{{deep}}';
  for (let depth = 0; depth < 50_000; depth += 1) nested = { a: nested };
  expect(templatesOf({ tools: [nested] }).variables.map(({ name }) => name)).toEqual(['deep']);
});
