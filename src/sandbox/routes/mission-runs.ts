import { randomUUID } from 'node:crypto';
import type { EventData } from 'telnyx/resources/ai/missions/runs/events';
import type { MissionRunData, RunStatus } from 'telnyx/resources/ai/missions/runs/runs';
import { readBody, readOptional } from '../body.ts';
import { listPage } from '../collection.ts';
import { absent, platformError } from '../errors.ts';
import { type Handler, ok, type SandboxRequest } from '../message.ts';
import { COMMANDS, enter, type MissionRun } from '../mission-run.ts';
import type { Reply } from '../reply.ts';
import { isoNow } from '../clock.ts';

/** The longest page of runs and events. */
const MAX_SIZE = 1_000;

/** Answers for a run that the mission has. */
export const withRun =
  (answer: (request: SandboxRequest, run: MissionRun) => Reply): Handler =>
  (request) => {
    const { account, params } = request;
    const found = account.missionRuns.get(params.run ?? '');
    return found && found.run.mission_id === params.id ? answer(request, found) : absent('mission run');
  };

const pageOfRuns = (request: SandboxRequest, isMeant: (run: MissionRunData) => boolean): Reply =>
  listPage<MissionRunData>(request, {
    all: [...request.account.missionRuns.values()]
      .map(({ run }) => run)
      .filter(isMeant)
      .toReversed(),
    pages: 'meta',
    filters: { status: ({ status }, value) => status === value },
    maxSize: MAX_SIZE,
  });

/** `GET /ai/missions/runs`: the newest first. */
export const listAllRuns: Handler = (request) => pageOfRuns(request, () => true);

/** `GET /ai/missions/{id}/runs` */
export const listRuns: Handler = (request) => {
  const { account, params } = request;
  return account.missions.has(params.id ?? '') ? pageOfRuns(request, ({ mission_id: id }) => id === params.id) : absent('mission');
};

/** `POST /ai/missions/{id}/runs` */
export const startRun: Handler = (request) => {
  const { account, params, body } = request;
  const mission = account.missions.get(params.id ?? '');
  if (!mission) return absent('mission');
  const read = readOptional(body, { input: { kind: 'object' }, metadata: { kind: 'object' } });
  if ('refusal' in read) return read.refusal;
  const now = isoNow(request.clock);
  const run: MissionRunData = {
    mission_id: mission.mission_id,
    run_id: randomUUID(),
    status: 'pending',
    started_at: now,
    updated_at: now,
    ...(read.body as Pick<MissionRunData, 'input' | 'metadata'>),
  };
  account.missionRuns.set(run.run_id, { id: run.run_id, run, plan: null, agents: [], events: [] });
  return { status: 201, body: { data: run } };
};

/** `GET /ai/missions/{id}/runs/{run}` */
export const retrieveRun = withRun((_request, { run }) => ok({ data: run }));

const STATUSES: readonly RunStatus[] = ['pending', 'running', 'paused', 'succeeded', 'failed', 'cancelled'];

/** `PATCH /ai/missions/{id}/runs/{run}` */
export const updateRun = withRun((request, { run }) => {
  const read = readBody(
    request.body,
    {
      status: { kind: 'string', values: STATUSES },
      result_summary: { kind: 'string' },
      error: { kind: 'string' },
      result_payload: { kind: 'object' },
      metadata: { kind: 'object' },
    },
    { partial: true },
  );
  if ('refusal' in read) return read.refusal;
  const { status = run.status, ...changes } = read.body as Partial<MissionRunData>;
  Object.assign(run, changes);
  enter(run, status, isoNow(request.clock));
  return ok({ data: run });
});

/** `POST /ai/missions/{id}/runs/{run}/cancel`, `/pause` and `/resume` */
export const runCommand = (name: keyof typeof COMMANDS): Handler =>
  withRun((request, { run }) => {
    const { from, to } = COMMANDS[name];
    if (!from.some((status) => status === run.status)) {
      return platformError(409, '10015', `A run that is ${run.status} takes no ${name}.`);
    }
    enter(run, to, isoNow(request.clock));
    return ok({ data: run });
  });

const pageOfEvents = (request: SandboxRequest, all: readonly EventData[]): Reply =>
  listPage<EventData>(request, {
    all,
    pages: 'meta',
    filters: {
      type: ({ type }, value) => type === value,
      step_id: ({ step_id: id }, value) => id === value,
      agent_id: ({ agent_id: id }, value) => id === value,
    },
    maxSize: MAX_SIZE,
  });

/** `GET /ai/missions/events`: the newest first. */
export const listAllEvents: Handler = (request) =>
  pageOfEvents(request, [...request.account.missionRuns.values()].flatMap(({ events }) => events).toReversed());

/** `GET /ai/missions/{id}/runs/{run}/events`: the oldest first. */
export const listEvents = withRun((request, { events }) => pageOfEvents(request, events));
