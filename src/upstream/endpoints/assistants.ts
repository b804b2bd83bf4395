import { answerOf, callOptions, type CallOptions, type Upstream } from '../client.ts';
import { assertPathSegment } from '../ids.ts';
import { toEntry } from '../read-resource.ts';
import { assistants } from '../resources/assistants.ts';

/** What the caller's phone call looks like to the customer's webhook; all optional. */
export interface WebhookCaller {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly call_control_id?: string | undefined;
}

/** The platform waits up to ten seconds for the webhook before it answers itself. */
const WEBHOOK_TIMEOUT_MS = 15_000;

/** One GET that makes the platform call the customer's webhook: never cached, never batched. */
export async function retrieveDynamicVariables(
  upstream: Upstream,
  id: string,
  caller: WebhookCaller,
  options: CallOptions,
): Promise<unknown> {
  assertPathSegment(assistants, id);
  const query = { fetch_dynamic_variables_from_webhook: true, ...caller } as Parameters<typeof upstream.assistants.retrieve>[1];
  const answer = await answerOf(upstream.assistants.retrieve(id, query, { ...callOptions(options), timeout: WEBHOOK_TIMEOUT_MS }));
  return toEntry(assistants, answer, id, null).dynamic_variables ?? null;
}
