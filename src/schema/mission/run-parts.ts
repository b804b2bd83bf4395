/** What a run has: the steps of its plan, its assistants, its events. */
import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import { stepOfEvent } from '../../resolvers/mission-run-parts.ts';
import type { MissionAgentWire, MissionEventWire, MissionStepWire } from '../../upstream/resources/mission-run-parts.ts';
import { access, MAY_READ_MISSIONS } from '../access/access.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { dateTime, id, int, json, oneOf, text, prose } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { MissionEventType, MissionStepStatus } from './enums.ts';
import { MissionAgent, MissionEvent, MissionPlanStep } from './ref.ts';

const MISSION_ID = 'Id of the mission that the run is of.';
const RUN_ID = 'Id of the run.';

wireObject<MissionStepWire>(MissionPlanStep, {
  access: { needs: MAY_READ_MISSIONS },
  description: 'A step of the plan of a run.',
  fields: {
    step_id: id('Id of the step, chosen by its author; unique among those of the run.'),
    mission_id: id(MISSION_ID),
    run_id: id(RUN_ID),
    parent_step_id: id('Id of the step that this one is a part of; null where it is a part of none.'),
    description: prose(text('What is to be done.')),
    sequence: int('The position of the step in the order of the plan.'),
    status: oneOf(MissionStepStatus, 'How far the step is, or how it ended.'),
    metadata: json("The customer's own labels, by their names; null when there are none."),
    started_at: dateTime('When the step was begun; null before.'),
    completed_at: dateTime('When the step ended; null before.'),
  },
});

wireObject<MissionAgentWire>(MissionAgent, {
  access: { needs: MAY_READ_MISSIONS },
  description: 'An assistant that takes part in a run.',
  fields: {
    telnyx_agent_id: id('Id of the assistant.', 'assistantId'),
    mission_id: id(MISSION_ID),
    run_id: id(RUN_ID),
    created_at: dateTime('When the assistant was linked to the run.'),
  },
  derived: (t) => ({
    assistant: t.field(
      assistantLink('The assistant of `assistantId`; null where it does not exist.', (agent: MissionAgentWire, ctx) =>
        getReferencedAssistant(agent.telnyx_agent_id, ctx),
      ),
    ),
  }),
});

wireObject<MissionEventWire>(MissionEvent, {
  access: { needs: MAY_READ_MISSIONS },
  description: 'Something that happened in a run.',
  fields: {
    event_id: id('Id of the event, unique among those of its run.'),
    mission_id: id(
      'Id of the mission that the run is of; null where the event came from `Query.missionEvents`, as Telnyx does not say it there.',
    ),
    run_id: id(RUN_ID),
    type: oneOf(MissionEventType, 'What it tells of.'),
    summary: prose(text('What happened, as text.')),
    payload: json('What happened, as data; null when there is none.'),
    step_id: id('Id of the step of the plan that it belongs to; null where it belongs to none.'),
    agent_id: id('Id of the agent that it came from, by the name that the author of the event has for it.'),
    idempotency_key: text('The key under which it was logged once; null where it had none.'),
    timestamp: dateTime('When it happened.'),
  },
  derived: (t) => ({
    step: t.field({
      type: MissionPlanStep,
      description:
        'The step of `stepId`; null where there is none, and for events of `Query.missionEvents`. Cost: one upstream read for one step of a run; for more of them, one list or a read for each, whichever is cheaper.',
      extensions: access({ needs: MAY_READ_MISSIONS }),
      resolve: (event, _args, ctx) => stepOfEvent(event, ctx),
    }),
  }),
});
