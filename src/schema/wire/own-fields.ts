import type { UserError } from '../../resolvers/user-errors.ts';
import type { WireBody } from '../../resolvers/wire-body.ts';
import type { JsonObject } from '../../json.ts';
import type { InputFields } from '../shared/mutation.ts';
import { declared, nameIn, namedFields, toWireEntries } from './input-values.ts';
import type { InputFieldMap } from './input.ts';

const ROOT = ['input'];

/**
 * Fields of a mutation's own input that mirror parameters of the SDK, for an input that has others beside them, such as the id of a
 * parent. What is given for them is read from the input as a whole.
 */
export function ownFields<P extends object, L extends PropertyKey = never>(map: InputFieldMap<P, L>) {
  const fields = namedFields(map);
  return {
    fields: (t: InputFields) => declared(fields, t),
    read: (input: object): WireBody<P> => {
      const given = input as JsonObject;
      const faults: UserError[] = [];
      const wire = toWireEntries(fields, given, ROOT, (fault) => faults.push(fault));
      const nameInput = (path: readonly string[]) => {
        const name = nameIn(fields, path, given);
        return name && [...ROOT, ...name];
      };
      return { wire: Object.fromEntries(wire) as P, faults, nameInput };
    },
  };
}
