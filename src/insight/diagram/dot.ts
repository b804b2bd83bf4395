import type { Diagram, DiagramEdge, DiagramNode, Line, Mark, Shape } from './diagram.ts';
import { EDGE_LABEL, lineOf, NODE_LABEL } from './label.ts';
import { linesOf } from './text-lines.ts';
import { legendOf, MARK_LOOKS, sizeOf } from './marks.ts';

/** A diagram as a graph of Graphviz. */
export function toDot(diagram: Diagram): string {
  const { nodes, edges, direction, title } = diagram;
  const heading = [`${title}: ${sizeOf(diagram)}`, legendOf(diagram)].filter((line) => line !== '');
  return [
    `digraph ${quoted(title)} {`,
    `  graph [rankdir=${direction === 'DOWN' ? 'TB' : 'LR'}, labelloc=t, fontname="Helvetica", label="${heading.map(escaped).join('\\n')}"];`,
    '  node [fontname="Helvetica", fontsize=12];',
    '  edge [fontname="Helvetica", fontsize=10];',
    ...nodes.map((node, index) => `  n${index} [${attributesOfNode(node)}];`),
    ...edges.map((edge) => `  n${edge.from} -> n${edge.to} [${attributesOfEdge(edge)}];`),
    '}',
    '',
  ].join('\n');
}

const SHAPES: Readonly<Record<Shape, string>> = {
  rounded: 'shape=box, style="rounded"',
  slanted: 'shape=parallelogram',
  hexagon: 'shape=hexagon',
  framed: 'shape=box, peripheries=2',
  broken: 'shape=box, style="dashed"',
  folded: 'shape=note, style="dotted"',
};

function attributesOfNode({ label, kind, shape, isStart, mark }: DiagramNode): string {
  const text = broken(lineOf(label, NODE_LABEL) || kind);
  return [`label=${text}`, SHAPES[shape], ...looksOf(mark, isStart ? 2 : null)].join(', ');
}

const STYLES: Readonly<Record<Line, string>> = { solid: 'solid', bold: 'bold', dotted: 'dotted' };

function attributesOfEdge({ label, line, mark }: DiagramEdge): string {
  const text = lineOf(label, EDGE_LABEL);
  return [...(text === '' ? [] : [`label=${broken(text)}`]), `style=${STYLES[line]}`, ...looksOf(mark, null)].join(', ');
}

function looksOf(mark: Mark, width: number | null): readonly string[] {
  if (mark === null) return width === null ? [] : [`penwidth=${width}`];
  const look = MARK_LOOKS[mark];
  return [`color="${look.colour}"`, `penwidth=${Math.max(look.width, width ?? 0)}`];
}

/** In lines, so that boxes are no long bars. */
const broken = (text: string): string => `"${linesOf(text, LINE_WIDTH, Infinity).map(escaped).join('\\n')}"`;
const LINE_WIDTH = 14;

/** A backslash begins an escape, and an ampersand an entity of HTML. */
const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;');

const quoted = (text: string): string => `"${escaped(text)}"`;
