import { describe, expect, test } from 'vitest';
import { flowGraph } from '../../../src/insight/flow/flow-graph.ts';
import { faultsOfInput } from '../../../src/insight/flow/simulate/input.ts';
import type { RunInput } from '../../../src/insight/flow/simulate/run.ts';
import { MAX_WORK, simulate, simulationInPieces, type Simulation } from '../../../src/insight/flow/simulate/simulate.ts';
import { writtenFlow } from './written-flow.ts';

/** A run as a line: `a e1 b - b e2 @asst ASSISTANT`. */
const traceOf = ({ steps, handover, end }: Simulation): string =>
  [...steps.flatMap(({ node, taken }) => [node.id, taken?.id ?? '-']), ...(handover ? [`@${handover.assistantId}`] : []), end].join(' ');

const run = (flow: object, input: RunInput = {}, defaults: Readonly<Record<string, unknown>> = {}) =>
  simulate(flowGraph(flow as never), { dynamic_variables: defaults }, input);

const age = writtenFlow('a prompt, b prompt, c prompt', 'e1: a -> b llm', 'e2: a -> c when age >= 18');
const tool = writtenFlow('t tool, ok speak, ko speak', 'e1: t -> ko default', 'e2: t -> ok when status == "200"');
const loop = writtenFlow('a speak, b speak', 'e1: a -> b default', 'e2: b -> a default');
const chat = writtenFlow('a prompt, b prompt, c prompt', 'e1: a -> b llm', 'e2: a -> c when done', 'e3: a -> b llm');

describe('a run', () => {
  test.each<[string, object, RunInput, string]>([
    ['ends where no edge leaves', writtenFlow('a prompt'), {}, 'a - TERMINAL'],
    ['goes on by default', writtenFlow('a speak, b prompt', 'e1: a -> b default'), {}, 'a e1 b - TERMINAL'],
    ['hands over', writtenFlow('a prompt', 'e1: a -> @asst llm'), { choices: [{ nodeId: 'a', edgeId: 'e1' }] }, 'a e1 @asst ASSISTANT'],
    ['needs a choice at a prompt node', age, {}, 'a - NEEDS_CHOICE'],
    ['compares before the model chooses', age, { variables: { age: 20 }, choices: [{ nodeId: 'a', edgeId: 'e1' }] }, 'a e2 c - TERMINAL'],
    ['takes the edge that the model takes', age, { variables: { age: 2 }, choices: [{ nodeId: 'a', edgeId: 'e1' }] }, 'a e1 b - TERMINAL'],
    [
      'stays for a turn without an edge',
      age,
      { choices: [{ nodeId: 'a' }, { nodeId: 'a', visit: 2, edgeId: 'e1' }] },
      'a - a e1 b - TERMINAL',
    ],
    ['needs a choice for each turn', age, { choices: [{ nodeId: 'a', edgeId: null }] }, 'a - a - NEEDS_CHOICE'],
    ['sets before it compares', age, { choices: [{ nodeId: 'a', set: { age: 18 } }] }, 'a e2 c - TERMINAL'],
    [
      'sets what counts later too',
      age,
      {
        choices: [
          { nodeId: 'a', set: { age: 1 } },
          { nodeId: 'a', visit: 2, set: { age: 19 } },
        ],
      },
      'a - a e2 c - TERMINAL',
    ],
    ['takes a default last', tool, { choices: [{ nodeId: 't', set: { status: '200' } }] }, 't e2 ok - TERMINAL'],
    ['takes a default where nothing is true', tool, { choices: [{ nodeId: 't', set: { status: 200 } }] }, 't e1 ko - TERMINAL'],
    ['stops where a step has no edge to take', writtenFlow('a speak, b speak', 'e1: a -> b when x'), {}, 'a - NO_EDGE'],
    [
      'takes the first edge that is true',
      writtenFlow('a speak, b speak', 'e1: a -> a when false', 'e2: a -> b when true', 'e3: a -> a when true'),
      {},
      'a e2 b - TERMINAL',
    ],
    [
      'passes over conditions that are not known',
      writtenFlow('a speak, b speak', 'e0: a -> a', 'e1: a -> a moon', 'e2: a -> b default'),
      {},
      'a e2 b - TERMINAL',
    ],
    ['breaks at an end that no node has', writtenFlow('a speak', 'e1: a -> z default'), {}, 'a e1 BROKEN'],
    [
      'breaks at an edge without a target',
      {
        start_node_id: 'a',
        nodes: [{ id: 'a', type: 'speak' }],
        edges: [{ id: 'e1', start_node_id: 'a', condition: { type: 'default' } }],
      },
      {},
      'a e1 BROKEN',
    ],
    ['breaks without a start', { nodes: [{ id: 'a' }] }, {}, 'BROKEN'],
    ['begins where it is asked to', age, { startNodeId: 'c' }, 'c - TERMINAL'],
    ['ends at its last step', loop, { maxSteps: 3 }, 'a e1 b e2 a e1 STEP_LIMIT'],
    ['may end at its last step', age, { maxSteps: 2, variables: { age: 18 } }, 'a e2 c - TERMINAL'],
    ['waits at a node of a kind that is not known', writtenFlow('a moon, b prompt', 'e1: a -> b llm'), {}, 'a - NEEDS_CHOICE'],
    ['ignores a choice that names nothing', age, { choices: [{ nodeId: 'a', edgeId: 'e9' }] }, 'a - a - NEEDS_CHOICE'],
    [
      'on calls, what is set at a node comes before the model',
      chat,
      { choices: [{ nodeId: 'a', edgeId: 'e1', set: { done: true } }] },
      'a e2 c - TERMINAL',
    ],
    [
      'on chat, an edge of the model goes first where it stands first',
      chat,
      { channel: 'CHAT', choices: [{ nodeId: 'a', edgeId: 'e1', set: { done: true } }] },
      'a e1 b - TERMINAL',
    ],
    [
      'on chat, what became true goes first where it stands first',
      chat,
      { channel: 'CHAT', choices: [{ nodeId: 'a', edgeId: 'e3', set: { done: true } }] },
      'a e2 c - TERMINAL',
    ],
    [
      'on chat, what was true before goes first',
      chat,
      { channel: 'CHAT', variables: { done: true }, choices: [{ nodeId: 'a', edgeId: 'e1' }] },
      'a e2 c - TERMINAL',
    ],
    [
      'on chat, what a tool sets counts at once',
      tool,
      { channel: 'CHAT', choices: [{ nodeId: 't', set: { status: '200' } }] },
      't e2 ok - TERMINAL',
    ],
  ])('%s', (_title, flow, input, trace) => {
    expect(traceOf(run(flow, input))).toBe(trace);
  });
});

test('variables are the defaults, then what is given, then what choices set, names such as __proto__ included', () => {
  const set = JSON.parse('{"__proto__":"x","b":3}') as Record<string, unknown>;
  const { variables } = run(age, { variables: { b: 2, c: 2 }, choices: [{ nodeId: 'a', set }] }, { a: 1, b: 1 });
  expect(JSON.stringify(variables)).toBe('{"a":1,"b":3,"c":2,"__proto__":"x"}');
});

const outcomes = (flow: object, input: RunInput, step = 0) =>
  run(flow, input)
    .steps[step]?.considered()
    .map(({ edge, outcome, reason }) => [edge.id, outcome, reason]);

test('each edge of a node says what became of it, and why, without a value of a variable', () => {
  expect(outcomes(age, { variables: { age: 2 }, choices: [{ nodeId: 'a', edgeId: 'e1' }] })).toEqual([
    ['e2', 'FALSE', '`age >= 18` is false.'],
    ['e1', 'TAKEN', 'The choice for visit 1 takes it.'],
  ]);
  expect(outcomes(age, {})).toEqual([
    ['e2', 'FALSE', '`age >= 18` is false; without a value: `age`.'],
    ['e1', 'NOT_CHOSEN', 'There is no choice for visit 1 of this node.'],
  ]);
  expect(outcomes(tool, { variables: { status: '200' } })).toEqual([
    ['e2', 'TAKEN', '`status == "200"` is true.'],
    ['e1', 'NOT_REACHED', 'Another edge was taken before it.'],
  ]);
  expect(outcomes(chat, { channel: 'CHAT', variables: { done: 'yes' }, choices: [{ nodeId: 'a', edgeId: 'e1', set: { x: 1 } }] })).toEqual([
    ['e2', 'FALSE', '`done` is neither true nor false.'],
    ['e1', 'TAKEN', 'The choice for visit 1 takes it.'],
    ['e3', 'NOT_CHOSEN', 'The choice for visit 1 takes another edge.'],
  ]);
});

test('what cannot be evaluated says what is wrong with it', () => {
  const flow = writtenFlow('a speak', 'e0: a -> a', 'e1: a -> a moon', 'e2: a -> a default');
  flow.edges.push({ ...flow.edges[0], id: 'e3', condition: { type: 'expression', expression: { type: 'bool_op', op: 'and' } } } as never);
  expect(outcomes(flow, { maxSteps: 1 })).toEqual([
    ['e0', 'UNKNOWN', 'It has no condition.'],
    ['e1', 'UNKNOWN', 'Its condition is of a kind that is not known here.'],
    ['e3', 'UNKNOWN', 'Its expression has no value: `and` takes two operands or more, and has 0.'],
    ['e2', 'TAKEN', 'No other edge was taken.'],
  ]);
});

test.each<[string, object, RunInput, readonly RegExp[]]>([
  ['nothing', age, { variables: { age: 18 } }, []],
  ['a missing variable, by its name', age, {}, [/^A variable without a value is null.* Without a value: `age`\.$/]],
  [
    'that kinds are compared',
    tool,
    { variables: { status: 200 } },
    [/^It ends at a speak node/, /^`==`, `!=` and lists compare kinds too/],
  ],
  ['an order of numeric strings', age, { variables: { age: '20' } }, [/^Numeric strings count as numbers/]],
  [
    'what is set in the turn of the model',
    chat,
    { channel: 'CHAT', variables: { done: false }, choices: [{ nodeId: 'a', set: { x: 1 } }] },
    [/^On chat/],
  ],
  ['a default of a prompt node', writtenFlow('a prompt, b prompt', 'e1: a -> b default'), {}, [/^A default edge of a prompt node/]],
  [
    'that a transfer failed',
    {
      ...writtenFlow('t tool, b speak', 'e1: t -> b default'),
      nodes: [
        { id: 't', type: 'tool', tool: [{ type: 'transfer' }] },
        { id: 'b', type: 'speak' },
      ],
    },
    {},
    [/^A node that hangs up, transfers or refers/, /^It ends at a speak node/],
  ],
  ['that silence follows the last words', writtenFlow('a speak', ''), {}, [/^It ends at a speak node without edges: .* silence/]],
  ['nothing at the end where the caller may speak', writtenFlow('a prompt', ''), {}, []],
])('a run says that it assumes %s', (_title, flow, input, expected) => {
  const { assumptions } = run(flow, input);
  expect(assumptions.map((sentence, index) => expected[index]?.test(sentence) ?? sentence)).toEqual(expected.map(() => true));
});

test('a run knows the tool that a node names by its id from the assistant', () => {
  const graph = flowGraph({
    ...writtenFlow('t tool, b speak', 'e1: t -> b default'),
    nodes: [
      { id: 't', type: 'tool', shared_tool_id: 's' },
      { id: 'b', type: 'speak' },
    ],
  });
  const tools = [{ type: 'transfer', tool_id: 's', shared: true }];
  const failed = ({ assumptions }: Simulation) => assumptions.filter((sentence) => /hangs up, transfers/.test(sentence)).length;
  expect([failed(simulate(graph, { tools }, {})), failed(simulate(graph, {}, {}))]).toEqual([1, 0]);
});

test('all that is wrong with an input is found at once, and a good one has no fault', () => {
  const faults = faultsOfInput(flowGraph(age), {
    variables: [] as never,
    startNodeId: 'x',
    maxSteps: 1001,
    choices: [
      { nodeId: 'y', edgeId: 'e1' },
      { nodeId: 'a', edgeId: 'e9', visit: 0 },
      { nodeId: 'b', edgeId: 'e1', set: 'x' as never },
      { nodeId: 'a', edgeId: 'e2' },
      { nodeId: 'a', visit: 1 },
    ],
  });
  expect(faults.map(({ path }) => path.join('.'))).toEqual([
    'variables',
    'startNodeId',
    'maxSteps',
    'choices.0.nodeId',
    'choices.1.visit',
    'choices.1.edgeId',
    'choices.2.set',
    'choices.2.edgeId',
    'choices.3.edgeId',
    'choices.4.visit',
  ]);
  expect(
    faultsOfInput(flowGraph(age as never), {
      choices: [
        { nodeId: 'a', edgeId: 'e1' },
        { nodeId: 'a', visit: 2 },
      ],
    }),
  ).toEqual([]);
});

test('a run over very many edges pauses, and ends before it has looked at too many', () => {
  const edges = Array.from({ length: 20_000 }, (_, index) => ({ start_node_id: 'a', condition: { type: 'llm' }, id: String(index) }));
  const flow = { start_node_id: 'a', nodes: [{ id: 'a' }], edges };
  const choices = Array.from({ length: 1000 }, (_, index) => ({ nodeId: 'a', visit: index + 1 }));
  const pieces = simulationInPieces(flowGraph(flow), {}, { choices, maxSteps: 1000 });
  let pauses = 0;
  let result = pieces.next();
  for (; !result.done; result = pieces.next()) pauses += 1;
  expect(result.value.end).toBe('STEP_LIMIT');
  expect(result.value.steps.length).toBe(Math.ceil(MAX_WORK / edges.length));
  expect(pauses).toBeGreaterThan(MAX_WORK / 4000);
});
