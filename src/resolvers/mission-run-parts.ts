/** The plan, the assistants and the events of a run of a mission. */
import type { MissionListEventsParams } from 'telnyx/resources/ai/missions/missions';
import type { EventLogParams } from 'telnyx/resources/ai/missions/runs/events';
import type { PlanCreateParams, PlanUpdateStepParams } from 'telnyx/resources/ai/missions/runs/plan';
import type { RequestContext } from '../context.ts';
import type { ResourceList } from '../loaders/core/resource-list.ts';
import type { UpstreamAnswer } from '../upstream/answer.ts';
import { nullFor } from '../upstream/errors.ts';
import { isIdOf, notAnId } from '../upstream/ids.ts';
import { withParent } from '../upstream/keys.ts';
import { isWhole, toEntries } from '../upstream/read-resource.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import {
  allMissionEventWindows,
  missionAgents,
  missionEvents,
  missionEventWindows,
  missionSteps,
  type MissionAgentWire,
  type MissionEventWire,
  type MissionStepWire,
  type OfMissionRun,
} from '../upstream/resources/mission-run-parts.ts';
import { hasEnded, type MissionRunWire } from '../upstream/resources/mission-runs.ts';
import { missions } from '../upstream/resources/missions.ts';
import type { SliceArgs } from './lists/slice.ts';
import { listWindow } from './lists/window.ts';
import { runFaults } from './mission-runs.ts';
import { RUN_SCOPES } from './missions.ts';
import { findReferenced, getOne } from './one.ts';
import { createOne, idFaults, updateOne } from './resource-writes.ts';
import { badInput, namedBy, type UserError } from './user-errors.ts';
import type { WireBody } from './wire-body.ts';
import { write, type WriteDefinition } from './write.ts';
import { refuseUnknown } from './unknown.ts';

const parentOf = (run: MissionRunWire): OfMissionRun => ({
  missionId: String(run.mission_id),
  runId: String(run.run_id),
  ...(hasEnded(run) && { phase: 'ended' }),
});

/** The steps of a plan, as Telnyx sorts them; null where the run has no plan. */
export async function getPlanOf(run: MissionRunWire, { loaders }: RequestContext): Promise<ResourceList<MissionStepWire> | null> {
  return nullFor(['NOT_FOUND'], loaders.of(missionSteps, parentOf(run)).list());
}

export const getStepOf = (run: MissionRunWire, id: string, ctx: RequestContext) => getOne(missionSteps, { parent: parentOf(run), id }, ctx);

/** The step that an event names; null where the event does not say of which mission it is. */
export const stepOfEvent = ({ mission_id: missionId, run_id: runId, step_id: id }: MissionEventWire, ctx: RequestContext) =>
  findReferenced(missionSteps, { parent: { missionId, runId }, id }, ctx);

export const listAgentsOf = async (run: MissionRunWire, { loaders }: RequestContext): Promise<ResourceList<MissionAgentWire>> =>
  loaders.of(missionAgents, parentOf(run)).list();

export interface MissionEventFilter {
  /** The wire's word for the type. */
  readonly type?: string | null | undefined;
  readonly stepId?: string | null | undefined;
  readonly agentId?: string | null | undefined;
}

export const getEventOf = (run: MissionRunWire, id: string, ctx: RequestContext) =>
  getOne(missionEvents, { parent: parentOf(run), id }, ctx);

/** The events of one run, filtered by the upstream. */
export async function listEventsOf(
  run: MissionRunWire,
  args: SliceArgs,
  { type, stepId, agentId }: MissionEventFilter,
  ctx: RequestContext,
) {
  refuseUnknown('filter.type', type);
  const filter = { type: type ?? undefined, step_id: stepId ?? undefined, agent_id: agentId ?? undefined };
  return listWindow({ resource: missionEventWindows, parent: parentOf(run), filter }, args, ctx);
}

/** The events of all runs. */
export async function listMissionEvents(args: SliceArgs, type: MissionListEventsParams['type'] | null, ctx: RequestContext) {
  refuseUnknown('type', type);
  return listWindow({ resource: allMissionEventWindows, parent: null, filter: { type: type ?? undefined } }, args, ctx);
}

/** What writes of a run's parts have in common that answer with something else than what they are asked about. */
const partWrite = <I extends OfMissionRun>(
  definition: Pick<WriteDefinition<I, OfMissionRun>, 'operation' | 'send' | 'outdates'> & Partial<WriteDefinition<I, OfMissionRun>>,
) =>
  write<I, OfMissionRun>({
    brings: (_answer, { missionId, runId }) => ({ missionId, runId }),
    written: ({ missionId, runId }) => [missionId, runId],
    targets: ({ missionId, runId }) => [missionId, runId],
    nameInput: () => namedBy({}),
    idField: ['input', 'runId'],
    faults: (input) => runFaults(input),
    ...definition,
  });

export interface AgentInput extends OfMissionRun {
  readonly assistantId: string;
}

/** Assistants name their missions, so that they change along. */
const AGENT_SCOPES = [...RUN_SCOPES, missions.kind, assistants.kind];

const agentWrite = (operation: string, send: WriteDefinition<AgentInput, OfMissionRun>['send'], isDelete: boolean) =>
  partWrite<AgentInput>({
    operation,
    faults: (input) => [...runFaults(input), ...idFaults(assistants, input.assistantId, 'assistantId')],
    send,
    outdates: () => AGENT_SCOPES,
    targets: ({ missionId, runId, assistantId }) => [missionId, runId, assistantId],
    nameInput: () => namedBy({ telnyx_agent_id: 'assistantId' }),
    ignoresBody: true,
    isDelete,
  });

/** One POST, sent once. */
export const linkMissionAgent = agentWrite(
  'linkMissionAgent',
  ({ missionId, runId, assistantId }, upstream, options) =>
    upstream.missions.runs.telnyxAgents.link(runId, { mission_id: missionId, telnyx_agent_id: assistantId }, options),
  false,
);

/** One DELETE, repeated as reads are. */
export const unlinkMissionAgent = agentWrite(
  'unlinkMissionAgent',
  ({ missionId, runId, assistantId }, upstream, options) =>
    upstream.missions.runs.telnyxAgents.unlink(assistantId, { mission_id: missionId, run_id: runId }, options),
  true,
);

export type PlanBody = Pick<PlanCreateParams, 'steps'>;

export interface PlanInput extends OfMissionRun {
  readonly body: WireBody<PlanBody>;
}

/** Ids of steps are made by who plans, and name them in paths: each has to be fit for that, and to be there once. */
function stepFaults({ steps = [] }: Partial<PlanBody>): readonly UserError[] {
  const seen = new Set<string>();
  return steps.flatMap(({ step_id: id }, index) => {
    const field = ['input', 'steps', String(index), 'stepId'];
    if (!isIdOf(missionSteps, id)) return [badInput(field, notAnId(missionSteps, 'stepId'))];
    const isTaken = seen.has(id);
    seen.add(id);
    return isTaken ? [badInput(field, `stepId is that of another step, too: ${id}.`)] : [];
  });
}

/** One POST, sent once; the answer has the steps that were made. */
const planWrite = (operation: string, send: WriteDefinition<PlanInput, OfMissionRun>['send']) =>
  partWrite<PlanInput>({
    operation,
    faults: (input) => [...runFaults(input), ...input.body.faults, ...stepFaults(input.body.wire)],
    send,
    outdates: () => RUN_SCOPES,
    brings: (answer, { missionId, runId }, ctx) => {
      takeSteps(answer, { missionId, runId }, ctx);
      return { missionId, runId };
    },
    nameInput: (input) => input.body.nameInput,
  });

function takeSteps(answer: UpstreamAnswer, parent: OfMissionRun, { loaders }: RequestContext): void {
  const { entries } = toEntries(missionSteps, answer);
  const steps = entries.filter((step) => isWhole(missionSteps, step)).map((step) => withParent(missionSteps, step, parent));
  loaders.prime(missionSteps, parent, { value: { entries: steps, damaged: 0 }, bytes: answer.bytes });
}

export const createMissionPlan = planWrite('createMissionPlan', ({ missionId, runId, body }, upstream, options) =>
  upstream.missions.runs.plan.create(runId, { ...body.wire, mission_id: missionId }, options),
);
export const addMissionPlanSteps = planWrite('addMissionPlanSteps', ({ missionId, runId, body }, upstream, options) =>
  upstream.missions.runs.plan.addStepsToPlan(runId, { ...body.wire, mission_id: missionId }, options),
);

export const updateMissionPlanStep = updateOne<MissionStepWire, Pick<PlanUpdateStepParams, 'status' | 'metadata'>, OfMissionRun>({
  operation: 'updateMissionPlanStep',
  resource: missionSteps,
  outdates: RUN_SCOPES,
  changesField: ['input'],
  send: ({ missions: calls }, id, body, options, { missionId, runId }) =>
    calls.runs.plan.updateStep(id, { ...body, mission_id: missionId, run_id: runId }, options),
});

/** One POST, sent once: what keeps an event from being logged twice is a key in its body. */
export const logMissionEvent = createOne<MissionEventWire, Omit<EventLogParams, 'mission_id'>, OfMissionRun>({
  operation: 'logMissionEvent',
  resource: missionEvents,
  takesKey: false,
  outdates: RUN_SCOPES,
  send: ({ missions: calls }, body, options, { missionId, runId }) =>
    calls.runs.events.log(runId, { ...body, mission_id: missionId }, options),
});
