import type { RunCreateParams, RunUpdateParams } from 'telnyx/resources/ai/missions/runs/runs';
import type { RequestContext } from '../context.ts';
import {
  allMissionRunWindows,
  missionRuns,
  missionRunWindows,
  namesMission,
  type MissionRunQuery,
  type MissionRunWire,
  type OfMission,
} from '../upstream/resources/mission-runs.ts';
import type { OfMissionRun } from '../upstream/resources/mission-run-parts.ts';
import type { MissionWire } from '../upstream/resources/missions.ts';
import type { SliceArgs } from './lists/slice.ts';
import { isGiven } from './lists/filters.ts';
import { listWindow, withoutDamaged, type Window } from './lists/window.ts';
import { RUN_SCOPES } from './missions.ts';
import { getOne, keyIds } from './one.ts';
import { bring, createOne, keyFaultsOf, updateOne } from './resource-writes.ts';
import { namedBy } from './user-errors.ts';
import { write, type WriteDefinition } from './write.ts';
import { refuseUnknown } from './unknown.ts';

export interface MissionRunFilter {
  /** The wire's word for the status. */
  readonly status?: string | null | undefined;
}

export const getMissionRun = (id: string, ctx: RequestContext, { missionId }: OfMission) =>
  getOne(missionRuns, { parent: { missionId }, id }, ctx);

/** The runs of one mission. */
export const listRunsOf = async ({ mission_id: id }: MissionWire, args: SliceArgs, filter: MissionRunFilter, ctx: RequestContext) =>
  listWindow({ resource: missionRunWindows, parent: { missionId: String(id) }, filter: queryOf(filter) }, args, ctx);

/** The runs of all missions. */
export const listMissionRuns = async (args: SliceArgs, filter: MissionRunFilter, ctx: RequestContext): Promise<Window<MissionRunWire>> =>
  withoutDamaged(await listWindow({ resource: allMissionRunWindows, parent: null, filter: queryOf(filter) }, args, ctx), namesMission);

function queryOf({ status }: MissionRunFilter): MissionRunQuery {
  refuseUnknown('filter.status', status);
  return isGiven(status) ? { status } : {};
}

/** One POST, sent once: it takes no idempotency key. */
export const startMissionRun = createOne<MissionRunWire, RunCreateParams, OfMission>({
  operation: 'startMissionRun',
  resource: missionRuns,
  takesKey: false,
  outdates: RUN_SCOPES,
  send: ({ missions }, body, options, { missionId }) => missions.runs.create(missionId, body, options),
});

export const updateMissionRun = updateOne<MissionRunWire, Omit<RunUpdateParams, 'mission_id'>, OfMission>({
  operation: 'updateMissionRun',
  resource: missionRuns,
  outdates: RUN_SCOPES,
  send: ({ missions }, id, body, options, { missionId }) => missions.runs.update(id, { ...body, mission_id: missionId }, options),
});

/** What is wrong with the ids that name a run. */
export const runFaults = ({ missionId, runId }: OfMissionRun) => keyFaultsOf(missionRuns, { parent: { missionId }, id: runId });

const RUN_FIELD = ['input', 'runId'];

/** One POST, sent once, which Telnyx refuses for a run that is in no state for it. */
const control = (operation: string, send: WriteDefinition<OfMissionRun, MissionRunWire>['send']) =>
  write<OfMissionRun, MissionRunWire>({
    operation,
    faults: runFaults,
    send,
    outdates: () => RUN_SCOPES,
    brings: (answer, { missionId, runId }, ctx) => bring(missionRuns, answer, runId, ctx, { parent: { missionId } }),
    written: (run) => keyIds(missionRuns, run),
    targets: ({ missionId, runId }) => [missionId, runId],
    nameInput: () => namedBy({}),
    idField: RUN_FIELD,
    refusal: (refusal) => (refusal.code === 'CONFLICT' ? { ...refusal, field: RUN_FIELD } : refusal),
  });

export const cancelMissionRun = control('cancelMissionRun', ({ missionId, runId }, { missions }, options) =>
  missions.runs.cancelRun(runId, { mission_id: missionId }, options),
);
export const pauseMissionRun = control('pauseMissionRun', ({ missionId, runId }, { missions }, options) =>
  missions.runs.pauseRun(runId, { mission_id: missionId }, options),
);
export const resumeMissionRun = control('resumeMissionRun', ({ missionId, runId }, { missions }, options) =>
  missions.runs.resumeRun(runId, { mission_id: missionId }, options),
);
