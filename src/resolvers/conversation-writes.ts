import type {
  ConversationAddMessageParams,
  ConversationCreateParams,
  ConversationUpdateParams,
} from 'telnyx/resources/ai/conversations/conversations';
import { isObject, type JsonObject } from '../json.ts';
import { scopeOf, type Scope } from '../upstream/kinds.ts';
import { conversations, type ConversationWire, type OfConversation } from '../upstream/resources/conversations.ts';
import { createOne, deleteOne, idFaults, updateOne } from './resource-writes.ts';
import type { WireBody, WireChanges } from './wire-body.ts';
import { write, type Keyed } from './write.ts';

const resource = conversations;

/** The messages of one conversation, and what was found in it. */
const messagesOf = (conversationId: string): Scope => scopeOf('messages', { conversationId });

export const createConversation = createOne<ConversationWire, ConversationCreateParams>({
  operation: 'createConversation',
  resource,
  outdates: [resource.kind],
  send: (upstream, body, options) => upstream.conversations.create(body, options),
});

/** Labels to set, and, where they are null, to take away. */
export type MetadataChanges = Readonly<Record<string, string | null>>;

/** These changes as an update takes them: all labels, as the upstream may put them in the place of those that there are. */
export const toMetadataChanges = ({
  wire,
  ...rest
}: WireBody<{ readonly metadata?: MetadataChanges }>): WireChanges<ConversationUpdateParams> => ({
  ...rest,
  wire: wire as ConversationUpdateParams,
  needsStored: true,
  applyTo: (stored) => {
    const kept = keptOf(stored, wire.metadata ?? {});
    const set = Object.entries(wire.metadata ?? {}).filter(([, value]) => value !== null);
    // Who may write need not be allowed to read.
    const secrets = [...(rest.secrets ?? []), ...kept.flatMap(([, value]) => textsIn(value))];
    return { ...rest, wire: { metadata: Object.fromEntries([...kept, ...set]) as { [key: string]: string } }, secrets };
  },
});

const keptOf = ({ metadata }: JsonObject, changes: MetadataChanges) =>
  isObject(metadata) ? Object.entries(metadata).filter(([key]) => !Object.hasOwn(changes, key)) : [];

/** Shorter labels say nothing by themselves, and stand in codes and words that are none of theirs. */
const MIN_LENGTH = 3;

/** The texts that a refusal may repeat of a stored label, which should be one itself. */
function textsIn(value: unknown): readonly string[] {
  if (isObject(value) || Array.isArray(value)) return Object.values(value).flatMap(textsIn);
  return [String(value)].filter((text) => value !== null && text.length >= MIN_LENGTH);
}

/** One PUT of all labels, sent once; before it one GET, never from the cache. */
export const updateConversation = updateOne<ConversationWire, ConversationUpdateParams>({
  operation: 'updateConversation',
  resource,
  outdates: [resource.kind],
  send: (upstream, id, body, options) => upstream.conversations.update(id, body, options),
});

export const deleteConversation = deleteOne<ConversationWire>({
  operation: 'deleteConversation',
  resource,
  outdates: ({ id }) => [resource.kind, messagesOf(id), 'insight-aggregates'],
  send: (upstream, { id }, options) => upstream.conversations.delete(id, options),
});

export interface MessageInput extends OfConversation, Keyed {
  readonly body: WireBody<ConversationAddMessageParams>;
}

/** One POST under an idempotency key, whose answer says nothing. */
export const addConversationMessage = write<MessageInput, OfConversation>({
  operation: 'addConversationMessage',
  idempotency: 'always',
  ignoresBody: true,
  faults: ({ conversationId, body }) => [...idFaults(resource, conversationId, 'conversationId'), ...body.faults],
  send: ({ conversationId, body }, upstream, options) => upstream.conversations.addMessage(conversationId, body.wire, options),
  outdates: ({ conversationId }) => [resource.kind, messagesOf(conversationId)],
  brings: (_answer, { conversationId }) => ({ conversationId }),
  written: ({ conversationId }) => [conversationId],
  targets: ({ conversationId }) => [conversationId],
  nameInput: ({ body }) => body.nameInput,
  idField: ['input', 'conversationId'],
});
