import { getModel, listModels } from '../../resolvers/models.ts';
import { builder } from '../builder.ts';
import { plainList } from '../shared/plain-list.ts';
import { single } from '../shared/single.ts';
import { Model } from './ref.ts';

single('model', {
  type: Model,
  noun: 'model',
  description: 'One language model, or null where Telnyx offers none of this id. Cost: one upstream list, for any number of ids.',
  idDescription: 'What `model` of an assistant names it by, 1 to 255 characters.',
  get: getModel,
});

const ModelFilter = builder.inputType('ModelFilter', {
  description: 'Which language models to list. All that is given must hold; null and absent ask for nothing. Filters cost no calls.',
  fields: (t) => ({
    ids: t.idList({ description: 'One of these ids. Ids that do not exist are ignored; an empty list matches nothing.' }),
    idContains: t.string({ description: 'Part of the id, whatever the case.' }),
    ownedBy: t.string({ description: 'Exactly this owner; see `Model.ownedBy`.' }),
    tier: t.string({ description: 'Exactly this tier, such as `small`; see `Model.tier`.' }),
    recommendedForAssistants: t.boolean({ description: 'Whether Telnyx recommends it for assistants; one that does not say so is not.' }),
  }),
});

plainList('models', {
  type: Model,
  noun: ['a', 'model'],
  description: 'The language models that assistants can use through Telnyx, in its order. Cost: one upstream list, whatever the filter.',
  filter: { type: ModelFilter, description: 'Which models; null means all.' },
  list: (filter, ctx) => listModels({ ...filter, ids: filter.ids?.map(String) }, ctx),
});
