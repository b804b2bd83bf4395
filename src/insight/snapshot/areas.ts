/** The places of an assistant's document where snapshots have rules of their own. */
import type { JsonObject } from '../../json.ts';

export const VARIABLES = 'variables';

export type Area =
  | 'assistant'
  | 'assistant-list'
  | 'tools'
  | 'tool'
  | 'flow'
  | 'nodes'
  | 'node'
  | 'name-of-node'
  | 'telephony'
  | 'messaging'
  | typeof VARIABLES
  | 'other';

const BELOW_ASSISTANT: Readonly<Record<string, Area>> = {
  tools: 'tools',
  conversation_flow: 'flow',
  telephony_settings: 'telephony',
  messaging_settings: 'messaging',
  dynamic_variables: VARIABLES,
  tags: 'assistant-list',
  enabled_features: 'assistant-list',
};

/** The area of what stands under a key of an area. */
export function areaBelow(area: Area, key: string): Area {
  if (area === 'assistant') return Object.hasOwn(BELOW_ASSISTANT, key) ? (BELOW_ASSISTANT[key] ?? 'other') : 'other';
  if (area === VARIABLES) return VARIABLES;
  if (area === 'tools') return 'tool';
  if (area === 'flow' && key === 'nodes') return 'nodes';
  if (area === 'node') return NAMES_OF_NODE.has(key) ? 'name-of-node' : 'other';
  if (area === 'name-of-node') return area;
  return area === 'nodes' ? 'node' : 'other';
}

const NAMES_OF_NODE = new Set(['id', 'name', 'position']);

/** Lists whose order means nothing. */
export const SETS: ReadonlySet<string> = new Set(['tags', 'enabled_features']);

/** Keys of the settings that Telnyx fills in for what it has made itself, and that stay as they are. */
export const OWN_OF_PLATFORM: Readonly<Record<string, string>> = {
  telephony_settings: 'default_texml_app_id',
  messaging_settings: 'default_messaging_profile_id',
};

const READ_ONLY: Readonly<Partial<Record<Area, ReadonlySet<string>>>> = {
  assistant: new Set(['id', 'import_metadata', 'related_mission_ids', '$schema', 'promote_to_main']),
  tool: new Set(['tool_id', 'shared']),
  node: new Set(['tools', 'tool']),
  telephony: new Set(['default_texml_app_id']),
  messaging: new Set(['default_messaging_profile_id']),
};

/** Whether a key says which state of the assistant it is, or only reads add it. */
export function isReadOnly(area: Area, key: string, object: JsonObject): boolean {
  // A tool of the library that has no id cannot be written, and says so.
  if (area === 'tool' && key === 'shared') return object['shared'] !== true;
  return (READ_ONLY[area]?.has(key) ?? false) || (area === 'assistant' && (key.startsWith('version_') || key.endsWith('_at')));
}
