import type { AssistantToolWire } from '../../../upstream/wire/assistant.ts';
import { int } from '../../wire/input-fields.ts';
import { jsonMap } from '../../wire/input-maps.ts';
import type { InputMember } from '../../wire/input-union.ts';
import { wireInput, type InputFieldMap } from '../../wire/input.ts';
import { isObject } from '../../../json.ts';
import type { Payload } from '../tool.ts';

const TIMEOUT = 'Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library.';

interface WithTimeout {
  readonly timeout_ms?: number;
}

/**
 * The input of one tool variant: the fields of the payload, as its type shows them, and the tool's own timeout. The wire form is
 * `{ type: K, [K]: payload, timeout_ms }`.
 */
export function toolInput<K extends AssistantToolWire['type']>(
  name: string,
  type: K,
  { description, fields }: { readonly description: string; readonly fields: InputFieldMap<Payload<K>> },
): InputMember {
  const all = { ...fields, timeout_ms: int(TIMEOUT, { min: 0 }) } as unknown as InputFieldMap<WithTimeout>;
  const input = wireInput<WithTimeout>(name, { description, fields: all });
  return {
    ref: input.ref,
    description,
    toWire: (given, path, addFault) => {
      // What a read cannot show beside the tool's own keys stands under the kind in `extra`.
      const { timeout_ms: timeoutMs, [type]: hidden, ...shown } = input.toWire(given, path, addFault);
      const payload = isObject(hidden) ? { ...shown, ...hidden } : { ...shown, ...(hidden !== undefined && { [type]: hidden }) };
      return { type, [type]: payload, ...(timeoutMs === undefined ? {} : { timeout_ms: timeoutMs }) };
    },
    nameBelow: (path, given) => input.nameBelow(path[0] === type ? path.slice(1) : path, given),
  };
}

/** The same for a payload that is a free map, given whole under the name of the kind. */
export function freeToolInput(name: string, type: string, description: string, field: string): InputMember {
  const fields = { [type]: jsonMap(field), timeout_ms: int(TIMEOUT, { min: 0 }) } as unknown as InputFieldMap<WithTimeout>;
  const input = wireInput<WithTimeout & Readonly<Record<string, unknown>>>(name, { description, fields });
  return {
    ref: input.ref,
    description,
    toWire: (given, path, addFault) => {
      const { [type]: payload, timeout_ms: timeoutMs, ...extra } = input.toWire(given, path, addFault);
      return {
        type,
        [type]: { ...(isObject(payload) ? payload : {}), ...extra },
        ...(timeoutMs === undefined ? {} : { timeout_ms: timeoutMs }),
      };
    },
    nameBelow: (path, given) => input.nameBelow(path, given),
  };
}
