import type { Point } from '../diagram.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 56;
/** Width by height of the whole, about: that of a page or a screen. */
const ASPECT = 1.4;

/** The upper left corners of boxes in rows, in their order: no row is wider than the widest box, or than the picture has to be. */
export function pack(boxes: readonly Size[]): readonly Point[] {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const most = Math.max(Math.sqrt(area * ASPECT), ...boxes.map(({ width }) => width));
  let [x, y, tallest] = [0, 0, 0];
  return boxes.map(({ width, height }) => {
    if (x > 0 && x + width > most) {
      x = 0;
      y += tallest + GAP;
      tallest = 0;
    }
    const corner = { x, y };
    x += width + GAP;
    tallest = Math.max(tallest, height);
    return corner;
  });
}
