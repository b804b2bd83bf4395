import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagram, Point } from '../../../src/insight/diagram/diagram.ts';
import { layOut, type Layout } from '../../../src/insight/diagram/svg/layout.ts';
import type { PlacedBox } from '../../../src/insight/diagram/svg/box.ts';
import { walk } from '../../../src/insight/diagram/svg/curve.ts';
import { linesOf, widthOf } from '../../../src/insight/diagram/text-lines.ts';

interface Shape {
  readonly count: number;
  readonly ends: readonly (readonly [number, number])[];
  readonly positions?: readonly Point[];
  readonly direction?: Diagram['direction'];
}

const diagramOf = ({ count, ends, positions, direction = 'DOWN' }: Shape): Diagram => ({
  title: 'Test',
  direction,
  nodes: Array.from({ length: count }, (_none, index) => ({
    label: `Node ${index} ${'with words '.repeat(index % 7)}`,
    kind: 'prompt',
    shape: 'rounded',
    isStart: index === 0,
    mark: null,
    notes: [],
    position: positions?.[index] ?? null,
  })),
  edges: ends.map(([from, to], index) => ({
    from: from % count,
    to: to % count,
    label: index % 4 === 3 ? '' : `edge ${index} ${'says so '.repeat(index % 5)}`,
    kind: 'always',
    line: 'solid',
    mark: null,
    notes: [],
  })),
});

const overlap = (one: PlacedBox, other: PlacedBox) =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 && Math.abs(one.y - other.y) < (one.height + other.height) / 2;

/** Boxes that lie on each other, among those of nodes and labels; two labels are not compared. */
function overlapsIn({ nodes, edges }: Layout): number {
  const labels = edges.flatMap(({ label }) => label ?? []);
  const onNodes = labels.filter((label) => nodes.some((node) => overlap(label, node)));
  const nodesOnNodes = nodes.filter((node, index) => nodes.slice(0, index).some((other) => overlap(node, other)));
  return onNodes.length + nodesOnNodes.length;
}

const shapes = fc.record({
  count: fc.integer({ min: 1, max: 30 }),
  ends: fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 45 }),
  direction: fc.constantFrom('DOWN' as const, 'RIGHT' as const),
});

/** Labels of which another line passes the middle as close as their own does. */
const strayIn = ({ edges }: Layout) =>
  edges.filter(({ label, curve }) => {
    if (label === null) return false;
    const own = distanceTo(curve, label);
    return own > 5 || edges.some((other) => other.curve !== curve && distanceTo(other.curve, label) <= own);
  });

/** The points of a curve that are looked at are up to 10 pixels from each other. */
const distanceTo = (curve: Layout['edges'][number]['curve'], { x, y }: Point) =>
  Math.min(...Array.from(walk(curve), (point) => Math.hypot(point.x - x, point.y - y)));

/** Edges that pass behind a box which is none of their ends. */
const hiddenIn = ({ nodes, edges }: Layout, { edges: ends }: Diagram) =>
  edges.filter(({ curve }, index) => {
    const others = nodes.filter((_node, number) => number !== ends[index]?.from && number !== ends[index]?.to);
    return Array.from(walk(curve)).some((point) => others.some((node) => overlap({ ...point, width: 0, height: 0 }, node)));
  });

const labelsLeftOut = ({ edges }: Layout, diagram: Diagram) =>
  edges.filter(({ label }, index) => label === null && diagram.edges[index]?.label !== '');

/** Edges from a node to itself, more than have room close to it. */
const LOOPED: Required<Pick<Shape, 'count' | 'ends' | 'direction'>> = {
  count: 3,
  ends: [
    [0, 0],
    [0, 0],
    [0, 8],
    [0, 0],
    [4, 4],
    [5, 26],
    [0, 0],
    [0, 0],
    [8, 23],
    [2, 26],
  ],
  direction: 'DOWN',
};

test('no label and no node lies on a node, and each label is on its own edge', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const layout = layOut(diagramOf(shape));
      expect([overlapsIn(layout), strayIn(layout).length, labelsLeftOut(layout, diagramOf(shape)).length]).toEqual([0, 0, 0]);
    }),
    { numRuns: 40, examples: [[LOOPED]] },
  );
});

test('the same holds where an editor has laid out, however close', () => {
  const places = fc.array(fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) }), {
    minLength: 30,
    maxLength: 30,
  });
  fc.assert(
    fc.property(shapes, places, (shape, positions) => {
      const layout = layOut(diagramOf({ ...shape, positions }));
      expect([overlapsIn(layout), strayIn(layout).length]).toEqual([0, 0]);
    }),
    { numRuns: 40 },
  );
});

test('edges of a grid that an editor made go round the boxes in their way, with all of their labels', () => {
  const positions = Array.from({ length: 12 }, (_none, index) => ({ x: (index % 4) * 260, y: Math.floor(index / 4) * 200 }));
  const chain = Array.from({ length: 11 }, (_none, index) => [index, index + 1] as const);
  const extra = fc.tuple(fc.nat(11), fc.nat(11));
  fc.assert(
    fc.property(fc.array(extra, { maxLength: 4 }), (ends) => {
      const diagram = diagramOf({ count: 12, ends: [...chain, ...ends], positions });
      const layout = layOut(diagram);
      const [first, second, fifth] = [layout.nodes[0], layout.nodes[1], layout.nodes[4]];
      expect([hiddenIn(layout, diagram).length, strayIn(layout).length, labelsLeftOut(layout, diagram).length]).toEqual([0, 0, 0]);
      expect([(second?.x ?? 0) > (first?.x ?? 0), (fifth?.y ?? 0) > (first?.y ?? 0)]).toEqual([true, true]);
    }),
    { numRuns: 12 },
  );
});

test('nodes stand as an editor has them, stretched so far that they have room', () => {
  const at = (...positions: readonly Point[]) =>
    layOut(diagramOf({ count: positions.length, ends: [[0, 1]], positions })).nodes.map(({ x, y, width, height }) => [
      Math.round(x - width / 2),
      Math.round(y - height / 2),
    ]);
  expect(at({ x: -100, y: 50 }, { x: 300, y: 50 }, { x: -100, y: 350 })).toEqual([
    [0, 0],
    [240, 0],
    [0, 180],
  ]);
  const [first, second] = at({ x: 0, y: 0 }, { x: 90, y: 0 });
  expect([first, (second?.[0] ?? 0) > 100, second?.[1]]).toEqual([[0, 0], true, 0]);
});

test('places that no picture has room for are passed over', () => {
  const laid = (positions: readonly Point[]) => layOut(diagramOf({ count: positions.length, ends: [[0, 1]], positions })).nodes;
  const inRanks = layOut(diagramOf({ count: 2, ends: [[0, 1]] })).nodes;
  expect(
    laid([
      { x: 5, y: 5 },
      { x: 5, y: 5 },
    ]),
  ).toEqual(inRanks);
  expect(
    laid([
      { x: 0, y: 0 },
      { x: 1e300, y: 0 },
    ]),
  ).toEqual(inRanks);
  expect(
    laid([
      { x: -1e308, y: 0 },
      { x: 1e308, y: 0 },
    ]),
  ).toEqual(inRanks);
});

test('what would be deeper than the stack goes on beside itself, and edges that ranks have no room for are drawn straight', () => {
  const chain = Array.from({ length: 399 }, (_none, index) => [index, index + 1] as const);
  const jumps = Array.from({ length: 20 }, (_none, index) => [index * 20, (index * 977) % 400] as const);
  const { nodes, edges } = layOut(diagramOf({ count: 400, ends: [...chain, ...jumps] }));
  const height = Math.max(...nodes.map(({ y }) => y)) - Math.min(...nodes.map(({ y }) => y));
  const first = nodes.slice(0, 250);
  expect(height).toBeLessThan(1.3 * (Math.max(...first.map(({ y }) => y)) - Math.min(...first.map(({ y }) => y))));
  expect(edges).toHaveLength(419);
});

test('lines are no wider than they may be, and the last says that there is more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 3, max: 20 }), (text, width) => {
      const lines = linesOf(text, width, 3);
      expect(lines.length).toBeLessThanOrEqual(3);
      // A grapheme alone may be wider.
      for (const line of lines) if (line.length > 2) expect(widthOf(line)).toBeLessThanOrEqual(width + 1);
    }),
  );
  expect(linesOf('one two three four five six', 4, 3)).toEqual(['one two', 'three', 'four…']);
  expect(linesOf('assistant-kitchen-orders', 12, 3)).toEqual(['assistant-kitchen-', 'orders']);
});
