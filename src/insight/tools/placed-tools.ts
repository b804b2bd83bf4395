/** The tools of an assistant with their places in it. */
import { isObject, type JsonObject } from '../../json.ts';
import type { FindingPlace } from '../findings/finding.ts';
import type { FlowGraph, GraphNode } from '../flow/flow-graph.ts';
import { payloadKeyOf, stepsIn, stepsOfOnlyTool, toolItems } from '../places/item-steps.ts';
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

const placed = (list: unknown, at: Path, node: GraphNode | null) => placedBy(toolItems(list), (items) => stepsIn(items, 'tools'), at, node);
const onlyTool = (value: unknown, at: Path, node: GraphNode) => placedBy(toolItems(value), stepsOfOnlyTool, at, node);

function placedBy(
  items: readonly unknown[],
  stepsOf: (items: readonly unknown[]) => readonly (string | null)[],
  at: Path,
  node: GraphNode | null,
): readonly PlacedTool[] {
  const steps = stepsOf(items);
  return items.flatMap((wire, index) => {
    if (!isObject(wire)) return [];
    const step = steps[index] ?? null;
    return [toolAt(wire, step === null ? at : [...at, step], node)];
  });
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
