import { ExactNumber } from '../../exact-number.ts';
import type { DiagramDirection, DiagramDraft, DraftEdge, DraftNode, Line, Mark, Point, Shape } from '../diagram/diagram.ts';
import { finish, Pace, type Pieces } from '../../pieces.ts';
import { worseOf } from '../diagram/marks.ts';
import { expressionText } from '../expression/expression-text.ts';
import type { Finding } from '../findings/finding.ts';
import { type ConditionKind, type FlowGraph, type GraphEdge, type GraphNode, type NodeKind } from './flow-graph.ts';
import { idIn, objectAt } from '../read-value.ts';

export interface FlowDiagramOptions {
  readonly direction: DiagramDirection;
  /** What is marked. */
  readonly findings: readonly Finding[];
}

/** A flow as a diagram: its nodes and edges, and a node for each other assistant and each end that no node is. */
export const flowDiagram = (graph: FlowGraph, options: FlowDiagramOptions): DiagramDraft => finish(flowDiagramInPieces(graph, options));

/** Nodes and edges that are taken into a diagram before others may go on. */
const PER_PIECE = 10_000;

/** The same in pieces, for flows of thousands of nodes. */
export function* flowDiagramInPieces(graph: FlowGraph, { direction, findings }: FlowDiagramOptions): Pieces<DiagramDraft> {
  const found = new FoundAtSteps(findings);
  const pace = new Pace(PER_PIECE);
  const nodes: DraftNode[] = [];
  // Written out, as to spread objects takes several times as long for thousands of them.
  for (const node of graph.nodes) {
    const { kind, shape } = LOOKS[node.kind];
    const { mark, notes } = found.at('nodes', node.step);
    const position = positionOf(objectAt(node.wire, 'position'));
    nodes.push({ label: () => nameOf(node), kind, shape, isStart: node === graph.start, mark, notes, position });
    if (pace.isOver()) yield;
  }
  const added = new Map<string, number>();
  const indexOf = ({ key, label, look }: End): number => {
    const known = added.get(key);
    if (known !== undefined) return known;
    added.set(key, nodes.length);
    nodes.push({ label: () => label, ...look, isStart: false, mark: null, notes: [], position: null });
    return nodes.length - 1;
  };
  const edges: DraftEdge[] = [];
  for (const edge of graph.edges) {
    const from = edge.from?.index ?? indexOf(unknownNode(edge.wire['start_node_id']));
    const to = edge.to?.index ?? indexOf(endOf(edge));
    const { kind, line } = CONDITIONS[edge.condition];
    const { mark, notes } = found.at('edges', edge.step);
    edges.push({ from, to, label: () => conditionText(edge), kind, line, mark, notes });
    if (pace.isOver()) yield;
  }
  return { title: 'Conversation flow', direction, nodes, edges };
}

type Look = Pick<DraftNode, 'kind' | 'shape'>;

const look = (kind: string, shape: Shape): Look => ({ kind, shape });

const LOOKS: Readonly<Record<NodeKind, Look>> = {
  prompt: look('prompt', 'rounded'),
  tool: look('tool', 'hexagon'),
  speak: look('speak', 'slanted'),
  unknown: look('unknown kind', 'broken'),
};

const CONDITIONS: Readonly<Record<ConditionKind, { readonly kind: string; readonly line: Line }>> = {
  llm: { kind: 'the model decides', line: 'solid' },
  expression: { kind: 'an expression is true', line: 'bold' },
  default: { kind: 'nothing else holds', line: 'dotted' },
  unknown: { kind: 'unknown condition', line: 'solid' },
  none: { kind: 'no condition', line: 'solid' },
};

function nameOf({ wire, id }: GraphNode): string {
  const { name } = wire;
  return typeof name === 'string' && name.trim() !== '' ? name : (id ?? '');
}

function conditionText({ condition, wire }: GraphEdge): string {
  const { prompt, expression } = objectAt(wire, 'condition');
  if (condition === 'expression') return expression === undefined || expression === null ? '' : expressionText(expression);
  return condition === 'llm' && typeof prompt === 'string' ? prompt : '';
}

/** What an edge leads from or to that is no node of the flow. */
interface End {
  readonly key: string;
  readonly label: string;
  readonly look: Look;
}

const unknownNode = (given: unknown): End => {
  const id = idIn(given);
  return { key: JSON.stringify(['node', id]), label: id ?? '', look: look(id === null ? 'no end' : 'no such node', 'broken') };
};

function endOf({ target, assistantId, wire }: GraphEdge): End {
  if (assistantId !== null)
    return { key: JSON.stringify(['assistant', assistantId]), label: assistantId, look: look('assistant', 'framed') };
  if (target !== 'unknown') return unknownNode(target === 'node' ? objectAt(wire, 'target')['node_id'] : null);
  const { type } = objectAt(wire, 'target');
  const named = typeof type === 'string' ? type : '';
  return { key: JSON.stringify(['kind', named]), label: named, look: look('unknown target', 'broken') };
}

type Found = Pick<DraftNode, 'mark' | 'notes'>;

interface MutableFound {
  mark: Mark;
  readonly notes: string[];
}

/** Findings by the items of the flow that they are in, with the worst severity of each. */
class FoundAtSteps {
  readonly #found = { nodes: new Map<string, MutableFound>(), edges: new Map<string, MutableFound>() };

  constructor(findings: readonly Finding[]) {
    for (const { path, message, severity } of findings) {
      const [, list = '', step = ''] = path;
      if (list !== 'nodes' && list !== 'edges') continue;
      const found = this.#found[list].get(step) ?? { mark: null, notes: [] };
      found.mark = worseOf(found.mark, severity);
      found.notes.push(message);
      this.#found[list].set(step, found);
    }
  }

  at(list: 'nodes' | 'edges', step: string): Found {
    return this.#found[list].get(step) ?? NOTHING;
  }
}

const NOTHING: Found = { mark: null, notes: [] };

function positionOf({ x, y }: { readonly x?: unknown; readonly y?: unknown }): Point | null {
  const [across, down] = [finite(x), finite(y)];
  return across === null || down === null ? null : { x: across, y: down };
}

function finite(value: unknown): number | null {
  const number = value instanceof ExactNumber ? value.value : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
