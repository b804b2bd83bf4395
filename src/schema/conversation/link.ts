import type { ConversationWire } from '../../upstream/resources/conversations.ts';
import type { RequestContext } from '../../context.ts';
import { access, MAY_READ_CONVERSATIONS } from '../access/access.ts';
import { COST_OF_CONVERSATIONS } from '../shared/costs.ts';
import { Conversation } from './ref.ts';

/** A field from an object to a conversation; `about` says to which, and when it is null. */
export const conversationLink = <T>(
  about: string,
  get: (parent: T, ctx: RequestContext) => ConversationWire | null | Promise<ConversationWire | null>,
) => ({
  type: Conversation,
  description: `${about} ${COST_OF_CONVERSATIONS}`,
  extensions: access({ needs: MAY_READ_CONVERSATIONS }),
  resolve: (parent: T, _args: object, ctx: RequestContext) => get(parent, ctx),
});
