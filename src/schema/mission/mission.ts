import { missionUses } from '../../insight/references/uses.ts';
import type { MissionWire } from '../../upstream/resources/missions.ts';
import { MAY_READ_MISSIONS } from '../access/access.ts';
import { assistantsUsing } from '../assistant/assistants-using.ts';
import { asNode } from '../shared/node.ts';
import { dateTime, json, key, oneOf, text } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { MissionExecutionMode } from './enums.ts';
import { Mission } from './ref.ts';

wireObject<MissionWire>(Mission, {
  isEntity: true,
  access: { needs: MAY_READ_MISSIONS },
  description: 'A goal, and how it is to be reached. Each attempt is a run, in which assistants may take part.',
  fields: {
    mission_id: { ...key('Id of the mission at Telnyx.'), name: 'id' },
    name: text('Display name; not unique.'),
    description: text('What the mission is for; null when the author gave none.'),
    instructions: text('What is to be reached, and how; null when the author gave none.'),
    model: text('The language model that plans and carries out the runs, such as `openai/gpt-4o`; null means the default of Telnyx.'),
    execution_mode: oneOf(MissionExecutionMode, 'Who carries out its runs.'),
    metadata: json("The customer's own labels, by their names; null when there are none."),
    created_at: dateTime('When the mission was created.'),
    updated_at: dateTime('When the mission last changed.'),
  },
});

assistantsUsing(Mission, {
  about: 'The assistants that take part in it, by their `relatedMissionIds`; `MissionRun.agents` has those of one run.',
  uses: missionUses,
  idOf: ({ mission_id: id }) => id,
});

asNode(Mission, 'mission', MAY_READ_MISSIONS);
