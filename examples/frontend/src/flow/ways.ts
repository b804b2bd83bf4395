import type { Point } from './flow-graph.ts';
import { STATION } from './layout.ts';

export type Bezier = readonly [start: Point, out: Point, into: Point, end: Point];

export interface Way {
  readonly curve: Bezier;
  /** How far it is from the usual way, which leaves at the right and arrives at the left, in pixels of detour. */
  readonly strangeness: number;
}

/** Where a line may touch a station: the middle of a side, and the direction away from it. */
interface Port extends Point {
  readonly across: -1 | 0 | 1;
  readonly down: -1 | 0 | 1;
}

const OTHER_SIDE = 80;
/** Pixels that a curve swings aside. */
const BOWS = [0, 60, -60, 140, -140, 240, -240] as const;

/** Curves between two stations by their corners, from each side of the one to each side of the other, the most usual first. */
export function waysBetween(from: Point, to: Point): readonly Way[] {
  const ways = portsOf(from, 1).flatMap((leaving) =>
    portsOf(to, -1).flatMap((arriving) =>
      BOWS.map((bow) => ({
        curve: curveBetween(leaving, arriving, bow),
        strangeness: Math.abs(bow) / 2 + OTHER_SIDE * (Number(leaving.across !== 1) + Number(arriving.across !== -1)),
      })),
    ),
  );
  return ways.toSorted((one, other) => one.strangeness - other.strangeness);
}

/** That at the usual side first. */
const portsOf = ({ x, y }: Point, usual: -1 | 1): readonly Port[] => {
  const { width, height } = STATION;
  const beside = ([usual, usual === 1 ? -1 : 1] as const).map((across): Port => {
    return { x: across === 1 ? x + width : x, y: y + height / 2, across, down: 0 };
  });
  const vertical = ([1, -1] as const).map((down): Port => ({ x: x + width / 2, y: down === 1 ? y + height : y, across: 0, down }));
  return [...beside, ...vertical];
};

function curveBetween(from: Port, to: Port, bow: number): Bezier {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const reach = Math.max(40, length / 2.5);
  const aside = length === 0 ? { x: 0, y: 0 } : { x: (-(to.y - from.y) / length) * bow, y: ((to.x - from.x) / length) * bow };
  const control = ({ x, y, across, down }: Port) => ({ x: x + across * reach + aside.x, y: y + down * reach + aside.y });
  return [from, control(from), control(to), to];
}

export function pointAt([a, b, c, d]: Bezier, t: number): Point {
  const at = (key: 'x' | 'y') => (1 - t) ** 3 * a[key] + 3 * (1 - t) ** 2 * t * b[key] + 3 * (1 - t) * t ** 2 * c[key] + t ** 3 * d[key];
  return { x: at('x'), y: at('y') };
}
