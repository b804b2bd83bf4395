/** The plan of a run, its assistants and its events. */
import { randomUUID } from 'node:crypto';
import type { EventData } from 'telnyx/resources/ai/missions/runs/events';
import type { PlanStepData, StepStatus } from 'telnyx/resources/ai/missions/runs/plan';
import type { TelnyxAgentData } from 'telnyx/resources/ai/missions/runs/telnyx-agents';
import { type BodyField, readBody } from '../body.ts';
import { absent, platformError } from '../errors.ts';
import { type Handler, ok } from '../message.ts';
import type { MissionRun } from '../mission-run.ts';
import type { Reply } from '../reply.ts';
import type { Account } from '../store.ts';
import { withRun } from './mission-runs.ts';
import { isoNow } from '../clock.ts';

/** `GET …/plan`: a run that was not planned has an empty one. */
export const retrievePlan = withRun((_request, { plan }) => ok({ data: plan ?? [] }));

const STEP_FIELDS: Readonly<Record<string, BodyField>> = {
  step_id: { kind: 'string', required: true, min: 1 },
  description: { kind: 'string', required: true },
  sequence: { kind: 'integer', required: true },
  parent_step_id: { kind: 'string' },
  metadata: { kind: 'object' },
};

/** Puts steps behind those that a run has. */
function addTo(run: MissionRun, bytes: Uint8Array): Reply {
  const read = readBody(bytes, { steps: { kind: 'objects', required: true, items: STEP_FIELDS } }, { partial: false });
  if ('refusal' in read) return read.refusal;
  const given = read.body['steps'] as Omit<PlanStepData, 'run_id' | 'status'>[];
  const ids = [...(run.plan ?? []), ...given].map(({ step_id: id }) => id);
  if (new Set(ids).size < ids.length) return platformError(400, '10015', 'Two steps have one id.', { pointer: '/steps' });
  const steps = given.map((step): PlanStepData => Object.assign(step, { run_id: run.id, status: 'pending' as const }));
  run.plan = [...(run.plan ?? []), ...steps];
  return { status: 201, body: { data: steps } };
}

/** `POST …/plan` */
export const createPlan = withRun(({ body }, run) =>
  run.plan ? platformError(409, '10015', 'The run has a plan already.') : addTo(run, body),
);

/** `POST …/plan/steps` */
export const addSteps = withRun(({ body }, run) => addTo(run, body));

const withStep = (answer: (request: Parameters<Handler>[0], step: PlanStepData) => Reply) =>
  withRun((request, { plan }) => {
    const step = plan?.find(({ step_id: id }) => id === request.params.step);
    return step ? answer(request, step) : absent('plan step');
  });

/** `GET …/plan/steps/{step}` */
export const retrieveStep = withStep((_request, step) => ok({ data: step }));

const STEP_STATUSES: readonly StepStatus[] = ['pending', 'in_progress', 'completed', 'skipped', 'failed'];

/** `PATCH …/plan/steps/{step}` */
export const updateStep = withStep((request, step) => {
  const read = readBody(
    request.body,
    { status: { kind: 'string', values: STEP_STATUSES }, metadata: { kind: 'object' } },
    { partial: true },
  );
  if ('refusal' in read) return read.refusal;
  const { status } = Object.assign(step, read.body as Pick<PlanStepData, 'status' | 'metadata'>);
  const now = isoNow(request.clock);
  if (status !== 'pending' && status !== 'skipped') step.started_at ??= now;
  if (status === 'completed' || status === 'failed') step.completed_at ??= now;
  return ok({ data: step });
});

/** `GET …/telnyx-agents` */
export const listAgents = withRun((_request, { agents }) => ok({ data: agents }));

/** Has an assistant name the missions in whose runs it takes part. */
function relate(account: Account, assistantId: string, missionId: string): void {
  const takesPart = [...account.missionRuns.values()].some(
    ({ run, agents }) => run.mission_id === missionId && agents.some(({ telnyx_agent_id: id }) => id === assistantId),
  );
  account.change((assistant) => {
    if (assistant.id !== assistantId) return assistant;
    const others = (assistant.related_mission_ids ?? []).filter((id) => id !== missionId);
    return { ...assistant, related_mission_ids: takesPart ? [...others, missionId] : others };
  });
}

/** `POST …/telnyx-agents` */
export const linkAgent = withRun((request, { run, agents }) => {
  const { account, body } = request;
  const read = readBody(body, { telnyx_agent_id: { kind: 'string', required: true } }, { partial: false });
  if ('refusal' in read) return read.refusal;
  const id = String(read.body['telnyx_agent_id']);
  if (!account.get(id)) return platformError(400, '10015', 'There is no such assistant.', { pointer: '/telnyx_agent_id' });
  const known = agents.find((agent) => agent.telnyx_agent_id === id);
  const agent: TelnyxAgentData = known ?? { telnyx_agent_id: id, run_id: run.run_id, created_at: isoNow(request.clock) };
  if (!known) agents.push(agent);
  relate(account, id, run.mission_id);
  return { status: 201, body: { data: agent } };
});

/** `DELETE …/telnyx-agents/{agent}` */
export const unlinkAgent = withRun(({ account, params }, { run, agents }) => {
  const index = agents.findIndex(({ telnyx_agent_id: id }) => id === params.agent);
  if (index < 0) return absent('assistant of the run');
  agents.splice(index, 1);
  relate(account, params.agent ?? '', run.mission_id);
  return { status: 204, body: undefined };
});

const TYPES = ['status_change', 'step_started', 'step_completed', 'step_failed', 'tool_call', 'tool_result', 'message', 'error', 'custom'];

/** `POST …/events`: once for each key that a body has. */
export const logEvent = withRun((request, { run, events }) => {
  const read = readBody(
    request.body,
    {
      type: { kind: 'string', required: true, values: TYPES },
      summary: { kind: 'string', required: true },
      payload: { kind: 'object' },
      step_id: { kind: 'string' },
      agent_id: { kind: 'string' },
      idempotency_key: { kind: 'string' },
    },
    { partial: false },
  );
  if ('refusal' in read) return read.refusal;
  const { idempotency_key: key } = read.body;
  const known = key === undefined ? undefined : events.find((event) => event.idempotency_key === key);
  const event = known ?? {
    ...(read.body as unknown as EventData),
    event_id: randomUUID(),
    run_id: run.run_id,
    timestamp: isoNow(request.clock),
  };
  if (!known) events.push(event);
  return { status: 201, body: { data: event } };
});

/** `GET …/events/{event}` */
export const retrieveEvent = withRun(({ params }, { events }) => {
  const event = events.find(({ event_id: id }) => id === params.event);
  return event ? ok({ data: event }) : absent('event');
});
