import { absent, validationError } from '../errors.ts';
import { type Handler, ok } from '../message.ts';
import { webhookAnswer } from '../seed/webhook-answers.ts';

const FLAG = 'fetch_dynamic_variables_from_webhook';
const TRUE = new Set(['true', '1', 'yes', 'on', 't', 'y']);
const FALSE = new Set(['false', '0', 'no', 'off', 'f', 'n']);

/** `GET /ai/assistants`: every assistant of the account, in full; the Telnyx API has no pages here. */
export const listAssistants: Handler = ({ account }) => ok({ data: account.list() });

/** `GET /ai/assistants/tags`: the tags in use, each once. */
export const listTags: Handler = ({ account }) => ok({ tags: [...new Set(account.list().flatMap(({ tags }) => tags ?? []))].toSorted() });

/** `GET /ai/assistants/{id}`, with what the assistant's webhook would answer when the query asks for that. */
export const retrieveAssistant: Handler = ({ account, params, query }) => {
  const flag = (query.get(FLAG) ?? 'false').toLowerCase();
  if (!TRUE.has(flag) && !FALSE.has(flag)) {
    const msg = 'Input should be a valid boolean, unable to interpret input';
    return validationError([{ loc: ['query', FLAG], msg, type: 'bool_parsing' }]);
  }
  const id = params.id ?? '';
  const assistant = account.get(id);
  if (!assistant) return absent('assistant');
  if (!TRUE.has(flag) || !assistant.dynamic_variables_webhook_url) return ok(assistant);
  const call = ['from', 'to', 'call_control_id'].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return ok({
    ...assistant,
    dynamic_variables: { ...assistant.dynamic_variables, ...webhookAnswer(id), ...Object.fromEntries(call) },
  });
};
