import { expect, test } from 'vitest';
import type { Diagram } from '../../../src/insight/diagram/diagram.ts';
import { finishDraft } from '../../../src/insight/diagram/finish-draft.ts';
import { finish } from '../../../src/pieces.ts';
import { flowDiagram } from '../../../src/insight/flow/diagram.ts';
import { flowGraph } from '../../../src/insight/flow/flow-graph.ts';
import type { Finding } from '../../../src/insight/findings/finding.ts';
import type { JsonObject } from '../../../src/json.ts';

const picture = (flow: JsonObject, maxNodes = 200, findings: readonly Finding[] = []): Diagram =>
  finish(finishDraft(flowDiagram(flowGraph(flow), { direction: 'DOWN', findings }), maxNodes, (text) => text));

const edge = (from: string, to: string, id = `${from}-${to}`): JsonObject => ({
  id,
  start_node_id: from,
  condition: { type: 'default' },
  target: { type: 'node', node_id: to },
});

const shown = ({ nodes, edges }: Diagram) => ({
  nodes: nodes.map(({ label, kind }) => `${label}: ${kind}`),
  edges: edges.map(({ from, to }) => `${nodes[from]?.label} > ${nodes[to]?.label}`),
});

const found = (list: string, step: string, severity: Finding['severity']): Finding => ({
  code: 'FLOW_START_MISSING',
  severity,
  message: `${severity} at ${step}`,
  advice: '',
  path: ['conversationFlow', list, step],
  assistantId: null,
  nodeId: null,
  edgeId: null,
  toolName: null,
});

test('a flow has a node for each of its nodes, each other assistant and each end that is no node of it', () => {
  const to = (target: unknown, id: string): JsonObject => ({ id, start_node_id: 'a', target });
  const flow = {
    start_node_id: 'a',
    nodes: [{ id: 'a', name: ' ' }, { id: 'b', type: 'speak', name: 'Bye' }, { type: 'dance' }, { id: 'b' }],
    edges: [
      edge('a', 'b'),
      edge('a', 'gone'),
      edge('gone', 'b'),
      to({ type: 'assistant', assistant_id: 'x' }, '1'),
      to({ type: 'assistant', assistant_id: 'x' }, '2'),
      to({ type: 'assistant' }, '3'),
      to({ type: 'node' }, '4'),
      to(null, '5'),
      to({ type: 'moon' }, '6'),
      'no edge',
    ],
  };
  expect(shown(picture(flow))).toEqual({
    nodes: [
      'a: prompt',
      'Bye: speak',
      ': unknown kind',
      'b: prompt',
      'gone: no such node',
      'x: assistant',
      ': no end',
      'moon: unknown target',
    ],
    edges: ['a > Bye', 'a > gone', 'gone > Bye', 'a > x', 'a > x', 'a > ', 'a > ', 'a > ', 'a > moon'],
  });
});

test('beyond the most, the nodes nearest to the start are drawn, and one for all others', () => {
  const ids = ['far', 'next', 'start', 'farther', 'alone'];
  const flow = {
    start_node_id: 'start',
    nodes: ids.map((id) => ({ id })),
    edges: [
      edge('start', 'next'),
      edge('next', 'far'),
      edge('far', 'farther'),
      edge('farther', 'start'),
      edge('far', 'start'),
      edge('start', 'far', 'direct'),
      edge('start', 'start'),
    ],
  };
  expect(shown(picture(flow, 2))).toEqual({
    nodes: ['next: prompt', 'start: prompt', '3 more nodes: left out'],
    edges: ['start > next', 'next > 3 more nodes', '3 more nodes > start', 'start > 3 more nodes', 'start > start'],
  });
  expect(shown(picture(flow, 4)).nodes).toEqual([
    'far: prompt',
    'next: prompt',
    'start: prompt',
    'farther: prompt',
    '1 more node: left out',
  ]);
  expect(picture(flow, 5).nodes).toHaveLength(5);
});

test('marks are the worst findings of a place, and what is left out has the worst of all that it stands for', () => {
  const flow = { start_node_id: 'a', nodes: ['a', 'b', 'c', 'c'].map((id) => ({ id })), edges: [edge('a', 'b'), edge('a', 'c')] };
  const findings = [
    found('nodes', 'a', 'INFO'),
    found('nodes', 'a', 'WARNING'),
    found('nodes', '3', 'ERROR'),
    found('edges', 'a-b', 'INFO'),
    found('edges', 'a-c', 'ERROR'),
  ];
  const whole = picture(flow, 200, findings);
  expect(whole.nodes.map(({ mark }) => mark)).toEqual(['WARNING', null, null, 'ERROR']);
  expect(whole.nodes[0]?.notes).toEqual(['INFO at a', 'WARNING at a']);
  expect(whole.edges.map(({ mark }) => mark)).toEqual(['INFO', 'ERROR']);
  const limited = picture(flow, 1, findings);
  expect(limited.nodes.map(({ mark }) => mark)).toEqual(['WARNING', 'ERROR']);
  expect(limited.edges.map(({ mark }) => mark)).toEqual(['ERROR']);
});

test('hostile flows give a picture', () => {
  const odd = [null, 7, 'x', [], {}, { id: '__proto__' }, { id: {}, name: [], position: { x: 'a', y: null } }];
  const flows: readonly JsonObject[] = [
    {},
    { nodes: odd, edges: odd },
    { nodes: {}, edges: 'no', start_node_id: [] },
    { nodes: odd, edges: [{ start_node_id: '__proto__', target: { type: 'constructor', node_id: '__proto__' }, condition: { type: 7 } }] },
  ];
  expect(flows.map((flow) => picture(flow).nodes.length)).toEqual([0, 4, 0, 4]);
});
