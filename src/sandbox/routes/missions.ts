import { randomUUID } from 'node:crypto';
import type { MissionData } from 'telnyx/resources/ai/missions/missions';
import { collection } from '../collection.ts';
import { absent } from '../errors.ts';
import type { Handler, Route } from '../message.ts';
import type { Account } from '../store.ts';
import {
  addSteps,
  createPlan,
  linkAgent,
  listAgents,
  logEvent,
  retrieveEvent,
  retrievePlan,
  retrieveStep,
  unlinkAgent,
  updateStep,
} from './mission-run-parts.ts';
import { listAllEvents, listAllRuns, listEvents, listRuns, retrieveRun, runCommand, startRun, updateRun } from './mission-runs.ts';
import { isoNow } from '../clock.ts';

/** The longest page of missions. */
const MAX_SIZE = 1_000;

const MODES = ['external', 'managed'];

/** Takes a mission out of the assistants that name it. */
function forget(account: Account, id: string): void {
  account.change((assistant) =>
    assistant.related_mission_ids?.includes(id)
      ? { ...assistant, related_mission_ids: assistant.related_mission_ids.filter((other) => other !== id) }
      : assistant,
  );
}

const missions = collection<MissionData, 'mission_id'>({
  items: (account) => account.missions,
  idKey: 'mission_id',
  noun: 'mission',
  pages: 'meta',
  isWrapped: true,
  createdStatus: 201,
  removedStatus: 204,
  maxSize: MAX_SIZE,
  fields: {
    name: { kind: 'string', required: true, min: 1 },
    description: { kind: 'string' },
    instructions: { kind: 'string' },
    model: { kind: 'string' },
    execution_mode: { kind: 'string', values: MODES },
    metadata: { kind: 'object' },
  },
  filters: {},
  make: (body, base, before, now) => ({
    item: { ...(before ?? { execution_mode: 'external' }), ...(body as unknown as MissionData), ...base, updated_at: now },
  }),
  removed: ({ mission_id: id }, account) => {
    for (const { id: runId, run } of account.missionRuns.values()) if (run.mission_id === id) account.missionRuns.delete(runId);
    forget(account, id);
  },
});

/** `POST /ai/missions/{id}/clone` */
const clone: Handler = ({ account, params, clock }) => {
  const mission = account.missions.get(params.id ?? '');
  if (!mission) return absent('mission');
  const now = isoNow(clock);
  const copy = { ...structuredClone(mission), mission_id: randomUUID(), name: `${mission.name} (copy)`, created_at: now, updated_at: now };
  account.missions.set(copy.mission_id, copy);
  return { status: 201, body: { data: copy } };
};

const RUN = '/ai/missions/:id/runs/:run';

/** All below `/ai/missions`; a literal path goes before the pattern that it also matches. */
export const MISSION_ROUTES: readonly Route[] = [
  ['/ai/missions', { GET: missions.list, POST: missions.create }],
  ['/ai/missions/events', { GET: listAllEvents }],
  ['/ai/missions/runs', { GET: listAllRuns }],
  ['/ai/missions/:id', { GET: missions.retrieve, PUT: missions.update, DELETE: missions.remove }],
  ['/ai/missions/:id/clone', { POST: clone }],
  ['/ai/missions/:id/runs', { GET: listRuns, POST: startRun }],
  [RUN, { GET: retrieveRun, PATCH: updateRun }],
  [`${RUN}/cancel`, { POST: runCommand('cancel') }],
  [`${RUN}/pause`, { POST: runCommand('pause') }],
  [`${RUN}/resume`, { POST: runCommand('resume') }],
  [`${RUN}/events`, { GET: listEvents, POST: logEvent }],
  [`${RUN}/events/:event`, { GET: retrieveEvent }],
  [`${RUN}/plan`, { GET: retrievePlan, POST: createPlan }],
  [`${RUN}/plan/steps`, { POST: addSteps }],
  [`${RUN}/plan/steps/:step`, { GET: retrieveStep, PATCH: updateStep }],
  [`${RUN}/telnyx-agents`, { GET: listAgents, POST: linkAgent }],
  [`${RUN}/telnyx-agents/:agent`, { DELETE: unlinkAgent }],
];
