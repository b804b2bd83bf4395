/** Messages to an assistant: its reply as one answer, or as it is written. */
import type { UpstreamAnswer } from '../answer.ts';
import { answerOf, type SdkOptions, type Upstream } from '../client.ts';
import { unwrapObject } from '../envelope.ts';
import { ReplyReader, type ReplySink } from '../replies/reply-reader.ts';
import { saidIn } from '../replies/said.ts';
import { TextReader } from '../replies/text-reader.ts';

export interface ChatMessage {
  readonly assistantId: string;
  readonly conversationId: string;
  readonly content: string;
  readonly name?: string | null | undefined;
}

/** A model that uses tools may think for long before it writes. */
export const REPLY_TIMEOUT_MS = 60_000;

const bodyOf = ({ conversationId, content, name }: ChatMessage) => ({
  content,
  conversation_id: conversationId,
  ...(typeof name === 'string' && { name }),
});

/** One POST, sent once. The answer's body is a `Said`. */
export async function sendChat(upstream: Upstream, message: ChatMessage, options: SdkOptions): Promise<UpstreamAnswer> {
  const answer = await answerOf(upstream.assistants.chat(message.assistantId, bodyOf(message), options));
  return { ...answer, body: saidIn(unwrapObject(answer)) };
}

/** The same, with the reply as it is written; the answer's body is what its end says. Rejects where it breaks off. */
export async function streamChat(upstream: Upstream, message: ChatMessage, options: SdkOptions, sink: ReplySink): Promise<UpstreamAnswer> {
  const reader = new ReplyReader(sink);
  const body = { ...bodyOf(message), stream: true } as Parameters<typeof upstream.assistants.chat>[1];
  const streamed = { ...options, accept: 'text/event-stream, application/json', onPiece: reader.take };
  const answer = await answerOf(upstream.assistants.chat(message.assistantId, body, streamed));
  return { ...answer, body: await reader.end() };
}

/** One POST, sent once. The improved text comes in pieces; the answer's body is all of it. */
export async function enhanceInstructions(
  upstream: Upstream,
  assistantId: string,
  body: { readonly enhancement_prompt?: string; readonly instructions?: string },
  options: SdkOptions,
  onText: (text: string) => Promise<void>,
): Promise<UpstreamAnswer> {
  const reader = new TextReader(onText);
  const streamed = { ...options, accept: 'text/plain', onPiece: reader.take };
  const answer = await answerOf(upstream.assistants.instructions.enhance(assistantId, body, streamed));
  return { ...answer, body: await reader.end() };
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
