/** From assistants to the missions that they take part in. */
import { getMissionsOf } from '../../resolvers/missions.ts';
import { MAY_READ_MISSIONS } from '../access/access.ts';
import { configurationField } from '../assistant/configuration-field.ts';
import { COST_OF_REFERENCES } from '../shared/costs.ts';
import { Mission } from './ref.ts';

configurationField('relatedMissions', {
  type: [Mission],
  description: `The missions of \`relatedMissionIds\`, each once; those that do not exist are ignored. ${COST_OF_REFERENCES}`,
  needs: MAY_READ_MISSIONS,
  keys: ['related_mission_ids'],
  find: async (configuration, ctx) => [...(await getMissionsOf(configuration, ctx))],
});
