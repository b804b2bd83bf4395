import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagram, DiagramEdge, DiagramNode } from '../../src/insight/diagram/diagram.ts';
import { LINES, SHAPES } from '../../src/insight/diagram/diagram.ts';
import { drawAs } from '../../src/insight/diagram/draw.ts';
import { finishDraft } from '../../src/insight/diagram/finish-draft.ts';
import { checkFlow } from '../../src/insight/flow/check/check-flow.ts';
import { flowDiagram } from '../../src/insight/flow/diagram.ts';
import { flowGraph } from '../../src/insight/flow/flow-graph.ts';
import { finish } from '../../src/pieces.ts';
import { readDot, readMermaid, readSvg } from './readers.ts';

/** Texts that mean something in one of the formats. */
const HOSTILE = [
  'plain words',
  'say "hello" to \'them\'',
  '"]; n0 --> n1["more"]',
  'a]b)c}d>e|f[[g((h{{i',
  '--> --- ==> -.-> --x',
  '`code` **bold** _it_ # heading',
  '1. a list',
  '- a list',
  '%%{init: {"theme": "dark"}}%% comment',
  'style n0 fill:#f00; classDef x:#y;',
  'click n0 "javascript:alert(1)"',
  'end subgraph graph flowchart',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '&lt;b&gt; &amp; &#60; #35; #quot; &',
  ']]> <!-- --> <![CDATA[ ?>',
  'back\\slash \\n \\N \\G \\" \\',
  'line\nbreak\r\nand\ttab\u2028and\u0085more',
  '\0\u0001\u001b[31m\u007f\u009f\ufffe\uffff',
  '\u202egnp.exe\u2066\u200f\u061c',
  'שלום עולם مرحبا بالعالم',
  '👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 ✅ é',
  '日本語のとても長いラベルです、改行の場所がありません。もっともっともっともっともっと長いラベル',
  '\ud800 lone \udfff',
  `Z${'\u0301'.repeat(500)}algo`,
  'x'.repeat(1_000),
  'word '.repeat(200),
  '   ',
  '',
  '__proto__',
  'fa:fa-car https://x.example/?a=b&c=d',
] as const;

const node = (label: string, index: number, given: Partial<DiagramNode> = {}): DiagramNode => ({
  label,
  kind: 'prompt',
  shape: SHAPES[index % SHAPES.length] ?? 'rounded',
  isStart: index === 0,
  mark: null,
  notes: [],
  position: null,
  ...given,
});

const edge = (from: number, to: number, label: string, given: Partial<DiagramEdge> = {}): DiagramEdge => ({
  from,
  to,
  label,
  kind: 'the model decides',
  line: LINES[from % LINES.length] ?? 'solid',
  mark: null,
  notes: [],
  ...given,
});

/** Each text as a label of a node and of an edge, among them a loop and two edges of the same ends. */
const hostile = (marks = true): Diagram => ({
  title: 'Conversation flow',
  direction: 'DOWN',
  nodes: HOSTILE.map((text, index) => node(text, index, marks ? { mark: index % 2 === 0 ? 'ERROR' : 'INFO', notes: [text] } : {})),
  edges: [
    ...HOSTILE.map((text, index) => edge(index, (index + 1) % HOSTILE.length, text, marks ? { mark: 'WARNING', notes: [text] } : {})),
    edge(3, 3, 'to itself'),
    edge(4, 5, 'again'),
  ],
});

/** Words without what formats may do with spaces and cut. */
const start = (text: string) => text.replaceAll(/\s+/g, '').slice(0, 20);

/** What is left of a text in a label. */
const expected = (text: string, otherwise: string): string => {
  const said = text.replaceAll(/[\p{Cc}\u2028]/gu, ' ').replaceAll(/[\u200f\u202a-\u202e\u2066\u061c\ufffe\uffff]/g, '');
  return start(
    said
      .replaceAll(/\p{Cs}/gu, '\ufffd')
      .replaceAll(/(\u0301{4})\u0301+/g, '$1')
      .trim() || otherwise,
  );
};

describe.each([
  ['Mermaid', 'MERMAID', readMermaid],
  ['Graphviz', 'DOT', readDot],
] as const)('what %s reads', (_reader, format, read) => {
  test.each([true, false])('has all nodes, edges and labels, whatever the labels say (marks: %s)', async (marks) => {
    const diagram = hostile(marks);
    const found = await read(drawAs(format, diagram));
    expect(found.nodes.map(start)).toEqual(HOSTILE.map((text) => expected(text, 'prompt')));
    expect(found.edges.map(start)).toEqual(diagram.edges.map(({ label }) => expected(label, '')));
  });

  test('is each label alone, too', async () => {
    const alone = (text: string): Diagram => ({ ...hostile(false), nodes: [node(text, 0)], edges: [edge(0, 0, text)] });
    const found = await Promise.all(HOSTILE.map((text) => read(drawAs(format, alone(text)))));
    expect(found.map(({ nodes, edges }) => [nodes.length, edges.length])).toEqual(HOSTILE.map(() => [1, 1]));
  });
});

describe('an SVG', () => {
  test('has all nodes and edges, and the lines of their labels', () => {
    const diagram = hostile();
    const { nodes, edges } = readSvg(drawAs('SVG', diagram));
    expect(nodes.map(start)).toHaveLength(HOSTILE.length);
    expect(edges).toHaveLength(diagram.edges.length);
    // A hint comes before it, and hyphens of long words are where lines end.
    const shown = nodes.map((said) => start(said).slice(0, 8));
    expect(shown).toEqual(HOSTILE.map((text) => expected(text, 'prompt').slice(0, 8)));
  });

  test('has no script, nothing that is called and no reference to elsewhere', () => {
    const { elements, attributes } = readSvg(drawAs('SVG', hostile()));
    expect([...elements].toSorted()).toEqual(['circle', 'desc', 'g', 'path', 'rect', 'style', 'svg', 'text', 'title']);
    expect([...attributes.keys()].filter((name) => /^on|href|src/i.test(name))).toEqual([]);
    const values = [...attributes].flatMap(([name, all]) => (name === 'xmlns' ? [] : all));
    expect(values.filter((value) => /url\(|:/.test(value))).toEqual([]);
  });

  test('has a title, a description, a role and colours for light and dark', () => {
    const picture = drawAs('SVG', hostile());
    expect(picture).toMatch(/^<svg [^>]*role="img"[^>]*><title>Conversation flow: 30 nodes, 32 edges<\/title><desc>A diagram of 30 nodes/);
    expect(picture).toContain('@media (prefers-color-scheme:dark)');
    expect(readSvg(picture).texts).toContain('errors at 15 places');
  });
});

test('equal diagrams give equal pictures, byte for byte', () => {
  for (const format of ['MERMAID', 'DOT', 'SVG'] as const) expect(drawAs(format, hostile())).toBe(drawAs(format, hostile()));
});

test('a legend says how many places are marked, and is not there where none is', () => {
  expect(drawAs('MERMAID', hostile())).toContain(
    'Legend: red = errors at 15 places, amber = warnings at 30 places, blue = notes at 15 places',
  );
  expect(drawAs('DOT', hostile())).toContain('Legend: red = errors');
  for (const format of ['MERMAID', 'DOT', 'SVG'] as const) expect(drawAs(format, hostile(false))).not.toMatch(/legend: |errors at/i);
});

const ids = fc.constantFrom('a', 'b', 'c', 'd', '"x"', 'end', '__proto__', null);
const target = fc.oneof(
  ids.map((id) => ({ type: 'node', node_id: id })),
  ids.map((id) => ({ type: 'assistant', assistant_id: id })),
  fc.constantFrom(null, { type: 'moon' }),
);
const flows = fc.record({
  start_node_id: ids,
  nodes: fc.array(fc.record({ id: ids, type: fc.constantFrom('prompt', 'tool', 'speak', 'odd'), name: fc.string() }), { maxLength: 8 }),
  edges: fc.array(
    fc.record({
      id: ids,
      start_node_id: ids,
      target,
      condition: fc.record({ type: fc.constantFrom('llm', 'default'), prompt: fc.string({ unit: 'binary' }) }),
    }),
    { maxLength: 12 },
  ),
});

test('pictures of any flow have its nodes and edges, and one node for each other assistant and each end that is none of its nodes', async () => {
  await fc.assert(
    fc.asyncProperty(flows, async (flow) => {
      const own = new Set<string>(flow.nodes.flatMap(({ id }) => id ?? []));
      const ends = flow.edges.flatMap(({ start_node_id: from, ...sent }) => {
        const { type = 'none', ...to } = { ...sent.target } as {
          readonly type?: string;
          readonly node_id?: string | null;
          readonly assistant_id?: string | null;
        };
        const end =
          type === 'moon' ? 'moon' : JSON.stringify(to.assistant_id ? ['assistant', to.assistant_id] : ['node', to.node_id ?? null]);
        const isOwn = (id: string | null | undefined) => id !== null && id !== undefined && own.has(id);
        return [isOwn(from) ? [] : [JSON.stringify(['node', from])], isOwn(to.node_id) ? [] : [end]].flat();
      });
      const draft = flowDiagram(flowGraph(flow), { direction: 'RIGHT', findings: checkFlow(flowGraph(flow)).findings });
      const diagram = finish(finishDraft(draft, 200, (text) => text));
      const counts = [flow.nodes.length + new Set(ends).size, flow.edges.length];
      for (const found of [
        await readMermaid(drawAs('MERMAID', diagram)),
        await readDot(drawAs('DOT', diagram)),
        readSvg(drawAs('SVG', diagram)),
      ]) {
        expect([found.nodes.length, found.edges.length]).toEqual(counts);
      }
    }),
    { numRuns: 60 },
  );
});
