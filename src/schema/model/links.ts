/** From the names of models to what there is of them. */
import { isObject } from '../../json.ts';
import { ASSISTANT_GAPS } from '../../resolvers/assistant.ts';
import { VERSION_GAPS } from '../../resolvers/assistant-versions.ts';
import { getReferencedModel } from '../../resolvers/models.ts';
import { access, MAY_READ } from '../access/access.ts';
import { AssistantConfiguration } from '../assistant/configuration.ts';
import { Assistant, AssistantVersion } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { PromptNode } from '../flow/nodes.ts';
import { DelegationSettings } from '../settings/delegation.ts';
import { Mission } from '../mission/ref.ts';
import { FallbackConfig } from '../settings/external-llm.ts';
import { COST_OF_LIST_REFERENCES } from '../shared/costs.ts';
import { listGap } from '../shared/list-gap.ts';
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

builder.interfaceField(AssistantConfiguration, 'languageModel', (t) =>
  t.field({ type: Model, description, extensions, resolve: ({ model }, _args, ctx) => getReferencedModel(model, ctx) }),
);

// Lists of both may leave `model` out.
for (const [type, gaps] of [
  [Assistant, ASSISTANT_GAPS],
  [AssistantVersion, VERSION_GAPS],
] as const) {
  builder.objectField(type, 'languageModel', (t) =>
    t.field({
      type: Model,
      description,
      extensions: { ...extensions, ...listGap({ kind: gaps.kind, key: 'model' }) },
      resolve: async (entry, _args, ctx) => getReferencedModel((await gaps.complete(entry, 'model', ctx)).model, ctx),
    }),
  );
}
