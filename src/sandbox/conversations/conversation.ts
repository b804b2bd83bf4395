import type { ConversationRetrieveConversationsInsightsResponse } from 'telnyx/resources/ai/conversations/conversations';
import type { MessageListResponse } from 'telnyx/resources/ai/conversations/messages';

/** A conversation as the API sends it. */
export interface ConversationWire {
  id: string;
  created_at: string;
  last_message_at: string;
  metadata: Record<string, string>;
  name: string;
}

export type MessageWire = MessageListResponse;
export type FindingsWire = ConversationRetrieveConversationsInsightsResponse.Data;
