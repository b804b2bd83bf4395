/** Messages to an assistant: its reply as one answer, or as it is written. */
import { StringDecoder } from 'node:string_decoder';
import { GatewayError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { UpstreamAnswer } from '../answer.ts';
import { answerOf, type SdkOptions, type Upstream } from '../client.ts';
import { badResponse } from '../errors.ts';
import { parseExactly } from '../exact-json.ts';
import { EventReader, type ServerSentEvent } from '../server-sent-events.ts';

export interface ChatMessage {
  readonly assistantId: string;
  readonly conversationId: string;
  readonly content: string;
  readonly name?: string | null | undefined;
}

/** A model that uses tools may think for long before it writes. */
export const REPLY_TIMEOUT_MS = 60_000;

/** What takes a reply while it is written. Nothing more is read before what these promise. */
export interface ReplySink {
  readonly onText: (text: string) => Promise<void>;
  /** An event of a kind that is not known. */
  readonly onOther: (type: string | null, raw: unknown) => Promise<void>;
}

const bodyOf = ({ conversationId, content, name }: ChatMessage) => ({
  content,
  conversation_id: conversationId,
  ...(typeof name === 'string' && { name }),
});

/** One POST, sent once. */
export const sendChat = (upstream: Upstream, message: ChatMessage, options: SdkOptions): Promise<UpstreamAnswer> =>
  answerOf(upstream.assistants.chat(message.assistantId, bodyOf(message), options));

/** The same, with the reply as it is written; the answer's body is its end. Rejects where it breaks off. */
export async function streamChat(upstream: Upstream, message: ChatMessage, options: SdkOptions, sink: ReplySink): Promise<UpstreamAnswer> {
  const reader = new ReplyReader(sink);
  const body = { ...bodyOf(message), stream: true } as Parameters<typeof upstream.assistants.chat>[1];
  const streamed = { ...options, accept: 'text/event-stream, application/json', onPiece: reader.take };
  const answer = await answerOf(upstream.assistants.chat(message.assistantId, body, streamed));
  return { ...answer, body: await reader.end() };
}

/** Reads a reply, which comes as events or, where the upstream cannot stream, as JSON. */
class ReplyReader {
  readonly #sink: ReplySink;
  readonly #events = new EventReader();
  readonly #json: Buffer[] = [];
  #written = '';
  #end: JsonObject | null = null;

  constructor(sink: ReplySink) {
    this.#sink = sink;
  }

  /** Takes a piece, and tells whether the reply goes on. */
  readonly take = async (piece: Buffer, contentType: string): Promise<boolean> => {
    if (contentType.includes('json')) this.#json.push(piece);
    else await this.#takeAll(this.#events.push(piece));
    return this.#end === null;
  };

  /** The end of the reply: its whole content, and whatever came with it. */
  async end(): Promise<JsonObject> {
    if (this.#json.length > 0) return replyIn(Buffer.concat(this.#json).toString('utf8'));
    await this.#takeAll(this.#events.end());
    if (!this.#end) throw new GatewayError('UPSTREAM_UNAVAILABLE', 'The upstream ended the reply before its end.');
    return { ...this.#end, content: typeof this.#end['content'] === 'string' ? this.#end['content'] : this.#written };
  }

  async #takeAll(events: readonly ServerSentEvent[]): Promise<void> {
    for (const event of events) await this.#takeOne(event);
  }

  async #takeOne({ event, data }: ServerSentEvent): Promise<void> {
    const value = valueOf(data);
    const type = event ?? typeIn(value);
    if (this.#end) return;
    if (type === 'error') throw badResponse('it reports an error while it is being written');
    if (type === 'done') this.#end = endOf(value);
    else if (type === 'delta') {
      const text = textIn(value, data);
      this.#written += text;
      if (text !== '') await this.#sink.onText(text);
    } else await this.#sink.onOther(type, value);
  }
}

/** The shape of `data` is published nowhere: an object, a string as JSON, or plain text. */
function valueOf(data: string): unknown {
  try {
    return parseExactly(data);
  } catch {
    return data;
  }
}

const typeIn = (value: unknown): string | null => (isObject(value) && typeof value['type'] === 'string' ? value['type'] : null);

function textIn(value: unknown, data: string): string {
  // What looks like a number may be a part of a plain text.
  if (!isObject(value)) return typeof value === 'string' ? value : data;
  const found = [value['content'], value['delta'], value['text']].find((candidate) => typeof candidate === 'string');
  return typeof found === 'string' ? found : '';
}

function endOf(value: unknown): JsonObject {
  if (!isObject(value)) return typeof value === 'string' && value !== '' ? { content: value } : {};
  // A `type` says which event it is, where that has no name.
  const { content, text, type: _type, ...rest } = value;
  return { ...rest, content: content ?? text };
}

function replyIn(json: string): JsonObject {
  const value = valueOf(json);
  if (!isObject(value) || typeof value['content'] !== 'string') throw badResponse('it is no reply');
  return value;
}

/** One POST, sent once. The improved text comes in pieces; the answer's body is all of it. */
export async function enhanceInstructions(
  upstream: Upstream,
  assistantId: string,
  body: { readonly enhancement_prompt?: string; readonly instructions?: string },
  options: SdkOptions,
  onText: ReplySink['onText'],
): Promise<UpstreamAnswer> {
  const decoder = new StringDecoder('utf8');
  let written = '';
  const take = async (text: string): Promise<void> => {
    written += text;
    if (text !== '') await onText(text);
  };
  const streamed = { ...options, accept: 'text/plain', onPiece: (piece: Buffer) => take(decoder.write(piece)).then(() => true) };
  const answer = await answerOf(upstream.assistants.instructions.enhance(assistantId, body, streamed));
  await take(decoder.end());
  if (written === '') throw badResponse('it is empty');
  return { ...answer, body: written };
}

/** What a chat on WhatsApp is started with. */
export interface WhatsAppChatParams {
  readonly from: string;
  readonly to: string;
  readonly content: string;
  readonly conversation_metadata?: { [key: string]: string | number | boolean };
}

/** One POST. The SDK does not have this endpoint. */
export const startWhatsAppChat = (
  { api }: Upstream,
  assistantId: string,
  body: WhatsAppChatParams,
  options: SdkOptions,
): Promise<UpstreamAnswer> => answerOf(api.post(`/ai/assistants/${encodeURIComponent(assistantId)}/chat/whatsapp`, { ...options, body }));
