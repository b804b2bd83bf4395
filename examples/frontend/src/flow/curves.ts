import type { Graph, Passage, Point } from './flow-graph.ts';
import { STATION } from './layout.ts';
import { Room, type Box } from './room.ts';
import { pointAt, waysBetween, type Bezier } from './ways.ts';

export interface Curve {
  /** The path of an SVG. */
  readonly path: string;
  /** The middle of the label. */
  readonly label: Point;
  /** The upper left and the lower right corner of what it takes, with its label. */
  readonly corners: readonly [Point, Point];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The room that a label takes at most, in pixels at zoom 1. */
export const LABEL = { width: 112, lines: 4 } as const;
const LETTER = 6;
const PADDING = 14;
const LINE_HEIGHT = 14;
/** Places on a curve for its label, the best first. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] as const;
/** Most pixels, as a rule, between two points of a curve that is looked at, and the most points. */
const STEP = 10;
const MOST_STEPS = 120;
/** Points and labels that are looked at for a graph: one with more is a tangle that no way makes clearer. */
const MOST_LOOKS = 150_000;
/** At either end lines may meet, and the arrowhead is to be seen. */
const END = 14;

/** What is as bad as a pixel of detour. */
const WORSE = { inStation: 500, inLabel: 300, alongLine: 4, outside: 15, againstLine: 2000, labelOnBox: 800, labelOnLine: 150 } as const;

/** A curve for each passage: round stations and the labels of others, each label on its own line alone, so far as there is room. */
export function drawCurves(graph: Graph, places: ReadonlyMap<string, Point>): ReadonlyMap<string, Curve> {
  const drawing = new Drawing([...places.values()]);
  const ends = ({ from, to }: Passage): readonly [Point, Point] => [places.get(from) ?? NOWHERE, places.get(to) ?? NOWHERE];
  const lengthOf = (passage: Passage) => distance(...ends(passage));
  // The shortest have the fewest ways.
  const shortestFirst = graph.passages.toSorted((one, other) => lengthOf(one) - lengthOf(other));
  return new Map(shortestFirst.map((passage) => [passage.id, drawing.add(...ends(passage), sizeOfLabel(passage))]));
}

const NOWHERE: Point = { x: 0, y: 0 };

class Drawing {
  readonly #stations = new Room();
  readonly #labels = new Room();
  readonly #lines = new Room();
  /** Where lines leave, and where they arrive. */
  readonly #starts = new Room();
  readonly #ends = new Room();
  /** What is in sight at first: stations, and a little around them. */
  readonly #shown: Box;
  #looksLeft = MOST_LOOKS;

  constructor(corners: readonly Point[]) {
    for (const { x, y } of corners) this.#stations.take({ x, y, ...STATION });
    const [left, top] = [Math.min(...corners.map(({ x }) => x)), Math.min(...corners.map(({ y }) => y))];
    const width = Math.max(...corners.map(({ x }) => x)) + STATION.width - left;
    const height = Math.max(...corners.map(({ y }) => y)) + STATION.height - top;
    this.#shown = { x: left - BESIDE, y: top - ABOVE, width: width + 2 * BESIDE, height: height + 2 * ABOVE };
  }

  add(from: Point, to: Point, size: Size): Curve {
    let best: { readonly curve: Bezier; readonly label: Point; readonly cost: number } | undefined;
    for (const { curve, strangeness } of waysBetween(from, to)) {
      if (best && this.#looksLeft < 0) break;
      const line = this.#costOfLine(curve, strangeness, best?.cost ?? Infinity);
      for (const [rank, part] of PARTS.entries()) {
        if (best && line + rank >= best.cost) break;
        const label = pointAt(curve, part);
        const cost = line + rank + this.#costOfLabel(boxAround(label, size), curve);
        if (!best || cost < best.cost) best = { curve, label, cost };
      }
    }
    const { curve, label } = best ?? { curve: [from, from, to, to] as const, label: from };
    this.#labels.take(boxAround(label, size));
    for (const point of innerOf(pointsOf(curve))) this.#lines.take(boxAround(point, DOT));
    this.#starts.take(boxAround(curve[0], DOT));
    this.#ends.take(boxAround(curve[3], DOT));
    const [start, out, into, end] = curve.map(({ x, y }) => `${x},${y}`);
    return { label, corners: cornersOf(pointsOf(curve), boxAround(label, size)), path: `M${start} C${out} ${into} ${end}` };
  }

  /** More than the limit, or the cost, with that of the strangeness of the way. */
  #costOfLine(curve: Bezier, strangeness: number, limit: number): number {
    const points = pointsOf(curve);
    let cost = strangeness + distance(curve[0], curve[1]) / 4;
    points.slice(1).forEach((point, index) => {
      cost += distance(points[index] ?? point, point);
    });
    // One that arrives where another leaves looks like a line with two arrowheads.
    if (this.#isTaken(this.#ends, boxAround(curve[0], DOT)) || this.#isTaken(this.#starts, boxAround(curve[3], DOT))) {
      cost += WORSE.againstLine;
    }
    for (const point of innerOf(points)) {
      if (cost > limit) break;
      const dot = boxAround(point, DOT);
      const around = boxAround(point, APART);
      if (!isIn(point, this.#shown)) cost += WORSE.outside;
      if (this.#isTaken(this.#stations, around)) cost += WORSE.inStation;
      if (this.#isTaken(this.#labels, around)) cost += WORSE.inLabel;
      if (this.#isTaken(this.#lines, dot)) cost += WORSE.alongLine;
    }
    return cost;
  }

  #costOfLabel(box: Box, [start, , , end]: Bezier): number {
    const isOnEnd = [start, end].some((point) => isIn(point, grown(box, END)));
    const isOnBox = isOnEnd || this.#isTaken(this.#stations, box) || this.#isTaken(this.#labels, box);
    return (isOnBox ? WORSE.labelOnBox : 0) + (this.#isTaken(this.#lines, box) ? WORSE.labelOnLine : 0);
  }

  #isTaken(room: Room, box: Box): boolean {
    this.#looksLeft -= 1;
    return room.isTaken(box);
  }
}

const DOT: Size = { width: 2, height: 2 };
/** Lines do not brush boxes. */
const APART: Size = { width: 12, height: 12 };
/** Around the stations; flows are wide, so there is more room above and below. */
const BESIDE = 20;
const ABOVE = 150;

function pointsOf(curve: Bezier): readonly Point[] {
  const [start, out, into, end] = curve;
  const length = distance(start, out) + distance(out, into) + distance(into, end);
  const steps = Math.min(MOST_STEPS, Math.ceil(length / STEP) + 1);
  return Array.from({ length: steps + 1 }, (_none, step) => pointAt(curve, step / steps));
}

/** Without those at its ends. */
const innerOf = (points: readonly Point[]): readonly Point[] => {
  const [first, last] = [points[0], points.at(-1)];
  return points.filter((point) => first && last && distance(point, first) > END && distance(point, last) > END);
};

function cornersOf(points: readonly Point[], { x, y, width, height }: Box): readonly [Point, Point] {
  const across = [x, x + width, ...points.map((point) => point.x)];
  const down = [y, y + height, ...points.map((point) => point.y)];
  return [
    { x: Math.min(...across), y: Math.min(...down) },
    { x: Math.max(...across), y: Math.max(...down) },
  ];
}

const sizeOfLabel = ({ condition: { text } }: Passage): Size => {
  const letters = Math.floor((LABEL.width - PADDING) / LETTER);
  return {
    width: Math.min(LABEL.width, PADDING + text.length * LETTER),
    height: 4 + LINE_HEIGHT * Math.min(LABEL.lines, Math.ceil(text.length / letters)),
  };
};

const boxAround = ({ x, y }: Point, { width, height }: Size): Box => ({ x: x - width / 2, y: y - height / 2, width, height });

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by / 2,
  y: y - by / 2,
  width: width + by,
  height: height + by,
});

const isIn = (point: Point, { x, y, width, height }: Box): boolean =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;

const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
