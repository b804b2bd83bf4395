import type { AssistantA2AAgent, AssistantTool, InferenceEmbeddingWebhookToolParams } from 'telnyx/resources/ai/assistants/assistants';
import { secret, text } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import type { Superset } from '../wire/superset.ts';

type HttpHeaderWire = Superset<InferenceEmbeddingWebhookToolParams.Webhook.Header | AssistantA2AAgent.Header>;

export const HttpHeader = wireObject<HttpHeaderWire>('HttpHeader', {
  description: 'An HTTP header that the platform sends along with its requests.',
  // Sent in another form, a value may stand under any key.
  isUnknownKind: true,
  fields: {
    name: text('Name of the header.'),
    value: secret(
      'Value of the header, as stored. A secret written here is readable by everyone who may read the assistant; `{{#integration_secret}}identifier{{/integration_secret}}` keeps it out.',
    ),
  },
});

type SipHeaderWire = Superset<
  | AssistantTool.Transfer.Transfer.CustomHeader
  | AssistantTool.Invite.Invite.CustomHeader
  | AssistantTool.Refer.Refer.CustomHeader
  | AssistantTool.Refer.Refer.SipHeader
>;

export const SipHeader = wireObject<SipHeaderWire>('SipHeader', {
  description: 'A header that the platform adds to a SIP request.',
  // Sent in another form, a value may stand under any key.
  isUnknownKind: true,
  fields: {
    name: text('Name of the header, for example `X-Account` or `User-to-User`.'),
    value: secret(
      'Value of the header, as stored; may hold `{{variables}}`. A secret written here is readable by everyone who may read the assistant; `{{#integration_secret}}identifier{{/integration_secret}}` keeps it out.',
    ),
  },
});
