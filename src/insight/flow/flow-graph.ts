/** A conversation flow as a graph: nodes and edges of the document, with what leads where. */
import { isObject, type JsonObject } from '../../json.ts';
import { finish, Pace, type Pieces } from '../../pieces.ts';
import { stepOfPlace } from '../places/item-steps.ts';
import { idIn, objectAt } from '../read-value.ts';

export type NodeKind = 'prompt' | 'tool' | 'speak' | 'unknown';
/** `none` where there is no condition at all, `unknown` where it is of a kind that the gateway does not know. */
export type ConditionKind = 'llm' | 'expression' | 'default' | 'unknown' | 'none';
/** The same of targets. */
export type TargetKind = 'node' | 'assistant' | 'unknown' | 'none';

/** What nodes and edges have in common. */
interface GraphItem {
  /** Its place in the list of the graph. */
  readonly index: number;
  /** Its place in the list of the document. */
  readonly place: number;
  /** Null where it has none, or an empty one. */
  readonly id: string | null;
  /** How paths name it: by its id, or by its place where it has none, or one that an earlier item of its list has. */
  readonly step: string;
  /** Whether an earlier one has its id. */
  readonly isRepeated: boolean;
  readonly wire: JsonObject;
}

export interface GraphNode extends GraphItem {
  readonly kind: NodeKind;
  /** Edges that leave it, in the order of the document; none where an earlier node has its id. */
  readonly outgoing: readonly GraphEdge[];
  /** Edges that lead to it, those of unknown nodes among them. */
  readonly incoming: readonly GraphEdge[];
}

export interface GraphEdge extends GraphItem {
  /** The node that it leaves; null where no node has that id. */
  readonly from: GraphNode | null;
  /** The node that it leads to; null where no node has that id, or where it leads elsewhere. */
  readonly to: GraphNode | null;
  readonly condition: ConditionKind;
  readonly target: TargetKind;
  /** The id by which it names a node, whether or not there is one; null where it names none. */
  readonly nodeId: string | null;
  /** The assistant that it hands over to; null where it names none. */
  readonly assistantId: string | null;
}

export interface FlowGraph {
  readonly wire: JsonObject;
  /** The nodes that are objects, in the order of the document. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Of nodes with the same id the first, since edges cannot distinguish them either. */
  readonly nodesById: ReadonlyMap<string, GraphNode>;
  /** The same of edges. */
  readonly edgesById: ReadonlyMap<string, GraphEdge>;
  /** As paths name them; repeated ones and those without an id among them. */
  readonly nodesByStep: ReadonlyMap<string, GraphNode>;
  readonly edgesByStep: ReadonlyMap<string, GraphEdge>;
  /** The id that the flow names as its start; null where it names none. */
  readonly startId: string | null;
  /** The node where conversations start; null where the flow names none that it has. */
  readonly start: GraphNode | null;
}

/** The graph of a flow. It costs one walk over nodes and edges, so it is made once for each document. */
export const flowGraph = (flow: JsonObject): FlowGraph => finish(flowGraphInPieces(flow));

/** The same in pieces, for flows of thousands of nodes. */
export function* flowGraphInPieces(flow: JsonObject): Pieces<FlowGraph> {
  const { items: nodes, byId: nodesById, byStep: nodesByStep } = yield* itemsOf(flow['nodes'], nodeOfItem);
  const nodeOf = (id: string | null) => (id === null ? null : (nodesById.get(id) ?? null));
  const ofEdges = yield* itemsOf(flow['edges'], ({ index, place, id, step, isRepeated, wire }): GraphEdge => {
    const target = kindOf(wire['target'], TARGETS);
    const named = objectAt(wire, 'target');
    const nodeId = target === 'node' ? idIn(named['node_id']) : null;
    const assistantId = target === 'assistant' ? idIn(named['assistant_id']) : null;
    const [from, to] = [nodeOf(idIn(wire['start_node_id'])), nodeOf(nodeId)];
    const condition = kindOf(wire['condition'], CONDITIONS);
    const edge: GraphEdge = { index, place, id, step, isRepeated, wire, from, to, condition, target, nodeId, assistantId };
    from?.outgoing.push(edge);
    to?.incoming.push(edge);
    return edge;
  });
  const startId = idIn(flow['start_node_id']);
  const { items: edges, byId: edgesById, byStep: edgesByStep } = ofEdges;
  return { wire: flow, nodes, edges, nodesById, edgesById, nodesByStep, edgesByStep, startId, start: nodeOf(startId) };
}

/** The nodes of its graph, without the edges between them. */
export const nodesIn = (flow: JsonObject): readonly GraphNode[] => finish(itemsOf(flow['nodes'], nodeOfItem)).items;

/** The kind of a node. Older flows leave `type` out; then the keys that only one kind has decide, and a prompt node is the default. */
export function kindOfNode(node: unknown): NodeKind {
  if (!isObject(node)) return 'unknown';
  const { type } = node;
  if (type !== undefined && type !== null) return typeof type === 'string' && NODES.has(type) ? (type as NodeKind) : 'unknown';
  if (typeof node['shared_tool_id'] === 'string') return 'tool';
  return typeof node['message'] === 'string' ? 'speak' : 'prompt';
}

interface MutableNode extends GraphNode {
  readonly outgoing: GraphEdge[];
  readonly incoming: GraphEdge[];
}

const NODES: ReadonlySet<string> = new Set<NodeKind>(['prompt', 'tool', 'speak']);
const CONDITIONS = ['llm', 'expression', 'default'] as const satisfies readonly ConditionKind[];
const TARGETS = ['node', 'assistant'] as const satisfies readonly TargetKind[];

function kindOf<K extends string>(value: unknown, kinds: readonly K[]): K | 'unknown' | 'none' {
  if (value === undefined || value === null) return 'none';
  const type = isObject(value) ? value['type'] : undefined;
  return kinds.includes(type as K) ? (type as K) : 'unknown';
}

type Item = Pick<GraphNode, 'index' | 'place' | 'id' | 'step' | 'isRepeated' | 'wire'>;

const nodeOfItem = ({ index, place, id, step, isRepeated, wire }: Item): MutableNode & { step: string } => {
  return { index, place, id, step, isRepeated, wire, kind: kindOfNode(wire), outgoing: [], incoming: [] };
};

const ITEMS_PER_PIECE = 5_000;

/** Makes something of each object of a list, with its id and the step by which paths name it, as `stepsIn` gives it. */
function* itemsOf<T extends Item>(
  list: unknown,
  make: (item: Item) => T & { step: string },
): Pieces<{ readonly items: readonly T[]; readonly byId: ReadonlyMap<string, T>; readonly byStep: ReadonlyMap<string, T> }> {
  const pace = new Pace(ITEMS_PER_PIECE);
  const items: T[] = [];
  const unnamed: (T & { step: string })[] = [];
  const byId = new Map<string, T>();
  if (!Array.isArray(list)) return { items, byId, byStep: byId };
  for (let place = 0; place < list.length; place += 1) {
    if (pace.isOver()) yield;
    const wire: unknown = list[place];
    if (!isObject(wire)) continue;
    const id = idIn(wire['id']);
    const isRepeated = id !== null && byId.has(id);
    const item = make({ index: items.length, place, id, step: id ?? '', isRepeated, wire });
    items.push(item);
    if (id === null || isRepeated) unnamed.push(item);
    else byId.set(id, item);
  }
  if (unnamed.length === 0) return { items, byId, byStep: byId };
  const byStep = new Map(byId);
  for (const item of unnamed) {
    if (pace.isOver()) yield;
    item.step = stepOfPlace(item.place, byId);
    byStep.set(item.step, item);
  }
  return { items, byId, byStep };
}
