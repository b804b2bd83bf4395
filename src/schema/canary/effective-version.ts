import { versionOfShare, type RoutingOfAssistant, type ShareOfAssistant } from '../../resolvers/canary-deploys.ts';
import { access, MAY_READ } from '../access/access.ts';
import { AssistantVersion } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { COST_OF_VERSIONS } from '../shared/costs.ts';

export const RoutingAttributeInput = builder.inputType('RoutingAttributeInput', {
  description: 'An attribute of a conversation that rules of a canary deploy look at.',
  fields: (t) => ({
    attribute: t.string({ required: true, description: 'Name of the attribute, as in `CanaryClause.attribute`.' }),
    value: t.string({ required: true, description: 'Its value.' }),
  }),
});

const VersionShare = builder.objectRef<ShareOfAssistant>('VersionShare').implement({
  description: 'The share of conversations that one version gets.',
  fields: (t) => ({
    versionId: t.id({
      description: 'Id of the version; null for what goes to the main version.',
      resolve: ({ versionId }) => versionId,
    }),
    version: t.field({
      type: AssistantVersion,
      description: `The version that gets the share; null if it does not exist. ${COST_OF_VERSIONS} For the main version, also a read of the assistant.`,
      extensions: access({ needs: MAY_READ }),
      resolve: (share, _args, ctx) => versionOfShare(share, ctx),
    }),
    isMain: t.boolean({
      nullable: false,
      description:
        'Whether this is what goes to the main version, whichever that is. A rule may serve that version by its id, too: see `AssistantVersion.isMain`.',
      resolve: ({ versionId }) => versionId === null,
    }),
    percent: t.float({
      nullable: false,
      description: 'Percent of the conversations; the shares make 100.',
      resolve: ({ percent }) => percent,
    }),
  }),
});

export const EffectiveVersion = builder.objectRef<RoutingOfAssistant>('EffectiveVersion').implement({
  description: 'Where conversations with certain attributes go.',
  fields: (t) => ({
    ruleIndex: t.int({
      description: 'Index of the rule that matches, from 0; null where none does, and all goes to the main version.',
      resolve: ({ ruleIndex }) => ruleIndex,
    }),
    shares: t.field({
      type: [VersionShare],
      nullable: false,
      description: 'Which versions get which shares: one of 100 percent, or those of a rollout and what they leave.',
      resolve: ({ shares }) => [...shares],
    }),
    assumptions: t.stringList({
      nullable: false,
      description: 'What was taken for granted since Telnyx does not document it, for people; empty where nothing was.',
      resolve: ({ assumptions }) => [...assumptions],
    }),
  }),
});
