import type { AssistantIntegration as AssistantIntegrationWire } from 'telnyx/resources/ai/assistants/assistants';
import { id, textsOrNull } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const AssistantIntegration = wireObject<AssistantIntegrationWire>('AssistantIntegration', {
  description: 'A connected third-party service with tools that the assistant may call.',
  fields: {
    integration_id: id("Id of the integration in the Telnyx catalogue, not of the account's connection to it."),
    allowed_list: textsOrNull(
      'Names of the tools that this assistant may call; null and empty mean every tool that the connection allows.',
    ),
  },
});
