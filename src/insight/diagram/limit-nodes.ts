import type { DiagramDraft, DraftEdge, DraftNode, Mark } from './diagram.ts';
import { worseOf } from './marks.ts';

/**
 * The diagram with so many nodes at most: those that are nearest to the start, and one node for all others. Edges between a node and
 * the others are one in each direction.
 */
export function limitNodes(diagram: DiagramDraft, maxNodes: number): DiagramDraft {
  const { nodes, edges } = diagram;
  if (nodes.length <= maxNodes) return diagram;
  const kept = nearestOf(diagram, maxNodes);
  const indexes = new Map([...kept].toSorted((one, other) => one - other).map((index, place) => [index, place]));
  const rest = indexes.size;
  const drawn: DraftEdge[] = [];
  const toRest = new Map<string, number>();
  for (const edge of edges) {
    const from = indexes.get(edge.from) ?? rest;
    const to = indexes.get(edge.to) ?? rest;
    if (from !== rest && to !== rest) drawn.push({ ...edge, from, to });
    else if (from !== to) join(edge, from, to, drawn, toRest);
  }
  const omitted = nodes.filter((_node, index) => !indexes.has(index));
  return { ...diagram, nodes: [...nodes.filter((_node, index) => indexes.has(index)), nodeFor(omitted)], edges: drawn };
}

/** Indexes of nodes, in breadth from the start, then from the first of those that are left. */
function nearestOf({ nodes, edges }: DiagramDraft, count: number): ReadonlySet<number> {
  const after: number[][] = nodes.map(() => []);
  for (const { from, to } of edges) after[from]?.push(to);
  const start = nodes.findIndex(({ isStart }) => isStart);
  const found = new Set<number>();
  for (const first of [...(start === -1 ? [] : [start]), ...nodes.keys()]) {
    if (found.size >= count) break;
    if (found.has(first)) continue;
    found.add(first);
    for (const waiting = [first], at = { next: 0 }; at.next < waiting.length; at.next += 1) {
      for (const to of after[waiting[at.next] ?? -1] ?? []) {
        if (found.size >= count || found.has(to)) continue;
        found.add(to);
        waiting.push(to);
      }
    }
  }
  return found;
}

function join(edge: DraftEdge, from: number, to: number, drawn: DraftEdge[], known: Map<string, number>): void {
  const key = `${from} ${to}`;
  const index = known.get(key);
  if (index === undefined) {
    known.set(key, drawn.length);
    drawn.push({ ...edge, from, to, label: () => '', kind: 'left out', line: 'dotted', notes: [] });
    return;
  }
  const before = drawn[index];
  if (before && edge.mark !== null) drawn[index] = { ...before, mark: worseOf(before.mark, edge.mark) };
}

const nodeFor = (omitted: readonly DraftNode[]): DraftNode => ({
  label: () => `${omitted.length} more ${omitted.length === 1 ? 'node' : 'nodes'}`,
  kind: 'left out',
  shape: 'folded',
  isStart: false,
  mark: omitted.reduce((worst, { mark }) => worseOf(worst, mark), null as Mark),
  notes: [],
  position: null,
});
