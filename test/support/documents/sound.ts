/** Arbitrary documents made into such as Telnyx would have taken: only those can be written back. */
import { isObject, type JsonObject } from './json.ts';

type Changeable = Record<string, unknown>;

const RANGES: Readonly<Record<string, readonly [min: number, max: number]>> = {
  async_timeout_ms: [1, 15_000],
  conversation_inactivity_minutes: [1, 10_000_000],
  dynamic_variables_webhook_timeout_ms: [1, 10_000],
  max_num_results: [1, Infinity],
  poll_interval_ms: [0, Infinity],
  prompt_version: [1, Infinity],
  time_limit_secs: [30, 14_400],
  timeout_ms: [0, Infinity],
  timing_ms: [0, Infinity],
  user_idle_reply_secs: [0, Infinity],
  user_idle_timeout_secs: [10, 14_400],
  wait_seconds: [0, Infinity],
  warm_message_delay_ms: [0, Infinity],
};
const LENGTHS: Readonly<Record<string, number>> = { extension: 64, version_name: 50 };

/** What a key holds, apart from what is beside it. */
function soundValue(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return (key === 'messages' ? value.filter(isObject) : value).map((item) => soundValue(item, key));
  if (typeof value === 'string') return (value.trim() === '' ? 'x' : value).slice(0, LENGTHS[key] ?? Infinity);
  const [min, max] = (Object.hasOwn(RANGES, key) && RANGES[key]) || [];
  if (typeof value === 'number' && min !== undefined && max !== undefined) return Math.min(max, Math.max(min, value));
  if (!isObject(value)) return value;
  const object: Changeable = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, soundValue(item, name)]));
  if (key.endsWith('headers')) return { name: 'X-Name', value: 'v', ...object };
  if (key === 'updatable_variables') return { ...object, name: 'variable' };
  if (object['type'] === 'bool_op' && object['op'] === 'not') {
    return { ...object, operands: [(object['operands'] as readonly unknown[])[0] ?? { type: 'bool_literal', value: true }] };
  }
  return object;
}

const SEVERAL = new Set(['webhook', 'function', 'client_side_tool']);

function soundTool(tool: JsonObject): Changeable {
  const { shared, ...rest } = tool;
  const type = String(tool['type']);
  const payload = isObject(tool[type]) ? { ...tool[type] } : {};
  // The legacy place of a timeout is read, and written to the usual one.
  if (type === 'webhook' && typeof tool['timeout_ms'] !== 'number') delete payload['timeout_ms'];
  if (type === 'update_dynamic_variables') payload['updatable_variables'] = [{ name: 'variable' }];
  return { ...rest, [type]: payload, ...(shared === true && { shared }) };
}

/** Its own tools before those of the library, as they are stored; one of a kind, and functions of different names. */
function soundTools(tools: readonly unknown[]): readonly unknown[] {
  const all = tools.filter(isObject).map(soundTool);
  const own = all.filter(({ shared }) => shared !== true);
  const kept = own.filter(({ type }, index) => SEVERAL.has(String(type)) || own.findIndex((other) => other['type'] === type) === index);
  for (const [index, { function: settings }] of kept.entries()) if (isObject(settings)) settings['name'] = `f${index}`;
  return [...kept, ...all.filter(({ shared }) => shared === true)];
}

function kindOfNode({ type, shared_tool_id: toolId, message }: JsonObject): string {
  if (typeof type === 'string') return type;
  return toolId === undefined ? (message === undefined ? 'prompt' : 'speak') : 'tool';
}

const LLM = { type: 'llm', prompt: 'p' };

function soundNode(node: JsonObject, index: number): Changeable {
  const { model, tool, ...rest } = node as Changeable;
  return {
    ...rest,
    ...(rest['external_llm'] === undefined && model !== undefined && { model }),
    // More than one are left to `extra`, as no field could show them.
    ...(tool !== undefined && { tool: Array.isArray(tool) ? tool.slice(0, 1) : tool }),
    id: `n${index}`,
    type: kindOfNode(node),
  };
}

/** A flow whose nodes and edges have ids of their own and lead somewhere, with the default edges that its nodes need. */
function soundFlow(flow: JsonObject): unknown {
  const given = Array.isArray(flow['nodes']) ? flow['nodes'].filter(isObject) : [];
  const nodes = (given.length === 0 ? [{ instructions: 'i' }] : given).map(soundNode);
  const nodeOf = (index: number) => nodes[index % nodes.length] ?? {};
  const defaults = new Set<unknown>();
  const edges = (Array.isArray(flow['edges']) ? flow['edges'].filter(isObject) : []).map((edge, index) => {
    const start = nodeOf(index);
    const target = isObject(edge['target']) ? edge['target'] : {};
    const isFirst = start['type'] !== 'prompt' && !defaults.has(start['id']);
    if (isFirst) defaults.add(start['id']);
    const isDefault = isObject(edge['condition']) && edge['condition']['type'] === 'default';
    return Object.assign({}, edge, {
      id: `e${index}`,
      start_node_id: start['id'],
      condition: isFirst ? { type: 'default' } : isDefault ? LLM : edge['condition'],
      target: target['type'] === 'node' ? Object.assign({}, target, { node_id: nodeOf(index + 1)['id'] }) : target,
    });
  });
  return { ...flow, nodes, edges, start_node_id: 'n0' };
}

/** The document with the least changed that Telnyx would have refused. */
export function sound(document: JsonObject): JsonObject {
  const whole = soundValue(document, '') as Changeable;
  const { tools, conversation_flow: flow, telephony_settings: telephony } = whole;
  return {
    ...whole,
    ...(Array.isArray(tools) && { tools: soundTools(tools) }),
    ...(isObject(flow) && { conversation_flow: soundFlow(flow) }),
    ...(isObject(telephony) && telephony['disable_dtmf'] === false && { telephony_settings: { ...telephony, disable_dtmf: true } }),
  };
}
