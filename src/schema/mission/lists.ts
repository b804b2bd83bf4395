/** Missions, and windows of runs and events, at Query and at the types that lead to them. */
import { listEventsOf, listMissionEvents } from '../../resolvers/mission-run-parts.ts';
import { listMissionRuns, listRunsOf } from '../../resolvers/mission-runs.ts';
import { getMission, listMissions } from '../../resolvers/missions.ts';
import { MAY_READ_MISSIONS } from '../access/access.ts';
import { builder } from '../builder.ts';
import { wholeConnection } from '../shared/connection.ts';
import { givenId } from '../shared/given-id.ts';
import { ListOrder } from '../shared/list-order.ts';
import { single } from '../shared/single.ts';
import { windowConnection } from '../shared/window-connection.ts';
import { MissionEventType, MissionExecutionMode, MissionRunStatus } from './enums.ts';
import { Mission, MissionEvent, MissionRun } from './ref.ts';

const needs = MAY_READ_MISSIONS;

single('mission', { type: Mission, noun: 'mission', needs, get: getMission });

const MissionFilter = builder.inputType('MissionFilter', {
  description: 'Which missions to list. All that is given must hold; null and absent ask for nothing. Filters cost no calls.',
  fields: (t) => ({
    ids: t.idList({ description: 'One of these ids. Ids that do not exist are ignored; an empty list matches nothing.' }),
    nameContains: t.string({ description: 'Part of the name, whatever the case.' }),
    executionMode: t.field({ type: MissionExecutionMode.ref, description: 'Carried out in this way. `UNKNOWN` is refused.' }),
  }),
});

wholeConnection('missions', {
  type: Mission,
  noun: ['a', 'mission'],
  names: { connection: 'MissionConnection', edge: 'MissionEdge', items: 'missions' },
  description:
    'The missions of the account. Cost: one upstream call for each 1,000 of them, whatever the page, filter or order. More than 3,000 are refused.',
  filter: { type: MissionFilter, description: 'Which missions; null means all.' },
  orderBy: ListOrder,
  needs,
  list: (args, filter, ctx) => listMissions(args, { ...filter, ids: filter.ids?.map(String) }, ctx),
});

const PAGES = 'one upstream call for each page of 50 that this part of the list touches, usually one';
const FILTERED = 'Null and absent ask for nothing. Telnyx filters, so that a filter costs no more.';

const runs = windowConnection({
  type: MissionRun,
  noun: ['a', 'mission run'],
  names: { connection: 'MissionRunConnection', edge: 'MissionRunEdge', items: 'runs of missions' },
});

const MissionRunFilter = builder.inputType('MissionRunFilter', {
  description: `Which runs of missions to list. ${FILTERED}`,
  fields: (t) => ({ status: t.field({ type: MissionRunStatus.ref, description: 'With this status. `UNKNOWN` is refused.' }) }),
});
const runFilter = { type: MissionRunFilter, description: 'Which runs; null means all.' };
const RUN_AGE = 'A page with an unfinished run is read again after a second.';

runs.root('missionRuns', {
  description: `The runs of all missions, as Telnyx sorts them. ${RUN_AGE} Cost: ${PAGES}.`,
  filter: runFilter,
  needs,
  list: (_root, args, filter, ctx) => listMissionRuns(args, filter, ctx),
});

runs.link(Mission, 'runs', {
  description: `The runs of the mission, as Telnyx sorts them. ${RUN_AGE} Cost: ${PAGES}; for each mission.`,
  filter: runFilter,
  needs,
  list: listRunsOf,
});

const events = windowConnection({
  type: MissionEvent,
  noun: ['a', 'mission event'],
  names: { connection: 'MissionEventConnection', edge: 'MissionEventEdge', items: 'events of missions' },
});

const MissionEventFilter = builder.inputType('MissionEventFilter', {
  description: `Which events of a run to list. All that is given must hold. ${FILTERED}`,
  fields: (t) => ({
    type: t.field({ type: MissionEventType.ref, description: 'Telling of this. `UNKNOWN` is refused.' }),
    stepId: t.id({ description: 'Belonging to this step of the plan.' }),
    agentId: t.id({ description: 'From this agent; see `MissionEvent.agentId`.' }),
  }),
});

events.root('missionEvents', {
  description: `The events of the runs of all missions, as Telnyx sorts them; see \`MissionRun.events\` for those of one run, which also name their steps. They are read again after a second. Cost: ${PAGES}.`,
  filterArgs: (t) => ({
    type: t.arg({ type: MissionEventType.ref, description: 'Telling of this; null means any. `UNKNOWN` is refused.' }),
  }),
  needs,
  list: (_root, args, { type }: { readonly type?: string | null }, ctx) => listMissionEvents(args, type ?? null, ctx),
});

events.link(MissionRun, 'events', {
  description: `What happened in the run, as Telnyx sorts it. While the run has not ended, they are read again after a second; those of a run that has ended are never older than its end. Cost: ${PAGES}; for each run.`,
  filter: { type: MissionEventFilter, description: 'Which events; null means all.' },
  needs,
  list: (run, args, { type, stepId, agentId }, ctx) =>
    listEventsOf(run, args, { type, stepId: givenId(stepId), agentId: givenId(agentId) }, ctx),
});
