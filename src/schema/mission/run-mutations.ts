import type { RunCreateParams, RunUpdateParams } from 'telnyx/resources/ai/missions/runs/runs';
import { cancelMissionRun, pauseMissionRun, resumeMissionRun, startMissionRun, updateMissionRun } from '../../resolvers/mission-runs.ts';
import type { OfMissionRun } from '../../upstream/resources/mission-run-parts.ts';
import type { MissionRunWire } from '../../upstream/resources/mission-runs.ts';
import type { Write } from '../../resolvers/write.ts';
import { MAY_READ_MISSIONS, MAY_RUN_MISSIONS, MAY_WRITE_MISSIONS } from '../access/access.ts';
import { COST } from '../shared/directives.ts';
import { mutation } from '../shared/mutation.ts';
import { writePayload } from '../shared/payload.ts';
import { oneOf, text } from '../wire/input-fields.ts';
import { jsonMap } from '../wire/input-maps.ts';
import { wireInput } from '../wire/input.ts';
import { ownFields } from '../wire/own-fields.ts';
import { MissionRunStatus } from './enums.ts';
import { missionId, runFields, runOf } from './inputs.ts';
import { MissionRun } from './ref.ts';

const LABELS = 'Labels of your own, by their names';

const payload = (name: string, description: string) =>
  writePayload<MissionRunWire>(name, 'missionRun', {
    type: MissionRun,
    description: `${description}; null when it was refused.`,
    needs: MAY_READ_MISSIONS,
    ids: { runId: { of: 'the run', resolve: ({ run_id: runId }) => runId } },
  });

/** Telnyx carries out the runs of managed missions, in which assistants call and write to people. */
const running = { needs: MAY_RUN_MISSIONS, isSideEffect: true, cost: COST.run } as const;
const MANAGED = 'Of a `MANAGED` mission, Telnyx carries it out, which may call people and costs money.';

const start = ownFields<RunCreateParams>({
  input: jsonMap('What the run is to work on, by names of your own; null means nothing.', { nullIsAbsent: true }),
  metadata: jsonMap(`${LABELS}; null means none.`, { nullIsAbsent: true }),
});

mutation('startMissionRun', {
  ...running,
  description: `Starts a run of a mission. ${MANAGED} Cost: one upstream write, sent once.`,
  input: 'Which mission to run, and on what.',
  fields: (t) => ({ missionId: missionId(t), ...start.fields(t) }),
  payload: payload('StartMissionRunPayload', 'The run as it began'),
  resolve: (input, ctx) => startMissionRun({ parent: { missionId: String(input.missionId) }, body: start.read(input) }, ctx),
});

const MissionRunChanges = wireInput<RunUpdateParams, 'mission_id'>('MissionRunChanges', {
  description: 'What to change of a run. What is absent stays as it is.',
  fields: {
    status: oneOf(MissionRunStatus, 'How far the run is, or how it ended.'),
    result_summary: text('What the run brought, as text.', { mayBeEmpty: true, isMasked: true }),
    error: text('Why the run failed.', { mayBeEmpty: true, isMasked: true }),
    result_payload: jsonMap('What the run brought, as data; replaced as a whole.'),
    metadata: jsonMap(`${LABELS}; replaced as a whole.`),
  },
});

mutation('updateMissionRun', {
  description: 'Reports of a run how far it is and what it brought. Cost: one upstream write, sent once.',
  input: 'Which run to change, and what of it.',
  needs: MAY_WRITE_MISSIONS,
  fields: (t) => ({
    ...runFields(t),
    changes: t.field({ type: MissionRunChanges.ref, required: true, description: 'At least one field.' }),
  }),
  payload: payload('UpdateMissionRunPayload', 'The run'),
  resolve: (input, ctx) => {
    const { missionId: mission, runId } = runOf(input);
    return updateMissionRun(
      { parent: { missionId: mission }, id: runId, changes: MissionRunChanges.read(input.changes, ['input', 'changes']) },
      ctx,
    );
  },
});

interface Control {
  readonly description: string;
  readonly send: Write<OfMissionRun, MissionRunWire>;
}

const control = (verb: string, { description, send }: Control, kind: typeof running | { readonly needs: typeof MAY_WRITE_MISSIONS }) =>
  mutation(`${verb}MissionRun`, {
    ...kind,
    description: `${description} In any other state it is refused as \`CONFLICT\`. Cost: one upstream write, sent once.`,
    input: `Which run to ${verb}.`,
    fields: runFields,
    payload: payload(`${verb.charAt(0).toUpperCase()}${verb.slice(1)}MissionRunPayload`, 'The run as it is now'),
    resolve: (input, ctx) => send(runOf(input), ctx),
  });

control('cancel', { description: 'Ends a run that has not ended.', send: cancelMissionRun }, { needs: MAY_WRITE_MISSIONS });
control('pause', { description: 'Has a run wait that is pending or running.', send: pauseMissionRun }, { needs: MAY_WRITE_MISSIONS });
control('resume', { description: `Has a paused run go on. ${MANAGED}`, send: resumeMissionRun }, running);
