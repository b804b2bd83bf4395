/** Replies of language models as they are written. */
import type { RequestContext, Streaming } from '../../context.ts';
import { chat, type ChatInput, type ChatReply } from '../chat.ts';
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

export type ReplyEvent<R> =
  | { readonly kind: 'delta'; readonly text: string }
  | { readonly kind: 'done'; readonly result: R }
  | { readonly kind: 'refused'; readonly userErrors: readonly UserError[] };

export type ChatEvent = ReplyEvent<ChatReply> | UnknownEvent;
export type InstructionsEvent = ReplyEvent<string>;

export const watchChat = (input: ChatInput, streaming: Streaming): AsyncIterable<ChatEvent> =>
  watchReply<ChatReply, UnknownEvent>(streaming, (ctx, texts) =>
    chat(input, ctx, { onText: texts.text, onOther: (type, raw) => texts.other({ kind: 'unknown', type, raw }) }),
  );

export const watchEnhancement = (input: EnhanceInstructionsInput, streaming: Streaming): AsyncIterable<InstructionsEvent> =>
  watchReply<string, never>(streaming, (ctx, texts) => enhanceInstructions(input, ctx, texts.text));

/** The texts of a write as they come, and what came of it. */
async function* watchReply<R, O extends object>(
  { renew }: Streaming,
  send: (ctx: RequestContext, texts: JoinedTexts<O>) => Promise<Written<R>>,
): AsyncGenerator<ReplyEvent<R> | O, void, undefined> {
  const texts = new JoinedTexts<O>();
  const ending = send(await renew(), texts);
  // With the stream its call ends too, so there is nothing else to wait for.
  void ending.then(texts.end, texts.end);
  for await (const next of texts) yield typeof next === 'string' ? { kind: 'delta', text: next } : next;
  const { result, userErrors } = await ending;
  yield result === null ? { kind: 'refused', userErrors } : { kind: 'done', result };
}
