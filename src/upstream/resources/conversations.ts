import type { Conversation } from 'telnyx/resources/ai/conversations/conversations';
import type { KeysetResource } from '../read-keyset.ts';
import { resource } from '../resource.ts';

export type ConversationWire = Conversation;

/** What names the conversation that something belongs to. */
export type OfConversation = { readonly conversationId: string };

/** What may stand in a list of conditions, in which other characters have a meaning. */
const PLAIN_ID = /^[A-Za-z0-9-]+$/;

/** Whether conversations of this id can be asked for together with others. */
export const isPlainId = (id: string): boolean => PLAIN_ID.test(id);

/** The condition that a conversation has one of these ids. */
export const oneOfIds = (ids: readonly string[]): string => `(${ids.map((id) => `id.eq.${id}`).join(',')})`;

/** Ids in one condition. */
export const MAX_IDS = 50;

/** Conversations of the account. There may be any number, so that they are never read as a whole. */
export const conversations = {
  ...resource<ConversationWire>({
    kind: 'conversations',
    noun: ['a', 'conversation'],
    idKey: 'id',
    retrieve: ({ conversations: calls }, id, options) => calls.retrieve(id, options),
    list: null,
    some: {
      size: MAX_IDS,
      takes: isPlainId,
      send: ({ conversations: calls }, ids, options) => calls.list({ or: oneOfIds(ids), limit: ids.length }, options),
    },
    tells: ['created_at', 'last_message_at', 'metadata'],
    whole: ['created_at', 'last_message_at', 'metadata'],
    siblings: ['insights', 'insight-groups', 'conversation-insights'],
  }),
  rows: ({ conversations: calls }, query, options) => calls.list(query, options),
} as const satisfies KeysetResource<ConversationWire>;
