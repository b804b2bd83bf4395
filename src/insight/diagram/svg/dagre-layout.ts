import { graphlib, layout } from '@dagrejs/dagre';
import type { Diagram, Point } from '../diagram.ts';
import type { EdgeBoxes, LaidOut, NodeBoxes } from './box.ts';
import { connectedIn, type Connected } from './connected.ts';
import { isLoop } from './curve.ts';
import { pack, type Size } from './pack.ts';
import { ranksOf } from './ranks.ts';

/**
 * Ranks that edges may go over, all together: for each one that an edge passes, dagre places a point, and all of these are sorted again
 * and again. The longest edges of bigger diagrams are drawn straight.
 */
const MOST_SPANS = 600;
const MOST_SPANS_OF_NODE = 2;

/** Ranks below each other: dagre walks as deep as the stack, and a picture of thousands would be a thread. The next ones stand beside these. */
const MOST_RANKS = 250;

const ROOM = { nodesep: 36, ranksep: 34, edgesep: 16 } as const;
/** Of an edge from a node to itself, beside its label: room is left for it, and its curve is to be found. */
const LOOP = 64;

/** In ranks, by the algorithm of Sugiyama: each connected part for itself, and the parts in rows. */
export function layByDagre(diagram: Diagram, boxes: NodeBoxes, labels: EdgeBoxes): LaidOut {
  const { nodes, edges } = diagram;
  const ranked = rankedOf(diagram, Math.max(MOST_SPANS, MOST_SPANS_OF_NODE * nodes.length));
  const parts = connectedIn(nodes.length, edges, ranked);
  const graphs = parts.map((part) => layPart(part, diagram, boxes, labels));
  const corners = pack(graphs.map((graph) => sizeOf(graph)));
  const middles = new Map<number, Point>();
  const laid = new Map<number, NonNullable<LaidOut['edges'][number]>>();
  for (const [number, part] of parts.entries()) {
    const [graph, corner] = [graphs[number], corners[number]];
    if (!graph || !corner) continue;
    const place = ({ x = 0, y = 0 }: Partial<Point>): Point => ({ x: x + corner.x, y: y + corner.y });
    for (const node of part.nodes) middles.set(node, place(graph.node(String(node))));
    for (const index of part.edges) {
      const edge = edges[index];
      if (!edge || isLoop(edge)) continue;
      const found = graph.edge(String(edge.from), String(edge.to), String(index)) as Partial<Point> & { points?: readonly Point[] };
      laid.set(index, { points: (found.points ?? []).map(place), label: labels[index] ? place(found) : null });
    }
  }
  return {
    middles: nodes.map((_node, index) => middles.get(index) ?? { x: 0, y: 0 }),
    edges: edges.map((_edge, index) => laid.get(index) ?? null),
  };
}

function layPart({ nodes, edges }: Connected, diagram: Diagram, boxes: NodeBoxes, labels: EdgeBoxes): graphlib.Graph {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ ...ROOM, rankdir: diagram.direction === 'DOWN' ? 'TB' : 'LR' });
  for (const index of nodes) {
    const { width = 0, height = 0 } = boxes[index] ?? {};
    graph.setNode(String(index), { width, height });
  }
  for (const index of edges) {
    const edge = diagram.edges[index];
    const { width = 0, height = 0 } = labels[index] ?? {};
    if (!edge) continue;
    const room = isLoop(edge) ? { width: width + LOOP, height: height + LOOP } : { width, height };
    graph.setEdge(String(edge.from), String(edge.to), { ...room, labelpos: 'c' }, String(index));
  }
  layout(graph);
  return graph;
}

function sizeOf(graph: graphlib.Graph): Size {
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  return { width, height };
}

/** The shortest edges that go over so many ranks together, but for those that lead from below each other to beside each other. */
function rankedOf(diagram: Diagram, most: number): ReadonlySet<number> {
  const ranks = ranksOf(diagram);
  const spans = diagram.edges.map(({ from, to }) => {
    const [one = 0, other = 0] = [ranks[from], ranks[to]];
    return Math.floor(one / MOST_RANKS) === Math.floor(other / MOST_RANKS) ? Math.max(1, Math.abs(one - other)) : Infinity;
  });
  const shortest = [...spans.keys()].toSorted((one, other) => compareNumbers(spans[one], spans[other]) || one - other);
  let left = most;
  return new Set(
    shortest.filter((index) => {
      left -= spans[index] ?? Infinity;
      return left >= 0;
    }),
  );
}

/** A difference of infinities would be no number. */
const compareNumbers = (one = 0, other = 0): number => (one === other ? 0 : one < other ? -1 : 1);
