import type {
  ConversationAddMessageParams,
  ConversationCreateParams,
  ConversationUpdateParams,
} from 'telnyx/resources/ai/conversations/conversations';
import { ExactNumber } from '../exact-number.ts';
import { isObject, type JsonObject } from '../json.ts';
import { scopeOf, type Scope } from '../upstream/kinds.ts';
import { conversations, type ConversationWire, type OfConversation } from '../upstream/resources/conversations.ts';
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
    const secrets = [...(rest.secrets ?? []), ...labels.map(([, label]) => label).filter(({ length }) => length >= MIN_LENGTH)];
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
  return {
    labels: kept.flatMap(([key, value]) => {
      const label = labelOf(value);
      return label === null ? [] : [[key, label] as const];
    }),
    faults: kept.flatMap(([key, value]) =>
      labelOf(value) === null ? [conflict([...METADATA, key], `The stored ${key} ${NO_LABEL}`)] : [],
    ),
  };
}

const METADATA = ['input', 'metadata'];
const UNREADABLE = 'What Telnyx stores as metadata of this conversation is no JSON object: an update would put these labels in its place.';
const NO_LABEL = 'is an object or a list, which an update cannot send back: give a value for it, or null to take it away.';
const conflict = (field: readonly string[], message: string): UserError => ({ code: 'CONFLICT', field, message });

/** A stored value as the text that an update takes; null for what is none. */
function labelOf(value: unknown): string | null {
  if (value instanceof ExactNumber) return value.source;
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
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
