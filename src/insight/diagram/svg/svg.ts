import type { Diagram } from '../diagram.ts';
import { legendOf, sizeOf } from '../marks.ts';
import { widthOf } from '../text-lines.ts';
import { NODE_FONT } from './box.ts';
import { walk } from './curve.ts';
import { drawLabel, drawLine } from './draw-edge.ts';
import { drawNode, textAt } from './draw-node.ts';
import { element, escaped, shown } from './elements.ts';
import { layOut, type Layout } from './layout.ts';
import { legendIn } from './legend.ts';
import { PICTURE, styleSheet } from './style.ts';

const MARGIN = 24;
const HEADING = 36;
const LEAST_WIDTH = 360;

/**
 * A diagram as a picture that stands alone, in the colours of light or dark. It takes time that grows faster than the diagram: about a
 * second at most for 200 nodes, and seconds for 2,000.
 */
export function toSvg(diagram: Diagram): string {
  const layout = layOut(diagram);
  const { left, top, right, bottom } = extentOf(layout);
  const heading = `${diagram.title}: ${sizeOf(diagram)}`;
  const inner = Math.max(LEAST_WIDTH, right - left, widthOf(heading) * NODE_FONT);
  const legend = legendIn(diagram, { width: inner, left, top: bottom + MARGIN });
  const [x, y] = [left - MARGIN, top - MARGIN - HEADING];
  const [width, height] = [inner + 2 * MARGIN, bottom - y + MARGIN + legend.height + (legend.height === 0 ? 0 : MARGIN / 2)];
  const box = [x, y, width, height].map(shown).join(' ');
  return `${element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', class: PICTURE, role: 'img', viewBox: box, width, height },
    element('title', {}, escaped(heading)),
    element('desc', {}, escaped(describe(diagram))),
    element('style', {}, styleSheet()),
    element('rect', { class: 'paper', x, y, width, height }),
    textAt({ x: left, y: y + MARGIN + 10 }, heading, 'text left'),
    ...diagram.edges.map((edge, index) => drawLine(edge, part(layout.edges, index))),
    ...diagram.nodes.map((node, index) => drawNode(node, part(layout.nodes, index))),
    ...diagram.edges.map((edge, index) => drawLabel(edge, part(layout.edges, index))),
    legend.drawn,
  )}\n`;
}

function part<T>(parts: readonly T[], index: number): T {
  const found = parts[index];
  if (found === undefined) throw new Error(`The layout lacks part ${index}.`);
  return found;
}

/** In a sentence or two, for those who hear it. */
function describe(diagram: Diagram): string {
  const start = diagram.nodes.find(({ isStart }) => isStart);
  const legend = legendOf(diagram);
  return [
    `A diagram of ${sizeOf(diagram)}, each with its text.`,
    ...(start ? ['The start has a bold outline.'] : []),
    ...(legend === '' ? [] : [`${legend}.`]),
  ].join(' ');
}

/** The corners of what is drawn. */
function extentOf({ nodes, edges }: Layout) {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  const reach = (x: number, y: number) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const { x, y, width, height } of [...nodes, ...edges.flatMap(({ label }) => label ?? [])]) {
    reach(x - width / 2, y - height / 2);
    reach(x + width / 2, y + height / 2);
  }
  for (const { curve } of edges) for (const { x, y } of walk(curve)) reach(x, y);
  return { left, top, right, bottom };
}
