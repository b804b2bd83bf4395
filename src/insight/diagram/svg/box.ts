import type { DiagramEdge, DiagramNode, Point } from '../diagram.ts';
import { EDGE_LABEL, lineOf, NODE_LABEL } from '../label.ts';
import { linesOf, widthOf } from '../text-lines.ts';

/** Text in lines, and the room that it takes, in pixels. */
export interface TextBox {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** A label of a node, and what is written below it. */
export interface NodeBox extends TextBox {
  readonly caption: string;
}

/** A box with its middle at a point. */
export interface PlacedBox extends Point {
  readonly width: number;
  readonly height: number;
}

/** What a way of laying out gives: an edge is null where it left its curve to be found. */
export interface LaidOut {
  readonly middles: readonly Point[];
  readonly edges: readonly ({ readonly points: readonly Point[]; readonly label: Point | null } | null)[];
}

export type NodeBoxes = readonly NodeBox[];
export type EdgeBoxes = readonly (TextBox | null)[];

export const NODE_FONT = 14;
export const SMALL_FONT = 11;
export const NODE_LINE = 18;
export const SMALL_LINE = 14;

const MOST_LINES = 3;
const NODE_TEXT = 170;
const LEAST_NODE_TEXT = 64;
const EDGE_TEXT = 130;
/** Slanted sides and badges need some of it. */
const BESIDE = 18;
const ABOVE = 9;

/** The label of a node and, below it, what the node is. */
export function boxOfNode({ label, kind, isStart }: DiagramNode): NodeBox {
  const lines = linesOf(lineOf(label, NODE_LABEL) || kind, NODE_TEXT / NODE_FONT, MOST_LINES);
  const caption = isStart ? `start · ${kind}` : kind;
  const width = Math.max(LEAST_NODE_TEXT, widestOf(lines, NODE_FONT), widthOf(caption) * SMALL_FONT);
  return { lines, caption, width: whole(width + 2 * BESIDE), height: lines.length * NODE_LINE + SMALL_LINE + 2 * ABOVE };
}

/** Null where an edge has no label. */
export function boxOfEdge({ label }: DiagramEdge): TextBox | null {
  const text = lineOf(label, EDGE_LABEL);
  if (text === '') return null;
  const lines = linesOf(text, EDGE_TEXT / SMALL_FONT, MOST_LINES);
  return { lines, width: whole(widestOf(lines, SMALL_FONT) + 12), height: lines.length * SMALL_LINE + 6 };
}

const widestOf = (lines: readonly string[], font: number): number => Math.max(...lines.map((line) => widthOf(line) * font));

/** Even, so that the middle is at a whole pixel. */
const whole = (size: number): number => 2 * Math.ceil(size / 2);
