import type { PlacedBox } from './box.ts';

const CELL = 120;
const GAP = 4;

/** The room that is taken, in a grid, so that a box is compared with its neighbours only. */
export class TakenRoom {
  readonly #cells = new Map<number, PlacedBox[]>();

  take(box: PlacedBox): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  /** Whether nothing is there, but for what is passed over. */
  isFree(box: PlacedBox, passedOver: readonly PlacedBox[] = []): boolean {
    for (const cell of cellsOf(box)) {
      for (const other of this.#cells.get(cell) ?? NONE) if (overlap(box, other) && !passedOver.includes(other)) return false;
    }
    return true;
  }
}

const NONE: readonly PlacedBox[] = [];
/** More rows than a picture has. */
const COLUMN = 2 ** 22;

function cellsOf({ x, y, width, height }: PlacedBox): readonly number[] {
  const cells: number[] = [];
  for (let column = Math.floor((x - width / 2 - GAP) / CELL); column <= Math.floor((x + width / 2 + GAP) / CELL); column += 1) {
    for (let row = Math.floor((y - height / 2 - GAP) / CELL); row <= Math.floor((y + height / 2 + GAP) / CELL); row += 1) {
      cells.push(column * COLUMN + row);
    }
  }
  return cells;
}

/** Whether two boxes touch, or nearly so. */
export const overlap = (one: PlacedBox, other: PlacedBox): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 + GAP && Math.abs(one.y - other.y) < (one.height + other.height) / 2 + GAP;
