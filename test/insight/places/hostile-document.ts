/** Documents whose items have equal ids, ids that read as places, or none, and whose texts each name a variable and a secret of their own. */
import type { JsonObject } from '../../../src/json.ts';

const IDS: readonly unknown[] = ['a', 'a', 'b', '0', '1', '2', '#1', '##1', 7, 1, '', null, undefined, {}, 'url', 'tools'];
const KINDS = ['webhook', 'webhook', 'handoff', 'transfer', 'hangup', 'update_dynamic_variables', 'brand_new'] as const;

/** The same for the same seed. */
export function hostileDocument(seed: number): JsonObject {
  let state = seed;
  let count = 0;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const oneOf = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const id = () => oneOf(IDS);
  const text = () => {
    count += 1;
    return `${below(9) === 0 ? '{{broken ' : ''}x {{v${count}}} {{#integration_secret}}s${count}{{/integration_secret}}`;
  };
  /** Items with some in between that are none. */
  const listOf = (make: () => unknown, most = 4): readonly unknown[] =>
    Array.from({ length: below(most + 1) }, () => (below(5) === 0 ? oneOf([null, 7, 'x', []]) : make()));

  const header = () => ({ name: id(), value: text() });
  const payload = (kind: string): JsonObject => ({
    name: below(2) === 0 ? id() : oneOf(['book', 'pay']),
    ...(kind === 'webhook' && {
      url: text(),
      headers: listOf(header),
      body_parameters: {
        type: 'object',
        properties: { [`p${below(3)}`]: { description: text(), allOf: [{ title: text() }] } },
        required: ['q'],
      },
      store_fields_as_variables: listOf(() => ({ name: `set${below(99)}` })),
    }),
    ...(kind === 'handoff' && { ai_assistants: listOf(() => ({ id: oneOf(['me', 'x', 'x', 'y', 1, null]), name: 'n' })) }),
    ...(kind === 'transfer' && { targets: listOf(() => ({ name: id(), to: oneOf(['', text()]) })) }),
    ...(kind === 'update_dynamic_variables' && { updatable_variables: listOf(() => ({ name: `set${below(99)}` })) }),
  });
  const tool = () => {
    const type = oneOf(KINDS);
    return {
      type,
      ...(below(3) === 0 && { tool_id: id(), shared: below(2) === 0 }),
      ...(below(6) > 0 && { [type]: payload(type) }),
    };
  };
  const tools = () => oneOf([undefined, tool(), listOf(tool), listOf(() => listOf(tool, 2)), [[listOf(tool, 2)], tool()]]);
  const node = () => ({
    id: id(),
    name: 'Welcome',
    type: oneOf(['prompt', 'prompt', 'tool', 'speak', 'odd', undefined]),
    instructions: text(),
    message: text(),
    model: oneOf([undefined, 'unknown-model']),
    external_llm: oneOf([undefined, undefined, {}]),
    llm_api_key_ref: oneOf([undefined, 'key']),
    shared_tool_id: oneOf([undefined, 't9']),
    shared_tool_ids: oneOf([undefined, [], ['t1', null, 't2', 't1']]),
    tools: tools(),
    tool: tools(),
  });
  const condition = () =>
    oneOf<unknown>([
      { type: 'llm', prompt: text() },
      { type: 'default' },
      null,
      { type: 'expression', expression: { type: 'comparison', op: '==', left: { type: 'variable', name: `e${(count += 1)}` }, right: 5 } },
    ]);
  const target = () => oneOf([{ type: 'node', node_id: id() }, { type: 'assistant', assistant_id: oneOf(['me', 'x', 1, '']) }, null]);
  const edge = () => ({ id: id(), name: 'Then', start_node_id: id(), condition: condition(), target: target() });
  return {
    id: 'me',
    greeting: text(),
    model: oneOf([undefined, 'other-model']),
    tools: tools(),
    tool_ids: listOf(() => oneOf(['t5', 't5', 't6', 7]), 5),
    mcp_servers: listOf(() => ({ id: id(), name: 'M' })),
    integrations: listOf(() => ({ integration_id: id(), id: oneOf([undefined, 'own']) })),
    related_mission_ids: listOf(() => oneOf(['m', 'm', 3])),
    insight_settings: oneOf<unknown>([null, { insight_group_id: id() }]),
    fallback_config: oneOf<unknown>([null, { model: 'third-model', llm_api_key_ref: oneOf([undefined, 'key']) }]),
    a2a_agents: listOf(() => ({ name: id(), url: oneOf([text(), 'http://a.example/']), headers: listOf(header) })),
    dynamic_variables: { list: listOf(() => ({ id: id(), name: text() })), tools: [[text()]] },
    conversation_flow: { start_node_id: id(), nodes: listOf(node, 6), edges: listOf(edge, 8) },
  };
}
