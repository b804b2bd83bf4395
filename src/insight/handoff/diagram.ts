import type { DiagramDirection, DiagramDraft, DraftEdge, DraftNode } from '../diagram/diagram.ts';
import type { HandoffEdge, HandoffGraph, HandoffNode } from './handoff-graph.ts';
import type { HandoffKind } from './handoffs.ts';

export interface HandoffDiagramOptions {
  readonly direction: DiagramDirection;
  /** Whether handoffs to nobody and circles are marked. */
  readonly marks: boolean;
}

/** The map of an account: its assistants, those that hand over first, and a node for each id that no assistant has. */
export function handoffDiagram({ nodes, edges, loops }: HandoffGraph, { direction, marks }: HandoffDiagramOptions): DiagramDraft {
  const circles = new Map(loops.flatMap((loop) => loop.map((node) => [node, loop] as const)));
  // In a picture of some of them, these are what it is about.
  const sorted = [...nodes.filter(isConnected), ...nodes.filter((node) => !isConnected(node))];
  const places = new Map(sorted.map((node, place) => [node, place]));
  const drawn = sorted.map((node) => drawnNode(node, marks ? circles.get(node) : undefined));
  const missing = new Map<string, number>();
  const placeOf = ({ to, toId }: HandoffEdge): number => {
    const known = (to && places.get(to)) ?? missing.get(toId);
    if (known !== undefined) return known;
    missing.set(toId, drawn.length);
    drawn.push({ ...PLAIN, label: () => toId, kind: 'no such assistant', shape: 'broken' });
    return drawn.length - 1;
  };
  const lines = edges.map((edge) => drawnEdge(edge, { from: places.get(edge.from) ?? 0, to: placeOf(edge), marks }));
  return { title: 'Handoffs between assistants', direction, nodes: drawn, edges: lines };
}

const PLAIN = { isStart: false, mark: null, notes: [], position: null } as const;

const isConnected = ({ outgoing, incoming }: HandoffNode): boolean => outgoing.length > 0 || incoming.length > 0;

function drawnNode({ name, assistantId, hasPerson }: HandoffNode, circle: readonly HandoffNode[] | undefined): DraftNode {
  const look = hasPerson
    ? ({ kind: 'transfers to a person', shape: 'hexagon' } as const)
    : ({ kind: 'assistant', shape: 'rounded' } as const);
  const found = circle && {
    mark: 'INFO' as const,
    notes: [circle.length === 1 ? 'It hands over to itself.' : `It is one of ${circle.length} that hand over in a circle.`],
  };
  return { ...PLAIN, ...look, ...found, label: () => name ?? assistantId };
}

const LOOKS = {
  HANDOFF_TOOL: { kind: 'handoff tool', line: 'solid' },
  FLOW_TARGET: { kind: 'edge of its flow', line: 'bold' },
} as const satisfies Readonly<Record<HandoffKind, Pick<DraftEdge, 'kind' | 'line'>>>;

const drawnEdge = (
  { via, to, voiceMode }: HandoffEdge,
  { marks, ...ends }: { readonly from: number; readonly to: number; readonly marks: boolean },
): DraftEdge => ({
  ...ends,
  ...LOOKS[via],
  label: () => (voiceMode === 'distinct' ? 'its own voice' : ''),
  mark: marks && to === null ? 'ERROR' : null,
  notes: marks && to === null ? ['There is no such assistant.'] : [],
});
