/** The tools of an assistant with their places in it. */
import { isObject, type JsonObject } from '../../json.ts';
import type { FindingPlace } from '../findings/finding.ts';
import type { FlowGraph, GraphNode } from '../flow/flow-graph.ts';
import { payloadKeyOf, stepsIn, toolItems } from '../places/item-steps.ts';
import type { Path } from '../places/path.ts';
import { isGiven } from '../read-value.ts';

export interface PlacedTool {
  readonly wire: JsonObject;
  /** The wire's word for the kind; null where the tool has none. */
  readonly kind: string | null;
  /** The settings that it has under its kind; empty where there are none. */
  readonly payload: JsonObject;
  readonly name: string | null;
  /** The node that has it; null of the assistant's own. */
  readonly node: GraphNode | null;
  readonly path: Path;
}

/** The tools that stand in one place: those of the assistant, or those of a node. */
export interface ToolList {
  /** Null of the assistant's own. */
  readonly node: GraphNode | null;
  readonly tools: readonly PlacedTool[];
}

/** The tools of an assistant, then those of each node that has any. The upstream has lists of lists in nodes, and one tool as a list or as itself. */
export const toolLists = (assistant: JsonObject, { nodes }: FlowGraph): readonly ToolList[] => [
  { node: null, tools: placed(assistant['tools'], ['tools'], null) },
  ...nodes.flatMap((node) => {
    if (!isGiven(node.wire['tools']) && !isGiven(node.wire['tool'])) return [];
    const at = ['conversationFlow', 'nodes', node.step];
    const tools = [...placed(node.wire['tools'], [...at, 'tools'], node), ...onlyTool(node.wire['tool'], [...at, 'tool'], node)];
    return tools.length === 0 ? [] : [{ node, tools }];
  }),
];

function placed(list: unknown, at: Path, node: GraphNode | null): readonly PlacedTool[] {
  const items = toolItems(list);
  const steps = stepsIn(items, 'tools');
  return items.flatMap((wire, index) => (isObject(wire) ? [toolAt(wire, [...at, steps[index] ?? ''], node)] : []));
}

/** The graph has the first one in the place of the list. */
function onlyTool(value: unknown, at: Path, node: GraphNode): readonly PlacedTool[] {
  const items = toolItems(value);
  const shown = items.findIndex(isObject);
  return items.flatMap((wire, index) => (isObject(wire) ? [toolAt(wire, index === shown ? at : [...at, String(index)], node)] : []));
}

function toolAt(wire: JsonObject, path: Path, node: GraphNode | null): PlacedTool {
  const kind = typeof wire['type'] === 'string' ? wire['type'] : null;
  const payloadKey = payloadKeyOf(wire);
  const payload = payloadKey === null ? {} : (wire[payloadKey] as JsonObject);
  const { name } = payload;
  return { wire, kind, payload, name: typeof name === 'string' && name !== '' ? name : null, node, path };
}

/** A place in a tool. */
export const placeInTool = ({ path, node, name, kind }: PlacedTool, ...below: Path): FindingPlace => ({
  path: [...path, ...below],
  nodeId: node?.id ?? null,
  edgeId: null,
  toolName: name ?? kind,
});
