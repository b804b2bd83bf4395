import type { MissionCreateParams, MissionUpdateMissionParams } from 'telnyx/resources/ai/missions/missions';
import type { RequestContext } from '../context.ts';
import { isObject } from '../json.ts';
import { withText } from '../upstream/client.ts';
import type { Scope } from '../upstream/kinds.ts';
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { missionRuns } from '../upstream/resources/mission-runs.ts';
import { missionAgents, missionEvents, missionSteps } from '../upstream/resources/mission-run-parts.ts';
import { missions, type MissionWire } from '../upstream/resources/missions.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { combine, equals, type CommonFilter } from './lists/filters.ts';
import { listPage, type PageArgs } from './lists/page.ts';
import { findEach, findReferenced, getOne, keyIds } from './one.ts';
import { bring, createOne, deleteOne, idFaults, ID_FIELD, updateOne } from './resource-writes.ts';
import { namedBy } from './user-errors.ts';
import { write } from './write.ts';
import { refuseUnknown } from './unknown.ts';

export interface MissionFilter extends CommonFilter {
  /** The wire's word for the mode. */
  readonly executionMode?: string | null | undefined;
}

export const getMission = (id: string, ctx: RequestContext) => getOne(missions, { parent: null, id }, ctx);
export const getReferencedMission = (id: unknown, ctx: RequestContext) => findReferenced(missions, { parent: null, id }, ctx);

/** The missions that an assistant takes part in. */
export const getMissionsOf = ({ related_mission_ids: ids }: AssistantWire, ctx: RequestContext) => findEach(missions, ids, ctx);

export const listMissions = async (args: PageArgs, { executionMode, ...common }: MissionFilter, ctx: RequestContext) => {
  refuseUnknown('filter.executionMode', executionMode);
  return listPage(
    { resource: missions, nameKey: 'name' },
    args,
    combine(missions.idKey, 'name', common, [equals('execution_mode', executionMode)]),
    ctx,
  );
};

/** All that is kept of runs. A write on one part may change others: a step that is completed makes an event, and may end the run. */
export const RUN_SCOPES: readonly Scope[] = [missionRuns.kind, missionSteps.kind, missionAgents.kind, missionEvents.kind];

const resource = missions;

export const createMission = createOne<MissionWire, MissionCreateParams>({
  operation: 'createMission',
  resource,
  takesKey: false,
  outdates: [missions.kind, ...RUN_SCOPES],
  send: (upstream, body, options) => upstream.missions.create(body, options),
});

export const updateMission = updateOne<MissionWire, MissionUpdateMissionParams>({
  operation: 'updateMission',
  resource,
  outdates: [missions.kind, ...RUN_SCOPES],
  send: (upstream, id, body, options) => upstream.missions.updateMission(id, body, options),
});

/** Assistants name their missions, from which this one is taken. */
export const deleteMission = deleteOne<MissionWire>({
  operation: 'deleteMission',
  resource,
  outdates: [missions.kind, ...RUN_SCOPES, assistants.kind, assistantVersions.kind],
  send: (upstream, { id }, options) => upstream.missions.deleteMission(id, options),
});

/** What came of a copy: the answer has no published form, and may be empty. */
export interface MissionCopy {
  readonly mission: MissionWire | null;
}

/** One POST, sent once. */
export const cloneMission = write<{ readonly id: string }, MissionCopy>({
  operation: 'cloneMission',
  faults: ({ id }) => idFaults(missions, id),
  send: ({ id }, upstream, options) => upstream.missions.cloneMission(id, withText(options)),
  outdates: () => [missions.kind, ...RUN_SCOPES],
  brings: (answer, { id }, ctx) => {
    const found = isObject(answer.body) && isObject(answer.body['data']) ? answer.body['data'] : answer.body;
    // Only what has an id of its own is the copy.
    const isCopy = isObject(found) && found[missions.idKey] !== undefined && found[missions.idKey] !== id;
    return { mission: isCopy ? bring(missions, answer, null, ctx) : null };
  },
  written: ({ mission }) => (mission ? keyIds(missions, mission) : []),
  targets: ({ id }) => [id],
  nameInput: () => namedBy({}),
  idField: ID_FIELD,
});
