/** What a run of a mission has: the steps of its plan, its assistants and its events. */
import type { MissionListEventsParams } from 'telnyx/resources/ai/missions/missions';
import type { EventData, EventListParams } from 'telnyx/resources/ai/missions/runs/events';
import type { PlanStepData, StepStatus } from 'telnyx/resources/ai/missions/runs/plan';
import type { TelnyxAgentData } from 'telnyx/resources/ai/missions/runs/telnyx-agents';
import { UNSETTLED_FRESH_MS } from '../kinds.ts';
import { unpaged, windowed } from '../pages.ts';
import { resource, type ListResource, type WindowResource } from '../resource.ts';
import { missionRuns, type OfMission } from './mission-runs.ts';
import { missions } from './missions.ts';

/**
 * What names the run that something belongs to. What belongs to a run that has ended is kept apart from what was read of it before: who
 * sees the end sees all that came until then.
 */
export type OfMissionRun = OfMission & { readonly runId: string; readonly phase?: 'ended' };

const isUnderWay = ({ phase }: OfMissionRun): boolean => phase !== 'ended';

/** The mission is in the path of what belongs to a run, and only there. */
interface WithMission {
  readonly mission_id?: string;
}

export interface MissionStepWire extends PlanStepData, WithMission {}
export interface MissionAgentWire extends TelnyxAgentData, WithMission {}
export interface MissionEventWire extends EventData, WithMission {}

/** What the endpoint filters the events of a run by. */
export type MissionEventQuery = Pick<EventListParams, 'type' | 'step_id' | 'agent_id'>;

const ABOVE = { missionId: { resource: missions, key: 'mission_id' }, runId: { resource: missionRuns, key: 'run_id' } } as const;
const ENDS: ReadonlySet<unknown> = new Set<StepStatus>(['completed', 'skipped', 'failed']);

/** The steps of the plan of one run. */
export const missionSteps = resource<MissionStepWire, OfMissionRun>({
  kind: 'mission-plans',
  noun: ['a', 'plan step'],
  idKey: 'step_id',
  idName: 'stepId',
  above: ABOVE,
  retrieve: ({ missions: { runs } }, id, options, { missionId, runId }) =>
    runs.plan.getStepDetails(id, { mission_id: missionId, run_id: runId }, options),
  list: unpaged('steps', ({ missions: { runs } }, _query, options, { missionId, runId }) =>
    runs.plan.retrieve(runId, { mission_id: missionId }, options),
  ),
  tells: ['description', 'sequence', 'status'],
  whole: ['description', 'sequence', 'status'],
  isGrowing: isUnderWay,
  freshMs: ({ status }) => (ENDS.has(status) ? Infinity : UNSETTLED_FRESH_MS),
});

/** The assistants of one run. */
export const missionAgents: ListResource<MissionAgentWire, OfMissionRun> = {
  kind: 'mission-agents',
  noun: ['an', 'assistant of a run'],
  idKey: 'telnyx_agent_id',
  above: ABOVE,
  list: unpaged('agents', ({ missions: { runs } }, _query, options, { missionId, runId }) =>
    runs.telnyxAgents.list(runId, { mission_id: missionId }, options),
  ),
  isGrowing: isUnderWay,
};

const PAGE_SIZE = 50;

/** The events of one run. */
export const missionEvents = resource<MissionEventWire, OfMissionRun>({
  kind: 'mission-events',
  noun: ['a', 'mission event'],
  idKey: 'event_id',
  idName: 'eventId',
  above: ABOVE,
  retrieve: ({ missions: { runs } }, id, options, { missionId, runId }) =>
    runs.events.getEventDetails(id, { mission_id: missionId, run_id: runId }, options),
  list: null,
  tells: ['type', 'summary', 'timestamp'],
  whole: ['summary', 'timestamp', 'type'],
});

export const missionEventWindows: WindowResource<MissionEventWire, OfMissionRun, MissionEventQuery> = {
  kind: missionEvents.kind,
  noun: missionEvents.noun,
  windowKey: missionEvents.idKey,
  above: ABOVE,
  filters: { type: 'type', step_id: 'step_id', agent_id: 'agent_id' },
  window: windowed(
    'events',
    ({ missions: { runs } }, query, options, { missionId, runId }) => runs.events.list(runId, { ...query, mission_id: missionId }, options),
    PAGE_SIZE,
  ),
  isGrowing: isUnderWay,
};

/** The events of all runs of all missions; of which mission each is, nobody says. */
export const allMissionEventWindows: WindowResource<MissionEventWire, null, Pick<MissionListEventsParams, 'type'>> = {
  kind: missionEvents.kind,
  noun: missionEvents.noun,
  windowKey: missionEvents.idKey,
  filters: { type: 'type' },
  window: windowed('events', ({ missions: calls }, query, options) => calls.listEvents(query, options), PAGE_SIZE),
  isGrowing: () => true,
};
