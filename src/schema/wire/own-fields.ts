import { badInput, type UserError } from '../../resolvers/user-errors.ts';
import type { WireBody } from '../../resolvers/wire-body.ts';
import type { InputFields } from '../shared/mutation.ts';
import type { InputField } from './input-fields.ts';
import type { InputFieldMap } from './input.ts';
import { toCamelCase } from './object.ts';

/**
 * Fields of a mutation's own input that mirror parameters of the SDK, for an input that has others beside them, such as the id of a
 * parent. What is given for them is read from the input as a whole.
 */
export function ownFields<P extends object, L extends PropertyKey = never>(map: InputFieldMap<P, L>) {
  const fields = Object.entries(map as Readonly<Record<string, InputField<unknown>>>).map(([key, field]) => ({
    key,
    field,
    name: field.name ?? toCamelCase(key),
  }));
  return {
    fields: (t: InputFields) =>
      Object.fromEntries(
        fields.map(({ field, name }) => [
          name,
          t.field({ type: field.type() as 'String', required: field.required as false, description: field.description }),
        ]),
      ),
    read: (input: object): WireBody<P> => {
      const given = input as Readonly<Record<string, unknown>>;
      const faults: UserError[] = [];
      const wire = fields.flatMap(({ key, field, name }): readonly (readonly [string, unknown])[] => {
        const value = given[name];
        if (value === undefined) return [];
        if (value !== null) return [[key, field.toWire(value, ['input', name], (fault) => faults.push(fault))]];
        faults.push(badInput(['input', name], `${name} cannot be null: leave it out instead.`));
        return [];
      });
      return {
        wire: Object.fromEntries(wire) as P,
        faults,
        nameInput: ([key, ...rest]) => {
          const known = fields.find((one) => one.key === key);
          return known ? ['input', known.name, ...(known.field.nameBelow?.(rest, given[known.name]) ?? rest)] : null;
        },
      };
    },
  };
}
