import { randomUUID } from 'node:crypto';
import { answerOf, callOptions, type CallOptions, type Upstream } from '../client.ts';
import { unwrapObject } from '../envelope.ts';
import { badResponse } from '../errors.ts';

/** Creates a conversation without a name, and gives its id. One POST, repeated under an idempotency key of its own. */
export async function createConversation(upstream: Upstream, options: CallOptions): Promise<string> {
  const answer = await answerOf(upstream.conversations.create({ 'Idempotency-Key': randomUUID() }, callOptions(options)));
  const { id } = unwrapObject(answer);
  if (typeof id !== 'string' || id === '') throw badResponse('it is no conversation');
  return id;
}
