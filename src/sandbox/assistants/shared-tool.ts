import type { SharedToolResponse } from 'telnyx/resources/ai/tools';
import { isRecord } from '../body.ts';
import type { ToolWire } from '../wire.ts';

/** A tool of the library as assistants have it. */
export function asTool({ id, type, timeout_ms, tool_definition: definition }: SharedToolResponse): ToolWire {
  const payload = isRecord(definition[type]) ? definition[type] : definition;
  return { type, [type]: payload, shared: true, tool_id: id, timeout_ms } as unknown as ToolWire;
}

export const isSharedTool = (tool: object): boolean => 'shared' in tool && tool.shared === true;

/** Kinds of which an assistant may have more than one tool. */
const MANY: ReadonlySet<string> = new Set(['webhook', 'function', 'client_side_tool']);

/** The kind of which these are too many; undefined where none is. */
export const repeatedKind = (tools: readonly ToolWire[]): string | undefined =>
  tools.find(({ type }, index) => !MANY.has(type) && tools.findIndex((other) => other.type === type) !== index)?.type;
