/** What does not fit together in a conversation flow, found before Telnyx has to. */
import { isObject, type JsonObject } from '../json.ts';
import type { Problem } from './wire-body.ts';

interface Placed {
  readonly item: JsonObject;
  readonly at: string;
}

const placed = (list: unknown): readonly Placed[] =>
  Array.isArray(list) ? list.map((item: unknown, index) => ({ item: isObject(item) ? item : {}, at: String(index) })) : [];

/** Faults between the parts of a flow on the wire, by their paths in it. */
export function flowProblems(flow: JsonObject): readonly Problem[] {
  const nodes = placed(flow['nodes']);
  const edges = placed(flow['edges']);
  const byId = new Map(nodes.map((node) => [node.item['id'], node.item]));
  const unknownNode = (id: unknown, path: readonly string[]): readonly Problem[] =>
    id === undefined || byId.has(id) ? [] : [{ path, message: `The flow has no node ${JSON.stringify(id)}.` }];
  return [
    ...equalIds('node', nodes, 'nodes'),
    ...equalIds('edge', edges, 'edges'),
    ...unknownNode(flow['start_node_id'], ['start_node_id']),
    ...edges.flatMap(({ item: edge, at }) => {
      const [target, condition] = [objectAt(edge, 'target'), objectAt(edge, 'condition')];
      const start = byId.get(edge['start_node_id']);
      return [
        ...unknownNode(edge['start_node_id'], ['edges', at, 'start_node_id']),
        ...(target['type'] === 'node' ? unknownNode(target['node_id'], ['edges', at, 'target', 'node_id']) : []),
        ...(condition['type'] === 'default' && start?.['type'] === 'prompt'
          ? [
              {
                path: ['edges', at, 'condition'],
                message: 'A default edge leaves a tool or speak node only, and this one leaves a prompt node.',
              },
            ]
          : []),
      ];
    }),
    ...nodes.flatMap((node) => problemsOfNode(node, edges)),
  ];
}

function problemsOfNode({ item: node, at }: Placed, edges: readonly Placed[]): readonly Problem[] {
  if (node['type'] === 'prompt' && isSet(node['model']) && isSet(node['external_llm'])) {
    return [{ path: ['nodes', at, 'external_llm'], message: 'model and externalLlm cannot be given together.' }];
  }
  if (node['type'] !== 'tool' && node['type'] !== 'speak') return [];
  const leaving = edges.filter(({ item }) => item['start_node_id'] === node['id']);
  const defaults = leaving.filter(({ item }) => objectAt(item, 'condition')['type'] === 'default').length;
  return leaving.length === 0 || defaults === 1
    ? []
    : [{ path: ['nodes', at], message: `A ${node['type']} node with edges takes exactly one default edge, and this one has ${defaults}.` }];
}

const isSet = (value: unknown) => value !== undefined && value !== null;

const objectAt = (item: JsonObject, key: string): JsonObject => {
  const value = item[key];
  return isObject(value) ? value : {};
};

function equalIds(noun: string, items: readonly Placed[], key: string): readonly Problem[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ item: { id }, at }) => {
    if (id === undefined || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: [key, at, 'id'], message: `Another ${noun} has the id ${JSON.stringify(id)}.` }];
  });
}
