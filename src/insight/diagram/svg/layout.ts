import type { Diagram, Point } from '../diagram.ts';
import { layByDagre } from './dagre-layout.ts';
import { middlesAsEdited } from './edited-layout.ts';
import { boxOfEdge, boxOfNode, type EdgeBoxes, type NodeBox, type NodeBoxes, type PlacedBox } from './box.ts';
import { smoothAlong, type PlacedEdge } from './curve.ts';
import { Looks, Router } from './router.ts';

/** Where everything is: nodes by their middle, and edges by their curves. */
export interface Layout {
  readonly nodes: readonly (PlacedBox & NodeBox)[];
  readonly edges: readonly PlacedEdge[];
}

/** As an editor laid out, where that leaves room for texts and ways for all edges; else in ranks. */
export function layOut(diagram: Diagram): Layout {
  const boxes = diagram.nodes.map(boxOfNode);
  const labels = diagram.edges.map(boxOfEdge);
  const looks = new Looks();
  for (const middles of middlesAsEdited(diagram, boxes, labels)) {
    const nodes = placedAt(middles, boxes);
    const edges = clearWays(diagram, new Router(nodes, looks), { nodes, labels });
    if (edges) return { nodes, edges };
  }
  return inRanks(diagram, boxes, labels);
}

const placedAt = (middles: readonly Point[], boxes: NodeBoxes): Layout['nodes'] =>
  boxes.map((box, index) => Object.assign({ x: 0, y: 0 }, middles[index], box));

/** The shortest edges first, as they have the fewest ways. */
function clearWays(
  { edges }: Diagram,
  router: Router,
  { nodes, labels }: { readonly nodes: Layout['nodes']; readonly labels: EdgeBoxes },
): readonly PlacedEdge[] | null {
  const lengths = edges.map(({ from, to }) =>
    Math.hypot((nodes[from]?.x ?? 0) - (nodes[to]?.x ?? 0), (nodes[from]?.y ?? 0) - (nodes[to]?.y ?? 0)),
  );
  const found: PlacedEdge[] = [];
  for (const index of [...edges.keys()].toSorted((one, other) => (lengths[one] ?? 0) - (lengths[other] ?? 0) || one - other)) {
    const edge = edges[index];
    const way = edge && router.clearWay(edge, labels[index] ?? null);
    if (!way) return null;
    router.take(way);
    found[index] = way;
  }
  return found;
}

function inRanks(diagram: Diagram, boxes: NodeBoxes, labels: EdgeBoxes): Layout {
  const { middles, edges } = layByDagre(diagram, boxes, labels);
  const nodes = placedAt(middles, boxes);
  const router = new Router(nodes, new Looks());
  const known = edges.map((edge, index): PlacedEdge | null => {
    if (edge === null) return null;
    const box = labels[index] ?? null;
    const placed = { curve: smoothAlong(edge.points, edge.label), label: box && edge.label && { ...box, ...edge.label } };
    router.take(placed);
    return placed;
  });
  return {
    nodes,
    edges: diagram.edges.map((edge, index) => {
      const before = known[index];
      if (before) return before;
      const label = labels[index] ?? null;
      const way = router.clearWay(edge, label) ?? router.anyWay(edge, label);
      router.take(way);
      return way;
    }),
  };
}
