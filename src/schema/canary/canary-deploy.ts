import { effectiveVersionOf, getCanaryDeployOf, indexCanary, versionServedBy } from '../../resolvers/canary-deploys.ts';
import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import type {
  CanaryClauseWire,
  CanaryDeployWire,
  CanaryRuleWire,
  CanaryServeWire,
  RolloutSlotWire,
} from '../../upstream/resources/canary-deploys.ts';
import { access, MAY_READ, MAY_READ_OR_WRITE } from '../access/access.ts';
import { Assistant, AssistantVersion } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { COST_OF_VERSIONS } from '../shared/costs.ts';
import { COST } from '../shared/directives.ts';
import { wireEnum } from '../wire/enum.ts';
import { dateTime, float, id, key, object, objects, oneOf, sized, text, texts } from '../wire/fields.ts';
import { asJsonObject, wireObject, type WireFieldBuilder } from '../wire/object.ts';
import { EffectiveVersion, RoutingAttributeInput } from './effective-version.ts';

export const CanaryOperator = wireEnum<CanaryClauseWire['operator']>(
  'CanaryOperator',
  'How a clause compares an attribute with its values.',
  {
    in: 'The attribute is one of the values.',
    not_in: 'The attribute is none of the values.',
    starts_with: 'The attribute begins with one of the values.',
  },
);

export const ATTRIBUTE =
  'Name of the attribute in the context of the conversation. Telnyx publishes no list of them; it names `telnyx_end_user_target`, the number or address of the user, `telnyx_agent_target`, that of the assistant, and `telnyx_conversation_channel`, such as `phone_call`, in conversations.';

const CanaryClause = wireObject<CanaryClauseWire>('CanaryClause', {
  description: 'One condition of a rule, on an attribute of the conversation.',
  fields: {
    attribute: text(ATTRIBUTE),
    operator: oneOf(CanaryOperator, 'How the attribute is compared.'),
    values: texts('What it is compared with.'),
  },
});

/** The version that a part of a rule names. */
const servedVersion = <T extends RolloutSlotWire | CanaryServeWire>(t: WireFieldBuilder<T>) => ({
  version: t.field({
    type: AssistantVersion,
    description: `The version of \`versionId\`; null if it does not exist. ${COST_OF_VERSIONS}`,
    extensions: access({ needs: MAY_READ }),
    resolve: (part: T, _args, ctx) => versionServedBy(part, part.version_id, ctx),
  }),
});

const RolloutSlot = wireObject<RolloutSlotWire>('RolloutSlot', {
  description: 'The share of conversations that a version gets.',
  fields: {
    version_id: id('Id of the version.'),
    weight: float('Percent of the conversations, 0 to 100.'),
  },
  derived: servedVersion,
});

const CanaryServe = wireObject<CanaryServeWire>('CanaryServe', {
  description: 'What a rule serves: one version, or shares of several. What the shares leave goes to the main version.',
  fields: {
    version_id: id('Id of the version that all conversations get; null where there are shares.'),
    rollout: sized(
      3,
      objects(() => RolloutSlot, 'The shares; empty where one version is served.'),
    ),
  },
  derived: servedVersion,
});

const CanaryRule = wireObject<CanaryRuleWire>('CanaryRule', {
  description: 'Conditions, and what conversations that meet all of them are served.',
  fields: {
    match: sized(
      3,
      objects(() => CanaryClause, 'All of these have to hold; empty means always.'),
    ),
    serve: object(() => CanaryServe, 'What is served.'),
  },
});

export const CanaryDeploy = wireObject<CanaryDeployWire>('CanaryDeploy', {
  access: { needs: MAY_READ_OR_WRITE },
  description:
    'Which conversations of an assistant get another version than the main one. An assistant has one at most; promoting a version removes it.',
  fields: {
    assistant_id: key('Id of the assistant.'),
    rules: sized(
      5,
      objects(
        () => CanaryRule,
        'The rules, tried in their order. Older documents that have shares of versions alone are read as one rule without conditions.',
      ),
    ),
    created_at: dateTime('When it was made.'),
    updated_at: dateTime('When its rules were changed.'),
  },
  sources: {
    rules: (deploy) => {
      indexCanary(deploy as CanaryDeployWire);
      return asJsonObject(deploy);
    },
  },
  derived: (t) => ({
    assistant: t.field(
      assistantLink('The assistant of `assistantId`; null if it does not exist.', (deploy: CanaryDeployWire, ctx) =>
        getReferencedAssistant(deploy.assistant_id, ctx),
      ),
    ),
    effectiveVersion: t.field({
      type: EffectiveVersion,
      nullable: false,
      description:
        'Which version a conversation with these attributes gets, computed from the rules as Telnyx describes them; what is taken for granted is in `assumptions`. Free of upstream calls.',
      args: {
        attributes: t.arg({
          type: [RoutingAttributeInput],
          required: true,
          defaultValue: [],
          description: 'Attributes of the conversation, each once. Those left out count as absent.',
        }),
      },
      resolve: (deploy, { attributes }) => effectiveVersionOf(deploy, attributes),
    }),
  }),
});

builder.objectField(Assistant, 'canaryDeploy', (t) =>
  t.field({
    type: CanaryDeploy,
    cost: COST.read,
    description: 'Its canary deploy; null where it has none. Cost: one upstream read for each assistant.',
    extensions: access({ needs: MAY_READ }),
    resolve: (assistant, _args, ctx) => getCanaryDeployOf(assistant, ctx),
  }),
);
