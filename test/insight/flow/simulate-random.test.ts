import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowGraph } from '../../../src/insight/flow/flow-graph.ts';
import { faultsOfInput } from '../../../src/insight/flow/simulate/input.ts';
import { SIMULATION_ENDS, type RunInput } from '../../../src/insight/flow/simulate/run.ts';
import { simulate } from '../../../src/insight/flow/simulate/simulate.ts';
import { trees } from '../expression/trees.ts';

const ids = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom<unknown>('a', 'b', 'c') },
  fc.constantFrom<unknown>('d', '__proto__', 7, null, ''),
);
const anything = fc.jsonValue({ maxDepth: 2 });
const kinds = fc.constantFrom('prompt', 'tool', 'speak', 'speak', 'moon', null);
const node = fc.oneof(fc.record({ id: ids, type: kinds }), anything);
/** Three that ids are likely to name, and others. */
const nodes = fc
  .tuple(fc.tuple(kinds, kinds, kinds), fc.array(node, { maxLength: 3 }))
  .map(([known, others]) => known.map<unknown>((type, index) => ({ id: 'abc'[index], type })).concat(others));
const condition = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('expression'), expression: fc.oneof(trees, anything) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('llm', 'default', 'default', 'moon') }) },
  anything,
);
const target = fc.oneof(
  { weight: 15, arbitrary: fc.record({ type: fc.constant('node'), node_id: ids }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('assistant'), assistant_id: ids }) },
  anything,
);
const edge = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({ id: fc.nat(12).map(String), start_node_id: ids, condition, target }, { requiredKeys: ['start_node_id'] }),
  },
  anything,
);
const flows = fc.record({ start_node_id: ids, nodes, edges: fc.array(edge, { minLength: 3, maxLength: 12 }) });
const values = fc.dictionary(fc.constantFrom('a', 'user_age', '_x1'), anything, { maxKeys: 3 });
const inputs = fc.record<RunInput>({
  channel: fc.constantFrom('CALL', 'CHAT', null),
  variables: values,
  maxSteps: fc.constantFrom(1, 2, 3, 30),
  choices: fc.array(
    fc.record(
      {
        nodeId: fc.constantFrom('a', 'b', 'c', 'd', 'zz'),
        edgeId: fc.nat(12).map(String),
        visit: fc.integer({ min: 1, max: 4 }),
        set: values,
      },
      { requiredKeys: ['nodeId'] },
    ),
    { maxLength: 12 },
  ),
});

test('a run of any flow ends, is the same each time, and goes along edges that lead from each step to the next', () => {
  const ends = new Map<string, number>(SIMULATION_ENDS.map((end) => [end, 0]));
  fc.assert(
    fc.property(flows, inputs, values, (flow, input, defaults) => {
      const graph = flowGraph(flow);
      expect(() => faultsOfInput(graph, input)).not.toThrow();
      const { steps, end, endNode, ...rest } = simulate(graph, { dynamic_variables: defaults }, input);
      ends.set(end, (ends.get(end) ?? 0) + 1);
      expect(steps.length).toBeLessThanOrEqual(input.maxSteps ?? 0);
      expect(endNode).toBe(steps.at(-1)?.node ?? null);
      for (const [index, { node: from, taken, considered }] of steps.entries()) {
        const outcomes = considered();
        expect(new Set(outcomes.map(({ edge: leaving }) => leaving))).toEqual(new Set(from.outgoing));
        expect(outcomes.filter(({ outcome }) => outcome === 'TAKEN').map(({ edge: leaving }) => leaving)).toEqual(taken ? [taken] : []);
        const next = steps[index + 1];
        if (next) expect(next.node).toBe(taken ? taken.to : from);
      }
      const again = simulate(flowGraph(structuredClone(flow)), { dynamic_variables: defaults }, input);
      expect(again.steps.map(({ taken }) => taken?.index)).toEqual(steps.map(({ taken }) => taken?.index));
      expect(JSON.stringify({ ...again.variables, a: again.assumptions })).toBe(JSON.stringify({ ...rest.variables, a: rest.assumptions }));
    }),
    { numRuns: 400 },
  );
  // Each of them in many of the runs, so that this says something of each.
  expect(Math.min(...ends.values())).toBeGreaterThan(0);
});
