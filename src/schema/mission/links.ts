/** From assistants to the missions that they take part in. */
import { ASSISTANT_GAPS } from '../../resolvers/assistant.ts';
import { VERSION_GAPS } from '../../resolvers/assistant-versions.ts';
import { getMissionsOf } from '../../resolvers/missions.ts';
import { access, MAY_READ_MISSIONS } from '../access/access.ts';
import { AssistantConfiguration } from '../assistant/configuration.ts';
import { Assistant, AssistantVersion } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { COST_OF_REFERENCES } from '../shared/costs.ts';
import { listGap } from '../shared/list-gap.ts';
import { Mission } from './ref.ts';

const KEY = 'related_mission_ids';
const extensions = access({ needs: MAY_READ_MISSIONS });
const description = `The missions of \`relatedMissionIds\`, each once; those that do not exist are ignored. ${COST_OF_REFERENCES}`;

builder.interfaceField(AssistantConfiguration, 'relatedMissions', (t) =>
  t.field({
    type: [Mission],
    description,
    extensions,
    resolve: async (configuration, _args, ctx) => [...(await getMissionsOf(configuration, ctx))],
  }),
);

// Lists of both may leave the ids out.
for (const [type, gaps] of [
  [Assistant, ASSISTANT_GAPS],
  [AssistantVersion, VERSION_GAPS],
] as const) {
  builder.objectField(type, 'relatedMissions', (t) =>
    t.field({
      type: [Mission],
      description,
      extensions: { ...extensions, ...listGap({ kind: gaps.kind, key: KEY }) },
      resolve: async (entry, _args, ctx) => [...(await getMissionsOf(await gaps.complete(entry, KEY, ctx), ctx))],
    }),
  );
}
