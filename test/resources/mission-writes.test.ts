/** Writes of missions and of what belongs to their runs: what is sent, what is shown, and why one is refused. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import type { UpstreamReply } from '../support/upstream.ts';
import { DONE, FRAUD, MISSION, MISSIONS, ofRun, PAUSED, PENDING, RUN, RUNNING, startScripted } from './missions.ts';
import { start } from './tests.ts';
import { fieldsOf, mutation } from './write.ts';

const PLAN_STEP = '{ stepId: "s", description: "d", sequence: 5 }';
const runOf = (id: string) => `${MISSION}/runs/${id}`;

test.each([
  [
    'createMission',
    '{ mission: { name: "New", executionMode: MANAGED } }',
    'mission { name executionMode }',
    { name: 'New', executionMode: 'MANAGED' },
    [`POST ${MISSIONS}`],
  ],
  [
    'updateMission',
    `{ id: "${FRAUD}", changes: { description: "", metadata: { a: 1 } } }`,
    'mission { name description metadata }',
    { name: 'Fraud review', description: '', metadata: { a: 1 } },
    [`PUT ${MISSION}`],
  ],
  ['cloneMission', `{ id: "${FRAUD}" }`, 'mission { name }', { name: 'Fraud review (copy)' }, [`POST ${MISSION}/clone`]],
  [
    'startMissionRun',
    `{ missionId: "${FRAUD}", input: { week: 9 }, metadata: null }`,
    'missionRun { status input metadata }',
    { status: 'PENDING', input: { week: 9 }, metadata: null },
    [`POST ${MISSION}/runs`],
  ],
  [
    'updateMissionRun',
    `{ ${ofRun(RUNNING)}, changes: { status: SUCCEEDED, resultSummary: "All.", resultPayload: { n: 1 } } }`,
    'missionRun { status resultSummary resultPayload }',
    { status: 'SUCCEEDED', resultSummary: 'All.', resultPayload: { n: 1 } },
    [`PATCH ${RUN}`],
  ],
  ['cancelMissionRun', `{ ${ofRun(RUNNING)} }`, 'missionRun { status }', { status: 'CANCELLED' }, [`POST ${RUN}/cancel`]],
  ['pauseMissionRun', `{ ${ofRun(RUNNING)} }`, 'missionRun { status }', { status: 'PAUSED' }, [`POST ${RUN}/pause`]],
  ['resumeMissionRun', `{ ${ofRun(PAUSED)} }`, 'missionRun { status }', { status: 'RUNNING' }, [`POST ${runOf(PAUSED)}/resume`]],
  [
    'linkMissionAgent',
    `{ ${ofRun(RUNNING)}, assistantId: "assistant-blank" }`,
    'missionRun { status }',
    { status: 'RUNNING' },
    [`POST ${RUN}/telnyx-agents`, `GET ${RUN}`],
  ],
  [
    'unlinkMissionAgent',
    `{ ${ofRun(RUNNING)}, assistantId: "assistant-fraud-desk" }`,
    'missionRun { agents { assistantId } }',
    { agents: [{ assistantId: 'assistant-retired' }] },
    [`DELETE ${RUN}/telnyx-agents/assistant-fraud-desk`, `GET ${RUN}`, `GET ${RUN}/telnyx-agents`],
  ],
  [
    'createMissionPlan',
    `{ ${ofRun(PENDING)}, steps: [${PLAN_STEP}] }`,
    'missionRun { planStep(stepId: "s") { status missionId } }',
    { planStep: { status: 'PENDING', missionId: FRAUD } },
    [`POST ${runOf(PENDING)}/plan`, `GET ${runOf(PENDING)}`],
  ],
  ['addMissionPlanSteps', `{ ${ofRun(RUNNING)}, steps: [${PLAN_STEP}] }`, 'runId', RUNNING, [`POST ${RUN}/plan/steps`]],
  [
    'updateMissionPlanStep',
    `{ ${ofRun(RUNNING)}, stepId: "call-again", status: SKIPPED }`,
    'planStep { status description }',
    { status: 'SKIPPED', description: 'After 17:00, call those again who did not answer.' },
    [`PATCH ${RUN}/plan/steps/call-again`],
  ],
  [
    'logMissionEvent',
    `{ ${ofRun(RUNNING)}, event: { type: CUSTOM, summary: "New", stepId: "call-again", idempotencyKey: "k" } }`,
    'missionEvent { type idempotencyKey step { sequence } }',
    { type: 'CUSTOM', idempotencyKey: 'k', step: { sequence: 3 } },
    [`POST ${RUN}/events`, `GET ${RUN}/plan/steps/call-again`],
  ],
  ['deleteMission', `{ id: "${FRAUD}" }`, 'deletedId', FRAUD, [`DELETE ${MISSION}`]],
])('%s is one write, sent without a key', async (name, input, selection, shown, expected) => {
  const gateway = await start();
  const { data, errors } = await gateway.query(mutation(name, input, selection));
  expect([errors, data[name].userErrors]).toEqual([undefined, []]);
  expect(Object.values(data[name] as object)[0]).toEqual(shown);
  expect(gateway.newCalls()).toEqual(expected);
  expect(gateway.audited).toMatchObject([{ operation: name, outcome: 'done' }]);
});

test.each([
  ['createMission', '{ mission: { name: "New" } }'],
  ['startMissionRun', '{ missionId: "m" }'],
  ['logMissionEvent', '{ missionId: "m", runId: "r", event: { type: CUSTOM, summary: "New" } }'],
])('%s has no idempotency key, and so is sent once even if nobody knows what came of it', async (name, input) => {
  const { query, requests } = await startScripted(() => ({ status: 503 }));
  const { errors } = await query(mutation(name, input, '__typename'));
  expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined]);
});

test('an event that was written is read from what the write brought', async () => {
  const { query, newCalls } = await start();
  const { data } = await query(
    mutation('logMissionEvent', `{ ${ofRun(RUNNING)}, event: { type: ERROR, summary: "No." } }`, 'missionEvent { eventId missionId }'),
  );
  newCalls();
  const { eventId, missionId } = data.logMissionEvent.missionEvent as { eventId: string; missionId: string };
  const again = await query(`{ missionRun(${ofRun(RUNNING)}) { event(eventId: "${eventId}") { summary } } }`);
  expect([missionId, again.data.missionRun, newCalls()]).toEqual([FRAUD, { event: { summary: 'No.' } }, [`GET ${RUN}`]]);
});

describe('is refused before any call', () => {
  test.each([
    [
      'createMission',
      '{ mission: { name: " ", model: "", metadata: [1], executionMode: UNKNOWN } }',
      ['name', 'model', 'metadata', 'executionMode'].map((name) => `input.mission.${name}`),
    ],
    ['updateMission', '{ id: "runs", changes: {} }', ['input.id', 'input.changes']],
    ['updateMission', '{ id: "m", changes: { name: null, metadata: null } }', ['input.changes.name', 'input.changes.metadata']],
    ['cloneMission', '{ id: "a/b" }', ['input.id']],
    ['startMissionRun', '{ missionId: "events", input: 1 }', ['input.missionId', 'input.input']],
    [
      'updateMissionRun',
      '{ missionId: "m", runId: "..", changes: { status: UNKNOWN, error: null } }',
      ['input.runId', 'input.changes.status', 'input.changes.error'],
    ],
    ['pauseMissionRun', '{ missionId: "", runId: "" }', ['input.missionId', 'input.runId']],
    ['linkMissionAgent', '{ missionId: "m", runId: "r", assistantId: "tags" }', ['input.assistantId']],
    ['createMissionPlan', '{ missionId: "m", runId: "r", steps: [] }', ['input.steps']],
    [
      'addMissionPlanSteps',
      '{ missionId: "m", runId: "r/", steps: [{ stepId: "a", description: "", sequence: 1 }, { stepId: "a", description: "d", sequence: 2 }, { stepId: "a/b", description: "d", sequence: 3 }] }',
      ['input.runId', 'input.steps.0.description', 'input.steps.1.stepId', 'input.steps.2.stepId'],
    ],
    ['updateMissionPlanStep', '{ missionId: "m", runId: "r", stepId: "s" }', ['input']],
    [
      'logMissionEvent',
      '{ missionId: "m", runId: "r", event: { type: UNKNOWN, summary: "", payload: "x" } }',
      ['type', 'summary', 'payload'].map((name) => `input.event.${name}`),
    ],
  ])('%s %#', async (name, input, expected) => {
    const { query, calls } = await startScripted(() => ({ status: 500 }));
    const { data, errors } = await query(mutation(name, input, '__typename'));
    expect([errors, fieldsOf(data[name].userErrors).toSorted(), calls]).toEqual([undefined, expected.toSorted(), []]);
  });
});

test.each([
  ['pauseMissionRun', `{ ${ofRun(DONE)} }`, 'CONFLICT', ['input.runId']],
  ['resumeMissionRun', `{ ${ofRun(RUNNING)} }`, 'CONFLICT', ['input.runId']],
  ['createMissionPlan', `{ ${ofRun(RUNNING)}, steps: [${PLAN_STEP}] }`, 'CONFLICT', [undefined]],
  ['linkMissionAgent', `{ ${ofRun(RUNNING)}, assistantId: "assistant-gone" }`, 'BAD_USER_INPUT', ['input.assistantId']],
  ['unlinkMissionAgent', `{ ${ofRun(RUNNING)}, assistantId: "assistant-blank" }`, 'NOT_FOUND', ['input.runId']],
  ['updateMissionPlanStep', `{ ${ofRun(RUNNING)}, stepId: "gone", status: FAILED }`, 'NOT_FOUND', ['input.stepId']],
  ['startMissionRun', '{ missionId: "gone" }', 'NOT_FOUND', ['input.missionId']],
  ['logMissionEvent', `{ missionId: "${FRAUD}", runId: "gone", event: { type: CUSTOM, summary: "New" } }`, 'NOT_FOUND', ['input.runId']],
])('what Telnyx refuses of %s is named at its place', async (name, input, code, fields) => {
  const { query } = await start();
  const { data, errors } = await query(mutation(name, input, '__typename'));
  const { userErrors } = data[name] as { userErrors: { code: string; field: string[] | null }[] };
  expect([errors, userErrors.map((error) => error.code), fieldsOf(userErrors)]).toEqual([undefined, [code], fields]);
});

test.each<[name: string, reply: UpstreamReply, id: string | null]>([
  ['bare', { status: 201, body: { mission_id: 'copy', name: 'Copy' } }, 'copy'],
  ['under data', { status: 201, body: { data: { mission_id: 'copy', name: 'Copy' } } }, 'copy'],
  ['nothing', { status: 201, body: '' }, null],
  ['no content', { status: 204 }, null],
  ['something else', { status: 200, body: { ok: true } }, null],
  ['the mission that was copied', { status: 200, body: { data: { mission_id: 'm', name: 'Old' } } }, null],
])('a copy is shown as far as Telnyx shows it: %s', async (_name, reply, id) => {
  const { query } = await startScripted(() => reply);
  const { data, errors } = await query(mutation('cloneMission', '{ id: "m" }', 'missionId mission { id }'));
  expect(data.cloneMission).toEqual({ missionId: id, mission: id === null ? null : { id }, userErrors: [] });
  expect(errors?.map(({ path, extensions }) => [path, extensions?.['code']])).toEqual(
    id === null ? [[['cloneMission', 'mission'], 'UPSTREAM_BAD_RESPONSE']] : undefined,
  );
});

test('scopes: who may write does not run, and who may not read sees ids', async () => {
  const gateway = await startSandboxGateway({ auth: jwtMode() });
  const ask = async (scope: string, name: string, input: string, selection: string) =>
    gateway.query(mutation(name, input, selection), { token: await sign(scope) });
  const begin = `{ missionId: "${FRAUD}" }`;
  for (const [name, input] of [
    ['startMissionRun', begin],
    ['resumeMissionRun', `{ ${ofRun(PAUSED)} }`],
  ] as const) {
    for (const scope of ['missions:write', 'assistants:run']) {
      expect((await ask(scope, name, input, 'runId')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  }
  expect(gateway.calls()).toEqual([]);
  expect(await ask('missions:write assistants:run', 'startMissionRun', begin, 'runId missionRun { status }')).toMatchObject({
    data: { startMissionRun: { runId: expect.any(String), missionRun: null, userErrors: [] } },
    errors: [{ path: ['startMissionRun', 'missionRun'], extensions: { code: 'FORBIDDEN' } }],
  });
  expect((await ask('missions:write', 'pauseMissionRun', `{ ${ofRun(RUNNING)} }`, 'runId')).errors).toBeUndefined();
});
