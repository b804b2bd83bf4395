import type { InputFields } from '../shared/mutation.ts';

interface GivenRun {
  readonly missionId: string | number | bigint;
  readonly runId: string | number | bigint;
}

export const missionId = (t: InputFields) => t.id({ required: true, description: 'Id of the mission at Telnyx.' });

/** The fields of an input that name a run. */
export const runFields = (t: InputFields) => ({
  missionId: missionId(t),
  runId: t.id({ required: true, description: 'Id of the run at Telnyx.' }),
});

/** The run that an input names. */
export const runOf = ({ missionId: mission, runId }: GivenRun) => ({ missionId: String(mission), runId: String(runId) });
