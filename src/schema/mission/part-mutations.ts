/** Mutations of what a run has: its assistants, its plan, its events. */
import type { EventLogParams } from 'telnyx/resources/ai/missions/runs/events';
import type { CreatePlanStepRequest, PlanUpdateStepParams } from 'telnyx/resources/ai/missions/runs/plan';
import {
  addMissionPlanSteps,
  createMissionPlan,
  linkMissionAgent,
  logMissionEvent,
  unlinkMissionAgent,
  updateMissionPlanStep,
  type PlanBody,
} from '../../resolvers/mission-run-parts.ts';
import { getMissionRun } from '../../resolvers/mission-runs.ts';
import type { MissionEventWire, MissionStepWire, OfMissionRun } from '../../upstream/resources/mission-run-parts.ts';
import type { MissionRunWire } from '../../upstream/resources/mission-runs.ts';
import { MAY_READ_MISSIONS, MAY_WRITE_MISSIONS } from '../access/access.ts';
import { mutation, type InputFields } from '../shared/mutation.ts';
import { writePayload } from '../shared/payload.ts';
import { id, int, oneOf, text } from '../wire/input-fields.ts';
import { jsonMap } from '../wire/input-maps.ts';
import { objects, wireInput } from '../wire/input.ts';
import { ownFields } from '../wire/own-fields.ts';
import { MissionEventType, MissionStepStatus } from './enums.ts';
import { runFields, runOf } from './inputs.ts';
import { MissionEvent, MissionPlanStep, MissionRun } from './ref.ts';

const needs = MAY_WRITE_MISSIONS;

const runPayload = (name: string) =>
  writePayload<MissionRunWire, OfMissionRun>(name, 'missionRun', {
    type: MissionRun,
    description:
      'The run as it is now; null when the write was refused, or when it cannot be read. Cost: one upstream read, as the write does not answer with it.',
    needs: MAY_READ_MISSIONS,
    ids: { runId: { of: 'the run', resolve: ({ runId }) => runId } },
    resolve: ({ missionId, runId }, ctx) => getMissionRun(runId, ctx, { missionId }),
  });

const agentFields = (t: InputFields) => ({
  ...runFields(t),
  assistantId: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
});

mutation('linkMissionAgent', {
  description: 'Has an assistant take part in a run. Cost: one upstream write, sent once.',
  input: 'Which run, and which assistant.',
  needs,
  fields: agentFields,
  payload: runPayload('LinkMissionAgentPayload'),
  resolve: (input, ctx) => linkMissionAgent({ ...runOf(input), assistantId: String(input.assistantId) }, ctx),
});

mutation('unlinkMissionAgent', {
  description: 'Takes an assistant out of a run. Cost: one upstream write.',
  input: 'Which run, and which assistant.',
  needs,
  fields: agentFields,
  payload: runPayload('UnlinkMissionAgentPayload'),
  resolve: (input, ctx) => unlinkMissionAgent({ ...runOf(input), assistantId: String(input.assistantId) }, ctx),
});

const LABELS = 'Labels of your own, by their names';

const MissionPlanStepDraft = wireInput<CreatePlanStepRequest>('MissionPlanStepDraft', {
  description: 'A step of a plan to make.',
  fields: {
    step_id: id('Id of the step, of your own choice: unique among those of the run, and fit to stand in a path.', { required: true }),
    description: text('What is to be done.', { required: true }),
    sequence: int('The position of the step in the order of the plan.', { required: true }),
    parent_step_id: id('Id of the step that this one is a part of; null and absent: of none.', { nullIsAbsent: true }),
    metadata: jsonMap(`${LABELS}; null means none.`, { nullIsAbsent: true }),
  },
});

const plan = ownFields<PlanBody>({
  steps: objects<CreatePlanStepRequest>(() => MissionPlanStepDraft, 'The steps; at least one.', { required: true, mayBeEmpty: false }),
});

mutation('createMissionPlan', {
  description: 'Gives a run its plan. Cost: one upstream write, sent once.',
  input: 'Which run, and the steps of its plan.',
  needs,
  fields: (t) => ({ ...runFields(t), ...plan.fields(t) }),
  payload: runPayload('CreateMissionPlanPayload'),
  resolve: (input, ctx) => createMissionPlan({ ...runOf(input), body: plan.read(input) }, ctx),
});

mutation('addMissionPlanSteps', {
  description: 'Adds steps to the plan of a run. Cost: one upstream write, sent once.',
  input: 'Which run, and which steps.',
  needs,
  fields: (t) => ({ ...runFields(t), ...plan.fields(t) }),
  payload: runPayload('AddMissionPlanStepsPayload'),
  resolve: (input, ctx) => addMissionPlanSteps({ ...runOf(input), body: plan.read(input) }, ctx),
});

const step = ownFields<PlanUpdateStepParams, 'mission_id' | 'run_id'>({
  status: oneOf(MissionStepStatus, 'How far the step is, or how it ended.'),
  metadata: jsonMap(`${LABELS}; replaced as a whole.`),
});

mutation('updateMissionPlanStep', {
  description: 'Reports of a step of a plan how far it is. Cost: one upstream write, sent once.',
  input: 'Which step, and what of it: at least one of the last two.',
  needs,
  fields: (t) => ({
    ...runFields(t),
    stepId: t.id({ required: true, description: 'Id of the step, as the plan has it.' }),
    ...step.fields(t),
  }),
  payload: writePayload<MissionStepWire>('UpdateMissionPlanStepPayload', 'planStep', {
    type: MissionPlanStep,
    description: 'The step; null when it was refused.',
    needs: MAY_READ_MISSIONS,
    ids: { stepId: { of: 'the step', resolve: ({ step_id: stepId }) => stepId } },
  }),
  resolve: (input, ctx) => updateMissionPlanStep({ parent: runOf(input), id: String(input.stepId), changes: step.read(input) }, ctx),
});

const MissionEventDraft = wireInput<EventLogParams, 'mission_id'>('MissionEventDraft', {
  description: 'An event to log.',
  fields: {
    type: oneOf(MissionEventType, 'What it tells of.', { required: true }),
    summary: text('What happened, as text.', { required: true }),
    payload: jsonMap('What happened, as data; null means nothing.', { nullIsAbsent: true }),
    step_id: id('Id of the step of the plan that it belongs to; null and absent: to none.', { nullIsAbsent: true }),
    agent_id: id('Id of the agent that it comes from; null and absent: from none.', { nullIsAbsent: true }),
    idempotency_key: text('A key of your own, under which Telnyx logs the event once however often it is sent; null and absent: none.', {
      nullIsAbsent: true,
    }),
  },
});

mutation('logMissionEvent', {
  description:
    'Logs something that happened in a run. Cost: one upstream write, sent once; its `idempotencyKey` allows you to send it again.',
  input: 'Which run, and what happened.',
  needs,
  fields: (t) => ({
    ...runFields(t),
    event: t.field({ type: MissionEventDraft.ref, required: true, description: 'What happened.' }),
  }),
  payload: writePayload<MissionEventWire>('LogMissionEventPayload', 'missionEvent', {
    type: MissionEvent,
    description: 'The event; null when it was refused.',
    needs: MAY_READ_MISSIONS,
    ids: { eventId: { of: 'the event', resolve: ({ event_id: eventId }) => eventId } },
  }),
  resolve: (input, ctx) => logMissionEvent({ parent: runOf(input), body: MissionEventDraft.read(input.event, ['input', 'event']) }, ctx),
});
