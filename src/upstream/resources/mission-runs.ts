import type { MissionRunData, RunListParams, RunStatus } from 'telnyx/resources/ai/missions/runs/runs';
import { idText } from '../ids.ts';
import { UNSETTLED_FRESH_MS } from '../kinds.ts';
import { windowed } from '../pages.ts';
import { resource, type WindowResource } from '../resource.ts';
import { missions } from './missions.ts';

export type MissionRunWire = MissionRunData;

/** What names the mission that something belongs to. */
export type OfMission = { readonly missionId: string };

/** What the endpoints filter by. */
export type MissionRunQuery = Pick<RunListParams, 'status'>;

const ENDS: ReadonlySet<unknown> = new Set<RunStatus>(['succeeded', 'failed', 'cancelled']);

/** Whether nothing more will become of a run. The description has words for its end that are none of the status, hence the time. */
export const hasEnded = ({ status, finished_at: finished }: MissionRunWire): boolean =>
  ENDS.has(status) || (finished !== null && finished !== undefined);

const PAGE_SIZE = 50;

const common = {
  kind: 'mission-runs',
  noun: ['a', 'mission run'],
  freshMs: (run: MissionRunWire) => (hasEnded(run) ? Infinity : UNSETTLED_FRESH_MS),
} as const;

const ABOVE = { missionId: { resource: missions, key: 'mission_id' } } as const;

/** Runs of one mission. */
export const missionRuns = resource<MissionRunWire, OfMission>({
  ...common,
  idKey: 'run_id',
  idName: 'runId',
  above: ABOVE,
  retrieve: ({ missions: { runs } }, id, options, { missionId }) => runs.retrieve(id, { mission_id: missionId }, options),
  list: null,
  tells: ['status', 'started_at'],
  whole: ['started_at', 'status', 'updated_at'],
});

export const missionRunWindows: WindowResource<MissionRunWire, OfMission, MissionRunQuery> = {
  ...common,
  windowKey: missionRuns.idKey,
  above: ABOVE,
  filters: { status: 'status' },
  window: windowed('runs', ({ missions: { runs } }, query, options, { missionId }) => runs.list(missionId, query, options), PAGE_SIZE),
};

/** Runs of all missions. */
export const allMissionRunWindows: WindowResource<MissionRunWire, null, MissionRunQuery> = {
  ...common,
  windowKey: missionRuns.idKey,
  filters: { status: 'status' },
  window: windowed('runs', ({ missions: { runs } }, query, options) => runs.listRuns(query, options), PAGE_SIZE),
};

/** Whether a run says of which mission it is, by which alone it can be read again. */
export const namesMission = ({ mission_id: id }: MissionRunWire): boolean => idText(id) !== null;
