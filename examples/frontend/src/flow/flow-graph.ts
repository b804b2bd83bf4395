import type {
  FlowEdgePartsFragment,
  FlowFindingFragment,
  FlowNodePartsFragment,
  FlowPartsFragment,
  Severity,
} from '../generated/graphql.ts';
import { toCondition, type Condition } from './condition.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The worst that was found about it. */
type Mark = Severity | null;

interface Place {
  readonly id: string;
  readonly title: string;
  /** Where the wire puts it; null where it says nothing. */
  readonly position: Point | null;
}

/** What the graph is drawn of: nodes of the flow, other assistants it leads to, and ends that lead nowhere. */
export type Station =
  | (Place & { readonly kind: 'node'; readonly node: FlowNodePartsFragment; readonly isStart: boolean; readonly mark: Mark })
  | (Place & { readonly kind: 'assistant'; readonly assistantId: string | null; readonly exists: boolean })
  | (Place & { readonly kind: 'nowhere' });

/** A way from one station to another. */
export interface Passage {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly condition: Condition;
  readonly mark: Mark;
}

export interface Graph {
  readonly stations: readonly Station[];
  readonly passages: readonly Passage[];
}

/** The flow as stations and passages. Every passage has two ends: what does not exist is a station that says so. */
export function toGraph({ startNodeId, nodes, edges, check }: FlowPartsFragment): Graph {
  const { findings } = check;
  const stations = new Map<string, Station>();
  const add = (station: Station) => {
    if (!stations.has(station.id)) stations.set(station.id, station);
    return station.id;
  };
  const ofNode = (nodeId: string | null) => {
    const id = `node ${nodeId ?? '?'}`;
    return stations.has(id) ? id : add({ kind: 'nowhere', id, title: nodeId ?? 'no node', position: null });
  };
  nodes.forEach((node, index) => {
    const isStart = node.nodeId !== null && node.nodeId === startNodeId;
    // The wire may lack an id or repeat one; the node is there all the same.
    const taken = node.nodeId === null || stations.has(`node ${node.nodeId}`);
    const id = taken ? `nameless ${index}` : `node ${node.nodeId}`;
    const mark = worstOf(findings.filter(({ nodeId, edgeId }) => edgeId === null && nodeId !== null && nodeId === node.nodeId));
    add({ kind: 'node', id, node, isStart, mark, title: node.name ?? node.nodeId ?? node.type ?? '?', position: toPoint(node.position) });
  });
  const passages = edges.map(({ edgeId, startNodeId: from, target, condition }, index) => ({
    id: `passage ${index}`,
    from: ofNode(from),
    to: target?.__typename === 'NodeTarget' ? ofNode(target.nodeId) : add(otherEnd(target, index)),
    condition: toCondition(condition),
    mark: worstOf(findings.filter((finding) => finding.edgeId !== null && finding.edgeId === edgeId)),
  }));
  return { stations: [...stations.values()], passages };
}

/** Findings come with the worst first. */
const worstOf = ([first]: readonly FlowFindingFragment[]): Mark => first?.severity ?? null;

/** The station of a target outside of the flow. */
function otherEnd(target: FlowEdgePartsFragment['target'], index: number): Station {
  if (target?.__typename !== 'AssistantTarget') {
    const title = target?.__typename === 'UnknownTarget' ? `unknown target ${target.type ?? ''}` : 'no target';
    return { kind: 'nowhere', id: `end ${index}`, title, position: null };
  }
  const { assistantId, assistant } = target;
  const position = toPoint(target.position);
  return {
    kind: 'assistant',
    id: `assistant ${assistantId ?? '?'} ${position ? `${position.x} ${position.y}` : ''}`,
    title: assistant?.name ?? assistantId ?? '?',
    assistantId,
    exists: assistant !== null,
    position,
  };
}

const toPoint = (position: { readonly x: number | null; readonly y: number | null } | null): Point | null =>
  position === null || position.x === null || position.y === null ? null : { x: position.x, y: position.y };
