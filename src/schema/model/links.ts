/** From the names of models to what there is of them. */
import { isObject } from '../../json.ts';
import { getReferencedModel } from '../../resolvers/models.ts';
import { access, MAY_READ } from '../access/access.ts';
import { configurationField } from '../assistant/configuration-field.ts';
import { builder } from '../builder.ts';
import { PromptNode } from '../flow/nodes.ts';
import { DelegationSettings } from '../settings/delegation.ts';
import { Mission } from '../mission/ref.ts';
import { FallbackConfig } from '../settings/external-llm.ts';
import { COST_OF_LIST_REFERENCES } from '../shared/costs.ts';
import { Model } from './ref.ts';

const extensions = access({ needs: MAY_READ });
const description = `The language model that \`model\` names; null for none, and for one that Telnyx does not offer. ${COST_OF_LIST_REFERENCES}`;

for (const type of [PromptNode, FallbackConfig, DelegationSettings, Mission]) {
  builder.objectField(type, 'languageModel', (t) =>
    t.field({
      type: Model,
      description,
      extensions,
      resolve: (parent, _args, ctx) => getReferencedModel(isObject(parent) ? parent['model'] : null, ctx),
    }),
  );
}

configurationField('languageModel', {
  type: Model,
  description,
  needs: MAY_READ,
  keys: ['model'],
  find: ({ model }, ctx) => getReferencedModel(model, ctx),
});
