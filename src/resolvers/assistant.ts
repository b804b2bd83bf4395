import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { retrieveDynamicVariables } from '../upstream/endpoints/assistants.ts';
import { assertAssistantId, isAssistantId } from '../upstream/ids.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';

/** What a loader gives: at once where it is at hand. */
type Found = ReturnType<RequestContext['loaders']['assistant']['load']>;

/** One assistant, or null where there is none. Throws `BAD_USER_INPUT` for what cannot be an id. */
export function getAssistant(id: string, { loaders }: RequestContext): Found {
  assertAssistantId(id, 'id');
  return loaders.assistant.load(id);
}

/** The assistant that a federation router asks for; null where there is none. Rejects for what cannot be an id. */
export async function getEntity(id: unknown, { loaders }: RequestContext): Promise<AssistantWire | null> {
  const text = Number.isSafeInteger(id) ? String(id) : id;
  if (typeof text !== 'string') throw new GatewayError('BAD_USER_INPUT', 'A representation of Assistant needs its id.');
  assertAssistantId(text, 'The id of a representation');
  return loaders.assistant.load(text);
}

/** The assistant that a document refers to; null where it names none that exists. */
export function getReferencedAssistant(reference: unknown, { loaders }: RequestContext): Found {
  const id = Number.isSafeInteger(reference) ? String(reference) : reference;
  return typeof id === 'string' && isAssistantId(id) ? loaders.assistant.load(id) : null;
}

/** The assistant with `field` as a single read has it: free where the value at hand can be trusted, else one read. */
export const completeAssistant = (assistant: AssistantWire, field: ListGap, { loaders }: RequestContext) =>
  loaders.assistant.complete(assistant, field);

/** How the caller of a conversation looks to the customer's webhook. */
export interface WebhookCallerArgs {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly callControlId?: string | null | undefined;
}

/** What the customer's webhook answers right now: one upstream read, each time. */
export const getDynamicVariablesFromWebhook = (
  assistant: AssistantWire,
  { from, to, callControlId }: WebhookCallerArgs,
  { upstream, call }: RequestContext,
): Promise<unknown> =>
  retrieveDynamicVariables(
    upstream,
    String(assistant.id),
    { from: from ?? undefined, to: to ?? undefined, call_control_id: callControlId ?? undefined },
    call(),
  );
