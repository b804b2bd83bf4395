/** Edits of a conversation flow: each gives the flow as a whole, as it is written. */
import { isObject, objectsIn, scalarText, type JsonObject } from '../../json.ts';
import { kindOfNode } from '../flow/flow-graph.ts';
import { idIn, objectAt } from '../read-value.ts';
import { refused, type Edit, type Edited } from './edit.ts';
import { newId } from './new-id.ts';

interface Flow {
  readonly wire: JsonObject;
  readonly nodes: readonly unknown[];
  readonly edges: readonly unknown[];
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);

function flowOf({ conversation_flow: flow }: JsonObject): Flow {
  const wire = isObject(flow) ? flow : {};
  return { wire, nodes: listIn(wire['nodes']), edges: listIn(wire['edges']) };
}

const edited = (wire: JsonObject, id: string | null): Edited => ({ patch: { conversation_flow: wire }, faults: [], id, secrets: [] });

const noNode = (field: string, id: string) => refused('NOT_FOUND', field, `The flow has no node ${JSON.stringify(id)}.`);
const noEdge = (field: string, id: string) => refused('NOT_FOUND', field, `The flow has no edge ${JSON.stringify(id)}.`);
const taken = (field: string, id: string) => refused('BAD_USER_INPUT', field, `The flow has ${JSON.stringify(id)} already.`);

/** Of items with the same id the first, as edges mean that one. */
const withId = (items: readonly unknown[], id: string): JsonObject | undefined =>
  items.find((item): item is JsonObject => isObject(item) && idIn(item['id']) === id);

const idsOf = (items: readonly unknown[]): ReadonlySet<string> => new Set(objectsIn(items).flatMap(({ id }) => idIn(id) ?? []));

/** Adds a node, the start of a flow that has none. */
export const addNode =
  (node: JsonObject): Edit =>
  (assistant) => {
    const { wire, nodes, edges } = flowOf(assistant);
    const ids = idsOf(nodes);
    const given = idIn(node['id']);
    if (given !== null && ids.has(given)) return taken('node', given);
    const words = scalarText(node['name']) ?? scalarText(node['type']) ?? 'node';
    const id = given ?? newId(words, ids);
    const start = nodes.length === 0 && idIn(wire['start_node_id']) === null ? { start_node_id: id } : {};
    return edited({ ...wire, ...start, nodes: [...nodes, { ...node, id }], edges }, id);
  };

/** Changes what is given of a node; null takes a key away. */
export const updateNode =
  (nodeId: string, changes: JsonObject, isOfKind: (node: JsonObject) => boolean): Edit =>
  (assistant) => {
    const { wire, nodes } = flowOf(assistant);
    const node = withId(nodes, nodeId);
    if (!node) return noNode('nodeId', nodeId);
    if (!isOfKind(node)) return refused('BAD_USER_INPUT', 'changes', `The node is of the kind ${kindOfNode(node)}: give its field.`);
    const kept = Object.entries({ ...node, ...changes }).filter(([, value]) => value !== null);
    const changed = Object.fromEntries(kept);
    return edited({ ...wire, nodes: nodes.map((item) => (item === node ? changed : item)) }, nodeId);
  };

/** Takes a node away, and the edges that leave it or lead to it. */
export const removeNode =
  (nodeId: string): Edit =>
  (assistant) => {
    const { wire, nodes, edges } = flowOf(assistant);
    const node = withId(nodes, nodeId);
    if (!node) return noNode('nodeId', nodeId);
    const others = edges.filter((edge) => !isObject(edge) || !endsOf(edge).includes(nodeId));
    return edited({ ...wire, nodes: nodes.filter((item) => item !== node), edges: others }, nodeId);
  };

/** The nodes that an edge leaves and leads to, by their ids. */
function endsOf(edge: JsonObject): readonly (string | null)[] {
  const target = objectAt(edge, 'target');
  return [idIn(edge['start_node_id']), target['type'] === 'node' ? idIn(target['node_id']) : null];
}

/** An edge that may have no id yet. */
export interface NewEdge {
  readonly id: string | null;
  readonly startNodeId: string;
  readonly condition: JsonObject;
  readonly target: JsonObject;
  /** The edge that it stands in front of; null for the last place. */
  readonly before: string | null;
}

/** Adds an edge. What it leads to is for the check. */
export const connect =
  ({ id: given, startNodeId, condition, target, before }: NewEdge): Edit =>
  (assistant) => {
    const { wire, nodes, edges } = flowOf(assistant);
    const ids = idsOf(edges);
    if (!withId(nodes, startNodeId)) return noNode('startNodeId', startNodeId);
    if (given !== null && ids.has(given)) return taken('edgeId', given);
    const next = before === null ? undefined : withId(edges, before);
    if (before !== null && !next) return noEdge('beforeEdgeId', before);
    const leadsTo = idIn(target['node_id']) ?? (target['type'] === 'assistant' ? 'assistant' : 'target');
    const id = given ?? newId(`${startNodeId} to ${leadsTo}`, ids);
    const edge = { id, start_node_id: startNodeId, condition, target };
    const at = next ? edges.indexOf(next) : edges.length;
    return edited({ ...wire, edges: edges.toSpliced(at, 0, edge) }, id);
  };

/** Takes an edge away. */
export const disconnect =
  (edgeId: string): Edit =>
  (assistant) => {
    const { wire, edges } = flowOf(assistant);
    const edge = withId(edges, edgeId);
    if (!edge) return noEdge('edgeId', edgeId);
    return edited({ ...wire, edges: edges.filter((item) => item !== edge) }, edgeId);
  };
