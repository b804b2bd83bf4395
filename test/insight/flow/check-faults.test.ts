/** Faults that are put into good flows are found, and nothing is found in good ones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFlow } from '../../../src/insight/flow/check/check-flow.ts';
import { flowGraph } from '../../../src/insight/flow/flow-graph.ts';

type Item = Record<string, unknown>;
interface Flow {
  start_node_id: string;
  nodes: Item[];
  edges: Item[];
}

const ASSISTANT = { instructions: 'Be kind.', dynamic_variables: { age: 7 }, tools: [{ type: 'send_dtmf' }] };
const DEFAULT = { type: 'default' };
const llm = (prompt: string) => ({ type: 'llm', prompt });
const compare = (op: string, name: string, value: number) => ({
  type: 'expression',
  expression: { type: 'comparison', op, left: { type: 'variable', name }, right: { type: 'number_literal', value } },
});
const edge = (from: string, to: string, condition: object, id = `${from}-${to}`): Item => ({
  id,
  start_node_id: from,
  condition,
  target: { type: 'node', node_id: to },
});

/** Each node leads to the next one, and some to later ones: there is no way back, and it ends at a prompt. */
const goodFlows = fc
  .array(
    fc.record({ kind: fc.constantFrom('prompt', 'speak', 'tool'), skips: fc.array(fc.integer({ min: 2, max: 9 }), { maxLength: 3 }) }),
    {
      minLength: 3,
      maxLength: 25,
    },
  )
  .map((parts): Flow => {
    const nodes = parts.map(({ kind }, index): Item => {
      const id = `n${index}`;
      if (kind === 'tool' && index < parts.length - 1) return { id, type: 'tool', shared_tool_id: 't' };
      if (kind === 'speak' && index < parts.length - 1) return { id, type: 'speak', message: 'Hello.' };
      return { id, type: 'prompt', instructions: 'Ask.' };
    });
    const edges: Item[] = [];
    for (const [index, { skips }] of parts.slice(0, -1).entries()) {
      const from = `n${index}`;
      const later = [...new Set(skips)].filter((skip) => index + skip < parts.length);
      edges.push(edge(from, `n${index + 1}`, nodes[index]?.['type'] === 'prompt' ? llm(`Go on from ${from}.`) : DEFAULT));
      for (const [place, skip] of later.entries())
        edges.push(edge(from, `n${index + skip}`, compare('==', 'age', skip), `${from}-${place}`));
    }
    return { start_node_id: 'n0', nodes, edges };
  });

const lines = (flow: Flow) =>
  checkFlow(flowGraph(flow as never), ASSISTANT).findings.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`);

/** Puts one fault in at a place that a number chooses; says what is to be found, or nothing where the flow has no such place. */
type Plant = (flow: Flow, at: number) => string | null;
const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % items.length];
const idOf = (item: Item) => String(item['id']);
const ofKind = (flow: Flow, kind: string) => flow.nodes.filter(({ type }) => type === kind);

const atNode =
  (kind: string | null, change: (node: Item, flow: Flow) => string | null): Plant =>
  (flow, at) => {
    const node = pick(kind === null ? flow.nodes : ofKind(flow, kind), at);
    return node ? change(node, flow) : null;
  };
const atEdge =
  (change: (edge: Item, flow: Flow) => string | null): Plant =>
  (flow, at) => {
    const found = pick(flow.edges, at);
    return found ? change(found, flow) : null;
  };
const FAULTS: Readonly<Record<string, Plant>> = {
  'no start': (flow) => {
    flow.start_node_id = 'nowhere';
    return 'FLOW_START_MISSING startNodeId';
  },
  'a node twice': atNode(null, (node, flow) => `FLOW_NODE_ID_DUPLICATE nodes.${flow.nodes.push({ ...node }) - 1}.nodeId`),
  'an edge twice': atEdge((one, flow) => `FLOW_EDGE_ID_DUPLICATE edges.${flow.edges.push({ ...one }) - 1}.edgeId`),
  'a node without an id': (flow) => `FLOW_NODE_ID_MISSING nodes.${flow.nodes.push({ type: 'prompt', instructions: 'Ask.' }) - 1}.nodeId`,
  'an edge from nowhere': (flow) => {
    flow.edges.push(edge('nowhere', 'n0', DEFAULT, 'x'));
    return 'FLOW_EDGE_START_UNKNOWN edges.x.startNodeId';
  },
  'an edge to nowhere': atEdge((one) => {
    one['target'] = { type: 'node', node_id: 'nowhere' };
    return `FLOW_EDGE_TARGET_UNKNOWN edges.${idOf(one)}.target.nodeId`;
  }),
  'no default': atNode('speak', (node, flow) => {
    const first = flow.edges.find(({ start_node_id: from }) => from === node['id']);
    if (first) first['condition'] = llm('Go on.');
    return first ? `FLOW_DEFAULT_MISSING nodes.${idOf(node)}` : null;
  }),
  'two defaults': atNode('tool', (node, flow) => {
    flow.edges.push(edge(idOf(node), 'n0', DEFAULT, 'x'));
    return `FLOW_DEFAULT_DUPLICATE nodes.${idOf(node)}`;
  }),
  'a default of a prompt': atNode('prompt', (node, flow) => {
    flow.edges.push(edge(idOf(node), 'n0', DEFAULT, 'x'));
    return 'FLOW_DEFAULT_FORBIDDEN edges.x.condition';
  }),
  'two models': atNode('prompt', (node) => {
    Object.assign(node, { model: 'm', external_llm: { model: 'm' } });
    return `FLOW_MODEL_CONFLICT nodes.${idOf(node)}.externalLlm`;
  }),
  'no tool': atNode('tool', (node) => {
    delete node['shared_tool_id'];
    return `FLOW_TOOL_MISSING nodes.${idOf(node)}.sharedToolId`;
  }),
  'an end before the end': atNode('tool', (node) => {
    node['tool'] = { type: 'hangup' };
    return `FLOW_AFTER_HANGUP nodes.${idOf(node)}`;
  }),
  'an island': (flow) => {
    flow.nodes.push({ id: 'x', type: 'prompt', instructions: 'Ask.' });
    return 'FLOW_NODE_UNREACHABLE nodes.x';
  },
  silence: (flow) => {
    Object.assign(flow.nodes.at(-1) ?? {}, { type: 'speak', message: 'Bye.' });
    return `FLOW_SPEAK_END nodes.n${flow.nodes.length - 1}`;
  },
  'no words': atNode('speak', (node) => {
    node['message'] = ' ';
    return `FLOW_NODE_EMPTY nodes.${idOf(node)}.message`;
  }),
  'an equal expression': atNode('prompt', (node, flow) => {
    flow.edges.push(edge(idOf(node), 'n0', compare('==', 'zip', 1), 'x'), edge(idOf(node), 'n0', compare('==', 'zip', 1), 'y'));
    return 'FLOW_EDGE_SHADOWED edges.y.condition';
  }),
  'a narrower number': atNode(null, (node, flow) => {
    flow.edges.push(edge(idOf(node), 'n0', compare('>=', 'zip', 18), 'x'), edge(idOf(node), 'n0', compare('>', 'zip', 64), 'y'));
    return 'FLOW_EDGE_SHADOWED edges.y.condition';
  }),
  'an unlike kind': atNode(null, (node, flow) => {
    const condition = compare('==', 'age', 1);
    Object.assign(condition.expression.right, { type: 'string_literal', value: 'old' });
    flow.edges.push(edge(idOf(node), 'n0', condition, 'x'));
    return 'FLOW_COMPARISON_TYPES edges.x.condition.expression';
  }),
  'a part missing': atNode(null, (node, flow) => {
    const condition = compare('==', 'age', 1);
    flow.edges.push(edge(idOf(node), 'n0', { ...condition, expression: { ...condition.expression, left: null } }, 'x'));
    return 'FLOW_EXPRESSION_INVALID edges.x.condition.expression';
  }),
  'no way out': (flow) => {
    const last = `n${flow.nodes.length - 1}`;
    flow.edges.push(edge(last, last, llm('Once more.'), 'x'));
    // The tools of a node nobody knows may end it elsewhere, and not here.
    return `FLOW_NO_EXIT nodes.${last}`;
  },
};

test('in good flows nothing is found', () => {
  fc.assert(
    fc.property(goodFlows, (flow) => {
      expect(lines(flow)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test.each(Object.entries(FAULTS))('%s is found', (_what, plant) => {
  let planted = 0;
  fc.assert(
    fc.property(goodFlows, fc.nat(), (good, at) => {
      const flow = structuredClone(good);
      const expected = plant(flow, at);
      if (expected === null) return;
      planted += 1;
      expect(lines(flow)).toContain(expected);
    }),
    { numRuns: 60 },
  );
  expect(planted).toBeGreaterThan(20);
});

describe('a document of any kind', () => {
  const anything = fc.oneof(
    fc.constantFrom(null, 7, '', 'n1', true, [], {}, '__proto__', { type: 'node' }),
    fc.jsonValue() as fc.Arbitrary<unknown>,
  );
  const wild = (keys: readonly string[]) => fc.dictionary(fc.constantFrom(...keys), anything);
  const hostile = fc.record({
    nodes: fc.oneof(
      anything,
      fc.array(fc.oneof(anything, wild(['id', 'type', 'tool', 'tools', 'shared_tool_ids', 'message', '__proto__']))),
    ),
    edges: fc.oneof(anything, fc.array(fc.oneof(anything, wild(['id', 'start_node_id', 'condition', 'target', '__proto__'])))),
    start_node_id: anything,
  });

  test('is checked without a fault, twice with the same outcome', () => {
    fc.assert(
      fc.property(hostile, wild(['tools', 'tool_ids', 'dynamic_variables', 'instructions']), (flow, assistant) => {
        const report = checkFlow(flowGraph(flow), assistant);
        expect(checkFlow(flowGraph(structuredClone(flow)), assistant)).toEqual(report);
      }),
      { numRuns: 300 },
    );
  });

  test('may be deeper than the stack', () => {
    let expression: unknown = { type: 'bool_literal', value: true };
    for (let depth = 0; depth < 100_000; depth += 1)
      expression = { type: 'bool_op', op: 'and', operands: [expression, { type: 'variable', name: 'x' }] };
    const flow = {
      start_node_id: 'a',
      nodes: [{ id: 'a', type: 'prompt', instructions: 'Ask.' }],
      edges: [edge('a', 'a', { type: 'expression', expression })],
    };
    expect(checkFlow(flowGraph(flow), ASSISTANT).findings.map(({ code }) => code)).toEqual(['FLOW_NO_EXIT']);
  });
});
