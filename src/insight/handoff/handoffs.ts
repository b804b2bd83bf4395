/** Where an assistant leads to others, and to people. */
import { isObject, objectsIn, type JsonObject } from '../../json.ts';
import { flowGraph, type FlowGraph } from '../flow/flow-graph.ts';
import { idIn, objectAt } from '../read-value.ts';
import type { Path } from '../places/path.ts';
import { toolLists, type PlacedTool } from '../tools/placed-tools.ts';

export const HANDOFF_KINDS = ['HANDOFF_TOOL', 'FLOW_TARGET'] as const;
export type HandoffKind = (typeof HANDOFF_KINDS)[number];

/** A place that leads to another assistant, or to the same one. */
export interface Handoff {
  readonly toId: string;
  readonly via: HandoffKind;
  readonly path: Path;
  /** As the upstream sent it, whatever it is. */
  readonly voiceMode: unknown;
  /** The tool that has it; null of an edge. */
  readonly tool: PlacedTool | null;
}

/** Those of tools, then those of the edges of a flow. */
export const handoffsOf = (tools: readonly PlacedTool[], graph: FlowGraph): readonly Handoff[] => [
  ...tools.filter(({ kind }) => kind === 'handoff').flatMap(ofTool),
  ...graph.edges.flatMap(({ assistantId: toId, wire, step }): readonly Handoff[] =>
    toId === null
      ? []
      : [
          {
            toId,
            via: 'FLOW_TARGET',
            path: ['conversationFlow', 'edges', step, 'target'],
            voiceMode: objectAt(wire, 'target')['voice_mode'],
            tool: null,
          },
        ],
  ),
];

const ofTool = (tool: PlacedTool): readonly Handoff[] =>
  objectsIn(tool.payload['ai_assistants']).flatMap(({ id }): readonly Handoff[] => {
    const toId = idIn(id);
    if (toId === null) return [];
    return [{ toId, via: 'HANDOFF_TOOL', path: [...tool.path, 'aiAssistants', toId], voiceMode: tool.payload['voice_mode'], tool }];
  });

/** Tools by which a person comes into the conversation. */
const TO_PEOPLE: ReadonlySet<string> = new Set(['transfer', 'invite', 'refer']);

/** One assistant as the graph of all of them needs it. */
export interface HandingOver {
  readonly document: JsonObject;
  readonly id: string;
  /** Null where it has none. */
  readonly name: string | null;
  readonly handoffs: readonly Handoff[];
  /** Whether a tool of its own, or of a node of its flow, leads to a person. */
  readonly hasPerson: boolean;
}

/** Null without an id. */
export function handingOver(assistant: JsonObject): HandingOver | null {
  const id = idIn(assistant['id']);
  if (id === null) return null;
  const { name, conversation_flow: flow } = assistant;
  const graph = flowGraph(isObject(flow) ? flow : {});
  const tools = toolLists(assistant, graph).flatMap((list) => list.tools);
  return {
    document: assistant,
    id,
    name: typeof name === 'string' && name.trim() !== '' ? name : null,
    handoffs: handoffsOf(tools, graph),
    hasPerson: tools.some(({ kind }) => TO_PEOPLE.has(kind ?? '')),
  };
}
