import { Notes } from '../notes.ts';
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { ResourceList } from '../loaders/core/resource-list.ts';
import type { Loading } from '../loaders/core/resource-reads.ts';
import { assertPathSegment, isIdOf } from '../upstream/ids.ts';
import type { GapKey } from '../upstream/resource.ts';
import { conversations, type ConversationWire } from '../upstream/resources/conversations.ts';
import { conversationInsights, messageWindows, type ConversationInsightWire, type MessageWire } from '../upstream/resources/messages.ts';
import type { TestRunWire } from '../upstream/resources/test-runs.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { getReferencedAssistant } from './assistant.ts';
import { getReferencedVersion } from './assistant-versions.ts';
import { queryOf, type ConversationColumn, type ConversationFilter } from './conversation-filter.ts';
import { isGiven } from './lists/filters.ts';
import { emptyKeysetPage, listKeyset, type KeysetPage } from './lists/keyset.ts';
import type { KeysetOrder } from './lists/keyset-place.ts';
import type { SliceArgs } from './lists/slice.ts';
import { listWindow, type Window } from './lists/window.ts';
import { findReferenced, gapsOf, getOne } from './one.ts';

export const getConversation = (id: string, ctx: RequestContext) => getOne(conversations, { parent: null, id }, ctx);
export const getReferencedConversation = (id: unknown, ctx: RequestContext) => findReferenced(conversations, { parent: null, id }, ctx);

/** How a conversation is completed whose list left its labels out: by a read of its own, if what is asked for is not there. */
export const CONVERSATION_GAPS = {
  ...gapsOf(conversations),
  complete: (entry: ConversationWire, keys: readonly GapKey<ConversationWire>[], ctx: RequestContext): Loading<ConversationWire> => {
    if (Object.hasOwn(entry, 'metadata') || keys.every((key) => Object.hasOwn(entry, key)) || !isIdOf(conversations, String(entry.id))) {
      return entry;
    }
    return ctx.loaders
      .of(conversations)
      .loadWhole(String(entry.id))
      .then((whole) => whole ?? entry);
  },
};

/** A conversation with its metadata, which lists may leave out. */
export const withMetadata = (conversation: ConversationWire, ctx: RequestContext) =>
  CONVERSATION_GAPS.complete(conversation, ['metadata'], ctx);

/** What a key of the metadata says; undefined where it says nothing. */
const labelOf = ({ metadata }: ConversationWire, key: string): unknown => (isObject(metadata) ? metadata[key] : undefined);

/** The assistant that the metadata names; null where it names none that exists. */
export const assistantOfConversation = (conversation: ConversationWire, ctx: RequestContext): ReturnType<typeof getReferencedAssistant> => {
  const whole = withMetadata(conversation, ctx);
  if (whole instanceof Promise) return whole.then((found) => getReferencedAssistant(labelOf(found, 'assistant_id'), ctx));
  return getReferencedAssistant(labelOf(whole, 'assistant_id'), ctx);
};

/** The same of the version that the conversation was held by. */
export const versionOfConversation = async (conversation: ConversationWire, ctx: RequestContext) => {
  const whole = await withMetadata(conversation, ctx);
  return getReferencedVersion(labelOf(whole, 'assistant_id'), labelOf(whole, 'assistant_version_id'), ctx);
};

/** Whether no assistant replies any more; null where the metadata does not say. */
export function isAiDisabled(conversation: ConversationWire, ctx: RequestContext): Loading<boolean | null> {
  const whole = withMetadata(conversation, ctx);
  return whole instanceof Promise ? whole.then(saysDisabled) : saysDisabled(whole);
}

function saysDisabled(conversation: ConversationWire): boolean | null {
  const value = labelOf(conversation, 'ai_disabled');
  if (value === undefined || value === null) return null;
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

export interface ConversationArgs extends Pick<SliceArgs, 'first' | 'after'> {
  readonly orderBy: { readonly field: ConversationColumn; readonly direction: KeysetOrder<string>['direction'] } | null;
}

/** The newest first. */
const DEFAULT_ORDER = { column: 'created_at', direction: 'desc' } as const;

/** Conversations by what the upstream filters by; newest first, if not said. */
export async function listConversations(
  { orderBy, ...slice }: ConversationArgs,
  filter: ConversationFilter,
  ctx: RequestContext,
): Promise<KeysetPage<ConversationWire>> {
  const query = queryOf(filter);
  if (query === null) return emptyKeysetPage();
  const order = orderBy ? { column: orderBy.field, direction: orderBy.direction } : DEFAULT_ORDER;
  return listKeyset({ resource: conversations, mayLack: ['last_message_at'], ...query }, { ...slice, order }, ctx);
}

/** The same of one assistant, or of one of its versions, which the filter cannot name another one than. */
export function listConversationsOf(
  own: Pick<ConversationFilter, 'assistantId' | 'assistantVersionId'>,
  args: ConversationArgs,
  filter: ConversationFilter,
  ctx: RequestContext,
): Promise<KeysetPage<ConversationWire>> {
  for (const [name, id] of Object.entries(own)) {
    const given = filter[name as keyof typeof own];
    if (!isGiven(given) || given === id) continue;
    throw new GatewayError('BAD_USER_INPUT', `filter.${name} is another one than the conversations are listed of: leave it out.`);
  }
  return listConversations(args, { ...filter, ...own }, ctx);
}

/** The messages of one conversation, in the upstream's order. */
export async function listMessages(
  conversation: Pick<ConversationWire, 'id'>,
  args: SliceArgs,
  ctx: RequestContext,
): Promise<Window<MessageWire>> {
  const conversationId = String(conversation.id);
  assertPathSegment(conversations, conversationId);
  const window = await listWindow({ resource: messageWindows, parent: { conversationId } }, args, ctx);
  for (const { node } of window.edges) holders.set(node, conversationId);
  return window;
}

/** Messages do not say of which conversation they are; each is of one. */
const holders = new Notes<MessageWire, string>();

/** The conversation of a message that was listed. */
export async function conversationOfMessage(message: MessageWire, ctx: RequestContext): Promise<ConversationWire | null> {
  const id = holders.get(message);
  return id === undefined ? null : getReferencedConversation(id, ctx);
}

/** All that was found in one conversation. One list. */
export async function listFindings(conversationId: string, { loaders }: RequestContext): Promise<ResourceList<ConversationInsightWire>> {
  assertPathSegment(conversations, conversationId);
  return loaders.of(conversationInsights, { conversationId }).list();
}

/** What was found in the conversation of a run; null as long as nothing was. */
export async function findingsOfRun(run: TestRunWire, ctx: RequestContext): Promise<ConversationInsightWire | null> {
  const { conversation_id: conversationId, conversation_insights_id: id } = run;
  if (typeof conversationId !== 'string' || typeof id !== 'string') return null;
  return (await listFindings(conversationId, ctx)).find(id);
}

/** The assistant that a run was held with, as its conversation names it. */
export async function assistantOfRun({ conversation_id: id }: TestRunWire, ctx: RequestContext): Promise<AssistantWire | null> {
  const conversation: ConversationWire | null = await (getReferencedConversation(id, ctx) satisfies Loading<ConversationWire | null>);
  return conversation && assistantOfConversation(conversation, ctx);
}
