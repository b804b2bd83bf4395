/** Messages that an assistant sends to the phone of an end user. */
import { sendAssistantSms, startWhatsAppChat, type Started } from '../../resolvers/chat.ts';
import { MAY_RUN } from '../access/access.ts';
import { COST } from '../shared/directives.ts';
import { mutation } from '../shared/mutation.ts';
import { IDEMPOTENCY_KEY, payload } from '../shared/payload.ts';
import { sendingFields } from './inputs.ts';

const common = { needs: MAY_RUN, cost: COST.run } as const;
const CONVERSATION_ID = 'Id of the conversation that the message belongs to; null when it was refused, or where Telnyx names none.';
const METADATA = 'an object with strings, numbers or booleans as values. Null and absent: none.';

mutation('sendAssistantSms', {
  description: 'Has an assistant send an SMS to an end user. Cost: one upstream write.',
  input: 'The message, and the numbers that it is sent between.',
  fields: (t) => ({
    ...sendingFields(t),
    text: t.string({
      description:
        "The message. Null and absent: the assistant's greeting where this is the first message of the conversation and it has one, else what the assistant makes up.",
    }),
    shouldCreateConversation: t.boolean({
      description: 'Whether this begins a new conversation. Null and absent: as the Telnyx API decides.',
    }),
    conversationMetadata: t.field({ type: 'JSON', description: `Metadata of the conversation: ${METADATA}` }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
  payload: payload<Started>('SendAssistantSmsPayload', 'What was sent, or why it was refused.', (t) => ({
    conversationId: t.id({ description: CONVERSATION_ID, resolve: ({ result }) => result?.conversationId }),
  })),
  ...common,
  resolve: (input, ctx) => sendAssistantSms({ ...input, assistantId: String(input.assistantId) }, ctx),
});

mutation('startWhatsAppChat', {
  description:
    'Has an assistant with a WhatsApp template begin a conversation with an end user on WhatsApp. Telnyx refuses it for assistants without a template, without data retention, or with PII redaction. Cost: one upstream write.',
  input: 'The topic, and the numbers that the message is sent between.',
  fields: (t) => ({
    ...sendingFields(t),
    content: t.string({ required: true, description: 'What the assistant is to write about. Not empty.' }),
    conversationMetadata: t.field({
      type: 'JSON',
      description: `Metadata of the conversation, without keys that Telnyx sets itself (\`assistant_id\`, \`telnyx_…\`): ${METADATA}`,
    }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
  payload: payload<Started>('StartWhatsAppChatPayload', 'What was begun, or why it was refused.', (t) => ({
    conversationId: t.id({ description: CONVERSATION_ID, resolve: ({ result }) => result?.conversationId }),
    messageId: t.id({
      description: 'Id of the first message at Telnyx; null when it was refused.',
      resolve: ({ result }) => result?.messageId,
    }),
  })),
  ...common,
  resolve: (input, ctx) => startWhatsAppChat({ ...input, assistantId: String(input.assistantId) }, ctx),
});
