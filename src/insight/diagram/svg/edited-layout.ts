import type { Diagram, Point } from '../diagram.ts';
import type { EdgeBoxes, NodeBoxes } from './box.ts';

/** Between two nodes, in pixels. */
const GAP = { x: 48, y: 40 } as const;
/** How much an editor's canvas may be stretched, so that our boxes have room on it, and shrunk. */
const MOST_SCALE = 2.5;
const LEAST_SCALE = 0.6;
/** Pixels from end to end, beyond which nobody would find the next node. */
const MOST_EXTENT = 40_000;

/** What a canvas is stretched by, step by step, where edges have no way between its boxes. */
const STRETCH = [1, 1.25, 1.6, 2] as const;
/** Of an edge, beside its label. */
const SEEN = 48;

/**
 * The middles of nodes at the places that an editor gave them, stretched until no two boxes touch and labels have room between them, and
 * then further; nothing where a node of the flow has no place, or where that would take too much room. What only the picture has, such as
 * another assistant, stands in a row below those that lead to it.
 */
export function* middlesAsEdited(diagram: Diagram, boxes: NodeBoxes, labels: EdgeBoxes): Generator<readonly Point[]> {
  const { nodes } = diagram;
  const placed = nodes.flatMap(({ position }, index) => (position === null ? [] : [{ ...position, index }]));
  const isAdded = ({ shape }: Diagram['nodes'][number]) => shape === 'framed' || shape === 'broken' || shape === 'folded';
  if (placed.length === 0 || nodes.some((node) => node.position === null && !isAdded(node))) return;
  const least = scaleOf(placed, boxes);
  if (least === null) return;
  const wanted = Math.max(least, scaleForLabels(diagram, boxes, labels));
  const scales = new Set(STRETCH.map((by) => Math.min(MOST_SCALE, wanted * by)));
  for (const scale of scales) {
    const middles = middlesAt(scale, diagram, boxes);
    if (middles === null) return;
    yield middles;
  }
}

function middlesAt(scale: number, { nodes, edges }: Diagram, boxes: NodeBoxes): readonly Point[] | null {
  const positions = nodes.flatMap(({ position }) => position ?? []);
  const left = Math.min(...positions.map(({ x }) => x));
  const top = Math.min(...positions.map(({ y }) => y));
  const middles: (Point | undefined)[] = nodes.map(({ position }, index) => {
    const { width = 0, height = 0 } = boxes[index] ?? {};
    return position === null ? undefined : { x: (position.x - left) * scale + width / 2, y: (position.y - top) * scale + height / 2 };
  });
  const ends = middles.flatMap((middle, index) => (middle ? [{ ...middle, ...boxes[index] }] : []));
  const right = Math.max(...ends.map(({ x, width = 0 }) => x + width / 2));
  const bottom = Math.max(...ends.map(({ y, height = 0 }) => y + height / 2));
  if (right > MOST_EXTENT || bottom > MOST_EXTENT) return null;
  const sources = new Map<number, number[]>();
  for (const { from, to } of edges) {
    const source = middles[from];
    if (!source || middles[to]) continue;
    const known = sources.get(to);
    if (known) known.push(source.x);
    else sources.set(to, [source.x]);
  }
  const below = [...middles.keys()]
    .filter((index) => !middles[index])
    .map((index) => ({ index, x: meanOf(sources.get(index) ?? [0]) }))
    .toSorted((one, other) => one.x - other.x || one.index - other.index);
  let next = 0;
  for (const { index, x } of below) {
    const { width = 0, height = 0 } = boxes[index] ?? {};
    const start = Math.max(next, x - width / 2);
    middles[index] = { x: start + width / 2, y: bottom + GAP.y * 2.5 + height / 2 };
    next = start + width + GAP.x;
  }
  return middles.map((middle) => middle ?? { x: 0, y: 0 });
}

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The scale at which labels have room between the ends of their edges, as far as it may be. */
function scaleForLabels({ nodes, edges }: Diagram, boxes: NodeBoxes, labels: EdgeBoxes): number {
  const scales = edges.flatMap(({ from, to }, index) => {
    const [one, other, label] = [nodes[from]?.position, nodes[to]?.position, labels[index]];
    if (!one || !other || !label || from === to) return [];
    const [before, above] = [one.x <= other.x ? from : to, one.y <= other.y ? from : to];
    const across = ((boxes[before]?.width ?? 0) + label.width + SEEN) / Math.abs(one.x - other.x);
    const down = ((boxes[above]?.height ?? 0) + label.height + SEEN) / Math.abs(one.y - other.y);
    return [Math.min(across, down, MOST_SCALE)];
  });
  return scales.reduce((most, scale) => Math.max(most, scale), 0);
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
