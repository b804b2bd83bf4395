/** Messages that an assistant sends to the phone of an end user. */
import type { AssistantSendSMSParams } from 'telnyx/resources/ai/assistants/assistants';
import { getReferencedConversation } from '../../resolvers/conversations.ts';
import { sendAssistantSms, startWhatsAppChat, type Started } from '../../resolvers/sent-messages.ts';
import type { Written } from '../../resolvers/write.ts';
import type { WireBody } from '../../resolvers/wire-body.ts';
import type { WhatsAppChatParams } from '../../upstream/endpoints/chat.ts';
import type { SchemaTypes } from '../builder.ts';
import { conversationLink } from '../conversation/link.ts';
import { COST } from '../shared/directives.ts';
import { mutation, RUNS } from '../shared/mutation.ts';
import { payload } from '../shared/payload.ts';
import { boolean, text } from '../wire/input-fields.ts';
import { scalarMap } from '../wire/input-maps.ts';
import { ownFields } from '../wire/own-fields.ts';
import { numberFields, sendingFields } from './inputs.ts';

const common = { ...RUNS, cost: COST.run } as const;

/** The conversation that a message belongs to. */
const conversationFields = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Written<Started>>) => ({
  conversationId: t.id({
    description: 'Id of the conversation that the message belongs to; null when it was refused, or where Telnyx names none.',
    resolve: ({ result }) => result?.conversationId,
  }),
  conversation: t.field(
    conversationLink('The conversation of `conversationId`.', ({ result }: Written<Started>, ctx) =>
      getReferencedConversation(result?.conversationId, ctx),
    ),
  ),
});

const METADATA = 'an object with strings, numbers or booleans as values. Null and absent: none.';
const optional = { nullIsAbsent: true } as const;

const sms = ownFields<AssistantSendSMSParams, 'Idempotency-Key'>({
  ...numberFields,
  text: text(
    "The message. Null and absent: the assistant's greeting where this is the first message of the conversation and it has one, else what the assistant makes up.",
    { mayBeEmpty: true, ...optional },
  ),
  should_create_conversation: boolean('Whether this begins a new conversation. Null and absent: as the Telnyx API decides.', optional),
  conversation_metadata: scalarMap(`Metadata of the conversation: ${METADATA}`, optional),
});

const whatsApp = ownFields<WhatsAppChatParams>({
  ...numberFields,
  content: text('What the assistant is to write about. Not empty.', { required: true }),
  conversation_metadata: scalarMap(
    `Metadata of the conversation, without keys that Telnyx sets itself (\`assistant_id\`, \`telnyx_…\`): ${METADATA}`,
    { reserved: /^telnyx_|^assistant_id$/, ...optional },
  ),
});

interface Sending {
  readonly assistantId: string | number;
  readonly idempotencyKey?: string | null | undefined;
}

const sendingOf = <B>(input: Sending, { read }: { readonly read: (input: Sending) => WireBody<B> }) => ({
  assistantId: String(input.assistantId),
  body: read(input),
  idempotencyKey: input.idempotencyKey,
});

mutation('sendAssistantSms', {
  description: 'Has an assistant send an SMS to an end user. Cost: one upstream write.',
  input: 'The message, and the numbers that it is sent between.',
  fields: (t) => sendingFields(t, sms.fields(t)),
  payload: payload<Started>('SendAssistantSmsPayload', 'What was sent, or why it was refused.', (t) => ({
    ...conversationFields(t),
  })),
  ...common,
  resolve: (input, ctx) => sendAssistantSms(sendingOf(input, sms), ctx),
});

mutation('startWhatsAppChat', {
  description:
    'Has an assistant with a WhatsApp template begin a conversation with an end user on WhatsApp. Telnyx refuses it for assistants without a template, without data retention, or with PII redaction. Cost: one upstream write.',
  input: 'The topic, and the numbers that the message is sent between.',
  fields: (t) => sendingFields(t, whatsApp.fields(t)),
  payload: payload<Started>('StartWhatsAppChatPayload', 'What was begun, or why it was refused.', (t) => ({
    ...conversationFields(t),
    messageId: t.id({
      description: 'Id of the first message at Telnyx; null when it was refused.',
      resolve: ({ result }) => result?.messageId,
    }),
  })),
  ...common,
  resolve: (input, ctx) => startWhatsAppChat(sendingOf(input, whatsApp), ctx),
});
