import { randomUUID } from 'node:crypto';
import { readBody } from '../body.ts';
import { idempotent } from '../idempotency.ts';
import { ok, type SandboxRequest } from '../message.ts';
import type { ConversationWire } from '../wire.ts';

/** Adds a conversation to the account. */
export function addConversation(
  { account, clock }: SandboxRequest,
  { name = '', metadata = {} }: { name?: string; metadata?: Record<string, string> },
): ConversationWire {
  const now = new Date(clock.now()).toISOString();
  const conversation = { id: randomUUID(), created_at: now, last_message_at: now, metadata, name };
  account.conversations.set(conversation.id, conversation);
  return conversation;
}

/** Metadata as it is kept: every value is a string. */
export const asTexts = (metadata: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(metadata ?? {}).map(([key, value]) => [key, String(value)]));

/** `POST /ai/conversations` */
export const createConversation = idempotent((request) => {
  const body = request.body.length === 0 ? new TextEncoder().encode('{}') : request.body;
  const read = readBody(body, { name: { kind: 'string' }, metadata: { kind: 'object' } }, { partial: true });
  if ('refusal' in read) return read.refusal;
  const { name, metadata } = read.body as { name?: string; metadata?: unknown };
  return ok(addConversation(request, { ...(name !== undefined && { name }), metadata: asTexts(metadata) }));
});
