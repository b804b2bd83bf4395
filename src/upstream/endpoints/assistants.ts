import { badResponse } from '../errors.ts';
import { answerOf, callOptions, type CallOptions, type Upstream } from '../client.ts';
import { unwrapList, unwrapObject } from '../envelope.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { UpstreamAnswer } from '../answer.ts';
import { assertPathSegment } from '../ids.ts';
import type { AssistantWire } from '../wire/assistant.ts';

/** A value with the bytes its JSON took on the wire. */
export interface Sized<T> {
  readonly value: T;
  readonly bytes: number;
}

/** Assistants of one answer. Entries that are no object or have no id cannot be told apart and are only counted. */
export interface AssistantEntries {
  readonly assistants: readonly AssistantWire[];
  readonly damaged: number;
}

/** One GET. Throws `NOT_FOUND` where there is none, and refuses an id that would lead to another route. */
export async function retrieveAssistant(upstream: Upstream, id: string, options: CallOptions): Promise<Sized<AssistantWire>> {
  assertPathSegment(id);
  const answer = await answerOf(upstream.assistants.retrieve(id, {}, callOptions(options)));
  return { value: toAssistant(answer, id), bytes: answer.bytes };
}

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
  assertPathSegment(id);
  const query = { fetch_dynamic_variables_from_webhook: true, ...caller } as Parameters<typeof upstream.assistants.retrieve>[1];
  const answer = await answerOf(upstream.assistants.retrieve(id, query, { ...callOptions(options), timeout: WEBHOOK_TIMEOUT_MS }));
  return toAssistant(answer, id).dynamic_variables ?? null;
}

/** One GET for all assistants of the account: the endpoint has no pages and no filters. */
export async function listAssistants(upstream: Upstream, options: CallOptions): Promise<Sized<AssistantEntries>> {
  const answer = await answerOf(upstream.assistants.list(callOptions(options)));
  return { value: toEntries(answer), bytes: answer.bytes };
}

export type ImportBody = Parameters<Upstream['assistants']['imports']>[0];

/** Importing calls the other provider's API, so it may take far longer than a read. Repeats share this time. */
export const IMPORT_TIMEOUT_MS = 60_000;

/** One POST, repeated only under an idempotency key. Overwrites what was imported before. */
export async function importAssistants(
  upstream: Upstream,
  body: ImportBody,
  options: CallOptions,
): Promise<Sized<AssistantEntries> & { readonly requestId: string | null }> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(IMPORT_TIMEOUT_MS)]);
  const answer = await answerOf(upstream.assistants.imports(body, { ...callOptions({ ...options, signal }), timeout: IMPORT_TIMEOUT_MS }));
  return { value: toEntries(answer), bytes: answer.bytes, requestId: answer.requestId };
}

function toEntries(answer: UpstreamAnswer): AssistantEntries {
  const entries = unwrapList(answer, 'assistants');
  const assistants = entries.filter(isAssistant);
  return { assistants, damaged: entries.filter((entry) => entry !== null).length - assistants.length };
}

const isAssistant = (entry: unknown): entry is AssistantWire => isObject(entry) && isEntityId(entry['id']);

const isEntityId = (id: unknown) => (typeof id === 'string' && id !== '') || Number.isSafeInteger(id);

/** What an assistant has at least one of; an object without any is something else. */
const TELLING_KEYS = ['name', 'instructions', 'model', 'created_at', 'tools', 'conversation_flow'];

/** A single read names its subject, so an answer that lacks the id is given the one that was asked for. */
function toAssistant(answer: UpstreamAnswer, id: string): AssistantWire {
  const body = unwrapObject(answer);
  if (isAssistant(body)) return body;
  if (!looksLikeAssistant(body)) throw badResponse('it is not an assistant', { status: answer.status, requestId: answer.requestId });
  return { ...(body as unknown as AssistantWire), id };
}

const looksLikeAssistant = (body: JsonObject) => TELLING_KEYS.some((key) => Object.hasOwn(body, key));
