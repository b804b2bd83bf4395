import type { Graph, Passage, Point } from './flow-graph.ts';
import { STATION } from './layout.ts';

export interface Curve {
  /** The path of an SVG. */
  readonly path: string;
  /** The middle of the label. */
  readonly label: Point;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The room that a label takes at most, in pixels at zoom 1. */
export const LABEL = { width: 130, lines: 3 } as const;
const LETTERS_IN_LINE = 22;
const LINE_HEIGHT = 14;
/** Places on a curve for its label, the best first. */
const PARTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88] as const;

/** A curve for each passage, with its label where it covers no station and no other label, or as little as can be. */
export function drawCurves(graph: Graph, places: ReadonlyMap<string, Point>): ReadonlyMap<string, Curve> {
  const taken: Box[] = [...places.values()].map(({ x, y }) => ({ x, y, width: STATION.width, height: STATION.height }));
  const curves = new Map<string, Curve>();
  for (const passage of graph.passages) {
    const [start, out, into, end] = controlPoints(passage, places);
    const size = labelSize(passage);
    const candidates = PARTS.map((part) => pointAt([start, out, into, end], part));
    const costs = candidates.map((middle) => overlap(boxAround(middle, size), taken));
    const label = candidates[costs.indexOf(Math.min(...costs))] ?? start;
    taken.push(boxAround(label, size));
    curves.set(passage.id, { label, path: `M${pair(start)} C${pair(out)} ${pair(into)} ${pair(end)}` });
  }
  return curves;
}

type Bezier = readonly [start: Point, out: Point, into: Point, end: Point];

/** From the right side of one station to the left side of the other. */
function controlPoints({ from, to }: Passage, places: ReadonlyMap<string, Point>): Bezier {
  const nowhere = { x: 0, y: 0 };
  const source = places.get(from) ?? nowhere;
  const target = places.get(to) ?? nowhere;
  const start = { x: source.x + STATION.width, y: source.y + STATION.height / 2 };
  const end = { x: target.x, y: target.y + STATION.height / 2 };
  const ahead = end.x - start.x;
  const reach = ahead > 0 ? Math.max(40, ahead / 2) : 60 - ahead / 3;
  // A way back that stays on its line would run through the stations between, so it swings below them.
  const bow = ahead < 0 && Math.abs(end.y - start.y) < STATION.height ? STATION.height * 2 : 0;
  return [start, { x: start.x + reach, y: start.y + bow }, { x: end.x - reach, y: end.y + bow }, end];
}

function pointAt([a, b, c, d]: Bezier, t: number): Point {
  const at = (key: 'x' | 'y') => (1 - t) ** 3 * a[key] + 3 * (1 - t) ** 2 * t * b[key] + 3 * (1 - t) * t ** 2 * c[key] + t ** 3 * d[key];
  return { x: at('x'), y: at('y') };
}

const labelSize = ({ condition: { text } }: Passage) => ({
  width: Math.min(LABEL.width, 16 + text.length * 6),
  height: 8 + LINE_HEIGHT * Math.min(LABEL.lines, Math.ceil(text.length / LETTERS_IN_LINE)),
});

const boxAround = ({ x, y }: Point, { width, height }: { readonly width: number; readonly height: number }): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** The area that a box shares with others. */
const overlap = (box: Box, others: readonly Box[]): number =>
  others.reduce((sum, other) => {
    const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
    const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
    return sum + (width > 0 && height > 0 ? width * height : 0);
  }, 0);

const pair = ({ x, y }: Point) => `${x},${y}`;
