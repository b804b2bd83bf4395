import type { Point } from './flow-graph.ts';

/** By its upper left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const CELL = 64;
/** More rows than a drawing has. */
const COLUMN = 2 ** 22;

/** What is drawn already, in a grid, so that a box is compared with its neighbours alone. */
export class Room {
  readonly #cells = new Map<number, Box[]>();

  take(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  isTaken(box: Box): boolean {
    for (const cell of cellsOf(box)) for (const other of this.#cells.get(cell) ?? []) if (overlap(box, other)) return true;
    return false;
  }
}

function cellsOf({ x, y, width, height }: Box): readonly number[] {
  const cells: number[] = [];
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1) {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1) cells.push(column * COLUMN + row);
  }
  return cells;
}

const overlap = (one: Box, other: Box): boolean =>
  one.x <= other.x + other.width && other.x <= one.x + one.width && one.y <= other.y + other.height && other.y <= one.y + one.height;
