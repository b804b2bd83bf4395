/** Messages to an assistant. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { REPLY_TIMEOUT_MS, sendChat, streamChat } from '../upstream/endpoints/chat.ts';
import { createConversation } from '../upstream/endpoints/conversations.ts';
import { scopeOf } from '../upstream/kinds.ts';
import type { ReplySink } from '../upstream/replies/reply-reader.ts';
import type { Said } from '../upstream/replies/said.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { conversations } from '../upstream/resources/conversations.ts';
import { isGiven } from './lists/filters.ts';
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

/** A reply, and the conversation that it belongs to. */
export interface ChatReply {
  readonly content: string;
  readonly conversationId: string;
  /** The template of WhatsApp that the assistant chose, as the upstream has it. */
  readonly whatsappTemplate: unknown;
  /** What else the upstream says. */
  readonly extra: JsonObject | null;
}

/** What came of a message, and its conversation: also where that was created for a message that was refused then. */
export type Chatted = Written<ChatReply> & { readonly conversationId: string | null };

/** Milliseconds that a reply may take from its first piece to its last. */
export const STREAM_TIMEOUT_MS = 900_000;

const textFault = (field: string, text: string): readonly UserError[] =>
  text.trim() === '' ? [badInput(['input', field], `${field} is empty: it takes a text.`)] : [];

const chatFaults = ({ assistantId, conversationId, content }: ChatInput): readonly UserError[] => [
  ...idFaults(assistants, assistantId, 'assistantId'),
  ...(isGiven(conversationId) ? idFaults(conversations, conversationId, 'conversationId') : []),
  ...textFault('content', content),
];

/** The conversation that a prepared input names. */
const conversationOf = ({ conversationId }: ChatInput): string => conversationId ?? '';

async function inConversation(input: ChatInput, { upstream, patientCall, loaders }: RequestContext): Promise<ChatInput> {
  if (conversationOf(input) !== '') return input;
  try {
    return { ...input, conversationId: await createConversation(upstream, patientCall()) };
  } finally {
    await loaders.outdate(['conversations']);
  }
}

type Way = Pick<WriteDefinition<ChatInput, ChatReply>, 'operation' | 'timeoutMs' | 'pieceTimeoutMs'> & {
  readonly send: typeof sendChat;
  /** What has been shown of the reply, for an end that does not repeat it. */
  readonly shown?: () => string;
};

/** Sends a message, in a conversation that is created before where the input names none. */
async function chatBy({ send, shown = () => '', ...way }: Way, given: ChatInput, ctx: RequestContext): Promise<Chatted> {
  let conversationId = given.conversationId ?? null;
  const sendIt = write<ChatInput, ChatReply>({
    ...way,
    faults: chatFaults,
    prepare: async (input) => {
      const prepared = await inConversation(input, ctx);
      conversationId = conversationOf(prepared);
      return prepared;
    },
    send: (input, upstream, options) => send(upstream, { ...input, conversationId: conversationOf(input) }, options),
    outdates: (input) => ['conversations', scopeOf('messages', { conversationId: conversationOf(input) })],
    brings: ({ body }, input) => toReply(body as Said, conversationOf(input), shown()),
    written: (reply) => [reply.conversationId],
    targets: (input) => [input.assistantId, conversationOf(input)].filter((id) => id !== ''),
    // Without `idField`: an absence may be that of the assistant or of the conversation.
    nameInput: () => namedBy({ content: 'content', conversation_id: 'conversationId', name: 'name' }),
  });
  try {
    return { ...(await sendIt(given, ctx)), conversationId };
  } catch (error) {
    if (!(error instanceof GatewayError) || conversationId === null || conversationId === given.conversationId) throw error;
    const { code, message, upstream, refusals, retryAfterSeconds } = error;
    const text = `${message} The conversation ${conversationId} was created for the message.`;
    throw new GatewayError(code, text, { upstream, refusals, retryAfterSeconds, cause: error });
  }
}

function toReply({ text, extra }: Said, conversationId: string, shown: string): ChatReply {
  const { whatsapp_template: whatsappTemplate = null, conversation_id: named, ...rest } = extra ?? {};
  // Another conversation than the message's is wrong somehow, and not hidden.
  const left = named === undefined || named === null || named === conversationId ? rest : { ...rest, conversation_id: named };
  return { content: text ?? shown, conversationId, whatsappTemplate, extra: Object.keys(left).length > 0 ? left : null };
}

/** One POST, sent once; one more before it where the input names no conversation. */
export const sendChatMessage = (input: ChatInput, ctx: RequestContext): Promise<Chatted> =>
  chatBy({ operation: 'sendChatMessage', send: sendChat, timeoutMs: REPLY_TIMEOUT_MS }, input, ctx);

/** The same, with the reply as it is written, by the sink for its conversation. */
export function chat(input: ChatInput, ctx: RequestContext, sinkFor: (conversationId: string) => ReplySink): Promise<Chatted> {
  let shown = '';
  const send: typeof sendChat = (upstream, message, options) => {
    const { onText, onOther } = sinkFor(message.conversationId);
    const noting: ReplySink['onText'] = (text, extra) => {
      shown += text;
      return onText(text, extra);
    };
    return streamChat(upstream, message, options, { onText: noting, onOther });
  };
  const timeouts = { timeoutMs: STREAM_TIMEOUT_MS, pieceTimeoutMs: REPLY_TIMEOUT_MS };
  return chatBy({ operation: 'chat', send, shown: () => shown, ...timeouts }, input, ctx);
}
