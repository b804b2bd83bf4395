import { randomUUID } from 'node:crypto';
import { type BodyField, readBody, readOptional } from '../body.ts';
import { listPage } from '../collection.ts';
import { select } from '../conversations/conditions.ts';
import type { ConversationWire, MessageWire } from '../conversations/conversation.ts';
import type { Conversations } from '../conversations/conversations.ts';
import { producedBy } from '../conversations/produced.ts';
import { absent, type Fault, validationError } from '../errors.ts';
import { idempotent } from '../idempotency.ts';
import { type Handler, ok, type SandboxRequest } from '../message.ts';
import type { Reply } from '../reply.ts';
import type { Account } from '../store.ts';
import { isoNow } from '../clock.ts';

/** All that there are by now. */
export const conversationsOf = ({ account, clock }: { account: Account; clock: SandboxRequest['clock'] }): Conversations =>
  account.conversations.take(producedBy(account, clock.now()));

/** Adds a conversation to the account. */
export function addConversation(
  { account, clock }: SandboxRequest,
  { name = '', metadata = {} }: { name?: string; metadata?: Record<string, string> },
): ConversationWire {
  const now = isoNow(clock);
  return account.conversations.put({ id: randomUUID(), created_at: now, last_message_at: now, metadata, name });
}

/** Metadata as it is kept: every value is a string. */
export const asTexts = (metadata: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(metadata ?? {}).map(([key, value]) => [key, String(value)]));

/** `GET /ai/conversations` */
export const listConversations: Handler = (request) => {
  const found = select(conversationsOf(request).values(), request.query);
  return 'faults' in found ? validationError(found.faults) : ok(found);
};

/** `POST /ai/conversations` */
export const createConversation = idempotent((request) => {
  const read = readOptional(request.body, { name: { kind: 'string' }, metadata: { kind: 'object' } });
  if ('refusal' in read) return read.refusal;
  const { name, metadata } = read.body as { name?: string; metadata?: unknown };
  return ok(addConversation(request, { ...(name !== undefined && { name }), metadata: asTexts(metadata) }));
});

const withConversation =
  (handle: (conversation: ConversationWire, request: SandboxRequest) => Reply): Handler =>
  (request) => {
    const conversation = conversationsOf(request).get(request.params.id ?? '');
    return conversation ? handle(conversation, request) : absent('conversation');
  };

/** `GET /ai/conversations/{id}` */
export const retrieveConversation = withConversation((conversation) => ok({ data: conversation }));

/** `PUT /ai/conversations/{id}`: metadata in the place of what there was, or laid over it. */
export const updateConversation = withConversation((conversation, { body, account, behaviour }) => {
  const read = readBody(body, { metadata: { kind: 'object' } }, { partial: true });
  if ('refusal' in read) return read.refusal;
  const { metadata = conversation.metadata } = read.body as { metadata?: Record<string, unknown> };
  const faults = Object.entries(metadata).flatMap(([key, value]): Fault[] =>
    typeof value === 'string' ? [] : [{ loc: ['body', 'metadata', key], msg: 'Input should be a valid string', type: 'string_type' }],
  );
  if (faults.length > 0) return validationError(faults);
  const kept = behaviour.metadata === 'merged' ? conversation.metadata : {};
  return ok({ data: account.conversations.put({ ...conversation, metadata: { ...kept, ...(metadata as Record<string, string>) } }) });
});

/** `DELETE /ai/conversations/{id}` */
export const deleteConversation = withConversation(({ id }, { account }) => {
  account.conversations.remove(id);
  return ok({});
});

const MESSAGE: Readonly<Record<string, BodyField>> = {
  role: { kind: 'string', required: true },
  content: { kind: 'string' },
  name: { kind: 'string' },
  metadata: { kind: 'object' },
  sent_at: { kind: 'string' },
  tool_call_id: { kind: 'string' },
  tool_calls: { kind: 'objects' },
};

/** `POST /ai/conversations/{id}/message` */
export const addMessage = idempotent(
  withConversation((conversation, { body, account, clock }) => {
    const read = readBody(body, MESSAGE, { partial: false });
    if ('refusal' in read) return read.refusal;
    const { role, content = '', metadata, sent_at, tool_calls } = read.body as unknown as MessageWire & { content?: string };
    const now = isoNow(clock);
    account.conversations.say(conversation, now, {
      role,
      text: content,
      created_at: now,
      sent_at: sent_at ?? now,
      ...(metadata && { metadata }),
      ...(tool_calls && { tool_calls }),
    });
    return ok({});
  }),
);

/** `GET /ai/conversations/{id}/messages` */
export const listMessages = withConversation((conversation, request) =>
  listPage<MessageWire>(request, { all: request.account.conversations.messagesOf(conversation), pages: 'meta', filters: {} }),
);

/** `GET /ai/conversations/{id}/conversations-insights`: all of them in one answer, with a count of pages. */
export const listFindings = withConversation((conversation, { account }) => {
  const data = account.conversations.findingsOf(conversation);
  return ok({ data, meta: { page_number: 1, page_size: Math.max(20, data.length), total_pages: 1, total_results: data.length } });
});
