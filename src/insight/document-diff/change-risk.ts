import { isObject } from '../../json.ts';
import type { ChangeRisk } from './change.ts';

/** By the first key of a path, for the keys that have one risk throughout. */
const BY_KEY: Readonly<Record<string, ChangeRisk>> = {
  name: 'NONE',
  description: 'NONE',
  tags: 'NONE',
  greeting: 'WORDING',
  instructions: 'WORDING',
  widget_settings: 'WORDING',
  enabled_features: 'TELEPHONY',
  messaging_settings: 'TELEPHONY',
  telephony_settings: 'TELEPHONY',
  external_llm: 'PRIVACY',
  insight_settings: 'PRIVACY',
  mcp_servers: 'PRIVACY',
  observability_settings: 'PRIVACY',
  privacy_settings: 'PRIVACY',
};

/** Keys that say where data are sent, with which credential, or what of a conversation is kept. */
const PRIVATE =
  /(?:^|_)(?:urls?|uri|headers?|ref|recording|recording_settings|data_retention|external_llm|password|secret|token|api_?keys?|credentials?)$/i;
/** Keys that decide where a conversation goes, and tools that hand it on or end it. */
const ROUTING = new Set([
  'edges',
  'target',
  'targets',
  'start_node_id',
  'condition',
  'assistant_id',
  'transfer',
  'invite',
  'refer',
  'handoff',
  'hangup',
]);
/** Texts for the model or for customers. */
const WORDING = new Set(['instructions', 'message', 'messages', 'description', 'text', 'prompt', 'name']);

/** How much a change at this path may do; `values` are those before and after. What is not known may change how the assistant behaves. */
export function riskOf(path: readonly string[], isMove: boolean, values: readonly unknown[]): ChangeRisk {
  const keys = path.includes('properties') ? path.slice(0, path.indexOf('properties')) : path;
  const [first = '', list, , part] = keys;
  if (isMove) return keys.includes('edges') ? 'ROUTING' : 'NONE';
  if (first === 'conversation_flow' && list === 'nodes' && part === 'position') return 'NONE';
  if (BY_KEY[first] === 'PRIVACY' || keys.some((key) => PRIVATE.test(key)) || hasPrivateKey(values)) return 'PRIVACY';
  const known = BY_KEY[first];
  if (known !== undefined) return known;
  const isPartOfFlow = first === 'conversation_flow' && keys.length <= NODE_OR_EDGE;
  if (isPartOfFlow || keys.some((key) => ROUTING.has(typeIn(key)))) return 'ROUTING';
  return WORDING.has(keys.at(-1) ?? '') && keys.length > 1 ? 'WORDING' : 'BEHAVIOUR';
}

/** Length of the path to a whole node or edge. */
const NODE_OR_EDGE = 3;

/** The type of a tool in what names it: `transfer` of `transfer:to_sales`. */
const typeIn = (key: string) => /^[^:#]*/.exec(key)?.[0] ?? '';

/** The keys of a JSON Schema's `properties` are names of parameters, and say nothing. */
function hasPrivateKey(values: readonly unknown[]): boolean {
  const left = [...values];
  while (left.length > 0) {
    const item = left.pop();
    if (Array.isArray(item)) left.push(...(item as unknown[]).slice(0, MAX_ITEMS));
    else if (isObject(item)) {
      for (const [key, inner] of Object.entries(item)) {
        if (PRIVATE.test(key)) return true;
        if (key !== 'properties') left.push(inner);
      }
    }
  }
  return false;
}

/** No list of settings is as long. */
const MAX_ITEMS = 10_000;
