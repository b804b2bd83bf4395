import type { MissionCreateParams, MissionUpdateMissionParams } from 'telnyx/resources/ai/missions/missions';
import { GatewayError } from '../../errors.ts';
import { cloneMission, createMission, deleteMission, updateMission, type MissionCopy } from '../../resolvers/missions.ts';
import { wholeOf } from '../../resolvers/thin-answers.ts';
import type { MissionWire } from '../../upstream/resources/missions.ts';
import { MAY_READ_MISSIONS, MAY_WRITE_MISSIONS } from '../access/access.ts';
import { mutation, type InputFields } from '../shared/mutation.ts';
import { deletePayload, writePayload } from '../shared/payload.ts';
import { oneOf, text } from '../wire/input-fields.ts';
import { jsonMap } from '../wire/input-maps.ts';
import { wireInput } from '../wire/input.ts';
import { MissionExecutionMode } from './enums.ts';
import { Mission } from './ref.ts';

const fieldsOf = (isDraft: boolean) => ({
  name: text('Display name.', { required: isDraft }),
  description: text('What the mission is for; empty means nothing is said.', { mayBeEmpty: true }),
  instructions: text('What is to be reached, and how; empty means nothing is said.', { mayBeEmpty: true }),
  model: text(
    'The language model that plans and carries out the runs, such as `openai/gpt-4o`; a new mission without it has the default of Telnyx.',
  ),
  execution_mode: oneOf(MissionExecutionMode, 'Who carries out its runs; a new mission without it is `EXTERNAL`.'),
  metadata: jsonMap(isDraft ? 'Labels of your own, by their names.' : 'Labels of your own, by their names; replaced as a whole.'),
});

const MissionDraft = wireInput<MissionCreateParams>('MissionDraft', { description: 'A mission to create.', fields: fieldsOf(true) });
const MissionChanges = wireInput<MissionUpdateMissionParams>('MissionChanges', {
  description: 'What to change of a mission. What is absent stays as it is.',
  fields: fieldsOf(false),
});

const id = (t: InputFields) => t.id({ required: true, description: 'Id of the mission at Telnyx.' });
const needs = MAY_WRITE_MISSIONS;

const payload = (name: string, description: string) =>
  writePayload<MissionWire>(name, 'mission', {
    type: Mission,
    description,
    needs: MAY_READ_MISSIONS,
    ids: { missionId: { of: 'the mission', resolve: ({ mission_id: missionId }) => missionId } },
  });
const THE_MISSION = 'The mission; null when it was refused.';

mutation('createMission', {
  description: 'Creates a mission. It is begun by `startMissionRun`. Cost: one upstream write, sent once.',
  input: 'What to create.',
  needs,
  fields: (t) => ({
    mission: t.field({ type: MissionDraft.ref, required: true, description: 'Its name, and how its goal is to be reached.' }),
  }),
  payload: payload('CreateMissionPayload', THE_MISSION),
  resolve: ({ mission }, ctx) => createMission({ body: MissionDraft.read(mission, ['input', 'mission']) }, ctx),
});

mutation('updateMission', {
  description: 'Changes a mission. Cost: one upstream write, sent once.',
  input: 'Which mission to change, and what of it.',
  needs,
  fields: (t) => ({
    id: id(t),
    changes: t.field({ type: MissionChanges.ref, required: true, description: 'At least one field.' }),
  }),
  payload: payload('UpdateMissionPayload', THE_MISSION),
  resolve: (input, ctx) => updateMission({ id: String(input.id), changes: MissionChanges.read(input.changes, ['input', 'changes']) }, ctx),
});

mutation('cloneMission', {
  description: 'Copies a mission, without its runs. Cost: one upstream write, sent once.',
  input: 'Which mission to copy.',
  needs,
  fields: (t) => ({ id: id(t) }),
  payload: writePayload<MissionWire, MissionCopy>('CloneMissionPayload', 'mission', {
    type: Mission,
    description: 'The copy; null when it was refused, and, with an error, where the answer of Telnyx does not show it.',
    needs: MAY_READ_MISSIONS,
    ids: { missionId: { of: 'the copy, if the answer of Telnyx has it', resolve: ({ mission }) => mission?.mission_id } },
    resolve: ({ mission }, ctx) => {
      if (mission) return wholeOf(mission, ctx);
      throw new GatewayError(
        'UPSTREAM_BAD_RESPONSE',
        'The mission is copied, but the upstream did not answer with the copy: `missions` has it.',
      );
    },
  }),
  resolve: (input, ctx) => cloneMission({ id: String(input.id) }, ctx),
});

mutation('deleteMission', {
  description: 'Deletes a mission with its runs. Cost: one upstream write.',
  input: 'Which mission to delete.',
  needs,
  fields: (t) => ({ id: id(t) }),
  payload: deletePayload('DeleteMissionPayload', 'mission'),
  resolve: (input, ctx) => deleteMission({ id: String(input.id) }, ctx),
});
