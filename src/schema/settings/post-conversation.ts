import type { PostConversationSettings as PostConversationSettingsWire } from 'telnyx/resources/ai/assistants/assistants';
import { boolean } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const PostConversationSettings = wireObject<PostConversationSettingsWire>('PostConversationSettings', {
  description: 'What the assistant does once a conversation is over (beta).',
  fields: {
    enabled: boolean(
      'Whether the model gets one more turn after the end, for example to send a summary with a webhook or function tool; tools that act on the call, integrations and MCP servers are not available then. Default false.',
    ),
  },
});
