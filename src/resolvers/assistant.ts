import type { RequestContext } from '../context.ts';
import { retrieveDynamicVariables } from '../upstream/endpoints/assistants.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { ASSISTANT_GAPS } from './assistant-gaps.ts';
import { findReferenced, getOne } from './one.ts';
import { findUsage, type UsageOptions } from './usage.ts';
import { assistantUses } from '../insight/references/uses.ts';

/** One assistant, or null where there is none. Throws `BAD_USER_INPUT` for what cannot be an id. */
export const getAssistant = (id: string, ctx: RequestContext) => getOne(assistants, { parent: null, id }, ctx);

/** The assistant that a document refers to; null where it names none that exists. */
export const getReferencedAssistant = (reference: unknown, ctx: RequestContext) =>
  findReferenced(assistants, { parent: null, id: reference }, ctx);

/** A value of the assistant that a document refers to, as a single read has it; undefined where it names none that exists. */
export async function valueOfReferenced<K extends Exclude<keyof AssistantWire, number | symbol>>(
  reference: unknown,
  key: K,
  ctx: RequestContext,
): Promise<AssistantWire[K] | undefined> {
  const found = await getReferencedAssistant(reference, ctx);
  return found ? (await ASSISTANT_GAPS.complete(found, [key], ctx))[key] : undefined;
}

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

/** Which other assistants hand over to this one, or lead to it by their flow. */
export const usageOfAssistant = ({ id }: AssistantWire, ctx: RequestContext, options?: UsageOptions) =>
  findUsage(assistantUses, String(id), ctx, options);
