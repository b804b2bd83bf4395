/** The parts of an assistant, or of a version of one, that much of what is said of it begins with. */
import { isObject, type JsonObject } from '../json.ts';
import { flowGraph, type FlowGraph } from './flow/flow-graph.ts';
import { toolLists, type PlacedTool, type ToolList } from './tools/placed-tools.ts';

export interface Parts {
  readonly document: JsonObject;
  /** That of the flow; without nodes where there is none. */
  readonly graph: FlowGraph;
  readonly hasFlow: boolean;
  readonly lists: readonly ToolList[];
  /** Those of all lists. */
  readonly tools: readonly PlacedTool[];
}

/** Costs a walk over the flow and the tools, so it is made once and passed on. */
export function partsOf(document: JsonObject, graph: FlowGraph = flowGraph(flowOf(document) ?? {})): Parts {
  const lists = toolLists(document, graph);
  return { document, graph, hasFlow: graph.nodes.length > 0, lists, tools: lists.flatMap(({ tools }) => tools) };
}

/** The conversation flow of an assistant; null where it has none. */
export const flowOf = ({ conversation_flow: flow }: { readonly conversation_flow?: unknown }): JsonObject | null =>
  isObject(flow) ? flow : null;
