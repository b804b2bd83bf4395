/** Messages to an assistant, with the reply in one piece or as it is written. */
import { getReferencedConversation } from '../../resolvers/conversations.ts';
import { sendChatMessage, type ChatReply as ChatReplyShape, type Chatted } from '../../resolvers/chat.ts';
import { watchChat, type ChatEvent as Event } from '../../resolvers/streams/replies.ts';
import { access, MAY_RUN } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { conversationLink } from '../conversation/link.ts';
import { COST } from '../shared/directives.ts';
import { mutation, RUNS } from '../shared/mutation.ts';
import { payload } from '../shared/payload.ts';
import { subscription } from '../shared/subscription.ts';
import { UserError } from '../shared/user-error.ts';
import { EXTRA_DESCRIPTION } from '../wire/extra.ts';
import { RAW_DESCRIPTION, TYPE_DESCRIPTION } from '../wire/union.ts';
import { chatFields, chatInput } from './inputs.ts';

const CONTENT = 'What the assistant says.';
const CONVERSATION_ID = 'Id of the conversation that message and reply belong to.';

const CONVERSATION = 'The conversation that message and reply belong to, as it is after them.';

const conversationId = { description: `${CONVERSATION_ID} It is there, too, where it was created for the message.` };

type ReplyFields = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, ChatReplyShape>;

/** What a reply has beside its text. */
const replyFields = (t: ReplyFields) => ({
  conversationId: t.id({ description: CONVERSATION_ID, resolve: (reply) => reply.conversationId }),
  conversation: t.field(
    conversationLink(CONVERSATION, (reply: ChatReplyShape, ctx) => getReferencedConversation(reply.conversationId, ctx)),
  ),
  whatsappTemplate: t.field({
    type: 'JSON',
    description: 'The WhatsApp template that the assistant chose, as the Telnyx API sent it; null without one.',
    resolve: (reply) => reply.whatsappTemplate,
  }),
  extra: t.field({ type: 'JSON', description: EXTRA_DESCRIPTION, resolve: ({ extra }) => extra }),
});

const ChatReply = builder.objectRef<ChatReplyShape>('ChatReply').implement({
  description: 'What an assistant replied to a message.',
  fields: (t) => ({ content: t.string({ description: CONTENT, resolve: ({ content }) => content }), ...replyFields(t) }),
});

mutation('sendChatMessage', {
  description:
    'Sends a message to an assistant and waits for its reply, up to a minute. Tools that the assistant uses are carried out. Cost: one upstream write, sent once; one more before it without a `conversationId`. The subscription `chat` shows the reply as it is written.',
  input: 'The message, and the assistant that it is for.',
  fields: chatFields,
  payload: payload<ChatReplyShape>('SendChatMessagePayload', 'What the write brought, or why it was refused.', (t) => ({
    reply: t.field({ type: ChatReply, description: 'The reply; null when the message was refused.', resolve: ({ result }) => result }),
    conversationId: t.id({ ...conversationId, resolve: (chatted) => (chatted as Chatted).conversationId }),
    conversation: t.field(
      conversationLink('The conversation of `conversationId`.', (chatted, ctx) =>
        getReferencedConversation((chatted as Chatted).conversationId, ctx),
      ),
    ),
  })),
  ...RUNS,
  cost: COST.run,
  resolve: (input, ctx) => sendChatMessage(chatInput(input), ctx),
});

type EventOf<K> = Extract<Event, { readonly kind: K }>;

const ChatDelta = builder.objectRef<EventOf<'delta'>>('ChatDelta').implement({
  description: 'The next piece of the reply. Pieces are joined while the client is slow, up to 64 KiB.',
  fields: (t) => ({
    content: t.string({ nullable: false, description: 'The text that follows what came before.', resolve: ({ text: piece }) => piece }),
    conversationId: t.id({ ...conversationId, resolve: (delta) => delta.conversationId }),
    extra: t.field({ type: 'JSON', description: EXTRA_DESCRIPTION, resolve: ({ extra }) => extra }),
  }),
});

const ChatDone = builder.objectRef<EventOf<'done'>>('ChatDone').implement({
  description: 'The end of the reply, and the last event.',
  fields: (t) => ({
    content: t.string({ nullable: false, description: 'The whole reply.', resolve: ({ content }) => content }),
    ...replyFields(t),
  }),
});

const ChatRefused = builder.objectRef<EventOf<'refused'>>('ChatRefused').implement({
  description: 'The message was refused. The only event.',
  fields: (t) => ({
    userErrors: t.field({ type: [UserError], nullable: false, description: 'Why.', resolve: ({ userErrors }) => [...userErrors] }),
    conversationId: t.id({ ...conversationId, resolve: (refused) => refused.conversationId }),
  }),
});

const UnknownChatEvent = builder.objectRef<EventOf<'unknown'>>('UnknownChatEvent').implement({
  description: 'An event of a kind newer than this gateway. Nothing is lost: `raw` holds all of it.',
  fields: (t) => ({
    type: t.string({ description: TYPE_DESCRIPTION, extensions: access({ looksLike: 'identifier' }), resolve: ({ type }) => type }),
    raw: t.field({
      type: 'JSON',
      description: RAW_DESCRIPTION,
      extensions: access({ redaction: 'everything' }),
      resolve: ({ raw }) => raw,
    }),
  }),
});

const MEMBERS = { delta: ChatDelta, done: ChatDone, refused: ChatRefused, unknown: UnknownChatEvent } as const;

const ChatEvent = builder.unionType('ChatEvent', {
  description: 'What happens while an assistant replies.',
  types: Object.values(MEMBERS),
  resolveType: ({ kind }) => MEMBERS[kind].name,
});

const ChatInput = builder.inputType('ChatInput', { description: 'The message, and the assistant that it is for.', fields: chatFields });

subscription('chat', {
  type: ChatEvent,
  description:
    'Sends a message to an assistant and shows its reply as it is written: a `ChatDelta` for each piece, then `ChatDone`; or `ChatRefused`. A reply that breaks off ends the stream with an error, and is not asked for again; when the client leaves, the reply is given up. Cost: one upstream write, sent once; one more before it without a `conversationId`.',
  args: (arg) => ({ input: arg({ type: ChatInput, required: true, description: 'The message, and the assistant that it is for.' }) }),
  needs: MAY_RUN,
  source: ({ input }, streaming) => watchChat(chatInput(input), streaming),
});
