import type { ConversationWire } from '../../upstream/resources/conversations.ts';
import type { ConversationInsightWire, MessageWire } from '../../upstream/resources/messages.ts';
import { builder } from '../builder.ts';

/** The names of the types, apart from their fields, for the types that point to them. */
export const Conversation = builder.objectRef<ConversationWire>('Conversation');
export const ConversationMessage = builder.objectRef<MessageWire>('ConversationMessage');
export const ConversationInsight = builder.objectRef<ConversationInsightWire>('ConversationInsight');
