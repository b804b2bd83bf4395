import type {
  ConversationAddMessageParams,
  ConversationCreateParams,
  ConversationUpdateParams,
} from 'telnyx/resources/ai/conversations/conversations';
import { isObject, scalarText, type JsonObject } from '../json.ts';
import { scopeOf, type Scope } from '../upstream/kinds.ts';
import { conversations, type ConversationWire, type OfConversation } from '../upstream/resources/conversations.ts';
import { LABELS_OF_TELNYX } from './conversation-filter.ts';
import { createOne, deleteOne, idFaults, updateOne } from './resource-writes.ts';
import type { UserError } from './user-errors.ts';
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

/**
 * These changes as an update takes them: all labels, as the upstream may put them in the place of those that there are. What is stored and
 * cannot be sent back is a fault: an update would take it away.
 */
export const toMetadataChanges = ({
  wire,
  ...rest
}: WireBody<{ readonly metadata?: MetadataChanges }>): WireChanges<ConversationUpdateParams> => ({
  ...rest,
  wire: wire as ConversationUpdateParams,
  needsStored: true,
  applyTo: (stored) => {
    const { labels, faults } = keptOf(stored, wire.metadata ?? {});
    const set = Object.entries(wire.metadata ?? {}).filter(([, value]) => value !== null);
    // Who may write need not be allowed to read; shorter labels say nothing by themselves, and stand in codes and words that are none of theirs.
    const texts = labels.flatMap(([key, label]) => (LABELS_OF_TELNYX.has(key) ? [label] : [key, label]));
    const secrets = [...(rest.secrets ?? []), ...texts.filter(({ length }) => length >= MIN_LENGTH)];
    const metadata = Object.fromEntries([...labels, ...set]) as { [key: string]: string };
    return { ...rest, wire: { metadata }, faults, secrets };
  },
});

const MIN_LENGTH = 3;

interface Kept {
  readonly labels: readonly (readonly [key: string, label: string])[];
  readonly faults: readonly UserError[];
}

/** The stored labels that the changes do not name. Null is none. */
function keptOf({ metadata }: JsonObject, changes: MetadataChanges): Kept {
  if (metadata === null || metadata === undefined) return { labels: [], faults: [] };
  if (!isObject(metadata)) return { labels: [], faults: [conflict(METADATA, UNREADABLE)] };
  const kept = Object.entries(metadata).filter(([key, value]) => !Object.hasOwn(changes, key) && value !== null);
  const labels = kept.flatMap(([key, value]) => {
    const label = scalarText(value);
    return label === null ? [] : [[key, label] as const];
  });
  return { labels, faults: labels.length === kept.length ? [] : [conflict(METADATA, NO_LABELS)] };
}

const METADATA = ['input', 'metadata'];
const UNREADABLE = 'What Telnyx stores as metadata of this conversation is no JSON object: an update would put these labels in its place.';
/** Without the keys of these labels, which who may write need not be allowed to read. */
const NO_LABELS =
  'A stored label that is not named is an object or a list, which an update cannot send back: read metadata, and give a value for each such label, or null to take it away.';
const conflict = (field: readonly string[], message: string): UserError => ({ code: 'CONFLICT', field, message });

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
