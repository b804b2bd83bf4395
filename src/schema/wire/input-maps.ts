/** Maps whose keys are the customer's own, and whose values are of few types. */
import { badInput } from '../../resolvers/user-errors.ts';
import { isObject } from '../../json.ts';
import { common, refuseMasks, type InputField, type InputFieldOptions } from './input-fields.ts';

interface MapValues {
  readonly fits: (value: unknown) => boolean;
  readonly are: string;
}

const mapOf = <V>(description: string, { fits, are }: MapValues, options: InputFieldOptions = {}): InputField<{ [key: string]: V }> => ({
  ...common(description, options),
  type: () => 'JSON',
  toWire: (value, path, addFault) => {
    if (!isObject(value)) {
      addFault(badInput(path, `${path.at(-1)} takes a JSON object.`));
      return value;
    }
    for (const [key, item] of Object.entries(value)) {
      if (!fits(item)) addFault(badInput([...path, key], `The values of ${path.at(-1)} are ${are}.`));
    }
    refuseMasks(value, path, addFault);
    return value;
  },
});

/** Texts by name. */
export const textMap = (description: string, options?: InputFieldOptions) =>
  mapOf<string>(description, { fits: (value) => typeof value === 'string', are: 'strings' }, options);

/** Texts, numbers and booleans by name. */
export const scalarMap = (description: string, options?: InputFieldOptions) =>
  mapOf<string | number | boolean>(
    description,
    {
      fits: (value) => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value),
      are: 'strings, numbers and booleans',
    },
    options,
  );
