import type { Diagram, DiagramEdge, DiagramNode, Line, Shape } from './diagram.ts';
import { EDGE_LABEL, lineOf, NODE_LABEL } from './label.ts';
import { legendOf, MARK_LOOKS, sizeOf, WORST_FIRST } from './marks.ts';

/** A diagram as a flowchart of Mermaid 10 and later. */
export function toMermaid(diagram: Diagram): string {
  const { nodes, edges, direction } = diagram;
  return [
    ...headOf(diagram),
    `flowchart ${direction === 'DOWN' ? 'TD' : 'LR'}`,
    ...nodes.map((node, index) => `  n${index}${boxOf(node)}`),
    ...edges.map((edge) => `  n${edge.from} ${arrowOf(edge)} n${edge.to}`),
    ...looksOf(diagram),
    '',
  ].join('\n');
}

/** The title in front matter, in a string of JSON, which is one of YAML. */
function headOf(diagram: Diagram): readonly string[] {
  const legend = legendOf(diagram);
  const title = `${diagram.title}: ${sizeOf(diagram)}${legend === '' ? '' : `. ${legend}`}`;
  return ['---', `title: ${JSON.stringify(title)}`, '---'];
}

const BRACKETS: Readonly<Record<Shape, readonly [string, string]>> = {
  rounded: ['(', ')'],
  slanted: ['[/', '/]'],
  hexagon: ['{{', '}}'],
  framed: ['[[', ']]'],
  broken: ['[', ']'],
  folded: ['>', ']'],
};

function boxOf({ shape, label, kind }: DiagramNode): string {
  const [open, close] = BRACKETS[shape];
  return `${open}"${escaped(lineOf(label, NODE_LABEL) || kind)}"${close}`;
}

const ARROWS: Readonly<Record<Line, string>> = { solid: '-->', bold: '==>', dotted: '-.->' };

function arrowOf({ line, label }: DiagramEdge): string {
  const text = lineOf(label, EDGE_LABEL);
  return text === '' ? ARROWS[line] : `${ARROWS[line]}|"${escaped(text)}"|`;
}

/** All but what has a meaning nowhere in Mermaid, nor in the Markdown and HTML that it makes of labels. It is written as a number. */
const MEANT =
  /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Join_Control}\p{Variation_Selector} ,?!'=_…–—/()-]|(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu;

const escaped = (text: string): string => text.replaceAll(MEANT, (character) => `#${character.codePointAt(0)};`);

function looksOf({ nodes, edges }: Diagram): readonly string[] {
  const start = nodes.findIndex(({ isStart }) => isStart);
  return [
    ...(start === -1 ? [] : [`  style n${start} stroke-width:3px`]),
    ...lookOf(
      'broken',
      'stroke-dasharray:6 4',
      placesOf(nodes, ({ shape }) => shape === 'broken'),
    ),
    ...lookOf(
      'folded',
      'stroke-dasharray:2 3',
      placesOf(nodes, ({ shape }) => shape === 'folded'),
    ),
    ...WORST_FIRST.flatMap((severity) => {
      const { colour, width, one } = MARK_LOOKS[severity];
      const look = `stroke:${colour},stroke-width:${width}px`;
      const marked = placesOf(edges, ({ mark }) => mark === severity);
      const ofNodes = lookOf(
        one,
        look,
        placesOf(nodes, ({ mark }) => mark === severity),
      );
      return marked.length === 0 ? ofNodes : ofNodes.concat(`  linkStyle ${marked.join(',')} ${look}`);
    }),
  ];
}

const placesOf = <T>(items: readonly T[], isWanted: (item: T) => boolean): readonly number[] =>
  items.flatMap((item, index) => (isWanted(item) ? [index] : []));

const lookOf = (name: string, look: string, nodes: readonly number[]): readonly string[] =>
  nodes.length === 0 ? [] : [`  classDef ${name} ${look}`, `  class ${nodes.map((index) => `n${index}`).join(',')} ${name}`];
