/** The check of a flow takes work in proportion to its size, in pieces that do not grow with it. */
import { expect, test } from 'vitest';
import { flowCheck } from '../../../src/insight/flow/check/check-flow.ts';
import { flowFacts } from '../../../src/insight/flow/flow-facts.ts';
import { flowGraph } from '../../../src/insight/flow/flow-graph.ts';
import { unsetAt } from '../../../src/insight/flow/check/set-before.ts';
import { finish } from '../../../src/pieces.ts';
import { countedWork } from '../../support/counted-work.ts';

const setter = (...names: readonly string[]) => ({
  type: 'webhook',
  webhook: { store_fields_as_variables: names.map((name) => ({ name, value_path: 'x' })) },
});
const prompt = { type: 'prompt', instructions: 'Ask.' };
const compare = (name: string) => ({
  type: 'expression',
  expression: { type: 'comparison', op: '==', left: { type: 'variable', name }, right: { type: 'number_literal', value: 1 } },
});
const variable = (index: number) => `v${index}`;
const variables = (count: number) => Array.from({ length: count }, (_, index) => variable(index));

interface Settings {
  readonly node: (index: number) => object;
  readonly tools?: (count: number) => readonly object[];
}
/** Where as many variables are set as there are nodes. */
const SET: Readonly<Record<string, Settings>> = {
  'by nothing': { node: () => prompt },
  'by a tool of each node': { node: (index) => ({ ...prompt, shared_tool_ids: [], tools: [setter(variable(index))] }) },
  'by the tool that each node runs': { node: (index) => ({ type: 'tool', tool: setter(variable(index)) }) },
  'by tools that all nodes inherit': { node: () => prompt, tools: (count) => variables(count).map((name) => setter(name)) },
  'by one tool that all nodes name': {
    node: () => ({ ...prompt, shared_tool_ids: ['t'] }),
    tools: (count) => [{ ...setter(...variables(count)), tool_id: 't' }],
  },
  'by a tool of each node, and all inherited': {
    node: (index) => ({ ...prompt, shared_tool_ids: [], tools_mode: 'append', tools: [setter(variable(index))] }),
    tools: (count) => [setter(...variables(count))],
  },
};

/** Each node leads to the next ones: around, or to the end. */
function flowOf(count: number, { node }: Settings, isRound: boolean) {
  const nodes = Array.from({ length: count }, (_, index) => ({ id: `n${index}`, ...node(index) }));
  const edges = nodes.flatMap(({ id }, index) =>
    [1, 2, 3, 4].map((by) => ({
      id: `${id}-${by}`,
      start_node_id: id,
      condition: compare(variable((index * 13 + by) % count)),
      target: { type: 'node', node_id: `n${isRound ? (index + by) % count : Math.min(index + by, count - 1)}` },
    })),
  );
  return { start_node_id: 'n0', nodes, edges };
}

function workOf(count: number, settings: Settings, isRound: boolean) {
  const assistant = { instructions: 'Be kind.', tools: settings.tools?.(count) ?? [] };
  return countedWork(flowCheck(flowGraph(flowOf(count, settings, isRound)), flowFacts, assistant));
}

/** Edges of the bigger flow, each looked at a few times by every rule that looks at all of them. */
const LONGEST = 60_000;

test.each(Object.entries(SET))('of a flow whose variables are set %s', (_where, settings) => {
  for (const isRound of [true, false]) {
    const small = workOf(120, settings, isRound);
    const big = workOf(1_200, settings, isRound);
    expect(big.total).toBeLessThan(14 * small.total);
    expect(big.longest).toBeLessThan(LONGEST);
  }
});

test('nothing is said of variables beyond those that can be walked for', () => {
  const { nodes } = flowGraph(flowOf(9, { node: () => prompt }, false));
  const { ranks } = flowFacts(flowGraph(flowOf(9, { node: () => prompt }, false)));
  const [first, last] = [ranks[0] ?? 0, ranks[8] ?? 0];
  const setters = nodes.slice(8).map((node) => ({ names: new Set(['v']), nodes: [node] }));
  const sets = Array.from({ length: 100 }, () => ({ setters: [0], asked: new Set([first, last]) }));
  const all = finish(unsetAt(nodes, ranks, setters, new Set(sets)));
  expect(Array.from(all.values())).toEqual(sets.map(() => new Set([first])));
  expect(finish(unsetAt(nodes, ranks, setters, new Set(sets), 1)).size).toBe(31);
});
