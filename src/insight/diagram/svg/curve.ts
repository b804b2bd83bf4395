import type { DiagramEdge, Point } from '../diagram.ts';
import type { PlacedBox } from './box.ts';

/** A line along points: through the middles between them where it is smooth, else with those in between as controls of one Bézier curve. */
export interface Curve {
  readonly points: readonly Point[];
  readonly isSmooth: boolean;
}

export interface PlacedEdge {
  readonly curve: Curve;
  /** Null where the edge has no label, or there is no room for it. */
  readonly label: (PlacedBox & { readonly lines: readonly string[] }) | null;
}

export const isLoop = ({ from, to }: Pick<DiagramEdge, 'from' | 'to'>): boolean => from === to;

/** Along points, and through the one of them where the label is: of others it goes by at some distance. */
export function smoothAlong(points: readonly Point[], label: Point | null): Curve {
  const bends = points.flatMap((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before || !after || point.x !== label?.x || point.y !== label.y) return [point];
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    // No further than half of the way to the nearer one, or the line would turn back.
    const part = Math.min(0.3, Math.min(distance(point, before), distance(point, after)) / 2 / length);
    const away = { x: (after.x - before.x) * part, y: (after.y - before.y) * part };
    return [
      { x: point.x - away.x, y: point.y - away.y },
      { x: point.x + away.x, y: point.y + away.y },
    ];
  });
  return { points: bends, isSmooth: true };
}

const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** Where the line from the middle of a box to a point leaves the box. */
export function borderOf({ x, y, width, height }: PlacedBox, point: Point): Point {
  const across = point.x - x;
  const down = point.y - y;
  if (across === 0 && down === 0) return { x, y: y - height / 2 };
  const part = Math.min(width / 2 / Math.abs(across), height / 2 / Math.abs(down));
  return { x: x + across * part, y: y + down * part };
}

/** A point of a curve, by the part of the way from 0 to 1. */
export function pointAt(curve: Curve, part: number): Point {
  const beziers = beziersOf(curve);
  const index = Math.min(beziers.length - 1, Math.floor(part * beziers.length));
  return bezierAt(beziers[index] ?? [], part * beziers.length - index);
}

const between = (one = 0, other = 0, part = 0): number => one + (other - one) * part;

/** By the algorithm of De Casteljau. */
function bezierAt(controls: readonly Point[], part: number): Point {
  const across = controls.map(({ x }) => x);
  const down = controls.map(({ y }) => y);
  for (let left = controls.length - 1; left > 0; left -= 1) {
    for (let index = 0; index < left; index += 1) {
      across[index] = between(across[index], across[index + 1], part);
      down[index] = between(down[index], down[index + 1], part);
    }
  }
  return { x: across[0] ?? 0, y: down[0] ?? 0 };
}

/** Most pixels between two points of a curve that is looked at point by point, and the most points of one of its parts. */
const STEP = 10;
const MOST_STEPS = 250;

/** Points of a curve from its start to its end, close to each other. */
export function* walk(curve: Curve): Generator<Point> {
  for (const controls of beziersOf(curve)) {
    const legs = controls.slice(1).map((point, index) => distance(point, controls[index] ?? point));
    // No part of a Bézier curve is passed faster.
    const fastest = legs.length * Math.max(0, ...legs);
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(fastest / STEP)));
    for (let step = 0; step <= steps; step += 1) yield bezierAt(controls, step / steps);
  }
}

/** The controls of each Bézier curve that a line consists of. */
export function beziersOf({ points, isSmooth }: Curve): readonly (readonly Point[])[] {
  if (!isSmooth || points.length < 3) return [points];
  return points.slice(1, -1).map((control, index) => {
    const before = points[index] ?? control;
    const after = points[index + 2] ?? control;
    return [index === 0 ? before : middle(before, control), control, index === points.length - 3 ? after : middle(control, after)];
  });
}

const middle = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
