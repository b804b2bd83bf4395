/** Replies of language models as they are written. */
import type { RequestContext, Streaming } from '../../context.ts';
import type { JsonObject } from '../../json.ts';
import { chat, type ChatInput, type ChatReply, type Chatted } from '../chat.ts';
import { enhanceInstructions, type EnhanceInstructionsInput } from '../enhance-instructions.ts';
import type { UserError } from '../user-errors.ts';
import type { Written } from '../write.ts';
import { JoinedTexts } from './joined-texts.ts';

/** An event of a kind that is not known. */
export interface UnknownEvent {
  readonly kind: 'unknown';
  readonly type: string | null;
  readonly raw: unknown;
}

/** A piece of a chat's reply, and what the upstream says beside it. */
export interface ChatDelta {
  readonly kind: 'delta';
  readonly text: string;
  readonly extra: JsonObject | null;
  readonly conversationId: string | null;
}

export type ChatEvent =
  | ChatDelta
  | UnknownEvent
  | (ChatReply & { readonly kind: 'done' })
  | { readonly kind: 'refused'; readonly userErrors: readonly UserError[]; readonly conversationId: string | null };

export type InstructionsEvent =
  | { readonly kind: 'delta'; readonly text: string }
  | { readonly kind: 'done'; readonly result: string }
  | { readonly kind: 'refused'; readonly userErrors: readonly UserError[] };

export async function* watchChat(input: ChatInput, streaming: Streaming): AsyncGenerator<ChatEvent, void, undefined> {
  let conversationId: string | null = null;
  const { texts, ending } = await begin<Chatted, ChatDelta | UnknownEvent>(streaming, (ctx, { text: addText, other }) =>
    chat(input, ctx, (id) => {
      conversationId = id;
      return {
        onText: (text, extra) => (extra === null ? addText(text) : other({ kind: 'delta', text, extra, conversationId })),
        onOther: (type, raw) => other({ kind: 'unknown', type, raw }),
      };
    }),
  );
  for await (const next of texts) yield typeof next === 'string' ? { kind: 'delta', text: next, extra: null, conversationId } : next;
  const ended = await ending;
  yield ended.result === null ? { ...ended, kind: 'refused' } : { ...ended.result, kind: 'done' };
}

export async function* watchEnhancement(
  input: EnhanceInstructionsInput,
  streaming: Streaming,
): AsyncGenerator<InstructionsEvent, void, undefined> {
  const { texts, ending } = await begin<Written<string>, never>(streaming, (ctx, { text }) => enhanceInstructions(input, ctx, text));
  for await (const text of texts) yield { kind: 'delta', text };
  const ended = await ending;
  yield ended.result === null ? { ...ended, kind: 'refused' } : { ...ended, kind: 'done' };
}

/** Begins a write whose texts come before its outcome. */
async function begin<W, O extends object>(
  { renew }: Streaming,
  send: (ctx: RequestContext, texts: JoinedTexts<O>) => Promise<W>,
): Promise<{ readonly texts: JoinedTexts<O>; readonly ending: Promise<W> }> {
  const texts = new JoinedTexts<O>();
  const ending = send(await renew(), texts);
  // With the stream its call ends too, so there is nothing else to wait for.
  void ending.then(texts.end, texts.end);
  return { texts, ending };
}
