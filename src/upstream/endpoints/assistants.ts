import { answerOf, callOptions, type CallOptions, type Upstream } from '../client.ts';
import { assertPathSegment } from '../ids.ts';
import { toEntries, toEntry } from '../read-resource.ts';
import type { Entries, Sized } from '../entries.ts';
import { assistants } from '../resources/assistants.ts';
import type { AssistantWire } from '../wire/assistant.ts';

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
  return toEntry(assistants, answer, id).dynamic_variables ?? null;
}

export type ImportBody = Parameters<Upstream['assistants']['imports']>[0];

/** Importing calls the other provider's API, so it may take far longer than a read. Repeats share this time. */
export const IMPORT_TIMEOUT_MS = 60_000;

/** One POST, repeated only under an idempotency key. Overwrites what was imported before. */
export async function importAssistants(
  upstream: Upstream,
  body: ImportBody,
  options: CallOptions,
): Promise<Sized<Entries<AssistantWire>> & { readonly requestId: string | null }> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(IMPORT_TIMEOUT_MS)]);
  const answer = await answerOf(upstream.assistants.imports(body, { ...callOptions({ ...options, signal }), timeout: IMPORT_TIMEOUT_MS }));
  return { value: toEntries(assistants, answer), bytes: answer.bytes, requestId: answer.requestId };
}
