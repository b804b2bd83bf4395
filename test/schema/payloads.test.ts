/** What payloads show to callers who may write and not read. */
import { getNamedType } from 'graphql';
import { expect, test } from 'vitest';
import { at, fields, signatures } from './places.ts';

/** The ids that name an object of the type. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  Assistant: ['assistantId: ID', 'versionId: ID'],
  AssistantVersion: ['assistantId: ID', 'versionId: ID'],
  Conversation: ['conversationId: ID'],
  InsightGroup: ['insightGroupId: ID'],
  Mission: ['missionId: ID'],
  // The rest of their keys is in the input.
  MissionRun: ['runId: ID'],
  MissionPlanStep: ['stepId: ID'],
  MissionEvent: ['eventId: ID'],
};
/** Writes after which the assistant has the version that it had. */
const KEEPS_VERSION = new Set(['AddAssistantTag', 'AttachTool', 'DetachTool', 'RemoveAssistantTag'].map((name) => `${name}Payload`));

test('an object that takes a scope of its own has its ids beside it, which take none', () => {
  const payloads = fields.filter(({ parent, description }) => parent.name.endsWith('Payload') && description?.includes('Scope: '));
  expect(payloads.length).toBeGreaterThan(10);
  const nameless = payloads.filter(({ parent, type }) => {
    const ids = IDS[getNamedType(type).name] ?? ['an id'];
    const needed = KEEPS_VERSION.has(parent.name) ? ids.slice(0, 1) : ids;
    return needed.some((id) => !signatures(parent.name).includes(id));
  });
  expect(at(nameless)).toEqual([]);
  expect(at(payloads.filter(({ name }) => name.endsWith('Id')))).toEqual([]);
});
