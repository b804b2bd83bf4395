import { graphlib, layout } from '@dagrejs/dagre';
import type { Graph, Point } from './flow-graph.ts';

/** Every station is drawn at this size, in pixels at zoom 1. */
export const STATION = { width: 180, height: 72 } as const;
const GAP = 24;

/**
 * Where each station is drawn: at the wire's position where it has one. The others are where dagre would have them,
 * seen from a neighbour that has a place already, and further down if that spot is taken.
 */
export function placeStations(graph: Graph): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>();
  for (const { id, position } of graph.stations) if (position) places.set(id, position);
  if (places.size === graph.stations.length) return places;

  const drawn = layOut(graph);
  const isFromWire = places.size > 0;
  for (const id of orderOfPlacing(graph, places)) {
    const own = drawn.get(id) ?? { x: 0, y: 0 };
    const neighbour = graph.passages
      .flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
      .find((key) => places.has(key));
    const shift = isFromWire ? shiftOf(neighbour, places, drawn) : { x: 0, y: 0 };
    places.set(id, freeSpot({ x: own.x + shift.x, y: own.y + shift.y }, places));
  }
  return places;
}

/** Dagre's layout of the whole graph, from left to right. */
function layOut({ stations, passages }: Graph): ReadonlyMap<string, Point> {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 70, ranksep: 150 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of stations) graph.setNode(id, { ...STATION });
  for (const { id, from, to } of passages) graph.setEdge(from, to, {}, id);
  layout(graph);
  // Dagre names the middle of a node, React Flow its corner.
  return new Map(
    stations.map(({ id }) => {
      const { x = 0, y = 0 } = graph.node(id) as Partial<Point>;
      return [id, { x: x - STATION.width / 2, y: y - STATION.height / 2 }];
    }),
  );
}

/** Stations without a place, those next to a placed one first, and so outwards. */
function orderOfPlacing({ stations, passages }: Graph, places: ReadonlyMap<string, Point>): readonly string[] {
  const reached = new Set(places.keys());
  let size = -1;
  while (size !== reached.size) {
    size = reached.size;
    for (const { from, to } of passages) if (reached.has(from) || reached.has(to)) reached.add(from).add(to);
  }
  for (const { id } of stations) reached.add(id);
  return [...reached].filter((id) => !places.has(id));
}

function shiftOf(neighbour: string | undefined, places: ReadonlyMap<string, Point>, drawn: ReadonlyMap<string, Point>): Point {
  const placed = neighbour === undefined ? undefined : places.get(neighbour);
  const laidOut = neighbour === undefined ? undefined : drawn.get(neighbour);
  return placed && laidOut ? { x: placed.x - laidOut.x, y: placed.y - laidOut.y } : { x: 0, y: 0 };
}

function freeSpot(wanted: Point, places: ReadonlyMap<string, Point>): Point {
  const isTaken = ({ x, y }: Point) =>
    [...places.values()].some((other) => Math.abs(other.x - x) < STATION.width + GAP && Math.abs(other.y - y) < STATION.height + GAP);
  let spot = wanted;
  while (isTaken(spot)) spot = { x: spot.x, y: spot.y + GAP };
  return spot;
}
