/** What is wrong between the assistants of an account. */
import { expect, test } from 'vitest';
import { ACCOUNT_CODES } from '../../../src/insight/findings/codes/account.ts';
import { reportOf } from '../../../src/insight/findings/report.ts';
import { partsOf } from '../../../src/insight/parts.ts';
import { handingOver } from '../../../src/insight/handoff/handoffs.ts';
import { lintAccount } from '../../../src/insight/lint/lint-account.ts';
import { lintAssistant } from '../../../src/insight/lint/lint-assistant.ts';
import type { JsonObject } from '../../../src/json.ts';
import { SECRET_LOOKS } from '../../../src/schema/integration-secret/looks.ts';
import { ACCOUNT_SAMPLES } from './samples.ts';

function lint(assistants: readonly JsonObject[], isWhole = true) {
  const byId = new Map(assistants.map((assistant) => [String(assistant['id']), assistant]));
  const each = assistants.map((assistant) => lintAssistant(assistant, { assistants: { byId, isWhole } }, SECRET_LOOKS));
  const handing = assistants.map((assistant) => handingOver(partsOf(assistant))).filter((one) => one !== null);
  return reportOf(lintAccount(each, handing, { isWhole, looks: SECRET_LOOKS }).found).findings;
}

test.each(ACCOUNT_SAMPLES)('%s is all that is found in its sample, and nothing in the repaired one', (code, bad, good) => {
  expect(lint(bad).map((finding) => finding.code)).toEqual([code]);
  expect(lint(good)).toEqual([]);
});

test('each code has a sample', () => {
  expect(ACCOUNT_SAMPLES.map(([code]) => code).toSorted()).toEqual(Object.keys(ACCOUNT_CODES).toSorted());
});

const handsTo = (id: string, ...targets: readonly string[]): JsonObject => ({
  id,
  instructions: 'Answer.',
  enabled_features: [],
  tools: [{ type: 'handoff', handoff: { ai_assistants: targets.map((target) => ({ id: target, name: 'x' })), voice_mode: 'distinct' } }],
});

test('a circle is reported once, and of one that hands over to itself only that', () => {
  const found = lint([handsTo('a', 'b'), handsTo('b', 'c'), handsTo('c', 'a'), handsTo('d', 'd')]);
  expect(found.map(({ code, assistantId, path }) => [code, assistantId, path.join('.')])).toEqual([
    ['HANDOFF_SELF', 'd', 'tools.handoff.aiAssistants.d'],
    ['HANDOFF_ISLAND', 'd', 'enabledFeatures'],
    ['HANDOFF_LOOP', 'a', 'tools.handoff.aiAssistants.b'],
  ]);
  expect(found[2]?.message).toBe('3 assistants hand over in a circle: "a", "b", "c".');
});

test('an island may be led to by one that is not known', () => {
  expect(lint([handsTo('a')]).map(({ code }) => code)).toEqual(['HANDOFF_ISLAND']);
  expect(lint([handsTo('a')], false)).toEqual([]);
});

test('who takes web calls, or does not say how it is reached, is none', () => {
  const web = { ...handsTo('a'), telephony_settings: { supports_unauthenticated_web_calls: true } };
  expect(lint([web, { ...handsTo('b'), enabled_features: null }])).toEqual([]);
});

test('nobody hands over deeper than the stack', () => {
  const all = Array.from({ length: 20_000 }, (_, index) => handsTo(`a${index}`, `a${(index + 1) % 20_000}`));
  expect(lint(all).map(({ code }) => code)).toEqual(['HANDOFF_LOOP']);
});

test('a circle is reported at the place that leads on in it, with the edge or the tool there', () => {
  const target = (assistantId: string) => ({ type: 'assistant', assistant_id: assistantId });
  const edge = (id: string, assistantId: string) => ({ id, start_node_id: 'n', target: target(assistantId) });
  const byFlow = (id: string, ...targets: readonly string[]): JsonObject => ({
    id,
    enabled_features: ['telephony'],
    conversation_flow: {
      start_node_id: 'n',
      nodes: [{ id: 'n', instructions: 'Ask.' }],
      edges: targets.map((one) => edge(`to_${one}`, one)),
    },
  });
  const circleOf = (...assistants: readonly JsonObject[]) => lint(assistants).filter(({ code }) => code === 'HANDOFF_LOOP');
  expect(circleOf(byFlow('a', 'a', 'b', 'c'), byFlow('b'), byFlow('c', 'a'))).toMatchObject([
    { path: ['conversationFlow', 'edges', 'to_c', 'target'], assistantId: 'a', nodeId: null, edgeId: 'to_c', toolName: null },
  ]);
  expect(circleOf(handsTo('a', 'gone', 'c'), byFlow('c', 'a'))).toMatchObject([
    { path: ['tools', 'handoff', 'aiAssistants', 'c'], assistantId: 'a', nodeId: null, edgeId: null, toolName: 'handoff' },
  ]);
});
