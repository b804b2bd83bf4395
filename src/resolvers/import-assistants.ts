import type { Audited, RequestContext } from '../context.ts';
import { GatewayError, type ErrorCode, type Refusal } from '../errors.ts';
import type { CallOptions } from '../upstream/client.ts';
import { IMPORT_TIMEOUT_MS, importAssistants as sendImport, type ImportBody } from '../upstream/endpoints/assistants.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';

export interface ImportAssistantsInput {
  /** The provider, as the Telnyx API names it. */
  readonly provider: string;
  readonly apiKeyRef: string;
  readonly importIds?: readonly string[] | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

export type UserErrorCode = Extract<ErrorCode, 'BAD_USER_INPUT' | 'NOT_FOUND' | 'CONFLICT'>;

export interface UserError {
  readonly code: UserErrorCode;
  readonly message: string;
  /** Path of the refused input in names of the graph; null if no single input is at fault. */
  readonly field: readonly string[] | null;
}

export interface ImportAssistantsPayload {
  readonly assistants: readonly AssistantWire[];
  readonly userErrors: readonly UserError[];
  /** Entries of the answer that could not be read as assistants. */
  readonly damaged: number;
}

/**
 * Imports from another provider: one POST, never retried. Input that the gateway or the upstream refuses is reported
 * in `userErrors`; an outage throws. A successful import invalidates the cached reads of this tenant. If the outcome is unknown,
 * they are invalidated too, and nothing is cached until the import has ended for certain.
 */
export async function importAssistants(input: ImportAssistantsInput, ctx: RequestContext): Promise<ImportAssistantsPayload> {
  const audit = (entry: Partial<Audited>) =>
    ctx.audit({ operation: 'importAssistants', outcome: 'done', codes: [], written: [], upstreamRequestId: null, ...entry });
  let mayBeUnderWay = false;
  try {
    const given = ctx.call({ patient: true });
    // Each attempt counts: after an attempt without an answer, a refused retry does not prove that nothing was written.
    const call: CallOptions = {
      ...given,
      onAttemptEnd: (attempt) => {
        mayBeUnderWay ||= !attempt.hadNoEffect;
        given.onAttemptEnd?.(attempt);
      },
    };
    const faults = faultsOf(input);
    if (faults.length > 0) {
      audit({ outcome: 'refused', codes: ['BAD_USER_INPUT'] });
      return refused(faults);
    }
    const answer = await sendImport(ctx.upstream, toBody(input), call);
    ctx.loaders.outdate([assistants.kind]);
    const { entries, damaged } = ctx.loaders.prime(assistants, null, answer);
    audit({ written: entries.map(({ id, version_id }) => `${id}@${version_id ?? ''}`), upstreamRequestId: answer.requestId });
    return { assistants: entries, damaged, userErrors: [] };
  } catch (error) {
    // What was read before may be outdated, and what is read now may be outdated by the time at which the upstream gives up.
    if (mayBeUnderWay) ctx.loaders.outdate([assistants.kind], IMPORT_TIMEOUT_MS);
    const known = error instanceof GatewayError ? error : undefined;
    const upstreamRequestId = known?.upstream?.requestId ?? null;
    if (known && isRefusal(known.code)) {
      audit({ outcome: 'refused', codes: [known.code], upstreamRequestId });
      return refused(toUserErrors(known, known.code));
    }
    audit({ outcome: 'failed', codes: [known?.code ?? (isAbort(error) ? 'CLIENT_CLOSED' : 'INTERNAL_SERVER_ERROR')], upstreamRequestId });
    throw error;
  }
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';

const refused = (userErrors: readonly UserError[]): ImportAssistantsPayload => ({ assistants: [], damaged: 0, userErrors });

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{1,255}$/;

/** Errors in the input that need no upstream call. */
function faultsOf({ provider, apiKeyRef, importIds, idempotencyKey }: ImportAssistantsInput): readonly UserError[] {
  const faults: UserError[] = [];
  const add = (field: string, message: string) => faults.push({ code: 'BAD_USER_INPUT', field: ['input', field], message });
  if (!isProvider(provider)) add('provider', 'provider takes ELEVENLABS, VAPI or RETELL; UNKNOWN appears in answers only.');
  if (apiKeyRef.trim() === '') {
    add('apiKeyRef', 'apiKeyRef is empty: it takes the identifier of an integration secret that holds the API key of the provider.');
  }
  if (importIds?.length === 0) add('importIds', 'importIds is empty: name at least one agent, or leave it out to import all of them.');
  if (importIds?.some((id) => id.trim() === '')) add('importIds', 'importIds holds an empty id.');
  if (idempotencyKey !== null && idempotencyKey !== undefined && !IDEMPOTENCY_KEY.test(idempotencyKey)) {
    add('idempotencyKey', 'idempotencyKey takes 1 to 255 letters, digits, "-" and "_"; a UUID is recommended.');
  }
  return faults;
}

const PROVIDERS: Readonly<Record<ImportBody['provider'], true>> = { elevenlabs: true, vapi: true, retell: true };
const isProvider = (provider: string): provider is ImportBody['provider'] => Object.hasOwn(PROVIDERS, provider);

function toBody({ provider, apiKeyRef, importIds, idempotencyKey }: ImportAssistantsInput): ImportBody {
  return {
    provider: provider as ImportBody['provider'],
    api_key_ref: apiKeyRef,
    ...(importIds ? { import_ids: [...importIds] } : {}),
    ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
  };
}

const isRefusal = (code: ErrorCode): code is UserErrorCode => code === 'BAD_USER_INPUT' || code === 'NOT_FOUND' || code === 'CONFLICT';

/** The input's fields as the Telnyx API names them. */
const FIELD_OF_WIRE: Readonly<Record<string, string>> = {
  provider: 'provider',
  api_key_ref: 'apiKeyRef',
  import_ids: 'importIds',
  'Idempotency-Key': 'idempotencyKey',
};

function toUserErrors(error: GatewayError, code: UserErrorCode): readonly UserError[] {
  const refusals: readonly Refusal[] = error.refusals.length > 0 ? error.refusals : [{ message: error.message, path: null }];
  return refusals.map(({ message, path }) => ({ code, message, field: toField(path) }));
}

function toField(path: Refusal['path']): readonly string[] | null {
  const [key, ...rest] = path ?? [];
  const field = key !== undefined && Object.hasOwn(FIELD_OF_WIRE, key) ? FIELD_OF_WIRE[key] : undefined;
  return field === undefined ? null : ['input', field, ...rest];
}
