import type { ConversationRetrieveConversationsInsightsResponse } from 'telnyx/resources/ai/conversations/conversations';
import type { MessageListResponse } from 'telnyx/resources/ai/conversations/messages';
import { UNSETTLED_FRESH_MS } from '../kinds.ts';
import { unpaged, windowed } from '../pages.ts';
import type { ListResource, WindowResource } from '../resource.ts';
import type { OfConversation } from './conversations.ts';

export type MessageWire = MessageListResponse;
export type ConversationInsightWire = ConversationRetrieveConversationsInsightsResponse.Data;

/** The messages of one conversation, which have no ids. */
export const messageWindows: WindowResource<MessageWire, OfConversation> = {
  kind: 'messages',
  noun: ['a', 'message', null],
  windowKey: null,
  window: windowed<OfConversation>('messages', ({ conversations: { messages } }, query, options, { conversationId }) =>
    messages.list(conversationId, query, options),
  ),
  isGrowing: () => true,
};

/** What was found in one conversation. They come by themselves, analysed with its messages, so that what outdates them outdates it. */
export const conversationInsights: ListResource<ConversationInsightWire, OfConversation> = {
  kind: 'messages',
  noun: ['a', 'set of findings'],
  idKey: 'id',
  list: unpaged<OfConversation>('insights', ({ conversations: calls }, _query, options, { conversationId }) =>
    calls.retrieveConversationsInsights(conversationId, options),
  ),
  isGrowing: (_conversation, findings) => findings.length === 0,
  freshMs: ({ status }) => (status === 'completed' || status === 'failed' ? Infinity : UNSETTLED_FRESH_MS),
};
