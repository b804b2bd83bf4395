import type { AssistantA2AAgent, AssistantTool, InferenceEmbeddingWebhookToolParams } from 'telnyx/resources/ai/assistants/assistants';
import { identifier, secret } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import type { Superset } from '../wire/superset.ts';

type HttpHeaderWire = Superset<InferenceEmbeddingWebhookToolParams.Webhook.Header | AssistantA2AAgent.Header>;

export const HttpHeader = wireObject<HttpHeaderWire>('HttpHeader', {
  description: 'An HTTP header that Telnyx adds to its requests.',
  // In an unexpected form, a value may be under any key.
  isUnknownKind: true,
  fields: {
    name: identifier('Name of the header.', 'words'),
    value: secret(
      'Value of the header, as stored. A secret stored here is readable by everyone who may read the assistant; use `{{#integration_secret}}identifier{{/integration_secret}}` instead.',
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
  description: 'A header that Telnyx adds to a SIP request.',
  // In an unexpected form, a value may be under any key.
  isUnknownKind: true,
  fields: {
    name: identifier('Name of the header, for example `X-Account` or `User-to-User`.', 'words'),
    value: secret(
      'Value of the header, as stored; may hold `{{variables}}`. A secret stored here is readable by everyone who may read the assistant; use `{{#integration_secret}}identifier{{/integration_secret}}` instead.',
    ),
  },
});
