import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream, type AccountOptions, type Document } from '../support/upstream.ts';

const assistant = (id: string, tools: readonly Document[]): Document => ({
  id,
  name: `Assistant ${id}`,
  instructions: 'Help.',
  model: 'gpt',
  created_at: '2026-01-01T00:00:00Z',
  tools,
  conversation_flow: { start_node_id: 'n', nodes: [{ id: 'n', instructions: 'Help.' }], edges: [] },
});

const handoff = (...ids: readonly string[]): Document => ({
  type: 'handoff',
  handoff: { ai_assistants: ids.map((id) => ({ id, name: id })), voice_mode: 'unified' },
});

const DOCUMENTS = [
  assistant('alone', []),
  assistant('front', [handoff('desk', 'gone')]),
  assistant('desk', [handoff('front'), { type: 'transfer', transfer: { from: '+1', targets: [] } }]),
];

async function read(selection: string, options: AccountOptions = {}) {
  const upstream = await startUpstream((request) => account(DOCUMENTS, options)(request));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data, errors } = await query(`{ account { handoffGraph { isComplete ${selection} } } }`);
  expect(errors).toBeUndefined();
  return { graph: data.account.handoffGraph, calls: upstream.calls };
}

test('handoffs are read by the list of assistants alone', async () => {
  const { graph, calls } = await read(
    `nodes { assistantId assistant { name } reachesHuman distanceToHuman outgoing { toAssistantId } incoming { fromAssistantId } }
     edges { fromAssistantId toAssistantId from { assistantId } to { assistantId } via path voiceMode }
     loops { assistantId } dangling { path } entryPoints { assistantId }`,
  );
  expect(graph).toMatchObject({
    isComplete: true,
    nodes: [
      {
        assistantId: 'alone',
        assistant: { name: 'Assistant alone' },
        reachesHuman: false,
        distanceToHuman: null,
        outgoing: [],
        incoming: [],
      },
      { assistantId: 'front', reachesHuman: true, distanceToHuman: 1, outgoing: [{ toAssistantId: 'desk' }, { toAssistantId: 'gone' }] },
      { assistantId: 'desk', reachesHuman: true, distanceToHuman: 0, incoming: [{ fromAssistantId: 'front' }] },
    ],
    edges: [
      {
        fromAssistantId: 'front',
        from: { assistantId: 'front' },
        to: { assistantId: 'desk' },
        via: 'HANDOFF_TOOL',
        path: ['tools', 'handoff', 'aiAssistants', 'desk'],
        voiceMode: 'UNIFIED',
      },
      { toAssistantId: 'gone', to: null },
      { toAssistantId: 'front' },
    ],
    loops: [[{ assistantId: 'front' }, { assistantId: 'desk' }]],
    dangling: [{ path: ['tools', 'handoff', 'aiAssistants', 'gone'] }],
    entryPoints: [{ assistantId: 'alone' }],
  });
  expect(calls).toEqual(['GET /ai/assistants']);
});

test('the map has a node for each assistant and each that is missing, those with handoffs first', async () => {
  const { graph } = await read('map: render(format: DOT) plain: render(marks: false, maxNodes: 2) svg: render(format: SVG)');
  expect(graph.map.split('\n').slice(1, 9)).toEqual([
    expect.stringMatching(
      /rankdir=LR.*"Handoffs between assistants: 4 nodes, 3 edges\\nLegend: red = error at 1 place, blue = notes at 2 places"/,
    ),
    expect.stringContaining('node ['),
    expect.stringContaining('edge ['),
    expect.stringMatching(/n0 \[label="Assistant front", shape=box, .*color="#0969da"/),
    expect.stringMatching(/n1 \[label="Assistant desk", shape=hexagon/),
    expect.stringMatching(/n2 \[label="Assistant alone", shape=box, style="rounded"\]/),
    expect.stringMatching(/n3 \[label="gone", shape=box, style="dashed"\]/),
    expect.stringMatching(/n0 -> n1 \[style=solid\]/),
  ]);
  expect(graph.plain).toContain('2 more nodes');
  expect(graph.plain).not.toContain('Legend');
  // Those that only lead there by others are not meant.
  expect(graph.svg.match(/>transfers to a person</g)).toHaveLength(2);
  // In a window of its own.
  expect(graph.svg).toContain('.assistants-diagram{color-scheme:light dark}');
});

test('where the list leaves tools out, each is read; beyond the most it is said', async () => {
  const { graph, calls } = await read('edges { toAssistantId }', { listLeavesOut: ['tools'] });
  expect(graph).toMatchObject({ isComplete: true, edges: [{}, {}, {}] });
  expect(calls.toSorted()).toEqual(['GET /ai/assistants', ...['alone', 'desk', 'front'].map((id) => `GET /ai/assistants/${id}`)]);
});
