/** How paths name the items of lists, in all reports. */
import { expect, test } from 'vitest';
import { checkFlow, structureFaults } from '../../../src/insight/flow/check/check-flow.ts';
import { wirePath } from '../../../src/insight/flow/check/fault.ts';
import { flowGraph } from '../../../src/insight/flow/flow-graph.ts';
import { textsIn } from '../../../src/insight/places/document-walk.ts';
import { stepsIn } from '../../../src/insight/places/item-steps.ts';
import { pathTo } from '../../../src/insight/places/path.ts';
import { secretPlacesInPieces } from '../../../src/insight/references/secret-places.ts';
import { finish } from '../../../src/pieces.ts';
import { toolLists } from '../../../src/insight/tools/placed-tools.ts';
import { SECRET_LOOKS } from '../../../src/schema/integration-secret/looks.ts';

const hangup = { type: 'hangup', hangup: {} };

test.each<readonly [what: string, key: string, items: readonly unknown[], steps: readonly string[]]>([
  ['ids', 'nodes', [{ id: 'a' }, { id: 7 }], ['a', '7']],
  ['a node has no other name', 'nodes', [{ name: 'Welcome' }, { id: '' }, { id: {} }], ['0', '1', '2']],
  ['the second of an id', 'edges', [{ id: 'a' }, { id: 'b' }, { id: 'a' }], ['a', 'b', '2']],
  ['what is no item counts', 'nodes', [null, { id: 'a' }, 'x', {}], ['0', 'a', '2', '3']],
  ['a place that is an id', 'nodes', [{ id: '1' }, {}, { id: '#1' }], ['1', '##1', '#1']],
  ['its own place as an id, twice', 'nodes', [{ id: '1' }, { id: '1' }], ['1', '#1']],
  [
    'a tool by its id, its name, its kind',
    'tools',
    [{ tool_id: 't' }, { type: 'webhook', webhook: { name: 'book' } }, hangup, hangup],
    ['t', 'book', 'hangup', '3'],
  ],
  ['kinds name tools alone', 'targets', [hangup, { name: 'desk' }, { name: 'desk' }], ['0', 'desk', '2']],
  ['ids in a list', 'tool_ids', ['t', 't', 5, null], ['t', '1', '5', '3']],
  ['texts in a list', 'tags', ['t'], ['0']],
])('%s', (_what, key, items, steps) => {
  expect(stepsIn(items, key)).toEqual(steps);
});

test('the graph of a flow, walks of texts and tools have the same steps', () => {
  const text = (secret: string) => `{{#integration_secret}}${secret}{{/integration_secret}}`;
  const tools = [null, [[{ type: 'webhook', webhook: { url: text('t0') } }], [{ type: 'webhook', webhook: { url: text('t1') } }]]];
  const node = (id: unknown, secret: string) => ({ id, name: 'Welcome', instructions: text(secret) });
  const nodes = [null, node('a', 'n0'), node('a', 'n1'), node(null, 'n2'), { ...node(7, 'n3'), tools, tool: [null, tools[1]] }];
  const edges = ['x', { id: 'e', condition: { type: 'expression', expression: { value: text('e0') } } }, { id: 'e' }];
  const document = { conversation_flow: { nodes, edges }, tools: { type: 'webhook', webhook: { url: text('t2') } } };
  const graph = flowGraph(document.conversation_flow);
  expect([graph.nodes.map(({ step }) => step), graph.edges.map(({ step }) => step)]).toEqual([
    ['a', '2', '3', '7'],
    ['e', '2'],
  ]);
  const lists = toolLists(document, graph).flatMap((list) => list.tools.map(({ path }) => path.join('.')));
  const under = 'conversationFlow.nodes.7';
  expect(lists).toEqual(['tools.webhook', `${under}.tools.webhook`, `${under}.tools.2`, `${under}.tool`, `${under}.tool.2`]);
  const { references } = finish(secretPlacesInPieces(document, SECRET_LOOKS));
  const shown = references.map(({ identifier, path }) => `${identifier} ${path.join('.')}`).toSorted();
  expect(shown).toEqual([
    'e0 conversationFlow.edges.e.condition.expression.value',
    'n0 conversationFlow.nodes.a.instructions',
    'n1 conversationFlow.nodes.2.instructions',
    'n2 conversationFlow.nodes.3.instructions',
    'n3 conversationFlow.nodes.7.instructions',
    `t0 ${under}.tool.url`,
    `t0 ${under}.tools.webhook.url`,
    `t1 ${under}.tool.2.url`,
    `t1 ${under}.tools.2.url`,
    't2 tools.webhook.url',
  ]);
});

test('what is in data of the customer has its place, whatever it is called', () => {
  const document = { dynamic_variables: { list: [{ id: 'a', name: 'b', value: 'x' }], tools: [['y']], id: 'z' } };
  expect([...textsIn(document)].map(({ place }) => pathTo(place).slice(1).join('.'))).toEqual([
    'list.0.id',
    'list.0.name',
    'list.0.value',
    'tools.0.0',
    'id',
  ]);
});

test('a header counts by its name, be it the second of that name', () => {
  const header = (name: string, value: string) => ({ name, value });
  const headers = [
    header('Content-Type', 'a/b'),
    header('content-type', 'c/d'),
    header('Content-Type', 'e/f'),
    header('X-Key', 'k'),
    header('X-Key', 'l'),
  ];
  const { clear } = finish(secretPlacesInPieces({ a2a_agents: [{ name: 'a', headers }] }, SECRET_LOOKS));
  expect(clear.map(({ isEvident, path }) => [isEvident, path.join('.')])).toEqual([
    [true, 'a2aAgents.a.headers.X-Key.value'],
    [true, 'a2aAgents.a.headers.4.value'],
  ]);
});

test('path, message and refusal of what has no id say the same place', () => {
  const graph = flowGraph({
    start_node_id: 'a',
    nodes: [null, { id: 'a', type: 'prompt' }, null, { type: 'prompt', model: 'm', external_llm: {} }],
  });
  const found = checkFlow(graph).findings.filter(({ code }) => code === 'FLOW_NODE_ID_MISSING');
  expect(found).toMatchObject([
    { path: ['conversationFlow', 'nodes', '3', 'nodeId'], message: expect.stringContaining('at place 3'), nodeId: null },
  ]);
  expect(structureFaults(graph).map(({ at }) => wirePath(at).slice(0, 2))).toEqual([['nodes', '3']]);
});
