import { randomUUID } from 'node:crypto';
import { answerOf, callOptions, type CallOptions, type Upstream } from '../client.ts';
import { unwrapObject } from '../envelope.ts';
import { badResponse } from '../errors.ts';
import type { Named } from '../ids.ts';

/** What an id of a conversation is checked by. */
export const CONVERSATION: Named = { noun: ['a', 'conversation'], siblings: ['insights', 'insight-groups', 'conversation-insights'] };

/** Creates a conversation without a name, and gives its id. One POST, repeated under an idempotency key of its own. */
export async function createConversation(upstream: Upstream, options: CallOptions): Promise<string> {
  const answer = await answerOf(upstream.conversations.create({ 'Idempotency-Key': randomUUID() }, callOptions(options)));
  const { id } = unwrapObject(answer);
  if (typeof id !== 'string' || id === '') throw badResponse('it is no conversation');
  return id;
}
