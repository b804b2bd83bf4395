/** What rules of flows find, and where: of it are made findings, and refusals of what is written. */
import type { CodeOfFinding } from '../../findings/codes.ts';
import type { FoundAt } from '../../findings/finding.ts';
import { nameOf } from '../../places/document-walk.ts';
import { quoted } from '../../quoted.ts';
import type { GraphEdge, GraphNode } from '../flow-graph.ts';

/** A place in a flow: of it as a whole, or of one of its nodes or edges, and keys below that. */
export interface FlowPlace {
  readonly list: 'nodes' | 'edges' | null;
  readonly item: GraphNode | GraphEdge | null;
  readonly keys: readonly string[];
}

export interface FlowFault extends Pick<FoundAt, 'message' | 'advice' | 'severity' | 'toolName'> {
  readonly code: CodeOfFinding;
  readonly at: FlowPlace;
}

export const inFlow = (...keys: readonly string[]): FlowPlace => ({ list: null, item: null, keys });
export const atNode = (item: GraphNode, ...keys: readonly string[]): FlowPlace => ({ list: 'nodes', item, keys });
export const atEdge = (item: GraphEdge, ...keys: readonly string[]): FlowPlace => ({ list: 'edges', item, keys });

/** One of each item at most; thousands of items without any take no time for lists of none. */
export function faultsIn<T>(items: Iterable<T>, faultOf: (item: T) => FlowFault | undefined): readonly FlowFault[] {
  const found: FlowFault[] = [];
  for (const item of items) {
    const fault = faultOf(item);
    if (fault) found.push(fault);
  }
  return found;
}

/** A fault as a finding, with the place in the names of the graph. */
export function foundAt({ at: { list, item, keys }, ...fault }: FlowFault): FoundAt {
  const names = keys.map((key, index) => nameOf(key, index === 0 ? (list ?? '') : ''));
  return {
    ...fault,
    path: ['conversationFlow', ...(list === null || item === null ? [] : [list, item.step]), ...names],
    nodeId: list === 'nodes' ? (item?.id ?? null) : null,
    edgeId: list === 'edges' ? (item?.id ?? null) : null,
  };
}

/** The place in the document that is written. */
export const wirePath = ({ list, item, keys }: FlowPlace): readonly string[] => [
  ...(list === null || item === null ? [] : [list, String(item.place)]),
  ...keys,
];

/** How messages name a node or an edge, at the beginning of a sentence. */
export const theNode = (node: GraphNode): string => named('node', node);
export const theEdge = (edge: GraphEdge): string => named('edge', edge);

const named = (noun: string, { id, place }: GraphNode | GraphEdge): string =>
  id === null ? `The ${noun} without an id at place ${place}` : `The ${noun} ${quoted(id)}`;

/** The same within a sentence. */
export const inSentence = (name: string): string => name.replace(/^The/, 'the');
