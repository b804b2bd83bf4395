/** Which way conversations took through the flow of their assistant, as their messages say. */
import type { RequestContext } from '../context.ts';
import { GatewayError, notWhole } from '../errors.ts';
import { nodeOfMessage, pathOf } from '../insight/flow/node-of-message.ts';
import { isObject } from '../json.ts';
import { Semaphore } from '../semaphore.ts';
import { idText, isIdOf } from '../upstream/ids.ts';
import { conversations, type ConversationWire } from '../upstream/resources/conversations.ts';
import { messageWindows, type MessageWire } from '../upstream/resources/messages.ts';
import type { FlowNodeWire } from '../upstream/wire/assistant.ts';
import { ASSISTANT_GAPS, VERSION_GAPS } from './assistant-gaps.ts';
import {
  assistantOfConversation,
  conversationOfMessage,
  getConversation,
  listMessages,
  versionOfConversation,
  withMetadata,
} from './conversations.ts';
import { configurationOf, graphOf, holdFlow, nodeIn, nodeWire } from './flow.ts';
import { compareInstants, instantOf } from './lists/instant.ts';
import { MAX_WINDOW } from './lists/window.ts';
import { together } from './together.ts';
import { MOST_NAMED, withMore } from '../insight/with-more.ts';

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
  const messages = await messagesOf(String(conversation.id), ctx);
  if (pathOf(messages).length === 0) return null;
  const flow = await flowOf(conversation, ctx);
  if (!flow) return null;
  const graph = graphOf(flow);
  return pathOf(messages, (id) => graph.nodesById.has(id)).flatMap((id) => nodeIn(graph, id) ?? []);
}

export interface NodeVisits {
  readonly node: FlowNodeWire;
  readonly visits: number;
  readonly endings: number;
}

const MOST_CONVERSATIONS = 100;
/** Conversations that are read at a time, so that an operation whose calls do not suffice for all has read most of them as a whole. */
const AT_A_TIME = 4;

/** How often conversations came to each node of a flow. Those that cannot be counted are left out, and reported: once for each reason. */
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
  const graph = graphOf(flow);
  const assistantId = idText((await configurationOf(flow, [], ctx))?.['id']);
  const semaphore = new Semaphore(AT_A_TIME);
  const leftOut = new Map<string, { readonly error: GatewayError; readonly ids: string[] }>();
  const pathIn = async (id: string): Promise<readonly string[]> => {
    try {
      await assertOf(assistantId, id, ctx);
      return pathOf(await semaphore.run(() => messagesOf(id, ctx)), (nodeId) => graph.nodesById.has(nodeId));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const key = `${error.code} ${error.message}`;
      const known = leftOut.get(key) ?? { error, ids: [] };
      leftOut.set(key, known);
      known.ids.push(id);
      return [];
    }
  };
  const visits = new Map<string, number>();
  const endings = new Map<string, number>();
  const count = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const path of await together(ids.map(pathIn))) {
    for (const id of path) count(visits, id);
    const last = path.at(-1);
    if (last !== undefined) count(endings, last);
  }
  for (const { error, ids: of } of leftOut.values()) report(withConversations(error, of));
  return [...graph.nodesById].map(([id, node]) => ({ node: nodeWire(node), visits: visits.get(id) ?? 0, endings: endings.get(id) ?? 0 }));
}

/** Throws for a conversation that there is not, or that says that another assistant held it. */
async function assertOf(assistantId: string | null, id: string, ctx: RequestContext): Promise<void> {
  const conversation = await getConversation(id, ctx);
  if (!conversation) throw new GatewayError('NOT_FOUND', 'There is no such conversation.');
  const { metadata } = await withMetadata(conversation, ctx);
  const heldBy = isObject(metadata) ? idText(metadata['assistant_id']) : null;
  if (heldBy === null || assistantId === null || heldBy === assistantId) return;
  throw new GatewayError('BAD_USER_INPUT', 'Another assistant than that of the flow held it.');
}

/** The same error with the conversations that it leaves out. */
function withConversations({ code, message, upstream, retryAfterSeconds }: GatewayError, ids: readonly string[]): GatewayError {
  const named = withMore(ids.slice(0, MOST_NAMED), ids.length);
  const said = ids.length === 1 ? `Conversation ${named} is not counted` : `Conversations ${named} are not counted`;
  return new GatewayError(code, `${said}: ${message}`, { upstream, retryAfterSeconds });
}

/** Pages of messages of a conversation that are read. A longer one is refused, as what is cut off may be where it ended. */
const MOST_PAGES = 10;

/** All messages of a conversation in the order of time, as far as they have one. Throws where they cannot all be read. */
async function messagesOf(id: string, ctx: RequestContext): Promise<readonly MessageWire[]> {
  const messages: MessageWire[] = [];
  let after: string | null = null;
  for (;;) {
    const slice = { first: MAX_WINDOW, after, last: null, before: null };
    const window = await listMessages({ id }, slice, ctx);
    const problem = notWhole(window, messageWindows.noun);
    if (problem) throw problem;
    for (const { node } of window.edges) messages.push(node);
    const most = MOST_PAGES * MAX_WINDOW;
    if ((window.totalCount ?? 0) > most || messages.length > most)
      throw new GatewayError('LIMIT_EXCEEDED', `It has more than ${most.toLocaleString('en')} messages, which are too many to read.`);
    after = window.pageInfo.endCursor ?? null;
    if (!window.pageInfo.hasNextPage || after === null) return inOrderOfTime(messages);
  }
}

/** From the first to the last. One without a time stays behind the one that it follows, and those of one time stay as they are listed. */
function inOrderOfTime(messages: readonly MessageWire[]): readonly MessageWire[] {
  const listed = messages.map((message) => ({ message, time: instantOf(message.sent_at) ?? instantOf(message.created_at) }));
  const times = listed.flatMap(({ time }) => time ?? []);
  const steps = times.slice(1).map((time, index) => Math.sign(compareInstants(time, times[index] ?? time)));
  const isNewestFirst = steps.reduce((sum, step) => sum + step, 0) < 0;
  const forwards = isNewestFirst ? listed.toReversed() : listed;
  let last = forwards.find(({ time }) => time !== null)?.time;
  return forwards
    .map(({ message, time }) => ({ message, time: (last = time ?? last) }))
    .toSorted(({ time: one }, { time: other }) => (one && other ? compareInstants(one, other) : 0))
    .map(({ message }) => message);
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
