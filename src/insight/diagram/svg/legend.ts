import type { Diagram, DiagramEdge, DiagramNode, Mark, Point } from '../diagram.ts';
import { marksIn } from '../marks.ts';
import { widthOf } from '../text-lines.ts';
import { SMALL_FONT } from './box.ts';
import { badgeAt, classOf, textAt } from './draw-node.ts';
import { at, element } from './elements.ts';
import { outlineOf } from './shapes.ts';

export interface DrawnLegend {
  readonly height: number;
  readonly drawn: string;
}

interface Entry {
  readonly text: string;
  readonly sampleAt: (middle: Point) => readonly string[];
}

const ROW = 24;
const SAMPLE = 30;
const AFTER = 22;

/** What shapes, lines and colours stand for, in rows of a width. */
export function legendIn(
  diagram: Diagram,
  { width, left, top }: { readonly width: number; readonly left: number; readonly top: number },
): DrawnLegend {
  let x = 0;
  let row = 0;
  const drawn = [...nodeEntries(diagram), ...edgeEntries(diagram), ...markEntries(diagram)].map(({ text, sampleAt }) => {
    const wide = SAMPLE + 8 + widthOf(text) * SMALL_FONT + AFTER;
    if (x > 0 && x + wide - AFTER > width) {
      x = 0;
      row += 1;
    }
    const middle = { x: left + x + SAMPLE / 2, y: top + row * ROW + ROW / 2 };
    x += wide;
    return [...sampleAt(middle), textAt({ x: middle.x + SAMPLE / 2 + 8, y: middle.y + 4 }, text, 'faint small left')].join('');
  });
  return { height: drawn.length === 0 ? 0 : (row + 1) * ROW, drawn: element('g', { class: 'legend' }, ...drawn) };
}

function nodeEntries({ nodes }: Diagram): readonly Entry[] {
  const kinds = firstOf(nodes, ({ kind, shape }) => `${shape} ${kind}`);
  return kinds.map(({ kind, shape }: DiagramNode) => ({
    text: kind,
    sampleAt: (middle) => [element('g', { class: shape }, ...outlineOf(shape, { ...middle, width: SAMPLE, height: 16 }))],
  }));
}

function edgeEntries({ edges }: Diagram): readonly Entry[] {
  const kinds = firstOf(edges, ({ kind, line }) => `${line} ${kind}`);
  return kinds.map(({ kind, line }: DiagramEdge) => ({
    text: kind,
    sampleAt: ({ x, y }) => [
      element('g', { class: line }, element('path', { class: 'line', d: `M${at(x - SAMPLE / 2, y)}L${at(x + SAMPLE / 2, y)}` })),
    ],
  }));
}

const markEntries = (diagram: Diagram): readonly Entry[] =>
  marksIn(diagram).map(({ severity, text }) => ({ text, sampleAt: (middle) => [signAt(middle, severity)] }));

const signAt = (middle: Point, mark: Mark): string => element('g', { class: classOf(mark).join(' ') }, ...badgeAt(middle, mark));

/** The first of each kind. */
function firstOf<T>(items: readonly T[], kindOf: (item: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(kindOf(item))) first.set(kindOf(item), item);
  return [...first.values()];
}
