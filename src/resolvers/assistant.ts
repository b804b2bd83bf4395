import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { retrieveDynamicVariables } from '../upstream/endpoints/assistants.ts';
import { assertAssistantId, isAssistantId } from '../upstream/ids.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';

/** The result of a loader: synchronous if it is cached. */
type Found = ReturnType<RequestContext['loaders']['assistant']['load']>;

/** One assistant, or null if it does not exist. Throws `BAD_USER_INPUT` for an invalid id. */
export function getAssistant(id: string, { loaders }: RequestContext): Found {
  assertAssistantId(id, 'id');
  return loaders.assistant.load(id);
}

/** The assistant of a federation representation; null if it does not exist. Rejects for an invalid id. */
export async function getEntity(id: unknown, { loaders }: RequestContext): Promise<AssistantWire | null> {
  const text = Number.isSafeInteger(id) ? String(id) : id;
  if (typeof text !== 'string') throw new GatewayError('BAD_USER_INPUT', 'A representation of Assistant needs its id.');
  assertAssistantId(text, 'The id of a representation');
  return loaders.assistant.load(text);
}

/** The assistant that a document refers to; null if it does not exist. */
export function getReferencedAssistant(reference: unknown, { loaders }: RequestContext): Found {
  const id = Number.isSafeInteger(reference) ? String(reference) : reference;
  return typeof id === 'string' && isAssistantId(id) ? loaders.assistant.load(id) : null;
}

/** The assistant with `field` as in a single read: no upstream call if the cached value can be trusted, else one read. */
export const completeAssistant = (assistant: AssistantWire, field: ListGap, { loaders }: RequestContext) =>
  loaders.assistant.complete(assistant, field);

/** The data about a call to report to the customer's webhook. */
export interface WebhookCallerArgs {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly callControlId?: string | null | undefined;
}

/** The current answer of the customer's webhook: one upstream read each time. */
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
