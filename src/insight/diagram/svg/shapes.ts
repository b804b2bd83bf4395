import type { Shape } from '../diagram.ts';
import type { PlacedBox } from './box.ts';
import { at, element } from './elements.ts';

const SLANT = 8;
const INSET = 4;
const FOLD = 12;

/** The outline of a node. */
export function outlineOf(shape: Shape, box: PlacedBox): readonly string[] {
  const { width, height } = box;
  const left = box.x - width / 2;
  const top = box.y - height / 2;
  const [right, bottom] = [left + width, top + height];
  const path = (d: string) => [element('path', { class: 'shape', d })];
  switch (shape) {
    case 'slanted':
      return path(`M${at(left + SLANT, top)}L${at(right, top)}L${at(right - SLANT, bottom)}L${at(left, bottom)}Z`);
    case 'hexagon':
      return path(
        `M${at(left + SLANT, top)}L${at(right - SLANT, top)}L${at(right, box.y)}L${at(right - SLANT, bottom)}L${at(left + SLANT, bottom)}L${at(left, box.y)}Z`,
      );
    case 'folded':
      return path(`M${at(left, top)}L${at(right - FOLD, top)}L${at(right, top + FOLD)}L${at(right, bottom)}L${at(left, bottom)}Z`);
    case 'framed':
      return [rectangle(box, 0, 3), rectangle(box, INSET, 2)];
    case 'broken':
      return [rectangle(box, 0, 2)];
    case 'rounded':
      return [rectangle(box, 0, 12)];
  }
}

const rectangle = ({ x, y, width, height }: PlacedBox, inset: number, rx: number): string =>
  element('rect', {
    class: 'shape',
    x: x - width / 2 + inset,
    y: y - height / 2 + inset,
    width: width - 2 * inset,
    height: height - 2 * inset,
    rx,
  });
