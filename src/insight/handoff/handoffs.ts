/** Where an assistant leads to others, and to people. */
import { isObject, type JsonObject } from '../../json.ts';
import type { FindingPlace } from '../findings/finding.ts';
import type { GraphEdge } from '../flow/flow-graph.ts';
import type { Parts } from '../parts.ts';
import { stepsIn } from '../places/item-steps.ts';
import { idIn, objectAt, textIn } from '../read-value.ts';
import { placeInTool, type PlacedTool } from '../tools/placed-tools.ts';

export const HANDOFF_KINDS = ['HANDOFF_TOOL', 'FLOW_TARGET'] as const;
export type HandoffKind = (typeof HANDOFF_KINDS)[number];

/** A place that leads to another assistant, or to the same one. */
export interface Handoff {
  readonly toId: string;
  readonly via: HandoffKind;
  readonly at: FindingPlace;
  /** As the upstream sent it, whatever it is. */
  readonly voiceMode: unknown;
}

/** Those of tools, then those of the edges of a flow. */
export const handoffsOf = ({ tools, graph }: Pick<Parts, 'tools' | 'graph'>): readonly Handoff[] => [
  ...tools.filter(({ kind }) => kind === 'handoff').flatMap(ofTool),
  ...graph.edges.flatMap(ofEdge),
];

function ofTool(tool: PlacedTool): readonly Handoff[] {
  const { ai_assistants: list, voice_mode: voiceMode } = tool.payload;
  const targets: readonly unknown[] = Array.isArray(list) ? list : [];
  const steps = stepsIn(targets, 'ai_assistants');
  return targets.flatMap((target, index): readonly Handoff[] => {
    const toId = isObject(target) ? idIn(target['id']) : null;
    if (toId === null) return [];
    return [{ toId, via: 'HANDOFF_TOOL', at: placeInTool(tool, 'aiAssistants', steps[index] ?? ''), voiceMode }];
  });
}

function ofEdge({ assistantId: toId, wire, step, id: edgeId }: GraphEdge): readonly Handoff[] {
  if (toId === null) return [];
  const at = { path: ['conversationFlow', 'edges', step, 'target'], nodeId: null, edgeId, toolName: null };
  return [{ toId, via: 'FLOW_TARGET', at, voiceMode: objectAt(wire, 'target')['voice_mode'] }];
}

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
export function handingOver(parts: Parts): HandingOver | null {
  const { document, tools } = parts;
  const id = idIn(document['id']);
  if (id === null) return null;
  return {
    document,
    id,
    name: textIn(document['name']),
    handoffs: handoffsOf(parts),
    hasPerson: tools.some(({ kind }) => TO_PEOPLE.has(kind ?? '')),
  };
}
