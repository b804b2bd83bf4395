/** What rules look at. */
import { isObject, type JsonObject } from '../../json.ts';
import { flowGraph, type FlowGraph } from '../flow/flow-graph.ts';
import type { FoundAt } from '../findings/finding.ts';
import { quoted } from '../quoted.ts';
import { toolLists, type PlacedTool, type ToolList } from '../tools/placed-tools.ts';

export interface Subject {
  readonly document: JsonObject;
  /** That of the flow; without nodes where there is none. */
  readonly graph: FlowGraph;
  readonly hasFlow: boolean;
  readonly lists: readonly ToolList[];
  /** Those of all lists. */
  readonly tools: readonly PlacedTool[];
}

/** Looks at one document, without knowing what else the account has. */
export type Rule = (subject: Subject) => readonly FoundAt[];

export function subjectOf(document: JsonObject): Subject {
  const flow = document['conversation_flow'];
  const graph = flowGraph(isObject(flow) ? flow : {});
  const lists = toolLists(document, graph);
  return { document, graph, hasFlow: graph.nodes.length > 0, lists, tools: lists.flatMap(({ tools }) => tools) };
}

/** What is wrong with a tool, or with a place in it. */
export const ofTool = (
  { path, name, kind }: PlacedTool,
  found: Omit<FoundAt, 'path' | 'toolName'>,
  ...below: readonly string[]
): FoundAt => ({ ...found, path: [...path, ...below], toolName: name ?? kind });

/** What messages call a tool. */
export const nameOf = ({ kind, name }: PlacedTool): string =>
  name === null ? `The ${kind ?? 'unknown'} tool` : `The ${kind ?? 'unknown'} tool ${quoted(name)}`;
