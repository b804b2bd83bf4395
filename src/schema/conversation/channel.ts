import type { TelnyxConversationChannel } from 'telnyx/resources/ai/assistants/tests/tests';
import { wireEnum } from '../wire/enum.ts';

/** The SDK lacks one that the vendor's pages have. */
export type ConversationChannelWire = TelnyxConversationChannel | 'whatsapp_chat';

export const ConversationChannel = wireEnum<ConversationChannelWire>('ConversationChannel', 'How a conversation is held.', {
  phone_call: 'By phone.',
  web_call: 'A call from a web page, without a phone.',
  sms_chat: 'Text messages between two phone numbers.',
  web_chat: 'A chat in the widget of a web page.',
  whatsapp_chat: 'Messages over WhatsApp.',
});
