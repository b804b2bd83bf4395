import { getMissionRun } from '../../resolvers/mission-runs.ts';
import { getEventOf, getPlanOf, getStepOf, listAgentsOf } from '../../resolvers/mission-run-parts.ts';
import { getReferencedMission } from '../../resolvers/missions.ts';
import type { MissionRunWire } from '../../upstream/resources/mission-runs.ts';
import { access, MAY_READ_MISSIONS } from '../access/access.ts';
import { COST_OF_REFERENCES } from '../shared/costs.ts';
import { showEntries } from '../shared/gaps.ts';
import { COST } from '../shared/directives.ts';
import { asNode } from '../shared/node.ts';
import { single } from '../shared/single.ts';
import { dateTime, json, key, oneOf, text, prose } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { MissionRunStatus } from './enums.ts';
import { Mission, MissionAgent, MissionEvent, MissionPlanStep, MissionRun } from './ref.ts';

const extensions = access({ needs: MAY_READ_MISSIONS });
const listed = { cost: COST.read, listSize: { assumedSize: 10 }, extensions } as const;
const ID = 'A value that cannot be an id is refused without a call.';

wireObject<MissionRunWire>(MissionRun, {
  isEntity: true,
  access: { needs: MAY_READ_MISSIONS },
  description: 'One attempt to reach the goal of a mission.',
  fields: {
    mission_id: key('Id of the mission.'),
    run_id: key('Id of the run; with `missionId`, it names the run.'),
    status: oneOf(MissionRunStatus, 'How far the run is, or how it ended.'),
    input: json('What the run was started with, by names of its own; null when it was nothing.'),
    metadata: json("The customer's own labels, by their names; null when there are none."),
    result_payload: json('What the run brought, as data; null as long as there is nothing.'),
    result_summary: prose(text('What the run brought, as text; null as long as there is nothing.')),
    error: prose(text('Why the run failed; null if it did not.')),
    started_at: dateTime('When the run was started.'),
    finished_at: dateTime('When the run ended; null as long as it has not.'),
    updated_at: dateTime('When the run last changed.'),
  },
  derived: (t) => ({
    mission: t.field({
      type: Mission,
      description: `The mission as it is now; null where it does not exist. ${COST_OF_REFERENCES}`,
      extensions,
      resolve: ({ mission_id: id }, _args, ctx) => getReferencedMission(id, ctx),
    }),
    plan: t.field({
      ...listed,
      type: [MissionPlanStep],
      description:
        'The steps of its plan, as Telnyx sorts them; null where there is no plan. While the run has not ended, or a step is unfinished, it is read again after a second. Cost: one upstream list for each run, 8 at a time.',
      resolve: async (run, _args, ctx, info) => {
        const plan = await getPlanOf(run, ctx);
        return plan && showEntries(plan, ['a', 'plan step'], ctx, info);
      },
    }),
    planStep: t.field({
      type: MissionPlanStep,
      cost: COST.read,
      description:
        'One step of its plan, or null where there is none. Cost: one upstream read; several steps of a run take one list where that is cheaper.',
      args: { stepId: t.arg.id({ required: true, description: `Id of the step, as the plan has it. ${ID}` }) },
      extensions,
      resolve: (run, { stepId }, ctx) => getStepOf(run, String(stepId), ctx),
    }),
    agents: t.field({
      ...listed,
      type: [MissionAgent],
      description:
        'The assistants that take part in the run, as Telnyx sorts them. While the run has not ended, they are read again after a second. Cost: one upstream list for each run, 8 at a time.',
      resolve: async (run, _args, ctx, info) => showEntries(await listAgentsOf(run, ctx), ['an', 'assistant of a run'], ctx, info),
    }),
    event: t.field({
      type: MissionEvent,
      cost: COST.read,
      description: 'One event of the run, or null where there is none. Cost: one upstream read for each id.',
      args: { eventId: t.arg.id({ required: true, description: `Id of the event at Telnyx. ${ID}` }) },
      extensions,
      resolve: (run, { eventId }, ctx) => getEventOf(run, String(eventId), ctx),
    }),
  }),
});

asNode(MissionRun, 'run of a mission', MAY_READ_MISSIONS);

single('missionRun', {
  type: MissionRun,
  noun: 'run of a mission',
  description:
    'One run of a mission, or null where there is none. One that is not finished is read again after a second. Cost: one upstream read for each run.',
  above: { missionId: `Id of the mission at Telnyx. ${ID}` },
  idName: 'runId',
  idDescription: `Id of the run at Telnyx. ${ID}`,
  needs: MAY_READ_MISSIONS,
  get: getMissionRun,
});
