/** How the example page draws flows: lines round boxes, and labels on their own lines. */
import { describe, expect, test } from 'vitest';
import { drawCurves, LABEL } from '../../examples/frontend/src/flow/curves.ts';
import type { Graph, Point } from '../../examples/frontend/src/flow/flow-graph.ts';
import { placeStations, STATION } from '../../examples/frontend/src/flow/layout.ts';
import { SPA_FLOW } from '../../src/sandbox/providers/retell-spa-flow.ts';

type Positions = Readonly<Record<string, Point | null>>;

const graphOf = (positions: Positions, lines: readonly (readonly [from: string, to: string, text: string])[]): Graph => ({
  stations: Object.entries(positions).map(([id, position]) => ({ kind: 'nowhere', id, title: id, position })),
  passages: lines.map(([from, to, text], index) => ({
    id: String(index),
    from,
    to,
    condition: { kind: 'model', text },
    mark: null,
  })),
});

const SPA = Object.fromEntries(SPA_FLOW.nodes.map(({ id, display_position: at }) => [id, at ?? null]));
const SPA_LINES = [
  ['welcome', 'lookup', 'default'],
  ['lookup', 'connect', 'guest_blocked == true or open_invoices > 2'],
  ['lookup', 'kind', 'default'],
  ['kind', 'book_member', 'guest_kind == "member"'],
  ['kind', 'book_guest', 'None of the other conditions holds'],
  ['book_member', 'goodbye', 'A time is agreed'],
  ['book_member', 'connect', 'The caller asks for a person'],
  ['book_guest', 'goodbye', 'A time is agreed'],
  ['book_guest', 'connect', 'The caller asks for a person'],
  ['connect', 'goodbye', 'Nobody answers'],
] as const;

const GRAPHS: readonly (readonly [string, Graph])[] = [
  ['a flow with positions', graphOf(SPA, SPA_LINES)],
  ['the same flow without', graphOf(Object.fromEntries(Object.keys(SPA).map((id) => [id, null])), SPA_LINES)],
  [
    'a line past a box between its ends, and one back',
    graphOf({ a: { x: 0, y: 0 }, b: { x: 320, y: 0 }, c: { x: 640, y: 0 } }, [
      ['a', 'b', 'one'],
      ['b', 'c', 'two'],
      ['a', 'c', 'past'],
      ['c', 'a', 'back'],
    ]),
  ],
];

/** A path of the page as points, close to each other. */
function pointsOf(path: string): readonly Point[] {
  const numbers = path.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  expect(numbers).toHaveLength(8);
  return Array.from({ length: 401 }, (_none, step) => {
    const part = step / 400;
    const weights = [(1 - part) ** 3, 3 * (1 - part) ** 2 * part, 3 * (1 - part) * part ** 2, part ** 3];
    const along = (offset: number) => weights.reduce((sum, weight, index) => sum + weight * (numbers[2 * index + offset] ?? 0), 0);
    return { x: along(0), y: along(1) };
  });
}

const within = (point: Point, middle: Point, { width, height }: { readonly width: number; readonly height: number }) =>
  Math.abs(point.x - middle.x) < width / 2 && Math.abs(point.y - middle.y) < height / 2;

describe.each(GRAPHS)('%s', (_name, graph) => {
  const places = placeStations(graph);
  const curves = drawCurves(graph, places);
  const drawn = graph.passages.map((passage) => {
    const curve = curves.get(passage.id);
    if (!curve) throw new Error(`Nothing is drawn for ${passage.id}.`);
    return { passage, label: curve.label, points: pointsOf(curve.path) };
  });
  const middles = new Map([...places].map(([id, { x, y }]) => [id, { x: x + STATION.width / 2, y: y + STATION.height / 2 }]));

  test('has no line behind a box', () => {
    for (const { passage, points } of drawn) {
      const crossed = [...middles].filter(([, middle]) => points.some((point) => within(point, middle, STATION)));
      expect([passage.from, passage.to, crossed.map(([id]) => id)]).toEqual([passage.from, passage.to, []]);
    }
  });

  test('has each label on its own line, and on no other line, box or label', () => {
    // One line of text; the page makes labels wider and higher as they need.
    const size = { width: 40, height: 18 };
    for (const { passage, label, points } of drawn) {
      expect(points.some((point) => within(point, label, { width: 6, height: 6 }))).toBe(true);
      const others = drawn.filter((other) => other.passage !== passage);
      const crossing = others.filter((other) => other.points.some((point) => within(point, label, size)));
      expect([passage.condition.text, crossing.map((other) => other.passage.condition.text)]).toEqual([passage.condition.text, []]);
      expect(
        [...middles.values()].filter((middle) => within(label, middle, { width: STATION.width + LABEL.width / 4, height: STATION.height })),
      ).toEqual([]);
      expect(others.filter((other) => within(other.label, label, size)).map((other) => other.passage.condition.text)).toEqual([]);
    }
  });

  test('has no line that arrives where another leaves', () => {
    const starts = new Set(drawn.map(({ points }) => JSON.stringify(points[0])));
    const met = drawn.filter(({ points }) => starts.has(JSON.stringify(points.at(-1))));
    expect(met.map(({ passage }) => passage.condition.text)).toEqual([]);
  });
});
