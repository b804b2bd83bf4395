/** Which assistants hand conversations over to which, and who of them reaches a person. */
import type { JsonObject } from '../../json.ts';
import { componentsOf } from '../graph/components.ts';
import { loopsOf } from '../graph/loops.ts';
import type { Handoff, HandingOver } from './handoffs.ts';

export interface HandoffNode {
  /** Its place in `HandoffGraph.nodes`. */
  readonly index: number;
  readonly assistantId: string;
  readonly document: JsonObject;
  readonly name: string | null;
  readonly hasPerson: boolean;
  readonly outgoing: readonly HandoffEdge[];
  readonly incoming: readonly HandoffEdge[];
  /** Handoffs until one with a tool that leads to a person, 0 of those themselves; null where there is no way to any. */
  readonly distanceToHuman: number | null;
}

export interface HandoffEdge extends Handoff {
  readonly from: HandoffNode;
  /** Null where there is no assistant with this id. */
  readonly to: HandoffNode | null;
}

export interface HandoffGraph {
  /** In the order of the list; of those with one id the first. */
  readonly nodes: readonly HandoffNode[];
  readonly edges: readonly HandoffEdge[];
  /** Assistants that hand over in a circle, or to themselves: the biggest first. */
  readonly loops: readonly (readonly HandoffNode[])[];
  /** Those that lead to no assistant. */
  readonly dangling: readonly HandoffEdge[];
  /** Those that no other assistant hands over to. */
  readonly entryPoints: readonly HandoffNode[];
}

interface MutableNode extends HandoffNode {
  readonly outgoing: HandoffEdge[];
  readonly incoming: HandoffEdge[];
  distanceToHuman: number | null;
}

/** One walk over assistants and handoffs for each thing that it says. */
export function handoffGraph(assistants: readonly HandingOver[]): HandoffGraph {
  const nodes: MutableNode[] = [];
  const byId = new Map<string, { readonly node: MutableNode; readonly handoffs: readonly Handoff[] }>();
  for (const { id, document, name, hasPerson, handoffs } of assistants) {
    if (byId.has(id)) continue;
    const node = { index: nodes.length, assistantId: id, document, name, hasPerson, outgoing: [], incoming: [], distanceToHuman: null };
    nodes.push(node);
    byId.set(id, { node, handoffs });
  }
  const edges: HandoffEdge[] = [];
  for (const { node: from, handoffs } of byId.values()) {
    for (const handoff of handoffs) {
      const to = byId.get(handoff.toId)?.node ?? null;
      const edge = { ...handoff, from, to };
      edges.push(edge);
      from.outgoing.push(edge);
      to?.incoming.push(edge);
    }
  }
  measure(nodes);
  return {
    nodes,
    edges,
    loops: loopsOf(nodes, componentsOf(nodes)),
    dangling: edges.filter(({ to }) => to === null),
    entryPoints: nodes.filter((node) => node.incoming.every(({ from }) => from === node)),
  };
}

/** In breadth from those that lead to a person, against the direction of handoffs. */
function measure(nodes: readonly MutableNode[]): void {
  const queue = nodes.filter(({ hasPerson }) => hasPerson);
  for (const node of queue) node.distanceToHuman = 0;
  // The queue grows while it is walked.
  for (const node of queue) {
    for (const { from } of node.incoming) {
      const before = nodes[from.index];
      if (!before || before.distanceToHuman !== null) continue;
      before.distanceToHuman = (node.distanceToHuman ?? 0) + 1;
      queue.push(before);
    }
  }
}
