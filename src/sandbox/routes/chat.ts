import { type BodyField, isRecord, readBody, readOptional } from '../body.ts';
import { absent, platformError, validationError } from '../errors.ts';
import { idempotent } from '../idempotency.ts';
import { ok, type SandboxRequest } from '../message.ts';
import type { Reply } from '../reply.ts';
import type { AssistantWire } from '../wire.ts';
import { withAssistant } from '../assistants/named.ts';
import { addConversation, asTexts, conversationsOf } from './conversations.ts';
import { isoNow } from '../clock.ts';

const PIECE_MS = 30;
const TEXT: BodyField = { kind: 'string', required: true };

const bytesOf = (text: string) => new TextEncoder().encode(text);
const event = (name: string, data: object) => bytesOf(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

/** A text in pieces that end before a word, and put together are the text. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];
const breaksOff = (text: string) => /\berror\b/i.test(text);

/** What an assistant says to a message; nobody is asked. */
const replyTo = ({ name }: AssistantWire, content: string) => `Hello — this is ${name ?? 'an assistant'}. You said: ${content}`;

/** `POST /ai/assistants/{id}/chat`: JSON, or with `stream` an event for each word. The word "error" breaks the stream. */
export const chat = withAssistant((assistant, request) => {
  const { body, account, clock } = request;
  const fields: Record<string, BodyField> = {
    content: TEXT,
    conversation_id: TEXT,
    name: { kind: 'string' },
    stream: { kind: 'boolean' },
  };
  const read = readBody(body, fields, { partial: false });
  if ('refusal' in read) return read.refusal;
  const { content, conversation_id: id, stream } = read.body as { content: string; conversation_id: string; stream?: boolean };
  const conversation = conversationsOf(request).get(id);
  if (!conversation) return absent('conversation');
  if (conversation.metadata['ai_disabled'] === 'true') return platformError(400, '10015', 'AI responses are disabled here.');
  const now = isoNow(clock);
  const reply = replyTo(assistant, content);
  account.conversations.say(
    {
      ...conversation,
      metadata: { telnyx_conversation_channel: 'web_chat', ...conversation.metadata, assistant_id: assistant.id },
    },
    now,
    { role: 'user', text: content, created_at: now, sent_at: now },
    { role: 'assistant', text: reply, created_at: now, sent_at: now },
  );
  if (!stream) return ok({ content: reply });
  const breaks = breaksOff(content);
  const deltas = wordsOf(reply).map((word) => event('delta', { content: word }));
  const pieces = breaks ? deltas.slice(0, 3) : [...deltas, event('done', { content: reply })];
  return { status: 200, body: null, stream: { contentType: 'text/event-stream; charset=utf-8', pieces, everyMs: PIECE_MS, breaks } };
});

/** Values that metadata may have. */
const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

function faultyMetadata(metadata: unknown): Reply | null {
  const faults = Object.entries(isRecord(metadata) ? metadata : {}).flatMap(([key, value]) =>
    isPlain(value) ? [] : [{ loc: ['body', 'conversation_metadata', key], msg: 'Input should be a valid string', type: 'string_type' }],
  );
  return faults.length > 0 ? validationError(faults) : null;
}

const NUMBERS: Record<string, BodyField> = { from: TEXT, to: TEXT, conversation_metadata: { kind: 'object' } };

/** The conversation of a message that an assistant sends: the one of this pair of numbers, or a new one. */
function conversationOf(request: SandboxRequest, assistant: AssistantWire, body: Record<string, unknown>, channel: string): string {
  const metadata = {
    ...asTexts(body['conversation_metadata']),
    assistant_id: assistant.id,
    telnyx_conversation_channel: channel,
    telnyx_agent_target: String(body['from']),
    telnyx_end_user_target: String(body['to']),
  };
  const known = conversationsOf(request)
    .values()
    .find((one) =>
      ['telnyx_conversation_channel', 'telnyx_agent_target', 'telnyx_end_user_target'].every(
        (key) => one.metadata[key] === metadata[key as keyof typeof metadata],
      ),
    );
  const isNew = !known || body['should_create_conversation'] === true;
  const conversation = isNew ? addConversation(request, { metadata }) : { ...known, metadata: { ...known.metadata, ...metadata } };
  const now = isoNow(request.clock);
  const text = [body['text'], body['content'], assistant.greeting].find((one) => typeof one === 'string') ?? '';
  request.account.conversations.say(conversation, now, { role: 'assistant', text, created_at: now, sent_at: now });
  return conversation.id;
}

/** `POST /ai/assistants/{id}/chat/sms` */
export const sendSms = idempotent(
  withAssistant((assistant, request) => {
    const fields: Record<string, BodyField> = { ...NUMBERS, text: { kind: 'string' }, should_create_conversation: { kind: 'boolean' } };
    const read = readBody(request.body, fields, { partial: false });
    if ('refusal' in read) return read.refusal;
    return (
      faultyMetadata(read.body['conversation_metadata']) ??
      ok({ conversation_id: conversationOf(request, assistant, read.body, 'sms_chat') })
    );
  }),
);

/** `POST /ai/assistants/{id}/chat/whatsapp` */
export const startWhatsApp = idempotent(
  withAssistant((assistant, request) => {
    const read = readBody(request.body, { ...NUMBERS, content: TEXT }, { partial: false });
    if ('refusal' in read) return read.refusal;
    const { conversation_metadata: metadata } = read.body;
    const reserved = Object.keys(isRecord(metadata) ? metadata : {}).find((key) => /^telnyx_|^assistant_id$/.test(key));
    if (reserved !== undefined) return platformError(400, '10015', `${reserved} is reserved.`, { pointer: '/conversation_metadata' });
    const refusal = faultyMetadata(metadata);
    if (refusal) return refusal;
    const conversation = conversationOf(request, assistant, read.body, 'whatsapp_chat');
    return ok({ conversation_id: conversation, message_id: `message-${conversation}` });
  }),
);

/** `POST /ai/assistants/{id}/instructions/enhance`: the given instructions, or the assistant's, in pieces. */
export const enhance = withAssistant((assistant, { body }) => {
  const optional: BodyField = { kind: 'string', nullable: true };
  const read = readOptional(body, { enhancement_prompt: optional, instructions: optional });
  if ('refusal' in read) return read.refusal;
  const { enhancement_prompt: prompt, instructions } = read.body as { enhancement_prompt?: string | null; instructions?: string | null };
  const text = `${instructions ?? assistant.instructions}\n\n— Improved${prompt ? `: ${prompt}` : ''}.`;
  const breaks = breaksOff(prompt ?? '');
  const pieces = wordsOf(text).map(bytesOf);
  return {
    status: 200,
    body: null,
    stream: {
      contentType: 'text/plain; charset=utf-8',
      pieces: breaks ? pieces.slice(0, 3) : pieces,
      everyMs: PIECE_MS,
      breaks,
    },
  };
});
