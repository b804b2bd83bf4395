/** Messages to an assistant. */
import type { RequestContext } from '../context.ts';
import type { JsonObject } from '../json.ts';
import { REPLY_TIMEOUT_MS, sendChat, streamChat, type ReplySink } from '../upstream/endpoints/chat.ts';
import { CONVERSATION, createConversation } from '../upstream/endpoints/conversations.ts';
import { unwrapObject } from '../upstream/envelope.ts';
import { scopeOf } from '../upstream/kinds.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { idFaults } from './resource-writes.ts';
import { badInput, namedBy, type UserError } from './user-errors.ts';
import { write, type WriteDefinition, type Written } from './write.ts';

export interface ChatInput {
  readonly assistantId: string;
  /** Null or absent: the message begins a conversation. */
  readonly conversationId?: string | null | undefined;
  readonly content: string;
  readonly name?: string | null | undefined;
}

/** The reply as the upstream gave it, and the conversation that it belongs to. */
export type ChatReply = JsonObject & { readonly content: string; readonly conversation_id: string };

/** Milliseconds that a reply may take from its first piece to its last. */
export const STREAM_TIMEOUT_MS = 900_000;

const textFault = (field: string, text: string): readonly UserError[] =>
  text.trim() === '' ? [badInput(['input', field], `${field} is empty: it takes a text.`)] : [];

const chatFaults = ({ assistantId, conversationId, content }: ChatInput): readonly UserError[] => [
  ...idFaults(assistants, assistantId, 'assistantId'),
  ...(conversationId === null || conversationId === undefined ? [] : idFaults(CONVERSATION, conversationId, 'conversationId')),
  ...textFault('content', content),
];

type Timeouts = Pick<WriteDefinition<ChatInput, ChatReply>, 'timeoutMs' | 'pieceTimeoutMs'>;

/** The conversation that a prepared input names. */
const conversationOf = ({ conversationId }: ChatInput): string => conversationId ?? '';

async function inConversation(input: ChatInput, { upstream, call, loaders }: RequestContext): Promise<ChatInput> {
  if (conversationOf(input) !== '') return input;
  try {
    return { ...input, conversationId: await createConversation(upstream, call({ patient: true })) };
  } finally {
    loaders.outdate(['conversations']);
  }
}

/** Sends a message, in a conversation that is created before where the input names none. */
const chatBy = (operation: string, send: typeof sendChat, timeouts: Timeouts) =>
  write<ChatInput, ChatReply>({
    operation,
    ...timeouts,
    faults: chatFaults,
    prepare: inConversation,
    send: (input, upstream, options) => send(upstream, { ...input, conversationId: conversationOf(input) }, options),
    outdates: (input) => ['conversations', scopeOf('messages', { conversationId: conversationOf(input) })],
    brings: (answer, input) => {
      const reply = unwrapObject(answer);
      const content = typeof reply['content'] === 'string' ? reply['content'] : '';
      return { ...reply, content, conversation_id: conversationOf(input) };
    },
    written: (reply) => [reply.conversation_id],
    targets: (input) => [input.assistantId, conversationOf(input)].filter((id) => id !== ''),
    // Without `idField`: an absence may be that of the assistant or of the conversation.
    nameInput: () => namedBy({ content: 'content', conversation_id: 'conversationId', name: 'name' }),
  });

/** One POST, sent once; one more before it where the input names no conversation. */
export const sendChatMessage = chatBy('sendChatMessage', sendChat, { timeoutMs: REPLY_TIMEOUT_MS });

/** The same, with the reply as it is written. */
export const chat = (input: ChatInput, ctx: RequestContext, sink: ReplySink): Promise<Written<ChatReply>> =>
  chatBy('chat', (upstream, message, options) => streamChat(upstream, message, options, sink), {
    timeoutMs: STREAM_TIMEOUT_MS,
    pieceTimeoutMs: REPLY_TIMEOUT_MS,
  })(input, ctx);
