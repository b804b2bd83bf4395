/** The tools of an assistant with their places in it. */
import { isObject, type JsonObject } from '../../json.ts';
import type { FlowGraph, GraphNode } from '../flow/flow-graph.ts';
import { stepTo } from '../references/item-step.ts';
import type { Path } from '../references/uses.ts';

export interface PlacedTool {
  readonly wire: JsonObject;
  /** The wire's word for the kind; null where the tool has none. */
  readonly kind: string | null;
  /** The settings that it has under its kind; empty where there are none. */
  readonly payload: JsonObject;
  readonly name: string | null;
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
  { node: null, tools: placed(assistant['tools'], ['tools']) },
  ...nodes.flatMap((node) => {
    const at = ['conversationFlow', 'nodes', node.step];
    const tools = [...placed(node.wire['tools'], [...at, 'tools']), ...onlyTool(node.wire['tool'], [...at, 'tool'])];
    return tools.length === 0 ? [] : [{ node, tools }];
  }),
];

function placed(list: unknown, at: Path): readonly PlacedTool[] {
  const seen = new Set<string>();
  return flat(list).flatMap((wire, index) => {
    const named = stepTo(wire, index);
    const step = seen.has(named) ? String(index) : named;
    seen.add(named);
    return isObject(wire) ? [toolAt(wire, [...at, step])] : [];
  });
}

const onlyTool = (value: unknown, at: Path): readonly PlacedTool[] =>
  flat(value)
    .filter(isObject)
    .map((wire) => toolAt(wire, at));

const flat = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : [value].flat(4));

function toolAt(wire: JsonObject, path: Path): PlacedTool {
  const kind = typeof wire['type'] === 'string' ? wire['type'] : null;
  const settings = kind !== null && Object.hasOwn(wire, kind) ? wire[kind] : null;
  const payload = isObject(settings) ? settings : {};
  const { name } = payload;
  return { wire, kind, payload, name: typeof name === 'string' && name !== '' ? name : null, path };
}
