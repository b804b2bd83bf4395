import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagram, Point } from '../../../src/insight/diagram/diagram.ts';
import { layOut, type Layout } from '../../../src/insight/diagram/svg/layout.ts';
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

type Box = Layout['nodes'][number] | NonNullable<Layout['edges'][number]['label']>;

const overlap = (one: Box, other: Box) =>
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

test('no label and no node lies on a node', () => {
  fc.assert(
    fc.property(shapes, (shape) => overlapsIn(layOut(diagramOf(shape))) === 0),
    { numRuns: 40 },
  );
});

test('the same holds where an editor has laid out, however close', () => {
  const places = fc.array(fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) }), {
    minLength: 30,
    maxLength: 30,
  });
  fc.assert(
    fc.property(shapes, places, (shape, positions) => overlapsIn(layOut(diagramOf({ ...shape, positions }))) === 0),
    { numRuns: 40 },
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
});
