/** What programs import as `assistants-gateway/insight`. The package itself runs the page's example. */
import { expect, test } from 'vitest';
import * as insight from '../../src/library/insight.ts';
import { writtenFlow } from '../insight/flow/written-flow.ts';

const flow = writtenFlow('a prompt, b prompt', 'e1: a -> b llm', 'e2: a -> @desk when age >= 18');
const assistant = { id: 'x', name: 'A', instructions: 'Help {{name}}.', dynamic_variables: { age: 20 }, conversation_flow: flow };

test('a dry run counts the defaults of the assistant, and names nodes and edges by their ids', () => {
  expect(insight.simulateFlow(flow, {}, assistant)).toMatchObject({ end: 'ASSISTANT', assistantId: 'desk', variables: { age: 20 } });
  expect(insight.simulateFlow(flow, { choices: [{ nodeId: 'a', edgeId: 'e1' }] }).steps.map(({ takenEdgeId }) => takenEdgeId)).toEqual([
    'e1',
    null,
  ]);
});

test('all that is wrong with an input is thrown at once', () => {
  expect(() => insight.simulateFlow(flow, { maxSteps: 0, startNodeId: 'z' })).toThrow(/^startNodeId: .*\nmaxSteps: /);
  expect(() => insight.drawFlow(flow, { maxNodes: 0 })).toThrow(RangeError);
  expect(() => insight.drawFlow(flow, { format: 'SVG' as 'DOT' })).toThrow(TypeError);
  expect(() => insight.drawFlow(flow, { direction: 'UP' as 'DOWN' })).toThrow(TypeError);
});

const anyway = insight as unknown as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

test.each<[string, string, readonly unknown[], RegExp]>([
  ['checkFlow', 'null', [null], /^A document is an object as the Telnyx API has it, not null\.$/],
  ['checkFlow', 'a list', [[]], /not a list\.$/],
  ['checkFlow', 'an assistant that is none', [flow, 'x'], /not string\.$/],
  ['checkFlow', 'an assistant without a flow', [{ name: 'A' }], /^A flow has nodes, edges or start_node_id/],
  ['simulateFlow', 'an assistant', [assistant], /^This is an assistant, .* conversation_flow\.$/],
  ['simulateFlow', 'a misspelt key', [flow, { variable: { age: 1 } }], /^variable: There is no "variable" here, but channel, variables,/],
  [
    'simulateFlow',
    'a misspelt key of a choice',
    [flow, { choices: [{ nodeId: 'a', edge: 'e1' }] }],
    /^choices\.0\.edge: There is no "edge" here/,
  ],
  [
    'simulateFlow',
    'parts of other kinds',
    [flow, { channel: 'FAX', choices: { a: 1 }, startNodeId: 7 }],
    /^channel: .*\nstartNodeId: .*\nchoices: /,
  ],
  ['simulateFlow', 'a choice of another kind', [flow, { choices: [null, { nodeId: {} }] }], /^choices\.0: .*\nchoices\.1\.nodeId: /],
  ['drawFlow', 'SVG', [flow, { format: 'SVG' }], /^format takes MERMAID or DOT, not "SVG"; SVG is drawn by the gateway/],
  ['drawFlow', 'a misspelt option', [flow, { maxnodes: 3 }], /^There is no option "maxnodes"/],
  ['drawFlow', 'an assistant', [assistant], /^This is an assistant/],
  ['lintAssistant', 'nothing', [], /not undefined\.$/],
  ['templateVariables', 'null', [null], /not null\.$/],
  ['compareAssistants', 'null', [assistant, null], /not null\.$/],
])('%s refuses %s in words', (name, _what, args, message) => {
  const call = () => anyway[name]?.(...args);
  expect(call).toThrow(TypeError);
  expect(call).toThrow(message);
});

test('pictures hide credentials in labels', () => {
  const key = 'sk-proj-abcdefghijklmnopqrstuvwxyz0123456789';
  const secret = { ...flow, nodes: [{ id: 'a', type: 'prompt', name: `Bearer ${key}` }] };
  for (const format of ['MERMAID', 'DOT'] as const) expect(insight.drawFlow(secret, { format })).not.toContain(key.slice(8));
});

test('documents are checked, compared and looked through', () => {
  expect(insight.checkFlow({ ...flow, start_node_id: 'z' })).toMatchObject({ isOk: false, errorCount: 1 });
  expect(insight.lintAssistant({ ...assistant, conversation_flow: { ...flow, start_node_id: 'z' } })).toMatchObject({ isOk: false });
  expect(insight.findingCodes.map(({ code }) => code)).toContain('FLOW_START_MISSING');
  expect(insight.compareAssistants(assistant, { ...assistant, name: 'B' })).toMatchObject([
    { kind: 'CHANGED', path: ['name'], before: 'A', after: 'B' },
  ]);
  expect(insight.templateVariables(assistant).map(({ name }) => name)).toEqual(['name', 'age']);
  expect(insight.expressionHolds({ type: 'bool_literal', value: true }, {})).toBe(true);
  expect(insight.expressionHolds({ type: 'moon' }, {})).toBeNull();
});
