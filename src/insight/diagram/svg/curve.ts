import type { DiagramEdge, Point } from '../diagram.ts';
import type { PlacedBox } from './box.ts';

/** A line along points: through the middles between them where it is smooth, else with those in between as controls of one Bézier curve. */
export interface Curve {
  readonly points: readonly Point[];
  readonly isSmooth: boolean;
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

/** From a node to itself, at its right side; `count` others are within. */
export function loopAt({ x, y, width, height }: PlacedBox, count: number): Curve {
  const side = x + width / 2;
  const reach = 40 + 26 * count;
  const points = [
    { x: side, y: y - height / 4 },
    { x: side + reach, y: y - height / 2 },
    { x: side + reach, y: y + height / 2 },
    { x: side, y: y + height / 4 },
  ];
  return { points, isSmooth: false };
}

/** From border to border, bent to the right of its direction, so that it keeps apart from one that leads back. */
export function straightBetween(from: PlacedBox, to: PlacedBox, count: number): Curve {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const bend = (18 + 0.05 * length) * (count + 1);
  const control = {
    x: (from.x + to.x) / 2 - ((to.y - from.y) / length) * bend,
    y: (from.y + to.y) / 2 + ((to.x - from.x) / length) * bend,
  };
  return { points: [borderOf(from, control), control, borderOf(to, control)], isSmooth: false };
}

/** Where the line from the middle of a box to a point leaves the box. */
function borderOf({ x, y, width, height }: PlacedBox, point: Point): Point {
  const across = point.x - x;
  const down = point.y - y;
  if (across === 0 && down === 0) return { x, y: y - height / 2 };
  const part = Math.min(width / 2 / Math.abs(across), height / 2 / Math.abs(down));
  return { x: x + across * part, y: y + down * part };
}

/** A point of a curve, by the part of the way from 0 to 1. */
export function pointAt({ points, isSmooth }: Curve, part: number): Point {
  if (isSmooth) return points[Math.min(points.length - 1, Math.round(part * (points.length - 1)))] ?? { x: 0, y: 0 };
  // By the algorithm of De Casteljau.
  let left = points;
  while (left.length > 1) {
    left = left.slice(1).map((next, index) => {
      const before = left[index] ?? next;
      return { x: before.x + (next.x - before.x) * part, y: before.y + (next.y - before.y) * part };
    });
  }
  return left[0] ?? { x: 0, y: 0 };
}
