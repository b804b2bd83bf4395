import type { ConversationAddMessageParams, ConversationCreateParams } from 'telnyx/resources/ai/conversations/conversations';
import type { RequestContext } from '../../context.ts';
import {
  addConversationMessage,
  createConversation,
  deleteConversation,
  toMetadataChanges,
  updateConversation,
  type MetadataChanges,
} from '../../resolvers/conversation-writes.ts';
import { getReferencedConversation } from '../../resolvers/conversations.ts';
import { badInput } from '../../resolvers/user-errors.ts';
import type { ConversationWire, OfConversation } from '../../upstream/resources/conversations.ts';
import { MAY_READ_CONVERSATIONS, MAY_WRITE_CONVERSATIONS } from '../access/access.ts';
import { mutation } from '../shared/mutation.ts';
import { deletePayload, IDEMPOTENCY_KEY, writePayload } from '../shared/payload.ts';
import { dateTime, text, type InputField } from '../wire/input-fields.ts';
import { scalarListMap, jsonObjects, textOrObject, labels } from '../wire/input-maps.ts';
import { ownFields } from '../wire/own-fields.ts';
import { Conversation } from './ref.ts';

const needs = MAY_WRITE_CONVERSATIONS;
const ID = 'Id of the conversation at Telnyx.';
const optional = { nullIsAbsent: true } as const;

const payload = <R>(
  name: string,
  idOf: (result: R) => unknown,
  resolve?: (result: R, ctx: RequestContext) => ReturnType<typeof getReferencedConversation>,
) =>
  writePayload<ConversationWire, R>(name, 'conversation', {
    type: Conversation,
    description: `The conversation; null when it was refused.${resolve ? ' Cost: one upstream read.' : ''}`,
    needs: MAY_READ_CONVERSATIONS,
    ...(resolve && { resolve }),
    ids: { conversationId: { of: 'the conversation', resolve: idOf } },
  });

const draft = ownFields<ConversationCreateParams, 'Idempotency-Key'>({
  name: text('Display name. Null and absent: none.', { mayBeEmpty: true, ...optional }),
  metadata: labels('Labels by name: strings, numbers and booleans, which are kept as strings. Null and absent: none.', optional),
});

mutation('createConversation', {
  needs,
  description: 'Creates a conversation without messages, for `sendChatMessage` or `addConversationMessage`. Cost: one upstream write.',
  input: 'What the conversation is called, and how it is labelled.',
  fields: (t) => ({ ...draft.fields(t), idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }) }),
  payload: payload<ConversationWire>('CreateConversationPayload', ({ id }) => id),
  resolve: (input, ctx) => createConversation({ body: draft.read(input), idempotencyKey: input.idempotencyKey }, ctx),
});

const changes = ownFields<{ metadata?: MetadataChanges }>({
  metadata: labels(
    'Labels to set, by name: strings, numbers and booleans, which are kept as strings. Null takes a label away, unless Telnyx keeps it; labels that are not named stay.',
    { takesAway: true, ...optional },
  ),
});

mutation('updateConversation', {
  needs,
  description:
    'Changes labels of a conversation, and leaves the others as they are; stored numbers and booleans become strings. Refused as `CONFLICT` where a stored label that is not named is an object or a list, which Telnyx would not keep. Telnyx takes all labels at once: a label that somebody else sets between the read and the write is lost; changes by one process with the same API key wait for each other. Cost: one upstream write, sent once; one read before it.',
  input: 'Which conversation to change, and how. At least one of `metadata` and `aiDisabled`.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    ...changes.fields(t),
    aiDisabled: t.boolean({
      description: 'Whether the assistant no longer replies, as somebody takes over: the label `ai_disabled`. Null and absent: as it is.',
    }),
  }),
  payload: payload<ConversationWire>('UpdateConversationPayload', ({ id }) => id),
  resolve: (input, ctx) => {
    const { wire, faults, ...rest } = changes.read(input);
    const { aiDisabled } = input;
    const isSwitched = aiDisabled !== null && aiDisabled !== undefined;
    const isNamedTwice = isSwitched && wire.metadata !== undefined && Object.hasOwn(wire.metadata, 'ai_disabled');
    const own = [
      ...(wire.metadata === undefined && !isSwitched
        ? [badInput(['input'], 'Give metadata or aiDisabled: there is nothing to change.')]
        : []),
      ...(isNamedTwice
        ? [badInput(['input', 'aiDisabled'], 'aiDisabled and metadata say both whether the assistant replies: give one of them.')]
        : []),
    ];
    const metadata = { ...wire.metadata, ...(isSwitched && { ai_disabled: String(aiDisabled) }) };
    const body = { ...rest, wire: { metadata }, faults: [...faults, ...own] };
    return updateConversation({ id: String(input.id), changes: toMetadataChanges(body) }, ctx);
  },
});

mutation('deleteConversation', {
  needs,
  description: 'Deletes a conversation, with its messages and what was found in them, for good. Cost: one upstream write.',
  input: 'Which conversation to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: ID }) }),
  payload: deletePayload('DeleteConversationPayload', 'conversation'),
  resolve: ({ id }, ctx) => deleteConversation({ id: String(id) }, ctx),
});

const ROLES: readonly string[] = ['user', 'assistant', 'tool'];

const role: InputField<string> = {
  ...text('Who wrote it: `user`, `assistant` or `tool`.', { required: true }),
  toWire: (value, path, addFault) => {
    const given = String(value);
    if (!ROLES.includes(given)) addFault(badInput(path, `role is ${JSON.stringify(given)}, but takes ${ROLES.join(', ')}.`));
    return given;
  },
};

const message = ownFields<ConversationAddMessageParams, 'Idempotency-Key'>({
  role,
  content: text('What it says. Null and absent: nothing.', { mayBeEmpty: true, ...optional }),
  name: text('Display name of who wrote it. Null and absent: none.', optional),
  metadata: scalarListMap('What to note of it, by name: strings, numbers, booleans and lists of them. Null and absent: nothing.', optional),
  sent_at: dateTime('When the end user was sent it, or sent it. Null and absent: now.', optional),
  tool_call_id: text('Of an answer of a tool, the `toolCallId` of the call. Null and absent: it is none.', {
    name: 'toolCallId',
    ...optional,
  }),
  tool_calls: jsonObjects('The calls of tools in it, as the Telnyx API takes them. Null and absent: none.', optional),
  tool_choice: textOrObject(
    'Which tool the assistant is to use, as the Telnyx API takes it: a word or an object. Null and absent: as it likes.',
    optional,
  ),
});

mutation('addConversationMessage', {
  needs,
  description: 'Adds a message to a conversation, as if it had been said: the assistant does not reply to it. Cost: one upstream write.',
  input: 'The message, and the conversation that it belongs to.',
  fields: (t) => ({
    conversationId: t.id({ required: true, description: ID }),
    ...message.fields(t),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
  payload: payload<OfConversation>(
    'AddConversationMessagePayload',
    ({ conversationId }) => conversationId,
    ({ conversationId }, ctx) => getReferencedConversation(conversationId, ctx),
  ),
  resolve: (input, ctx) =>
    addConversationMessage(
      { conversationId: String(input.conversationId), body: message.read(input), idempotencyKey: input.idempotencyKey },
      ctx,
    ),
});
