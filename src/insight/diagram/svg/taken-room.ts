import type { Point } from '../diagram.ts';
import type { PlacedBox, TextBox } from './box.ts';
import { pointAt, type Curve } from './curve.ts';

const CELL = 240;
const GAP = 4;
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] as const;
/** Steps that a label goes from its edge, in each direction and from several points of it; they grow, and the last is beyond most pictures. */
const MOST_STEPS = 40;
const distanceOf = (step: number): number => 12 * step + 4 * step * step;
/** Places that are looked at for all labels of a picture together: one with more is a tangle that labels do not make clearer. */
const MOST_TRIES = 200_000;

/** The room that nodes and labels take, in a grid, so that the next label is compared with its neighbours only. */
export class TakenRoom {
  readonly #cells = new Map<string, PlacedBox[]>();
  #tries = 0;

  constructor(boxes: readonly PlacedBox[]) {
    for (const box of boxes) this.take(box);
  }

  take(box: PlacedBox): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  /** Takes room for a label: on its curve if there is any, else as near as there is; null where there is none. */
  takeBeside(curve: Curve, { width, height }: TextBox): Point | null {
    for (let step = 0; step < MOST_STEPS && this.#tries < MOST_TRIES; step += 1) {
      for (const part of ALONG) {
        const { x, y } = pointAt(curve, part);
        for (const place of step === 0 ? [{ x, y }] : around({ x, y }, distanceOf(step))) {
          const box = { ...place, width, height };
          this.#tries += 1;
          if (this.#isTaken(box)) continue;
          this.take(box);
          return place;
        }
      }
    }
    return null;
  }

  #isTaken(box: PlacedBox): boolean {
    return cellsOf(box).some((cell) => this.#cells.get(cell)?.some((other) => overlap(box, other)));
  }
}

const around = ({ x, y }: Point, distance: number): readonly Point[] => [
  { x, y: y - distance },
  { x, y: y + distance },
  { x: x + distance, y },
  { x: x - distance, y },
];

function cellsOf({ x, y, width, height }: PlacedBox): readonly string[] {
  const cells: string[] = [];
  for (let column = Math.floor((x - width / 2 - GAP) / CELL); column <= Math.floor((x + width / 2 + GAP) / CELL); column += 1) {
    for (let row = Math.floor((y - height / 2 - GAP) / CELL); row <= Math.floor((y + height / 2 + GAP) / CELL); row += 1) {
      cells.push(`${column} ${row}`);
    }
  }
  return cells;
}

const overlap = (one: PlacedBox, other: PlacedBox): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 + GAP && Math.abs(one.y - other.y) < (one.height + other.height) / 2 + GAP;
