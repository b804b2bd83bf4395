/** Messages to an assistant, and messages that it sends. */
import type { RequestContext } from '../context.ts';
import { isObject, type JsonObject } from '../json.ts';
import { REPLY_TIMEOUT_MS, sendChat, streamChat, type ReplySink } from '../upstream/endpoints/chat.ts';
import { CONVERSATION, createConversation } from '../upstream/endpoints/conversations.ts';
import { unwrapObject } from '../upstream/envelope.ts';
import { idText } from '../upstream/ids.ts';
import { scopeOf, type Scope } from '../upstream/kinds.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { idFaults } from './resource-writes.ts';
import { badInput, namedBy, type UserError } from './user-errors.ts';
import { write, type Keyed, type WriteDefinition, type Written } from './write.ts';

export interface ChatInput {
  readonly assistantId: string;
  /** Null or absent: the message begins a conversation. */
  readonly conversationId?: string | null | undefined;
  readonly content: string;
  readonly name?: string | null | undefined;
}

/** The reply as the upstream gave it, and the conversation that it belongs to. */
export type ChatReply = JsonObject & { readonly content: string; readonly conversation_id: string };

export const ASSISTANT_FIELD = ['input', 'assistantId'];

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

/** What a message that the assistant sends belongs to. */
export interface Started {
  /** Null where the answer names none. */
  readonly conversationId: string | null;
  readonly messageId: string | null;
}

interface Sending extends Keyed {
  readonly assistantId: string;
  readonly from: string;
  readonly to: string;
  readonly conversationMetadata?: unknown;
}
export interface SmsInput extends Sending {
  readonly text?: string | null | undefined;
  readonly shouldCreateConversation?: boolean | null | undefined;
}
export interface WhatsAppInput extends Sending {
  readonly content: string;
}

const METADATA_FIELD = ['input', 'conversationMetadata'];
const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

function metadataFaults(metadata: unknown, isReserved: (key: string) => boolean): readonly UserError[] {
  if (metadata === null || metadata === undefined) return [];
  if (!isObject(metadata)) return [badInput(METADATA_FIELD, 'conversationMetadata takes a JSON object.')];
  return Object.entries(metadata).flatMap(([key, value]) => {
    const field = [...METADATA_FIELD, key];
    if (isReserved(key)) return [badInput(field, `${key} is set by Telnyx.`)];
    return isPlain(value) ? [] : [badInput(field, `${key} takes a string, a number or a boolean.`)];
  });
}

const RESERVED = /^telnyx_|^assistant_id$/;
const ANY_CONVERSATION: readonly Scope[] = ['conversations', 'messages'];

const startBy = <I extends Sending>(
  operation: string,
  definition: Pick<WriteDefinition<I, Started>, 'send'> & {
    readonly faults: (input: I) => readonly UserError[];
    readonly names: Readonly<Record<string, string>>;
  },
) =>
  write<I, Started>({
    operation,
    idempotency: 'always',
    faults: (input) => [
      ...idFaults(assistants, input.assistantId, 'assistantId'),
      ...textFault('from', input.from),
      ...textFault('to', input.to),
      ...definition.faults(input),
    ],
    send: definition.send,
    outdates: () => ANY_CONVERSATION,
    brings: (answer) => {
      const started = unwrapObject(answer);
      return { conversationId: idText(started['conversation_id']), messageId: idText(started['message_id']) };
    },
    written: ({ conversationId }) => (conversationId === null ? [] : [conversationId]),
    targets: ({ assistantId }) => [assistantId],
    nameInput: () =>
      namedBy({
        from: 'from',
        to: 'to',
        conversation_metadata: 'conversationMetadata',
        ...definition.names,
      }),
    idField: ASSISTANT_FIELD,
  });

const bodyOf = ({ from, to, conversationMetadata: metadata }: Sending) => ({
  from,
  to,
  ...(isObject(metadata) && { conversation_metadata: metadata as Record<string, string | number | boolean> }),
});

/** One POST under an idempotency key. */
export const sendAssistantSms = startBy<SmsInput>('sendAssistantSms', {
  faults: ({ conversationMetadata }) => metadataFaults(conversationMetadata, () => false),
  names: { text: 'text', should_create_conversation: 'shouldCreateConversation' },
  send: (input, upstream, options) => {
    const { assistantId, text, shouldCreateConversation } = input;
    return upstream.assistants.sendSMS(
      assistantId,
      {
        ...bodyOf(input),
        ...(typeof text === 'string' && { text }),
        ...(typeof shouldCreateConversation === 'boolean' && { should_create_conversation: shouldCreateConversation }),
      },
      options,
    );
  },
});

/** The same. The SDK does not have this endpoint. */
export const startWhatsAppChat = startBy<WhatsAppInput>('startWhatsAppChat', {
  faults: ({ content, conversationMetadata }) => [
    ...textFault('content', content),
    ...metadataFaults(conversationMetadata, (key) => RESERVED.test(key)),
  ],
  names: { content: 'content' },
  send: (input, upstream, options) =>
    upstream.api.post(`/ai/assistants/${encodeURIComponent(input.assistantId)}/chat/whatsapp`, {
      ...options,
      body: { ...bodyOf(input), content: input.content },
    }),
});
