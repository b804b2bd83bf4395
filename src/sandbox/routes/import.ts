import { MALFORMED, parseBody } from '../body.ts';
import { type Fault, platformError, validationError } from '../errors.ts';
import { idempotent } from '../idempotency.ts';
import { type Handler, ok } from '../message.ts';
import { selectAgents } from '../store.ts';
import { PROVIDERS, type Provider } from '../wire.ts';

/** `POST /ai/assistants/import`: all of the provider's agents, or those of `import_ids`; all or nothing. */
export const importAssistants: Handler = idempotent(({ account, clock, body: bytes }) => {
  const body = parseBody(bytes);
  if (body === MALFORMED) return platformError(400, '10023', 'The request body is not valid JSON.');
  const faults: Fault[] = [];
  const order = readOrder(body, faults);
  if (!order) return validationError(faults);

  const { provider, apiKeyRef, importIds } = order;
  const secret = account.secrets.get(apiKeyRef);
  if (secret?.provider !== provider) {
    const detail = secret
      ? `The integration secret '${apiKeyRef}' does not hold a key that ${provider} accepts.`
      : `There is no integration secret '${apiKeyRef}'.`;
    return platformError(400, '10015', detail, { pointer: '/api_key_ref' });
  }
  const agents = selectAgents(provider, importIds);
  const found = new Set(agents.map(({ importId }) => importId));
  const unknown = (importIds ?? []).flatMap((id, index): Fault[] =>
    found.has(id) ? [] : [{ loc: ['body', 'import_ids', index], msg: `${provider} has no agent with this id`, type: 'value_error' }],
  );
  if (unknown.length > 0) return validationError(unknown);
  return ok({ data: account.import(provider, agents, clock.now()) });
});

interface Order {
  provider: Provider;
  apiKeyRef: string;
  importIds?: string[];
}

/** What the body asks for, or nothing, with the reasons in `faults`. */
function readOrder(body: unknown, faults: Fault[]): Order | undefined {
  const fault = (loc: (string | number)[], msg: string, type: string) => void faults.push({ loc: ['body', ...loc], msg, type });
  if (body === undefined) return fault([], 'Field required', 'missing');
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return fault([], 'Input should be a valid dictionary or object to extract fields from', 'model_attributes_type');
  }
  const { provider, api_key_ref: apiKeyRef, import_ids: importIds } = body as Record<string, unknown>;
  const isText = (value: unknown): value is string => typeof value === 'string';

  if (provider === undefined) fault(['provider'], 'Field required', 'missing');
  else if (!isProvider(provider)) fault(['provider'], "Input should be 'elevenlabs', 'vapi' or 'retell'", 'enum');
  if (apiKeyRef === undefined) fault(['api_key_ref'], 'Field required', 'missing');
  else if (!isText(apiKeyRef)) fault(['api_key_ref'], 'Input should be a valid string', 'string_type');
  if (Array.isArray(importIds)) {
    importIds.forEach((id, index) => {
      if (!isText(id)) fault(['import_ids', index], 'Input should be a valid string', 'string_type');
    });
  } else if (importIds !== undefined) fault(['import_ids'], 'Input should be a valid list', 'list_type');

  if (faults.length > 0 || !isProvider(provider) || !isText(apiKeyRef)) return undefined;
  return { provider, apiKeyRef, ...(Array.isArray(importIds) && { importIds: importIds.filter(isText) }) };
}

const isProvider = (value: unknown): value is Provider => PROVIDERS.some((provider) => provider === value);
