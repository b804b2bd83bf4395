import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { singleSourceLength } from 'graphology-shortest-path/unweighted.js';
import { expect, test } from 'vitest';
import { flowFacts, isTerminal } from '../../src/insight/flow/flow-facts.ts';
import { flowGraph, type GraphNode } from '../../src/insight/flow/flow-graph.ts';

const NAMES = [...Array(5).keys()].map((number) => `n${number}`).concat('__proto__', 'constructor', '7');
const anyId = fc.constantFrom(...NAMES);
const target = fc.oneof(
  { weight: 12, arbitrary: fc.record({ type: fc.constant('node'), node_id: fc.oneof(anyId, fc.constant(7)) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('assistant'), assistant_id: fc.constantFrom('a', '', null) }) },
  { weight: 1, arbitrary: fc.constantFrom(null, 'n1', { type: 'phone' }, { type: 'node' }) },
);
const flows = fc.record({
  nodes: fc.array(fc.record({ id: anyId, type: fc.constantFrom('prompt', 'speak', 'tool') }), { minLength: 4, maxLength: 12 }),
  edges: fc.array(fc.record({ id: fc.uuid(), start_node_id: anyId, target }), { minLength: 6, maxLength: 24 }),
  start_node_id: anyId,
});

/** Its own maps are objects, which take no `__proto__`. */
const keyOf = (id: unknown) => `:${String(id)}`;

/** The same graph of another library, with the first node of each id. */
function otherGraph({ nodes, edges }: typeof flows extends fc.Arbitrary<infer F> ? F : never) {
  const graph = new MultiDirectedGraph();
  for (const { id } of nodes) graph.mergeNode(keyOf(id));
  for (const edge of edges) {
    const [from, to] = [keyOf(edge.start_node_id), keyOf((edge.target as { node_id?: unknown } | null)?.node_id)];
    if (graph.hasNode(from) && graph.hasNode(to)) graph.addEdge(from, to);
  }
  return graph;
}

const idsOf = (nodes: readonly GraphNode[]) => nodes.map(({ id }) => id);

test('ways, components, loops and ends are those that another library finds', () => {
  let loops = 0;
  fc.assert(
    fc.property(flows, (flow) => {
      const graph = flowGraph(flow);
      const facts = flowFacts(graph);
      const other = otherGraph(flow);
      const ids = other.nodes().map((key) => key.slice(1));
      const nodeOf = (id: string) => graph.nodesById.get(id)!;

      const lengths = other.hasNode(keyOf(flow.start_node_id)) ? singleSourceLength(other, keyOf(flow.start_node_id)) : {};
      for (const id of ids) expect([id, facts.depths[nodeOf(id).index]]).toEqual([id, lengths[keyOf(id)] ?? -1]);
      expect(idsOf(facts.unreachable)).toEqual(ids.filter((id) => facts.depths[nodeOf(id).index] === -1));

      const components = stronglyConnectedComponents(other).map((members) =>
        members.map((key) => key.slice(1)).toSorted((a, b) => ids.indexOf(a) - ids.indexOf(b)),
      );
      const inOrder = components.toSorted(([a = ''], [b = '']) => nodeOf(a).index - nodeOf(b).index);
      const numbersOf = inOrder.map((members) => [...new Set(members.map((id) => facts.components[nodeOf(id).index]))]);
      expect(numbersOf.every((numbers) => numbers.length === 1)).toBe(true);
      expect(numbersOf.flat()).toEqual(numbersOf.flat().toSorted((a = 0, b = 0) => a - b));
      expect(new Set(numbersOf.flat()).size).toBe(inOrder.length);

      const circles = inOrder.filter(([first = '', second]) => second !== undefined || other.hasEdge(keyOf(first), keyOf(first)));
      expect(facts.loops.map(idsOf)).toEqual(circles.toSorted((a, b) => b.length - a.length));
      loops += circles.length;

      const isEnd = (id: string) =>
        flow.edges.every(
          (edge) =>
            edge.start_node_id !== id ||
            typeof edge.target !== 'object' ||
            edge.target === null ||
            (!('node_id' in edge.target) && !('assistant_id' in edge.target && edge.target.assistant_id)),
        );
      expect(idsOf(facts.terminal)).toEqual(ids.filter(isEnd));
      expect(graph.nodes.filter((node) => isTerminal(node) && !node.isRepeated)).toEqual(facts.terminal);
    }),
    { numRuns: 2_000 },
  );
  expect(loops).toBeGreaterThan(1_000);
});

/** A ring of nodes, each with edges to nodes that are far away in no order. */
function ring(count: number) {
  const step = (index: number, by: number) => `n${(index * by + by) % count}`;
  return {
    nodes: Array.from({ length: count }, (_, index) => ({ id: `n${index}`, type: 'prompt', instructions: 'x' })),
    edges: Array.from({ length: count * 4 }, (_, index) => ({
      id: `e${index}`,
      start_node_id: `n${index % count}`,
      condition: { type: 'llm', prompt: 'x' },
      target: { type: 'node', node_id: index < count ? `n${(index + 1) % count}` : step(index, 7919) },
    })),
    start_node_id: 'n0',
  };
}

test('a flow of ten thousand nodes in a ring, longer than the stack is deep, has one loop of all of them', () => {
  const facts = flowFacts(flowGraph(ring(10_000)));
  expect(facts.loops.map(({ length }) => length)).toEqual([10_000]);
  expect(facts.unreachable).toEqual([]);
  expect(facts.terminal).toEqual([]);
});

test.each([
  ['nothing', {}],
  ['texts for lists', { nodes: 'n', edges: 'e', start_node_id: 'n' }],
  ['what is no object', { nodes: [null, 7, 'n', ['n']], edges: [null, 7, [], { target: [] }], start_node_id: { id: 'n' } }],
  [
    'nodes without ids',
    { nodes: [{}, { id: '' }, { id: null }, { id: {} }], edges: [{ start_node_id: '', target: { type: 'node', node_id: '' } }] },
  ],
])('%s makes no fault', (_what, flow) => {
  const graph = flowGraph(flow);
  const facts = flowFacts(graph);
  expect(facts.loops).toEqual([]);
  expect(facts.unreachable).toEqual(graph.nodes);
  expect(graph.start).toBeNull();
});
