import { DirectedGraph, MultiDirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { bidirectional } from 'graphology-shortest-path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { handoffGraph } from '../../src/insight/handoff/handoff-graph.ts';
import { partsOf } from '../../src/insight/parts.ts';
import { handingOver } from '../../src/insight/handoff/handoffs.ts';
import type { JsonObject } from '../../src/json.ts';

const graphOf = (documents: readonly JsonObject[]) =>
  handoffGraph(documents.map((document) => handingOver(partsOf(document))).filter((one) => one !== null));

const handoff = (...ids: readonly unknown[]): JsonObject => ({
  type: 'handoff',
  tool_id: 'h',
  handoff: { ai_assistants: ids.map((id) => ({ id })), voice_mode: 'distinct' },
});

test('handoffs of tools and of flows lead to assistants, or to none', () => {
  const edge = (assistantId: string) => ({ id: 'e', start_node_id: 'n', target: { type: 'assistant', assistant_id: assistantId } });
  const { nodes, edges, dangling, entryPoints, loops } = graphOf([
    { id: 'a', name: 'A', tools: [handoff('b', 'gone'), { type: 'hangup' }] },
    {
      id: 'b',
      conversation_flow: { nodes: [{ id: 'n', tools: [[handoff('b')]], tool: [handoff('c')] }], edges: [edge('c')] },
    },
    { id: 'c', conversation_flow: { nodes: [{ id: 'n', tool: { type: 'transfer', transfer: {} } }] } },
    { id: 'b', tools: [handoff('a')] },
    { name: 'without an id', tools: [handoff('a')] },
  ]);
  expect(nodes.map(({ assistantId, distanceToHuman }) => [assistantId, distanceToHuman])).toEqual([
    ['a', 2],
    ['b', 1],
    ['c', 0],
  ]);
  expect(
    edges.map(({ from, to, toId, via, at, voiceMode }) => [
      from.assistantId,
      to?.assistantId ?? `no ${toId}`,
      via,
      at.path.join('.'),
      voiceMode,
    ]),
  ).toEqual([
    ['a', 'b', 'HANDOFF_TOOL', 'tools.h.aiAssistants.b', 'distinct'],
    ['a', 'no gone', 'HANDOFF_TOOL', 'tools.h.aiAssistants.gone', 'distinct'],
    ['b', 'b', 'HANDOFF_TOOL', 'conversationFlow.nodes.n.tools.h.aiAssistants.b', 'distinct'],
    ['b', 'c', 'HANDOFF_TOOL', 'conversationFlow.nodes.n.tool.aiAssistants.c', 'distinct'],
    ['b', 'c', 'FLOW_TARGET', 'conversationFlow.edges.e.target', undefined],
  ]);
  expect(dangling.map(({ toId }) => toId)).toEqual(['gone']);
  expect(entryPoints.map(({ assistantId }) => assistantId)).toEqual(['a']);
  expect(loops.map((loop) => loop.map(({ assistantId }) => assistantId))).toEqual([['b']]);
});

test('documents of any shape do no harm', () => {
  const odd: readonly JsonObject[] = [
    {},
    {
      id: '__proto__',
      tools: [null, 7, [], { type: 'handoff' }, { type: 'handoff', handoff: { ai_assistants: [null, { id: {} }, { id: '' }] } }],
    },
    { id: 'constructor', tools: handoff('__proto__'), conversation_flow: [] },
  ];
  const { nodes, edges } = graphOf(odd);
  expect([nodes.length, edges.map(({ to }) => to?.assistantId)]).toEqual([2, ['__proto__']]);
});

test('circles and distances are those of another library', () => {
  const account = fc.integer({ min: 1, max: 25 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      ends: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 60 }),
      people: fc.array(fc.nat(count - 1), { maxLength: 3 }),
    }),
  );
  fc.assert(
    fc.property(account, ({ count, ends, people }) => {
      const documents = Array.from({ length: count }, (_none, index): JsonObject => {
        const targets = ends.filter(([from]) => from === index).map(([, to]) => String(to));
        return { id: String(index), tools: [handoff(...targets), ...(people.includes(index) ? [{ type: 'invite' }] : [])] };
      });
      const { nodes, loops } = graphOf(documents);
      const other = new MultiDirectedGraph();
      for (const { assistantId } of nodes) other.addNode(assistantId);
      for (const [from, to] of ends) other.addEdge(String(from), String(to));
      const isLoop = (ids: readonly string[]) => ids.length > 1 || ends.some(([from, to]) => from === to && String(from) === ids[0]);
      const circles = stronglyConnectedComponents(other).filter(isLoop);
      const sorted = (all: readonly (readonly string[])[]) => all.map((ids) => ids.toSorted().join(' ')).toSorted();
      expect(sorted(loops.map((loop) => loop.map(({ assistantId }) => assistantId)))).toEqual(sorted(circles));
      const simple = new DirectedGraph();
      for (const { assistantId } of nodes) simple.addNode(assistantId);
      for (const [from, to] of ends) simple.mergeEdge(String(from), String(to));
      for (const { assistantId, distanceToHuman } of nodes) {
        const lengths = people.flatMap((person) => {
          const way = String(person) === assistantId ? [assistantId] : bidirectional(simple, assistantId, String(person));
          return way === null ? [] : [way.length - 1];
        });
        expect(distanceToHuman).toBe(lengths.length === 0 ? null : Math.min(...lengths));
      }
    }),
    { numRuns: 300 },
  );
});
