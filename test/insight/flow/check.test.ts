/** What is wrong with a flow: each code by one document, what rules pass over, and documents of any kind. */
import { describe, expect, test } from 'vitest';
import { FLOW_CODES } from '../../../src/insight/findings/codes/flow.ts';
import { checkFlow } from '../../../src/insight/flow/check/check-flow.ts';
import { flowGraph } from '../../../src/insight/flow/flow-graph.ts';
import { isObject, type JsonObject } from '../../../src/json.ts';
import { FLOW_SAMPLES } from '../lint/samples.ts';
import { writtenFlow } from './written-flow.ts';

const check = (assistant: JsonObject) => {
  const flow = assistant['conversation_flow'];
  return checkFlow(flowGraph(isObject(flow) ? flow : {}), assistant);
};

test.each(FLOW_SAMPLES)('%s is all that is found in its sample, and nothing in the repaired one', (code, bad, good) => {
  expect(check(bad).findings.map((finding) => finding.code)).toEqual([code]);
  expect(check(good)).toEqual({ isOk: true, findings: [], errorCount: 0, warningCount: 0 });
});

test('each code has a sample', () => {
  expect(FLOW_SAMPLES.map(([code]) => code).toSorted()).toEqual(Object.keys(FLOW_CODES).toSorted());
});

/** A flow with nodes that run a tool, by its kind: `a hangup`. */
function wordyFlow(nodes: string, ...edges: readonly string[]) {
  const flow = writtenFlow(nodes, ...edges);
  const isTool = (type: string) => !['prompt', 'speak', 'tool'].includes(type);
  return {
    ...flow,
    nodes: flow.nodes.map((node) => (isTool(node.type) ? { id: node.id, type: 'tool', tool: { type: node.type } } : node)),
  };
}

test.each<[what: string, flow: JsonObject]>([
  ['one node', writtenFlow('a prompt')],
  [
    'a prompt, a speak node with its default, a tool node with a default and an expression, and two ends',
    writtenFlow(
      'ask prompt, wait speak, find tool, found prompt, lost prompt',
      'e1: ask -> wait llm',
      'e2: wait -> find default',
      'e3: find -> found when result == "ok"',
      'e4: find -> lost default',
    ),
  ],
  [
    'nodes without a type, and an expression behind what the model decides',
    {
      ...writtenFlow('ask prompt, end prompt', 'e1: ask -> end llm', 'e2: ask -> @desk when telnyx_conversation_duration_secs >= 300'),
      nodes: [
        { id: 'ask', instructions: 'Ask.', instructions_mode: 'append' },
        { id: 'end', instructions: 'Say goodbye.' },
      ],
    },
  ],
])('nothing is found in %s', (_what, flow) => {
  for (const assistant of [null, {}, { instructions: 'Be kind.', dynamic_variables: { result: 'none' } }]) {
    expect(checkFlow(flowGraph(flow), assistant).findings).toEqual([]);
  }
});

type Case = readonly [what: string, flow: JsonObject, found: readonly string[], assistant?: JsonObject];
const linesOf = (flow: JsonObject, assistant: JsonObject | null) =>
  checkFlow(flowGraph(flow), assistant).findings.map(({ code, severity, path }) => `${severity} ${code} ${path.slice(1).join('.')}`);
const testCases = (cases: readonly Case[]) =>
  test.each(cases.map(([what, ...rest]) => [what, rest] as const))('%s', (_what, [flow, found, assistant = {}]) =>
    expect(linesOf(flow, assistant)).toEqual(found),
  );

const two = (...edges: readonly string[]) => wordyFlow('a prompt, b prompt', ...edges);
const hidden = (id: string) => `WARNING FLOW_EDGE_SHADOWED edges.${id}.condition`;

describe('an edge is hidden by', () => {
  testCases([
    ['an equal one', two('e1: a -> b when x == 1', 'e2: a -> a when x == 1'), [hidden('e2'), 'INFO FLOW_LOOP nodes.a']],
    ['one that is always true', two('e1: a -> b when 1 == 1', 'e2: a -> b when x == 1'), [hidden('e2')]],
    ['nothing where the one that is always true is behind it', two('e1: a -> b when x == 1', 'e2: a -> b when 1 == 1'), []],
    ['one that is always true, were it behind, where the model decides', two('e1: a -> b llm', 'e2: a -> b when true'), [hidden('e1')]],
    ['an operand of its `and`', two('e1: a -> b when x == 1', 'e2: a -> b when y == 2 and x == 1'), [hidden('e2')]],
    [
      'all operands of another `and`',
      two('e1: a -> b when x == 1 and y == 2', 'e2: a -> b when y == 2 and z == 3 and x == 1'),
      [hidden('e2')],
    ],
    ['not by some of them', two('e1: a -> b when x == 1 and w == 2', 'e2: a -> b when y == 2 and x == 1'), []],
    ['a looser number', two('e1: a -> b when n > 1', 'e2: a -> b when n >= 2', 'e3: a -> b when n == 7'), [hidden('e2'), hidden('e3')]],
    ['the same number, strict after loose', two('e1: a -> b when n >= 1', 'e2: a -> b when n > 1'), [hidden('e2')]],
    [
      'not the same number, loose after strict',
      two('e1: a -> b when n > 1', 'e2: a -> b when n >= 1', 'e3: a -> b when n == 1'),
      [hidden('e3')],
    ],
    ['a looser number on the other side', two('e1: a -> b when 5 > n', 'e2: a -> b when n <= 2'), [hidden('e2')]],
    ['not a bound of the other direction', two('e1: a -> b when n > 1', 'e2: a -> b when n < 9'), []],
    ['not a number of another variable', two('e1: a -> b when n > 1', 'e2: a -> b when m > 2'), []],
    ['a looser number in its `and`', two('e1: a -> b when n > 1', 'e2: a -> b when x == 1 and n > 4'), [hidden('e2')]],
    ['an equal prompt', two('e1: a -> b llm', 'e2: a -> b llm'), [hidden('e2')]],
    ['nothing of another node', two('e1: a -> b when x == 1', 'e2: b -> b when x == 1'), ['WARNING FLOW_NO_EXIT nodes.b']],
    ['nothing where it is the default', wordyFlow('a speak, b prompt', 'e1: a -> b when true', 'e2: a -> b default'), []],
    [
      'nothing where nobody knows how kinds compare',
      two('e1: a -> b when "3" >= 3', 'e2: a -> b when x == 1', 'e3: a -> b when "2" == 2'),
      ['WARNING FLOW_COMPARISON_TYPES edges.e3.condition.expression', 'INFO FLOW_COMPARISON_COERCED edges.e1.condition.expression'],
    ],
  ]);
});

const types = (severity: string) => [`${severity} FLOW_COMPARISON_TYPES edges.e.condition.expression`];
const compared = (expression: string) => two(`e: a -> b when ${expression}`);
const variables = (value: unknown, rest: JsonObject = {}) => ({ dynamic_variables: { x: value }, ...rest });

describe('kinds differ', () => {
  testCases([
    ['of two literals', compared('"a" == 1 or y == 2'), types('WARNING')],
    ['where a boolean has an order', compared('x < true'), types('WARNING')],
    ['of a default and a literal', compared('x == 1'), types('WARNING'), variables('one')],
    ['of a numeric string and a number', compared('x == 200'), types('WARNING'), variables('200')],
    [
      'perhaps, where a webhook may set it',
      compared('x == 1'),
      types('INFO'),
      variables('one', { dynamic_variables_webhook_url: 'https://w.example' }),
    ],
    [
      'perhaps, where a tool may set it',
      compared('x == 1'),
      types('INFO'),
      variables('one', {
        tools: [{ type: 'update_dynamic_variables', update_dynamic_variables: { updatable_variables: [{ name: 'x' }] } }],
      }),
    ],
    ['not of a list and what it may contain', compared('x contains 1'), [], variables(['1'])],
    ['not of a default that says nothing', compared('x == 1'), [], variables('')],
    ['not of two variables', compared('x == y'), [], { dynamic_variables: { x: 1, y: '1' } }],
    ['not of equal kinds', compared('x == 1'), [], variables(2)],
  ]);
});

const shared = (id: string, type: string) => ({ type, tool_id: id, shared: true });

describe('a loop has an exit', () => {
  const loop = (...more: readonly string[]) => two('e1: a -> b llm', 'e2: b -> a llm', ...more);
  const node = (rest: object) => ({
    ...loop(),
    nodes: [
      { id: 'a', ...rest },
      { id: 'b', type: 'prompt', instructions: 'Ask.', shared_tool_ids: [] },
    ],
  });
  const ends = ['INFO FLOW_LOOP nodes.a'];
  const none = ['WARNING FLOW_NO_EXIT nodes.a'];
  testCases([
    ['nowhere', loop(), none],
    ['at another assistant', loop('e3: a -> @asst when x == 1'), ends],
    ['by a tool of the assistant', loop(), ends, { tools: [{ type: 'hangup' }] }],
    [
      'by a handoff',
      node({ type: 'prompt', instructions: 'Ask.' }),
      ['WARNING FLOW_WITH_HANDOFF_TOOL ', 'INFO FLOW_LOOP nodes.a'],
      { tools: [{ type: 'handoff' }] },
    ],
    [
      'not by a tool that its nodes replace',
      node({ type: 'prompt', instructions: 'Ask.', shared_tool_ids: [] }),
      none,
      { tools: [{ type: 'hangup' }] },
    ],
    [
      'by a tool of its own',
      node({ type: 'prompt', instructions: 'Ask.', shared_tool_ids: ['h'], tools: [[shared('h', 'hangup')]] }),
      ends,
    ],
    ['perhaps by a tool that nobody knows', node({ type: 'prompt', instructions: 'Ask.', shared_tool_ids: ['h'] }), ends],
    [
      'not by a tool that does something else',
      node({ type: 'prompt', instructions: 'Ask.', shared_tool_ids: ['h'], tools: [shared('h', 'webhook')] }),
      none,
    ],
    ['perhaps at a tool node that nobody knows', wordyFlow('a prompt, b tool', 'e1: a -> b llm', 'e2: b -> a default'), ends],
    [
      'not there where it goes on otherwise',
      wordyFlow('a prompt, b tool', 'e1: a -> b llm', 'e2: b -> a default', 'e3: b -> a when x == 1'),
      none,
    ],
    [
      'nowhere, and no conversation gets there',
      wordyFlow('s prompt, a prompt, b prompt', 'e1: a -> b llm', 'e2: b -> a llm'),
      ['WARNING FLOW_NODE_UNREACHABLE nodes.a', 'WARNING FLOW_NODE_UNREACHABLE nodes.b', ...ends],
    ],
  ]);

  test('perhaps, where the assistant is not known', () => {
    expect(linesOf(loop(), null)).toEqual(ends);
  });
});

describe('a loop of steps', () => {
  const spins = (severity: string) => [`${severity} FLOW_LOOP_WITHOUT_TURN nodes.a`];
  testCases([
    ['goes on by itself', wordyFlow('a speak, b webhook', 'e1: a -> b default', 'e2: b -> a default'), spins('ERROR')],
    [
      'goes on until a condition leads out',
      wordyFlow('a speak, b webhook, c prompt', 'e1: a -> b default', 'e2: b -> a default', 'e3: b -> c when done'),
      spins('WARNING'),
    ],
    ['of one node is one', wordyFlow('a webhook', 'e1: a -> a default'), spins('ERROR')],
  ]);
});

describe('tools that end a conversation', () => {
  testCases([
    ['take no edges', wordyFlow('a hangup, b prompt', 'e1: a -> b llm'), ['ERROR FLOW_AFTER_HANGUP nodes.a']],
    ['take a default where a transfer fails', wordyFlow('a transfer, b prompt', 'e1: a -> b default'), []],
    ['take no other edge there', wordyFlow('a transfer, b prompt', 'e1: a -> b llm'), ['ERROR FLOW_AFTER_TRANSFER nodes.a']],
    [
      'are known from the assistant',
      wordyFlow('a tool, b prompt', 'e1: a -> b default'),
      ['ERROR FLOW_AFTER_HANGUP nodes.a'],
      { tools: [shared('t', 'hangup')] },
    ],
  ]);
});

describe('a variable', () => {
  const later = ['WARNING FLOW_VARIABLE_SET_LATER edges.e1.condition.expression'];
  const sets = (name: string) => ({ type: 'webhook', webhook: { store_fields_as_variables: [{ name }] } });
  const flow = (name: string, tool: object = sets('x')) => ({
    ...wordyFlow('a prompt, b prompt, t tool', `e1: a -> b when ${name} == 1`, 'e2: a -> t llm', 'e3: t -> b default'),
    nodes: [
      { id: 'a', type: 'prompt', instructions: 'Ask.' },
      { id: 'b', type: 'prompt', instructions: 'Ask.' },
      { id: 't', type: 'tool', tool },
    ],
  });
  testCases([
    ['is set too late', flow('x'), later],
    ['has a default', flow('x'), [], { dynamic_variables: { x: null } }],
    ['comes by the webhook', flow('x'), [], { dynamic_variables_webhook_url: 'https://w.example' }],
    ['is set by nobody, which is for another check', flow('y'), []],
    ['is of Telnyx', flow('telnyx_x', sets('telnyx_x')), []],
    [
      'may be set by a tool that nobody knows',
      {
        ...flow('x'),
        nodes: [...flow('x').nodes.slice(0, 1), { id: 'b', type: 'tool', shared_tool_id: 'u' }, ...flow('x').nodes.slice(2)],
      },
      [],
    ],
    ['is set by a tool of the node before', flow('x'), [], { tools: [sets('x')] }],
  ]);
});
