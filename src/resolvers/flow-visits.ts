/** Which way conversations took through the flow of their assistant, as their messages say. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { nodeOfMessage, pathOf } from '../insight/flow/node-of-message.ts';
import { isObject } from '../json.ts';
import { isIdOf } from '../upstream/ids.ts';
import { conversations, type ConversationWire } from '../upstream/resources/conversations.ts';
import type { MessageWire } from '../upstream/resources/messages.ts';
import type { FlowNodeWire } from '../upstream/wire/assistant.ts';
import { ASSISTANT_GAPS, VERSION_GAPS } from './assistant-gaps.ts';
import { assistantOfConversation, conversationOfMessage, listMessages, versionOfConversation } from './conversations.ts';
import { graphOf, holdFlow, nodeIn, nodeWire } from './flow.ts';
import { MAX_WINDOW } from './lists/window.ts';
import { together } from './together.ts';

/** The node at which a message was written; null where it names none that the flow of its conversation has. */
export async function nodeOf(message: MessageWire, ctx: RequestContext): Promise<FlowNodeWire | null> {
  const nodeId = nodeOfMessage(message);
  if (nodeId === null) return null;
  const conversation = await conversationOfMessage(message, ctx);
  const flow = conversation && (await flowOf(conversation, ctx));
  return flow && nodeIn(graphOf(flow), nodeId);
}

/** The nodes that a conversation came through; null where its messages name none. */
export async function pathOfConversation(conversation: ConversationWire, ctx: RequestContext): Promise<readonly FlowNodeWire[] | null> {
  const path = pathOf(await messagesOf(conversation, ctx));
  if (path.length === 0) return null;
  const flow = await flowOf(conversation, ctx);
  return flow && path.map((id) => nodeIn(graphOf(flow), id)).filter((node) => node !== null);
}

export interface NodeVisits {
  readonly node: FlowNodeWire;
  readonly visits: number;
  readonly endings: number;
}

const MOST_CONVERSATIONS = 100;

/** How often conversations came to each node of a flow. One that cannot be read is left out, and reported. */
export async function visitsOf(
  flow: object,
  conversationIds: readonly string[],
  ctx: RequestContext,
  report: (error: GatewayError) => void,
): Promise<readonly NodeVisits[]> {
  const ids = [...new Set(conversationIds)];
  if (ids.length > MOST_CONVERSATIONS)
    throw new GatewayError('BAD_USER_INPUT', `conversationIds takes ${MOST_CONVERSATIONS} ids at most, and these are ${ids.length}.`);
  if (ids.some((id) => !isIdOf(conversations, id)))
    throw new GatewayError('BAD_USER_INPUT', 'conversationIds has what is no id of a conversation.');
  const paths = await together(
    ids.map(async (id) => {
      try {
        return pathOf(await messagesOf({ id }, ctx));
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        report(error);
        return [];
      }
    }),
  );
  const visits = new Map<string, number>();
  const endings = new Map<string, number>();
  const count = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const path of paths) {
    for (const id of path) count(visits, id);
    const last = path.at(-1);
    if (last !== undefined) count(endings, last);
  }
  return [...graphOf(flow).nodesById].map(([id, node]) => ({
    node: nodeWire(node),
    visits: visits.get(id) ?? 0,
    endings: endings.get(id) ?? 0,
  }));
}

/** Messages beyond these say nothing of where most conversations went. */
const MOST_PAGES = 10;

/** The messages of a conversation in the order of time, as far as they have one. */
async function messagesOf(conversation: Pick<ConversationWire, 'id'>, ctx: RequestContext): Promise<readonly MessageWire[]> {
  const messages: MessageWire[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const slice = { first: MAX_WINDOW, after, last: null, before: null };
    const window = await listMessages(conversation, slice, ctx);
    for (const { node } of window.edges) messages.push(node);
    after = window.pageInfo.endCursor ?? null;
    if (!window.pageInfo.hasNextPage || after === null) break;
  }
  const times = new Map(messages.map((message) => [message, Date.parse(String(message.sent_at ?? message.created_at))]));
  if ([...times.values()].some(Number.isNaN)) return messages;
  return messages.toSorted((one, other) => (times.get(one) ?? 0) - (times.get(other) ?? 0));
}

/** The flow of the version that held the conversation, or of the assistant as it is now where that is not known. */
async function flowOf(conversation: ConversationWire, ctx: RequestContext): Promise<object | null> {
  const version = await versionOfConversation(conversation, ctx);
  const holder = version ?? (await assistantOfConversation(conversation, ctx));
  if (!holder) return null;
  const gaps = version ? VERSION_GAPS : ASSISTANT_GAPS;
  const { conversation_flow: flow } = await gaps.complete(holder, ['conversation_flow'], ctx);
  if (!isObject(flow)) return null;
  holdFlow(flow, { complete: (keys) => gaps.complete(holder, keys as never, ctx) as never });
  return flow;
}
