/** Messages that an assistant sends to the phone of an end user. */
import type { AssistantSendSMSParams } from 'telnyx/resources/ai/assistants/assistants';
import type { SdkOptions, Upstream } from '../upstream/client.ts';
import { startWhatsAppChat as startOnWhatsApp, type WhatsAppChatParams } from '../upstream/endpoints/chat.ts';
import { unwrapObject } from '../upstream/envelope.ts';
import { idText } from '../upstream/ids.ts';
import type { Scope } from '../upstream/kinds.ts';
import { assistants, type OfAssistant } from '../upstream/resources/assistants.ts';
import { ASSISTANT_FIELD, idFaults } from './resource-writes.ts';
import type { WireBody } from './wire-body.ts';
import { write, type Keyed } from './write.ts';

/** What a message that the assistant sends belongs to. */
export interface Started {
  /** Null where the answer names none. */
  readonly conversationId: string | null;
  readonly messageId: string | null;
}

export interface SendingInput<B> extends OfAssistant, Keyed {
  readonly body: WireBody<B>;
}

const ANY_CONVERSATION: readonly Scope[] = ['conversations', 'messages'];

const startBy = <B extends object>(
  operation: string,
  send: (upstream: Upstream, assistantId: string, body: B, options: SdkOptions) => PromiseLike<unknown>,
) =>
  write<SendingInput<B>, Started>({
    operation,
    idempotency: 'always',
    faults: ({ assistantId, body }) => [...idFaults(assistants, assistantId, 'assistantId'), ...body.faults],
    send: ({ assistantId, body }, upstream, options) => send(upstream, assistantId, body.wire, options),
    outdates: () => ANY_CONVERSATION,
    brings: (answer) => {
      const started = unwrapObject(answer);
      return { conversationId: idText(started['conversation_id']), messageId: idText(started['message_id']) };
    },
    written: ({ conversationId }) => (conversationId === null ? [] : [conversationId]),
    targets: ({ assistantId }) => [assistantId],
    nameInput: ({ body }) => body.nameInput,
    idField: ASSISTANT_FIELD,
  });

/** One POST under an idempotency key. */
export const sendAssistantSms = startBy<AssistantSendSMSParams>('sendAssistantSms', (upstream, assistantId, body, options) =>
  upstream.assistants.sendSMS(assistantId, body, options),
);

/** The same. */
export const startWhatsAppChat = startBy<WhatsAppChatParams>('startWhatsAppChat', startOnWhatsApp);
