/** From assistants to the missions that they take part in. */
import { getMissionsOf } from '../../resolvers/missions.ts';
import { access, MAY_READ_MISSIONS } from '../access/access.ts';
import { AssistantConfiguration } from '../assistant/configuration.ts';
import { builder } from '../builder.ts';
import { COST_OF_REFERENCES } from '../shared/costs.ts';
import { Mission } from './ref.ts';

builder.interfaceField(AssistantConfiguration, 'relatedMissions', (t) =>
  t.field({
    type: [Mission],
    description: `The missions of \`relatedMissionIds\`, each once; those that do not exist are ignored. ${COST_OF_REFERENCES}`,
    extensions: access({ needs: MAY_READ_MISSIONS }),
    resolve: async (configuration, _args, ctx) => [...(await getMissionsOf(configuration, ctx))],
  }),
);
