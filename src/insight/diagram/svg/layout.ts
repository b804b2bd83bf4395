import type { Diagram } from '../diagram.ts';
import { layByDagre } from './dagre-layout.ts';
import { layAsEdited } from './edited-layout.ts';
import { boxOfEdge, boxOfNode, type EdgeBoxes, type NodeBox, type PlacedBox } from './box.ts';
import { isLoop, loopAt, smoothAlong, straightBetween, type Curve } from './curve.ts';
import { TakenRoom } from './taken-room.ts';

/** Where everything is: nodes by their middle, and edges by their curves. */
export interface Layout {
  readonly nodes: readonly (PlacedBox & NodeBox)[];
  readonly edges: readonly PlacedEdge[];
}

export interface PlacedEdge {
  readonly curve: Curve;
  /** Null where the edge has no label, or there is no room for it. */
  readonly label: (PlacedBox & { readonly lines: readonly string[] }) | null;
}

/** As an editor laid out, where each node has a place of its own that leaves room for its text; else in ranks. */
export function layOut(diagram: Diagram): Layout {
  const boxes = diagram.nodes.map(boxOfNode);
  const labels = diagram.edges.map(boxOfEdge);
  const { middles, edges } = layAsEdited(diagram, boxes) ?? layByDagre(diagram, boxes, labels);
  const nodes = boxes.map((box, index) => Object.assign({ x: 0, y: 0 }, middles[index], box));
  const room = new TakenRoom(nodes);
  const known = edges.map((edge, index): PlacedEdge | null => {
    if (edge === null) return null;
    const box = labels[index] ?? null;
    const label = box && edge.label && { ...box, ...edge.label };
    if (label) room.take(label);
    return { curve: smoothAlong(edge.points, edge.label), label };
  });
  const beside = new Map<string, number>();
  return {
    nodes,
    edges: known.map((edge, index) => edge ?? findCurve(diagram, index, { nodes, label: labels[index] ?? null, beside, room })),
  };
}

interface Found {
  readonly nodes: Layout['nodes'];
  readonly label: EdgeBoxes[number];
  /** How many edges there are between two nodes so far. */
  readonly beside: Map<string, number>;
  readonly room: TakenRoom;
}

function findCurve({ edges }: Diagram, index: number, { nodes, label, beside, room }: Found): PlacedEdge {
  const edge = edges[index];
  const from = edge && nodes[edge.from];
  const to = edge && nodes[edge.to];
  if (!from || !to) throw new Error(`Edge ${index} of the diagram has an end that is none of its nodes.`);
  const key = `${edge.from} ${edge.to}`;
  const count = beside.get(key) ?? 0;
  beside.set(key, count + 1);
  const curve = isLoop(edge) ? loopAt(from, count) : straightBetween(from, to, count);
  const place = label && room.takeBeside(curve, label);
  return { curve, label: place && { ...label, ...place } };
}
