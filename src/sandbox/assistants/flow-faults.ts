import { isRecord } from '../body.ts';
import type { Fault } from '../errors.ts';

type Item = Record<string, unknown>;
type Location = Fault['loc'];

const itemsOf = (value: unknown): Item[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const fault = (loc: Location, msg: string): Fault => ({ loc, msg, type: 'value_error' });

/** What is wrong with a conversation flow: its ids, where its edges lead, and how its nodes are left. */
export function flowFaults(flow: Item, loc: Location): Fault[] {
  if (!Array.isArray(flow['nodes'])) return [{ loc: [...loc, 'nodes'], msg: 'Field required', type: 'missing' }];
  const nodes = itemsOf(flow['nodes']);
  const edges = itemsOf(flow['edges']);
  const ids = new Set(nodes.map(({ id }) => id));
  return [
    ...repeated(nodes, [...loc, 'nodes']),
    ...repeated(edges, [...loc, 'edges']),
    ...(ids.has(flow['start_node_id']) ? [] : [fault([...loc, 'start_node_id'], 'The flow has no node with this id')]),
    ...nodes.flatMap((node, index) => nodeFaults(node, edges, [...loc, 'nodes', index])),
    ...edges.flatMap((edge, index) => edgeFaults(edge, { ids, nodes }, [...loc, 'edges', index])),
  ];
}

const repeated = (items: readonly Item[], loc: Location): Fault[] =>
  items.flatMap(({ id }, index) => {
    if (typeof id !== 'string' || id === '') return [{ loc: [...loc, index, 'id'], msg: 'Field required', type: 'missing' }];
    return items.slice(0, index).some((other) => other['id'] === id) ? [fault([...loc, index, 'id'], 'This id is taken')] : [];
  });

const kindOf = ({ type, shared_tool_id: tool, message }: Item): unknown =>
  type ?? (typeof tool === 'string' ? 'tool' : typeof message === 'string' ? 'speak' : 'prompt');

const REQUIRED: Readonly<Record<string, string>> = { prompt: 'instructions', tool: 'shared_tool_id', speak: 'message' };

const isDefault = ({ condition }: Item): boolean => isRecord(condition) && condition['type'] === 'default';

function nodeFaults(node: Item, edges: readonly Item[], loc: Location): Fault[] {
  const kind = kindOf(node);
  const required = typeof kind === 'string' ? REQUIRED[kind] : undefined;
  if (required === undefined) return [{ loc: [...loc, 'type'], msg: 'Input should be prompt, tool, speak', type: 'union_tag_invalid' }];
  const leaving = edges.filter(({ start_node_id: start }) => start === node['id']);
  const defaults = leaving.filter(isDefault).length;
  return [
    ...(typeof node[required] === 'string' && node[required] !== '' ? [] : [fault([...loc, required], 'Field required')]),
    ...(isGiven(node['model']) && isGiven(node['external_llm']) ? [fault([...loc, 'model'], 'Not together with external_llm')] : []),
    ...(kind !== 'prompt' && leaving.length > 0 && defaults !== 1
      ? [fault(loc, 'A node that calls no model is left by exactly one default edge')]
      : []),
  ];
}

const isGiven = (value: unknown) => value !== undefined && value !== null;

function edgeFaults(edge: Item, { ids, nodes }: { ids: ReadonlySet<unknown>; nodes: readonly Item[] }, loc: Location): Fault[] {
  const { start_node_id: start, target, condition } = edge;
  const from = nodes.find(({ id }) => id === start);
  const leadsNowhere = isRecord(target) && target['type'] === 'node' && !ids.has(target['node_id']);
  return [
    ...(from ? [] : [fault([...loc, 'start_node_id'], 'The flow has no node with this id')]),
    ...(isRecord(target) ? [] : [fault([...loc, 'target'], 'Field required')]),
    ...(isRecord(condition) ? [] : [fault([...loc, 'condition'], 'Field required')]),
    ...(leadsNowhere ? [fault([...loc, 'target', 'node_id'], 'The flow has no node with this id')] : []),
    ...(from && kindOf(from) === 'prompt' && isDefault(edge)
      ? [fault([...loc, 'condition'], 'A default edge does not leave a prompt node')]
      : []),
  ];
}
