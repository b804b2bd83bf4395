import { ASSISTANT_GAPS } from '../../resolvers/assistant-gaps.ts';
import { getDynamicVariablesFromWebhook, usageOfAssistant } from '../../resolvers/assistant.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { access, MAY_READ_OR_IMPORT, MAY_WRITE_OR_RUN } from '../access/access.ts';
import { COST, TAG } from '../shared/directives.ts';
import { asNode } from '../shared/node.ts';
import { wireObject } from '../wire/object.ts';
import { Assistant } from './ref.ts';
import { usageFields } from '../usage/usage.ts';
import { key } from '../wire/fields.ts';
import { CONFIGURATION, configurationFields } from './configuration.ts';

wireObject<AssistantWire>(Assistant, {
  isEntity: true,
  interfaces: CONFIGURATION,
  access: { needs: MAY_READ_OR_IMPORT },
  description:
    'A voice or chat agent: a model, its instructions, the tools it may call, and how it speaks, listens and is reached. One upstream read brings all of its own fields; where it came from a list that has little more than names, the same read brings the others.',
  fields: {
    id: key('The id in the Telnyx API, the same for every version of the assistant.'),
    ...configurationFields,
  },
  gaps: ASSISTANT_GAPS,
  derived: (t) => ({
    ...usageFields(t, usageOfAssistant),
    dynamicVariablesFromWebhook: t.field({
      type: 'JSON',
      cost: COST.webhook,
      tag: TAG.sideEffect,
      description:
        "The current answer of the customer's webhook, merged into the default variables. Telnyx calls that webhook for it, which takes up to ten seconds. Cost: one upstream read each time, never batched, never cached.",
      args: {
        from: t.arg.string({ description: "The caller's phone number or SIP address to report to the webhook; null reports none." }),
        to: t.arg.string({ description: 'The called number to report to the webhook; null reports none.' }),
        callControlId: t.arg.string({ description: 'The id of the call to report to the webhook; null reports none.' }),
      },
      extensions: access({ needs: MAY_WRITE_OR_RUN }),
      resolve: (assistant, args, ctx) => getDynamicVariablesFromWebhook(assistant, args, ctx),
    }),
  }),
});

asNode(Assistant, 'assistant');
