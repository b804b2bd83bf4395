/** A chat, and the events that are expected of it. */
import type { UpstreamReply } from '../support/upstream.ts';
import { startReplying } from './replying.ts';

export const TYPE = 'text/event-stream; charset=utf-8';
export const QUERY = `subscription Chat($input: ChatInput!) {
  chat(input: $input) {
    __typename
    ... on ChatDelta { content conversationId extra }
    ... on ChatDone { content conversationId whatsappTemplate extra }
    ... on ChatRefused { userErrors { code field } conversationId }
    ... on UnknownChatEvent { type raw }
  }
}`;
export const INPUT = { assistantId: 'a1', conversationId: 'c1', content: 'Hi' };
export const chat = (value: object) => ['next', { data: { chat: value } }];
export const delta = (content: string, rest: object = {}) =>
  chat({ __typename: 'ChatDelta', content, conversationId: 'c1', extra: null, ...rest });
export const unknown = (type: string | null, raw: unknown) => chat({ __typename: 'UnknownChatEvent', type, raw });
export const done = (content: string, rest: object = {}) =>
  chat({ __typename: 'ChatDone', content, conversationId: 'c1', whatsappTemplate: null, extra: null, ...rest });
export const failed = (code: string) => ['next', { errors: [{ extensions: { code } }] }];

/** The events, with neighbouring deltas joined: how many there are depends on how fast they come. */
export async function eventsOf(reply: UpstreamReply, input: object = INPUT) {
  const gateway = await startReplying(reply);
  const stream = await gateway.subscribe(QUERY, input);
  return { ...gateway, events: joined(await stream.rest()) };
}

export function joined(events: readonly (readonly [string, unknown])[]) {
  const all: unknown[][] = [];
  const textOf = (event: readonly unknown[] | undefined) =>
    (event?.[1] as { data?: { chat?: { __typename: string; content: string; extra: unknown } } } | undefined)?.data?.chat;
  for (const event of events) {
    const [last, next] = [textOf(all.at(-1)), textOf(event)];
    if (last?.__typename === 'ChatDelta' && next?.__typename === 'ChatDelta' && last.extra === null && next.extra === null)
      last.content += next.content;
    else all.push([...event]);
  }
  return all;
}
