import type { ConversationChannel, ConversationLabelFragment, InsightStatus, MessageRole } from '../generated/graphql.ts';
import { durationOf } from '../parts/words.ts';

export const CHANNEL_NAMES = {
  PHONE_CALL: 'Phone call',
  SMS_CHAT: 'SMS chat',
  WEB_CALL: 'Web call',
  WEB_CHAT: 'Web chat',
  WHATSAPP_CHAT: 'WhatsApp chat',
  UNKNOWN: 'Another channel',
} as const satisfies Record<ConversationChannel, string>;

export const ROLE_NAMES = {
  ASSISTANT: 'Assistant',
  USER: 'End user',
  TOOL: 'Answer of a tool',
  UNKNOWN: 'Another role',
} as const satisfies Record<MessageRole, string>;

/** How far an analysis is; what is done needs no word. */
export const STATUS_WORDS = {
  PENDING: 'Not begun yet.',
  IN_PROGRESS: 'In progress.',
  COMPLETED: null,
  FAILED: 'It failed.',
  UNKNOWN: 'Its state is newer than the gateway.',
} as const satisfies Record<InsightStatus, string | null>;

/** What a conversation is called: its name, or how it was held and with whom. */
export function titleOf({ name, channel, endUserTarget }: ConversationLabelFragment): string {
  if (name) return name;
  const held = channel ? CHANNEL_NAMES[channel] : 'Conversation';
  return endUserTarget === null ? held : `${held} with ${endUserTarget}`;
}

/** The time between two moments in words, in whole seconds; null where one is not known or they are not apart. */
export function timeBetween(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null;
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1_000);
  return seconds > 0 ? durationOf(seconds * 1_000) : null;
}
