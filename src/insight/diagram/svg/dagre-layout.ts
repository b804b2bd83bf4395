import { graphlib, layout } from '@dagrejs/dagre';
import type { Diagram, Point } from '../diagram.ts';
import type { EdgeBoxes, LaidOut, NodeBoxes } from './box.ts';
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

/** In ranks, by the algorithm of Sugiyama. */
export function layByDagre(diagram: Diagram, boxes: NodeBoxes, labels: EdgeBoxes): LaidOut {
  const { nodes, edges, direction } = diagram;
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ ...ROOM, rankdir: direction === 'DOWN' ? 'TB' : 'LR' });
  for (const [index, { width, height }] of boxes.entries()) graph.setNode(String(index), { width, height });
  const isRanked = rankedOf(diagram, Math.max(MOST_SPANS, MOST_SPANS_OF_NODE * nodes.length));
  for (const [index, { from, to }] of edges.entries()) {
    if (!isRanked.has(index)) continue;
    const { width = 0, height = 0 } = labels[index] ?? {};
    graph.setEdge(String(from), String(to), { width, height, labelpos: 'c' }, String(index));
  }
  layout(graph);
  return {
    middles: nodes.map((_node, index) => pointOf(graph.node(String(index)))),
    edges: edges.map(({ from, to }, index) => {
      if (!isRanked.has(index)) return null;
      const laid = graph.edge(String(from), String(to), String(index)) as Partial<Point> & { readonly points?: readonly Point[] };
      const points = laid.points ?? [];
      return { points: points.map(pointOf), label: labels[index] ? pointOf(laid) : null };
    }),
  };
}

const pointOf = ({ x = 0, y = 0 }: Partial<Point>): Point => ({ x, y });

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
