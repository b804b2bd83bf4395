/** Which variables of the input of a dry run nothing uses. */
import { expect, test } from 'vitest';
import { flowGraph } from '../../../src/insight/flow/flow-graph.ts';
import type { RunInput } from '../../../src/insight/flow/simulate/run.ts';
import { plainRun } from '../../../src/insight/flow/simulate/plain-run.ts';
import type { JsonObject } from '../../../src/json.ts';
import { writtenFlow } from './written-flow.ts';

const unusedIn = (flow: JsonObject, input: RunInput, assistant: JsonObject = {}) =>
  plainRun(flowGraph(flow), assistant, input).unusedVariables;

const ASKS = { type: 'webhook', webhook: { body_parameters: { properties: { order_id: {} } } } };
const flowOf = (node: JsonObject) => ({ start_node_id: 'n', nodes: [{ id: 'n', ...node }], edges: [] });

test('those are named that expressions and texts of the flow do not have, given at choices among them', () => {
  const flow = { ...writtenFlow('a prompt, b prompt', 'e1: a -> b when age >= 18'), name: 'For {{name}}' };
  const choices = [{ nodeId: 'a', set: { age: 7, agee: 8 } }];
  expect(unusedIn(flow, { variables: { user_age: 17, age: 17, name: 'Ann', ['__proto__']: 1 }, choices })).toEqual([
    'user_age',
    '__proto__',
    'agee',
  ]);
  expect(unusedIn(flow, {}, { dynamic_variables: { other: 1 } })).toEqual([]);
});

test.each<readonly [what: string, flow: JsonObject, assistant: JsonObject, unused: readonly string[]]>([
  ['an argument of a tool of a node', flowOf({ type: 'tool', tool: [[ASKS]] }), {}, ['other']],
  [
    'an argument of a tool that the assistant defines',
    flowOf({ type: 'tool', shared_tool_id: 's' }),
    { tools: [{ ...ASKS, tool_id: 's', shared: true }] },
    ['other'],
  ],
  ['inherited instructions', flowOf({ type: 'prompt' }), { instructions: 'On {{order_id}}.' }, ['other']],
  [
    'a text of a tool that nodes inherit',
    flowOf({ type: 'prompt' }),
    { tools: [{ type: 'hangup', hangup: { description: '{{order_id}}' } }] },
    ['other'],
  ],
  ['a tool without its definition, which may use any', flowOf({ type: 'tool', shared_tool_id: 's' }), {}, []],
  ['such a tool of the model', flowOf({ type: 'prompt' }), { tool_ids: ['s'] }, []],
])('a use of a variable is %s', (_what, flow, assistant, unused) => {
  expect(unusedIn(flow, { variables: { order_id: '1', other: '2' } }, assistant)).toEqual(unused);
});
