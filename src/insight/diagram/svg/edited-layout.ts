import type { Diagram, Point } from '../diagram.ts';
import type { LaidOut, NodeBoxes } from './box.ts';

/** Between two nodes, in pixels. */
const GAP = { x: 48, y: 40 } as const;
/** How much an editor's canvas may be stretched, so that our boxes have room on it, and shrunk. */
const MOST_SCALE = 2.5;
const LEAST_SCALE = 0.6;
/** Pixels from end to end, beyond which nobody would find the next node. */
const MOST_EXTENT = 40_000;

/**
 * The places that an editor gave to the nodes, stretched until no two boxes touch; null where a node of the flow has none, or where that
 * would take too much room. What only the picture has, such as another assistant, stands in a row below.
 */
export function layAsEdited({ nodes, edges }: Diagram, boxes: NodeBoxes): LaidOut | null {
  const placed = nodes.flatMap(({ position }, index) => (position === null ? [] : [{ ...position, index }]));
  const isAdded = ({ shape }: Diagram['nodes'][number]) => shape === 'framed' || shape === 'broken' || shape === 'folded';
  if (placed.length === 0 || nodes.some((node) => node.position === null && !isAdded(node))) return null;
  const scale = scaleOf(placed, boxes);
  if (scale === null) return null;
  const left = Math.min(...placed.map(({ x }) => x));
  const top = Math.min(...placed.map(({ y }) => y));
  const middles: (Point | undefined)[] = nodes.map(({ position }, index) => {
    const { width = 0, height = 0 } = boxes[index] ?? {};
    return position === null ? undefined : { x: (position.x - left) * scale + width / 2, y: (position.y - top) * scale + height / 2 };
  });
  const ends = middles.flatMap((middle, index) => (middle ? [{ ...middle, ...boxes[index] }] : []));
  const right = Math.max(...ends.map(({ x, width = 0 }) => x + width / 2));
  const bottom = Math.max(...ends.map(({ y, height = 0 }) => y + height / 2));
  if (right > MOST_EXTENT || bottom > MOST_EXTENT) return null;
  let x = 0;
  for (const [index, box] of boxes.entries()) {
    if (middles[index]) continue;
    middles[index] = { x: x + box.width / 2, y: bottom + GAP.y * 2 + box.height / 2 };
    x += box.width + GAP.x;
  }
  return { middles: middles.map((middle) => middle ?? { x: 0, y: 0 }), edges: edges.map(() => null) };
}

/** The least scale at which no two boxes touch; null where there is none. */
function scaleOf(placed: readonly (Point & { readonly index: number })[], boxes: NodeBoxes): number | null {
  let scale = LEAST_SCALE;
  for (const [number, one] of placed.entries()) {
    for (let next = number + 1; next < placed.length; next += 1) {
      const other = placed[next] ?? one;
      const [before, beyond] = one.x <= other.x ? [one, other] : [other, one];
      const [above, below] = one.y <= other.y ? [one, other] : [other, one];
      const across = ((boxes[before.index]?.width ?? 0) + GAP.x) / (beyond.x - before.x);
      const down = ((boxes[above.index]?.height ?? 0) + GAP.y) / (below.y - above.y);
      scale = Math.max(scale, Math.min(across, down));
      if (scale > MOST_SCALE) return null;
    }
  }
  return scale;
}
