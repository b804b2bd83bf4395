/**
 * Texts of missions, conversations, insights and tests for callers without `secrets:read`: each either shows no credential, or is named in
 * the documentation among those that are shown as they are.
 */
import { readFileSync } from 'node:fs';
import { getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { isObject } from '../../src/json.ts';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Document } from '../support/upstream.ts';
import { mutation } from '../resources/write.ts';
import { CANARY } from './secret-shapes.ts';
import { jwtMode, sign } from './tokens.ts';

const QUOTE = `Called https://me:${CANARY}@h.example/?token=${CANARY} with Authorization: Bearer ${CANARY} and password: ${CANARY}`;
const JSON_TEXT = JSON.stringify({ note: QUOTE });
const MAP = { note: QUOTE };
const AT = { created_at: '2026-01-01T00:00:00Z', newer: QUOTE };

const texts = (...keys: readonly string[]): Document => Object.fromEntries(keys.map((key) => [key, QUOTE]));

const CONVERSATION = { id: 'c', ...AT, name: QUOTE, metadata: texts('note', 'telnyx_agent_target', 'telnyx_end_user_target') };
const CALL = { id: 'k', type: QUOTE, newer: QUOTE, function: { name: QUOTE, arguments: JSON_TEXT, newer: QUOTE } };
const MESSAGE = { role: 'tool', text: QUOTE, ...AT, metadata: MAP, tool_calls: [CALL] };
const FINDING = { insight_id: 'i', result: JSON_TEXT, newer: QUOTE };
const MISSION = { mission_id: 'm', ...AT, ...texts('name', 'description', 'instructions', 'model'), metadata: MAP };
const OF_RUN = { mission_id: 'm', run_id: 'r', ...AT };
const RUN = { ...OF_RUN, status: 'failed', input: MAP, metadata: MAP, result_payload: MAP, ...texts('result_summary', 'error') };
const STEP = { ...OF_RUN, step_id: 's', description: QUOTE, metadata: MAP };
const EVENT = { ...OF_RUN, event_id: 'e', ...texts('summary', 'idempotency_key'), payload: MAP };
const INSIGHT = { id: 'i', ...AT, ...texts('name', 'instructions', 'webhook'), json_schema: MAP };
const GROUP = { id: 'g', ...AT, ...texts('name', 'description', 'webhook'), insights: [] };
const TEST = {
  test_id: 't',
  ...AT,
  ...texts('name', 'description', 'instructions', 'destination', 'test_suite'),
  rubric: [{ ...texts('name', 'criteria', 'newer') }],
};
const TEST_RUN = { ...AT, test_id: 't', run_id: 'u', ...texts('logs', 'triggered_by'), detail_status: [texts('name', 'newer')] };
const PLANNED = { assistant_id: 'a', ...AT, ...texts('telnyx_agent_target', 'telnyx_end_user_target'), errors: [QUOTE] };
const WITH_MAPS = { ...PLANNED, conversation_metadata: MAP, dynamic_variables: MAP };
const PHONE_CALL = { ...WITH_MAPS, scheduled_event_id: 'p', telnyx_conversation_channel: 'phone_call', call_status: QUOTE };

const ANSWERS: Readonly<Record<string, unknown>> = {
  '/ai/conversations/c': { data: CONVERSATION },
  '/ai/conversations/c/messages': { data: [MESSAGE], meta: { total_results: 1, total_pages: 1 } },
  '/ai/conversations/c/conversations-insights': { data: [{ id: 'f', status: 'completed', ...AT, conversation_insights: [FINDING] }] },
  '/ai/missions/m': { data: MISSION },
  '/ai/missions/m/runs/r': { data: RUN },
  '/ai/missions/m/runs/r/plan': { data: [STEP] },
  '/ai/missions/m/runs/r/telnyx-agents': { data: [{ ...OF_RUN, telnyx_agent_id: 'a' }] },
  '/ai/missions/m/runs/r/events/e': { data: EVENT },
  '/ai/conversations/insights/i': { data: INSIGHT },
  '/ai/conversations/insight-groups/g': { data: GROUP },
  '/ai/conversations/conversation-insights/aggregates': { data: [{ record_count: 1, note: QUOTE }] },
  '/ai/assistants/tests/t': TEST,
  '/ai/assistants/tests/t/runs/u': TEST_RUN,
  '/ai/assistants/a/scheduled_events/p': { ...PHONE_CALL, call_attempts: [{ attempt_number: 1, ...texts('call_status', 'newer') }] },
  '/ai/assistants/a/scheduled_events/q': { ...WITH_MAPS, scheduled_event_id: 'q', telnyx_conversation_channel: 'sms_chat', text: QUOTE },
};

/** The texts and JSON of a type that need no arguments. */
function textsOf(name: string): readonly string[] {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new TypeError(`${name} is no type of objects.`);
  return Object.values(type.getFields())
    .filter((field) => ['String', 'JSON'].includes(getNamedType(field.type).name) && !field.args.some(isRequiredArgument))
    .map((field) => field.name);
}

const all = (name: string, more = '') => `{ __typename ${textsOf(name).join(' ')} ${more} }`;

const QUERY = `{
  mission(id: "m") ${all('Mission')}
  missionRun(missionId: "m", runId: "r") ${all('MissionRun', `plan ${all('MissionPlanStep')} agents ${all('MissionAgent')} event(eventId: "e") ${all('MissionEvent')}`)}
  conversation(id: "c") ${all(
    'Conversation',
    `messages { nodes ${all('ConversationMessage', `toolCalls ${all('MessageToolCall', `function ${all('MessageFunctionCall')}`)}`)} }
    insights ${all('ConversationInsight', `insights ${all('InsightFinding')}`)}`,
  )}
  insight(id: "i") ${all('Insight')}
  insightGroup(id: "g") ${all('InsightGroup')}
  insightAggregates(groupBy: "note") ${all('InsightAggregate')}
  test(id: "t") ${all('AssistantTest', `rubric ${all('RubricCriterion')}`)}
  testRun(testId: "t", runId: "u") ${all('TestRun', `detailStatus ${all('CriterionStatus')}`)}
  call: scheduledEvent(assistantId: "a", eventId: "p") { ... on ScheduledCall ${all('ScheduledCall', `callAttempts ${all('CallAttempt')}`)} }
  message: scheduledEvent(assistantId: "a", eventId: "q") { ... on ScheduledMessage ${all('ScheduledMessage')} }
}`;

/** All values of texts and JSON in an answer, by the field that shows them. */
function* shownIn(value: unknown): Generator<readonly [field: string, value: unknown]> {
  if (Array.isArray(value)) for (const item of value) yield* shownIn(item);
  if (!isObject(value)) return;
  const own = typeof value['__typename'] === 'string' ? textsOf(value['__typename']) : [];
  for (const [key, item] of Object.entries(value)) {
    if (own.includes(key)) yield [`${String(value['__typename'])}.${key}`, item];
    else yield* shownIn(item);
  }
}

async function read(scope: string) {
  const upstream = await startUpstream(({ path }) => {
    const body = ANSWERS[path.split('?')[0] ?? ''];
    return body === undefined ? NOT_FOUND : { body };
  });
  const token = await sign(`assistants:read conversations:read missions:read ${scope}`);
  const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode(), token });
  const { data, errors } = await query(QUERY);
  expect(errors).toBeUndefined();
  return [...shownIn(data)];
}

test('credentials in texts show only where the documentation says so', async () => {
  const whole = await read('secrets:read');
  expect(whole.filter(([, value]) => !JSON.stringify(value).includes(CANARY))).toEqual([]);
  const shown = await read('');
  expect(shown.map(([field]) => field)).toEqual(whole.map(([field]) => field));
  const open = shown.filter(([, value]) => JSON.stringify(value).includes(CANARY)).map(([field]) => field);
  const [, table = ''] =
    /<!-- shown as they are -->([^]*?)\n\n/.exec(readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8')) ?? [];
  const documented = [...table.matchAll(/`(\w+\.\w+)`/g)].map(([, field]) => field);
  expect(open.toSorted()).toEqual(documented.toSorted());
});

test.each([
  ['updateMissionRun', 'missionId: "m", runId: "r", changes: { resultSummary: "Called ***." }', 'resultSummary'],
  ['updateMissionRun', 'missionId: "m", runId: "r", changes: { error: "***" }', 'error'],
  ['updateTest', 'id: "t", changes: { destination: "sip:me:***@h.example" }', 'destination'],
])('%s refuses what reads have masked: %s', async (field, input, key) => {
  const upstream = await startUpstream(() => NOT_FOUND);
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data } = await query(mutation(field, `{ ${input} }`, ''));
  expect(data[field].userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['input', 'changes', key] }]);
  expect(upstream.calls).toEqual([]);
});
