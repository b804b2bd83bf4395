import { expect, test } from 'vitest';
import { AGENTS } from '../../src/sandbox/providers/catalogue.ts';
import { seedAssistants } from '../../src/sandbox/seed/index.ts';
import { objectsIn, propertiesOf } from './description.ts';

const seed = seedAssistants();
const objects = objectsIn(seed);
const byId = new Map(seed.map((assistant) => [assistant.id, assistant]));

/** The values of `type` among the objects that also have this key. */
const typesWith = (key: string) => new Set(objects.filter((object) => key in object).map(({ type }) => type));

const handoffs = seed.flatMap(({ id: from, tools = [] }) =>
  tools.flatMap((tool) => (tool.type === 'handoff' ? tool.handoff.ai_assistants.map(({ id: to }) => ({ from, to })) : [])),
);
const leads = (from: string, to: string) => handoffs.some((edge) => edge.from === from && edge.to === to);
const flows = seed.flatMap(({ id, conversation_flow: flow }) => (flow ? [{ id, flow }] : []));
const edges = flows.flatMap(({ flow }) => flow.edges ?? []);

test('ids, versions and import ids are there once', () => {
  expect(seed.length).toBeGreaterThanOrEqual(14);
  expect(byId.size).toBe(seed.length);
  const versions = seed.flatMap(({ version_id }) => version_id ?? []);
  expect(new Set(versions).size).toBe(versions.length);
});

test('every copy is fresh', () => {
  expect(seedAssistants()).toEqual(seed);
  expect(seedAssistants()[0]?.tools).not.toBe(seedAssistants()[0]?.tools);
});

test('all fourteen tools are shown', () => {
  const types = seed.flatMap(({ tools = [] }) => tools.map(({ type }) => type));
  expect([...new Set(types)].toSorted()).toEqual(
    (
      'webhook retrieval handoff hangup transfer refer send_dtmf invite send_message ' +
      'skip_turn client_side_tool pay function update_dynamic_variables'
    )
      .split(' ')
      .toSorted(),
  );
});

test('targets are lists and templates, tools are shared and inline', () => {
  const tools = seed.flatMap((assistant) => assistant.tools ?? []);
  const transfers = tools.flatMap((tool) => (tool.type === 'transfer' ? [Array.isArray(tool.transfer.targets)] : []));
  const invites = tools.flatMap((tool) => (tool.type === 'invite' ? [Array.isArray(tool.invite.targets)] : []));
  expect(new Set(transfers)).toEqual(new Set([true, false]));
  expect(new Set(invites)).toEqual(new Set([true, false]));
  expect(new Set(tools.map(({ shared }) => shared))).toEqual(new Set([true, undefined]));
});

test('all nodes, conditions, targets and expressions are shown', () => {
  const nodes = flows.flatMap(({ flow }) => flow.nodes.map(({ type }) => type));
  expect(new Set(nodes)).toEqual(new Set(['prompt', 'tool', 'speak', undefined]));
  expect(new Set(edges.map(({ condition }) => condition.type))).toEqual(new Set(['llm', 'expression', 'default']));
  expect(new Set(edges.map(({ target }) => target.type))).toEqual(new Set(['node', 'assistant']));
  const expressions = edges.flatMap(({ condition }) =>
    condition.type === 'expression' ? objectsIn(condition.expression).map(({ type }) => type) : [],
  );
  expect([...new Set(expressions)].toSorted()).toEqual(
    ['arithmetic', 'bool_literal', 'bool_op', 'comparison', 'number_literal', 'string_literal', 'variable'].toSorted(),
  );
});

test('all background audio, filler messages and voicemail actions are shown', () => {
  const audio = seed.map(({ voice_settings }) => voice_settings?.background_audio?.type).filter(Boolean);
  expect(new Set(audio)).toEqual(new Set(['predefined_media', 'media_url', 'media_name']));
  expect(typesWith('timing_ms')).toContain('request_response_delayed');
  expect(typesWith('content')).toContain('request_start');
});

test('flows are whole: nodes exist, and tool and speak nodes have one default edge', () => {
  for (const { flow } of flows) {
    const ids = flow.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(flow.start_node_id);
    for (const edge of flow.edges ?? []) {
      expect(ids).toContain(edge.start_node_id);
      if (edge.target.type === 'node') expect(ids).toContain(edge.target.node_id);
      else expect(byId.has(edge.target.assistant_id)).toBe(true);
    }
    for (const node of flow.nodes) {
      const leaving = (flow.edges ?? []).filter(({ start_node_id }) => start_node_id === node.id);
      const defaults = leaving.filter(({ condition }) => condition.type === 'default').length;
      const wants = (node.type === 'tool' || node.type === 'speak') && leaving.length > 0 ? 1 : 0;
      expect([node.id, defaults]).toEqual([node.id, wants]);
    }
  }
});

test('handoffs go round, come back to themselves, and once lead nowhere', () => {
  expect(leads('assistant-front-desk', 'assistant-nurse-line')).toBe(true);
  expect(leads('assistant-nurse-line', 'assistant-front-desk')).toBe(true);
  expect(leads('assistant-wake-up-desk', 'assistant-wake-up-desk')).toBe(true);
  const dangling = handoffs.filter(({ to }) => !byId.has(to));
  expect(dangling).toEqual([{ from: 'assistant-rebooking', to: 'assistant-lounge-desk' }]);
});

test('natives and one import of each provider are there, and each can be imported again', () => {
  const imported = seed.flatMap(({ import_metadata }) => import_metadata ?? []);
  expect(imported.map(({ import_provider }) => import_provider)).toEqual(['elevenlabs', 'vapi', 'retell']);
  for (const { import_id, import_provider } of imported) {
    expect(AGENTS[import_provider ?? 'vapi'].map(({ importId }) => importId)).toContain(import_id);
  }
  expect(seed.length).toBeGreaterThan(imported.length);
  for (const agents of Object.values(AGENTS)) expect(agents.length).toBeGreaterThanOrEqual(3);
});

test('one assistant has the required fields and no others', () => {
  const keys = Object.keys(byId.get('assistant-blank') ?? {}).toSorted();
  expect(keys).toEqual(['created_at', 'id', 'instructions', 'model', 'name']);
});

test('every field that the description knows of an assistant occurs', () => {
  const shown = new Set(objects.flatMap(Object.keys));
  const known = propertiesOf('inference-embedding_Assistant');
  expect(known.size).toBeGreaterThan(100);
  expect([...known].filter((name) => !shown.has(name))).toEqual([]);
});

test('so does every field that is newer than the description', () => {
  const shown = new Set(objects.flatMap(Object.keys));
  const newer = (
    'a2a_agents poll_interval_ms timeout_ms messages timing_ms shared function ' +
    'update_dynamic_variables updatable_variables preset_body_fields preset_query_params diversion warm_transfer_acceptance end_user_target_context_mode ' +
    'extension message sip_auth_password sip_auth_username context language_hints disable_dtmf ' +
    'fallback_destination family size send_message_history_updates enhancement_level in_transit_data_locality interrupt_prediction_threshold ' +
    'tool_id'
  ).split(' ');
  expect(newer.filter((name) => !shown.has(name))).toEqual([]);
});

test('hosts and numbers are made up', () => {
  const text = JSON.stringify(seed);
  for (const [, host] of text.matchAll(/https?:\/\/([^/"]+)/g)) expect(host).toMatch(/\.example\.com$/);
  for (const [number] of text.matchAll(/\+\d{8,}/g)) expect(number).toMatch(/^\+1555/);
});
