import type { SharedToolResponse } from 'telnyx/resources/ai/tools';
import { asTool } from '../assistants/shared-tool.ts';
import { isRecord } from '../body.ts';
import { collection } from '../collection.ts';
import { platformError, validationError } from '../errors.ts';
import type { Account } from '../store.ts';

/** `/ai/tools`: the library of shared tools, whose definitions are merged into the assistants that use them. */
export const sharedTools = collection<SharedToolResponse>({
  items: (account) => account.sharedTools,
  idKey: 'id',
  noun: 'tool',
  pages: 'meta',
  fields: {
    type: { kind: 'string', required: true },
    display_name: { kind: 'string', required: true },
    timeout_ms: { kind: 'integer' },
  },
  filters: {
    'filter[name]': ({ display_name: name }, value) => name === value,
    'filter[type]': ({ type }, value) => type === value,
  },
  make: (body, base, before) => {
    const type = typeof body['type'] === 'string' ? body['type'] : (before?.type ?? '');
    const { [type]: payload, display_name: name, timeout_ms: timeout, ...others } = body;
    if (payload !== undefined && !isRecord(payload)) {
      return { refusal: validationError([{ loc: ['body', type], msg: 'Input should be a valid dictionary', type: 'dict_type' }]) };
    }
    if (payload === undefined && type !== before?.type) {
      return { refusal: validationError([{ loc: ['body', type], msg: 'Field required', type: 'missing' }]) };
    }
    const item = {
      timeout_ms: 5000,
      ...before,
      ...others,
      ...(typeof name === 'string' && { display_name: name }),
      ...(typeof timeout === 'number' && { timeout_ms: timeout }),
      ...base,
      type,
      tool_definition: payload ?? before?.tool_definition ?? {},
    };
    return { item };
  },
  keeps: (tool, account) =>
    account.usesTool(tool.id) ? platformError(409, '10015', 'The tool is used by assistants: detach it from them first.') : undefined,
  changed: (tool, account) => mergeInto(account, tool),
});

/** Puts the definition into the assistants that use it, in place of the one before. */
function mergeInto(account: Account, shared: SharedToolResponse): void {
  const { id } = shared;
  const tool = asTool(shared);
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced);
    if (!isRecord(value)) return value;
    if (value['shared'] === true && value['tool_id'] === id) return tool;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item)]));
  };
  account.change((assistant) => replaced(assistant) as typeof assistant);
}
