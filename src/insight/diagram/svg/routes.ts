import type { Point } from '../diagram.ts';
import type { PlacedBox } from './box.ts';
import { borderOf, type Curve } from './curve.ts';

/** Times that a line is bent by its usual bend. No two are opposite, so that a line never covers one that leads back. */
const BENDS = [1, -1.6, 2.2, -2.8, 3.4, -4] as const;
/** Pixels that a line goes aside, to pass boxes in its way. */
const ASIDE = [60, -70, 90, -100, 130, -145, 180, -200, 260, -280, 370, -400] as const;
/** Pixels between a line that follows a row of boxes and these. */
const MARGINS = [20, 30] as const;
const REACHES = [40, 66, 92, 130, 180, 240, 310, 390] as const;

/** Ways from border to border, the straightest first. */
export function* waysBetween(from: PlacedBox, to: PlacedBox): Generator<Curve> {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  // To the right of its direction.
  const normal = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  for (const times of BENDS) {
    const bend = (18 + 0.05 * length) * times;
    const control = { x: (from.x + to.x) / 2 + normal.x * bend, y: (from.y + to.y) / 2 + normal.y * bend };
    yield { points: [borderOf(from, control), control, borderOf(to, control)], isSmooth: false };
  }
  for (const aside of ASIDE) {
    const [first, last] = [from, to].map(({ x, y }) => ({ x: x + normal.x * aside, y: y + normal.y * aside }));
    if (first && last) yield { points: [borderOf(from, first), first, last, borderOf(to, last)], isSmooth: false };
  }
  for (const margin of MARGINS) {
    yield* detours(from, to, margin);
    for (const { points } of detours(turned(from), turned(to), margin)) yield { points: points.map(turnedPoint), isSmooth: true };
  }
}

/** Between rows and columns of boxes: along the row of one end, then beside one of both, then along the row of the other. */
function* detours(from: PlacedBox, to: PlacedBox, margin: number): Generator<Curve> {
  const sides = from.y <= to.y ? ([1, -1] as const) : ([-1, 1] as const);
  const columns = [to, from].flatMap(({ x, width }) => [x - width / 2 - margin, x + width / 2 + margin]);
  for (const leaving of sides) {
    for (const reaching of [-sides[0], sides[0]]) {
      const [start, end] = [from.y + (leaving * from.height) / 2, to.y + (reaching * to.height) / 2];
      const [first, last] = [start + leaving * margin, end + reaching * margin];
      for (const x of columns) {
        const bends = [
          { x: from.x, y: first },
          { x, y: first },
          { x, y: last },
          { x: to.x, y: last },
        ];
        yield { points: [{ x: from.x, y: start }, ...bends, { x: to.x, y: end }], isSmooth: true };
      }
    }
  }
}

const turnedPoint = ({ x, y }: Point): Point => ({ x: y, y: x });
const turned = ({ x, y, width, height }: PlacedBox): PlacedBox => ({ x: y, y: x, width: height, height: width });

/** Ways from a node to itself, at each of its sides, the closest first. */
export function* loopsAt({ x, y, width, height }: PlacedBox): Generator<Curve> {
  for (const reach of REACHES) {
    for (const side of [1, -1]) {
      const [near, far] = [x + (side * width) / 2, x + side * (width / 2 + reach)];
      const points = [
        { x: near, y: y - height / 4 },
        { x: far, y: y - height / 2 },
        { x: far, y: y + height / 2 },
        { x: near, y: y + height / 4 },
      ];
      yield { points, isSmooth: false };
    }
    for (const side of [-1, 1]) {
      const [near, far] = [y + (side * height) / 2, y + side * (height / 2 + reach)];
      const points = [
        { x: x - width / 4, y: near },
        { x: x - width / 2, y: far },
        { x: x + width / 2, y: far },
        { x: x + width / 4, y: near },
      ];
      yield { points, isSmooth: false };
    }
  }
}
